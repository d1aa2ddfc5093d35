//! Restricting access and lifting it (A8.12, T1.8, T1.9).

use crate::people::whoami;
use crate::testing::{World, form, later, refusals, worlds};
use crate::{Ctx, Error, account, appeals, cabinet, institution, owner};
use domain::account::{AccountWhat, DecideForm, RestrictForm};
use domain::appeal::form::{ProgressForm, RouteForm};
use domain::ids::AppealId;
use domain::lifecycle::Status;
use domain::refusal::{Code, Field};
use domain::role::{Actor, Role};
use domain::time::Date;

const REASON: &str = "Qaydaların 6.0.1 bəndi pozulub: təhqir.";

fn restriction(appeal: &AppealId, stop: bool) -> RestrictForm {
    RestrictForm { appeal: appeal.clone(), reason: REASON.into(), until: Date::new(2026, 4, 13), stop }
}

async fn operator(world: &World) -> Ctx {
    let staff = world.owner_staff().await;
    Ctx { actor: Actor { role: Role::Operator, ..staff.actor.clone() }, ..staff }
}

/// An appeal that waits, and one that lies with Azərsu.
async fn two_appeals(world: &World, author: &Ctx) -> [AppealId; 2] {
    let waiting = appeals::submit(author, form()).await.unwrap().appeal;
    let placed = appeals::submit(author, form()).await.unwrap().appeal;
    let route = RouteForm { appeal: placed.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() };
    owner::route(&world.owner_staff().await, route).await.unwrap();
    [waiting, placed]
}

async fn status(author: &Ctx, id: &AppealId) -> Status {
    cabinet::card(author, id).await.unwrap().line.status
}

#[tokio::test]
async fn a8_12_the_restricted_person_sees_why_until_when_and_processing_stands_still() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let [waiting, placed] = two_appeals(&world, &author).await;
        let staff = operator(&world).await;
        assert_eq!(
            refusals(account::restrict(&staff, RestrictForm { until: None, ..restriction(&waiting, true) }).await),
            [(Field::Until, Code::Required)]
        );
        account::restrict(&staff, restriction(&waiting, true)).await.unwrap();
        assert_eq!(refusals(account::restrict(&staff, restriction(&waiting, true)).await), [(Field::Form, Code::AlreadyDone)]);
        assert_eq!(refusals(appeals::submit(&author, form()).await), [(Field::Form, Code::Restricted)], "{}: at once", world.name);
        let seen = account::view(&author).await.unwrap().restriction.unwrap();
        assert_eq!((seen.reason.as_str(), seen.since_ms), (REASON, Some(author.now)));
        assert_eq!(seen.until_ms.date().to_string(), "2026-04-13");
        assert_eq!(whoami(&author).await.unwrap().unwrap().restricted_until_ms, Some(seen.until_ms));
        let told = account::notices(&author).await.unwrap();
        assert_eq!((told[0].what, told[0].word.as_str()), (AccountWhat::Restricted, "13.04.2026"));
        for id in [&waiting, &placed] {
            assert_eq!(status(&author, id).await, Status::Restricted);
        }
        let azersu = world.institution_staff("azersu").await;
        let progress = ProgressForm { appeal: placed.clone(), text: "Yoxlanılır.".into(), to_citizen: true };
        assert!(institution::card(&azersu, &placed).await.unwrap().steps.is_empty());
        assert_eq!(refusals(institution::progress(&azersu, progress).await), [(Field::Form, Code::NotNow)]);
        assert_eq!(owner::card(&world.owner_staff().await, &waiting).await.unwrap().author_restricted, Some(seen.until_ms));
    }
}

