//! Right after sending: a slip is corrected or all is taken back (A8.3, A9.1).

use super::{right, sent, take};
use crate::testing::{World, later, refusals, worlds};
use crate::{Ctx, Error, appeals, cabinet, owner, rights};
use domain::appeal::form::{CorrectForm, RightForm, RouteForm};
use domain::appeal::view::{StaffQuery, What};
use domain::ids::AppealId;
use domain::lifecycle::{Status, Step};
use domain::refusal::{Code, Field};
use domain::time::UnixMs;

/// The form as the page fills it: everything as it stands, with another text.
async fn corrected(author: &Ctx, id: &AppealId, text: &str) -> RightForm {
    let card = cabinet::card(author, id).await.unwrap();
    RightForm { category: card.rights.category, address: card.address, revision: card.rights.revision, ..right(id, Step::Amend, text) }
}

fn wait_minutes(world: &World, minutes: i64) {
    world.clock.set(UnixMs(world.portal.now().0 + minutes * 60_000));
}

#[tokio::test]
async fn a9_1_within_fifteen_minutes_the_author_corrects_and_staff_see_before_and_after() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let id = sent(&author).await;
        wait_minutes(&world, 5);
        let author = later(&author);
        let card = cabinet::card(&author, &id).await.unwrap();
        assert_eq!(card.rights.amend_left_ms, 600_000, "ten minutes are left");
        assert!(card.steps.contains(&Step::Amend) && card.steps.contains(&Step::Withdraw));
        let new = "Yolda iki çuxur var, biri lyukun yanında.";
        let form = RightForm { category: "yol.lyuk".into(), address: "Nizami 5".into(), ..corrected(&author, &id, new).await };
        rights::exercise(&author, form.clone()).await.unwrap();
        rights::exercise(&author, form).await.expect("a retry after a lost answer changes nothing");

        let card = cabinet::card(&author, &id).await.unwrap();
        assert_eq!((card.text.as_str(), card.address.as_str(), card.rights.category.as_str()), (new, "Nizami 5", "yol.lyuk"));
        let seen = owner::card(&staff, &id).await.unwrap();
        let amended: Vec<&str> =
            seen.timeline.iter().filter(|entry| entry.what == What::Amended).filter_map(|entry| entry.text.as_deref()).collect();
        let [words] = amended[..] else { panic!("one correction: {amended:?}") };
        for part in ["Şərifzadə küçəsi 12", "Nizami 5", "maşınlar zədələnir", new, "Çuxur, asfalt → Açıq və ya sınıq lyuk"]
        {
            assert!(words.contains(part), "{part} in {words}");
        }
        assert_eq!(seen.deadline.unwrap().1, "10.4", "an open manhole is danger (A8.8)");
        let found = owner::inbox(&staff, StaffQuery { text: "lyukun yaninda".into(), ..StaffQuery::default() }).await.unwrap();
        assert_eq!(found.total, 1, "found by its new words, {}", world.name);
        let public = serde_json::to_string(&appeals::public(&world.visitor(), &id).await.unwrap()).unwrap();
        assert!(!public.contains("maşınlar") && !public.contains("lyukun yanında") && !public.contains("Nizami 5"), "{public}");
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken.is_empty());
    }
}

#[tokio::test]
async fn a9_1_after_fifteen_minutes_or_the_first_step_of_staff_it_is_refused_with_the_reason() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let (late, taken) = (sent(&author).await, sent(&author).await);
        let text = "Yolda iki çuxur var, diqqətli olun.";
        let (first, second) = (corrected(&author, &late, text).await, corrected(&author, &taken, text).await);
        owner::route(&staff, RouteForm { appeal: taken.clone(), institutions: vec!["aayda".into()], ..RouteForm::default() })
            .await
            .unwrap();
        assert_eq!(refusals(rights::exercise(&author, second).await), [(Field::Form, Code::NotNow)], "an institution has it");
        wait_minutes(&world, 15);
        let author = later(&author);
        assert_eq!(refusals(rights::exercise(&author, first).await), [(Field::Form, Code::WindowClosed { minutes: 15 })]);
        let card = cabinet::card(&author, &late).await.unwrap();
        assert!(!card.steps.contains(&Step::Amend) && card.rights.amend_left_ms == 0);
        assert!(card.text.contains("maşınlar"), "nothing was changed");
        let timeline = owner::card(&staff, &late).await.unwrap().timeline;
        assert!(timeline.iter().all(|entry| entry.what != What::Amended));
    }
}

#[tokio::test]
async fn a9_1_of_two_tabs_the_second_is_told_of_the_first() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let id = sent(&author).await;
        let one = corrected(&author, &id, "Yolda iki çuxur var, diqqətli olun.").await;
        let other = corrected(&author, &id, "Yolda üç çuxur var, diqqətli olun.").await;
        rights::exercise(&author, one).await.unwrap();
        assert!(matches!(rights::exercise(&author, other).await, Err(Error::Conflict)), "{}", world.name);
        let third = corrected(&author, &id, "Yolda dörd çuxur var, diqqətli olun.").await;
        owner::correct(&staff, CorrectForm { appeal: id.clone(), category: Some("yol.seki".into()), ..CorrectForm::default() })
            .await
            .unwrap();
        assert!(matches!(rights::exercise(&author, third).await, Err(Error::Conflict)), "staff have corrected the category meanwhile");
        assert!(cabinet::card(&author, &id).await.unwrap().text.contains("iki"));
    }
}

#[tokio::test]
async fn a9_1_what_was_sent_by_mistake_is_taken_back_and_nobody_elses_is_touched() {
    for world in worlds().await {
        let (author, stranger) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        let id = sent(&author).await;
        for step in [Step::Withdraw, Step::AddDocuments, Step::Leave] {
            assert!(matches!(take(&stranger, &id, step, "Özgə müraciəti").await, Err(Error::NotFound)), "{step:?}");
        }
        assert!(matches!(take(&world.visitor(), &id, Step::Withdraw, "").await, Err(Error::SignIn)));
        assert!(matches!(take(&world.owner_staff().await, &id, Step::Withdraw, "").await, Err(Error::Forbidden)));
        take(&author, &id, Step::Withdraw, "").await.unwrap();
        let card = cabinet::card(&author, &id).await.unwrap();
        assert_eq!((card.line.status, card.steps.len()), (Status::Withdrawn, 0));
        let staff = world.owner_staff().await;
        assert_eq!(owner::inbox(&staff, StaffQuery::default()).await.unwrap().total, 0, "it waits for nobody any more");
        assert_eq!(refusals(take(&author, &id, Step::Withdraw, "").await), [(Field::Form, Code::AlreadyDone)]);
    }
}