#[tokio::test]
async fn t1_9_only_the_owner_lifts_and_the_appeals_go_on_where_they_stood() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let [waiting, placed] = two_appeals(&world, &author).await;
        let (owner_staff, operator) = (world.owner_staff().await, operator(&world).await);
        account::restrict(&owner_staff, restriction(&waiting, true)).await.unwrap();
        let person = author.person().unwrap().clone();
        let decision = |lift| DecideForm { person: person.clone(), lift, answer: "Qaydalara əməl edəcəyinizi yazmısınız.".into() };
        assert!(matches!(account::decide(&operator, decision(true)).await, Err(Error::Forbidden)));
        assert!(matches!(account::decide(&author, decision(true)).await, Err(Error::Forbidden)));
        let short = DecideForm { answer: "ok".into(), ..decision(true) };
        assert_eq!(refusals(account::decide(&owner_staff, short).await), [(Field::Reason, Code::TooShort { min: 10 })]);
        account::decide(&owner_staff, decision(true)).await.unwrap();
        assert_eq!(status(&author, &waiting).await, Status::Sent, "{}", world.name);
        assert_eq!(status(&author, &placed).await, Status::Routed);
        assert!(account::view(&author).await.unwrap().restriction.is_none());
        assert_eq!(account::notices(&author).await.unwrap()[0].what, AccountWhat::Lifted);
        assert!(appeals::submit(&author, form()).await.is_ok(), "at once");
        assert_eq!(refusals(account::decide(&owner_staff, decision(true)).await), [(Field::Form, Code::NotNow)]);
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken.is_empty());
    }
}

#[tokio::test]
async fn t1_9_the_person_asks_and_the_owners_staff_see_it() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = appeals::submit(&author, form()).await.unwrap().appeal;
        let words = "Bir daha belə yazmayacağam, üzr istəyirəm.";
        assert_eq!(refusals(account::ask(&author, words).await), [(Field::Form, Code::NotNow)], "nothing to lift");
        let staff = world.owner_staff().await;
        account::restrict(&staff, restriction(&id, false)).await.unwrap();
        assert_eq!(status(&author, &id).await, Status::Sent, "processing was not stopped");
        assert_eq!(refusals(account::ask(&author, "xahiş").await), [(Field::Text, Code::TooShort { min: 10 })]);
        assert_eq!(whoami(&staff).await.unwrap().unwrap().lift_requests, 0);
        account::ask(&author, words).await.unwrap();
        assert_eq!(refusals(account::ask(&author, words).await), [(Field::Form, Code::AlreadyDone)]);
        assert_eq!(whoami(&staff).await.unwrap().unwrap().lift_requests, 1, "{}", world.name);
        let listed = account::requests(&staff).await.unwrap();
        assert_eq!((listed[0].name.as_str(), listed[0].reason.as_str()), ("Aygün Əliyev", REASON));
        assert_eq!(listed[0].asked.as_ref().map(|(text, _)| text.as_str()), Some(words));
        let person = author.person().unwrap().clone();
        let no = DecideForm { person, lift: false, answer: "Pozuntu ağırdır, müddət qalır.".into() };
        account::decide(&staff, no.clone()).await.unwrap();
        let seen = account::view(&author).await.unwrap().restriction.unwrap();
        assert_eq!((seen.asked, seen.answer.map(|(text, _)| text)), (None, Some(no.answer)));
        assert!(account::ask(&author, words).await.is_ok(), "one may ask again");
        world.wait_hours(24 * 40);
        assert!(account::requests(&later(&staff)).await.unwrap().is_empty(), "a restriction that has ended waits for nobody");
    }
}

#[tokio::test]
async fn t1_9_closing_the_account_is_no_way_around_a_restriction() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = appeals::submit(&author, form()).await.unwrap().appeal;
        account::restrict(&world.owner_staff().await, restriction(&id, false)).await.unwrap();
        assert_eq!(refusals(account::close(&author, "CLOSE").await), [(Field::Form, Code::Restricted)]);
        world.wait_hours(24 * 40);
        assert!(account::close(&later(&author), "CLOSE").await.is_ok());
    }
}

#[tokio::test]
async fn a8_12_nobody_else_may_restrict() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = appeals::submit(&author, form()).await.unwrap().appeal;
        let azersu = world.institution_staff("azersu").await;
        assert!(matches!(account::restrict(&azersu, restriction(&id, true)).await, Err(Error::Forbidden)));
        assert!(matches!(account::restrict(&author, restriction(&id, true)).await, Err(Error::Forbidden)));
        assert!(matches!(account::restrict(&world.visitor(), restriction(&id, true)).await, Err(Error::SignIn)));
        assert!(matches!(account::requests(&azersu).await, Err(Error::Forbidden)));
    }
}
