//! The archive and legal holds (A6.0.2).

use super::rights::right;
use crate::testing::{World, form, later, refusals, worlds};
use crate::{Error, account, appeals, archive, cabinet, complaints, owner, registry, reports, rights};
use domain::appeal::form::{RefusalGround, RefuseForm, RightForm};
use domain::appeal::view::{Heap, StaffQuery, What};
use domain::archive::HoldForm;
use domain::complaint::{DecideForm, Outcome};
use domain::ids::AppealId;
use domain::lifecycle::Step;
use domain::refusal::{Code, Field};
use domain::role::Role;

const YEARS: i64 = 4 * 365 * 24;

/// A refused appeal, closed.
async fn closed(world: &World, author: &crate::Ctx) -> (AppealId, String) {
    let sent = appeals::submit(author, form()).await.unwrap();
    let refuse = RefuseForm {
        appeal: sent.appeal.clone(),
        ground: RefusalGround::NotOfField,
        reason: "Bu məsələ sistemin sahəsinə aid deyil, bələdiyyəyə yazın.".into(),
    };
    owner::refuse(&later(&world.owner_staff().await), refuse).await.unwrap();
    (sent.appeal, sent.number)
}

fn hold(appeal: &AppealId, reason: &str) -> HoldForm {
    HoldForm { appeal: appeal.clone(), reason: reason.into() }
}

#[tokio::test]
async fn a6_0_2_what_is_closed_for_long_leaves_the_lists_and_is_found_all_the_same() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let (old, number) = closed(&world, &author).await;
        assert_eq!(archive::sweep(&world.portal).await.unwrap(), 0, "{}: not yet", world.name);
        world.wait_hours(YEARS);
        let open = appeals::submit(&later(&author), form()).await.unwrap().appeal;
        assert_eq!(archive::sweep(&world.portal).await.unwrap(), 1, "{}", world.name);
        assert_eq!(archive::sweep(&world.portal).await.unwrap(), 0, "once");
        let staff = later(&world.owner_staff().await);
        let ids = |rows: Vec<domain::appeal::view::StaffRow>| rows.into_iter().map(|row| row.line.id).collect::<Vec<_>>();
        let query = StaffQuery { heap: Heap::All, ..StaffQuery::default() };
        assert_eq!(ids(owner::inbox(&staff, query).await.unwrap().rows), std::slice::from_ref(&open));
        assert_eq!(world.portal.map().len(), 1, "the map shows what is at work");
        let found = |query: &str| registry::registry(&staff, query.to_owned());
        let listed = |page: domain::registry::RegistryPage| page.rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
        assert_eq!(listed(found("").await.unwrap()), std::slice::from_ref(&open));
        assert_eq!(found("archive=with").await.unwrap().total, 2);
        assert_eq!(listed(found("archive=only").await.unwrap()), std::slice::from_ref(&old));
        assert_eq!(reports::report(&staff, String::new()).await.unwrap().total.value, Some(2), "reports count what happened");
        // Public tracking and the author's cabinet show it as ever, with the step.
        assert!(appeals::track(&world.visitor(), &number).await.is_ok());
        let mine = cabinet::card(&later(&author), &old).await.unwrap();
        assert_eq!(mine.timeline.last().unwrap().what, What::Archived);
        let check = world.portal.check(|_, _| {}).await.unwrap();
        assert_eq!((check.appeals, check.archived, check.held, check.broken.len()), (2, 1, 0, 0));
        let page = archive::page(&staff).await.unwrap();
        assert_eq!((page.months, page.archived, page.due), (36, 1, 0));

        let card = owner::card(&staff, &old).await.unwrap();
        assert!(card.archive.archived_ms.is_some());
        archive::bring_back(&staff, &old).await.unwrap();
        assert_eq!(refusals(archive::bring_back(&staff, &old).await), [(Field::Form, Code::AlreadyDone)]);
        assert_eq!(archive::sweep(&world.portal).await.unwrap(), 0, "its months begin anew");
        assert_eq!((found("").await.unwrap().total, world.portal.map().len()), (2, 2));
        assert!(matches!(archive::page(&later(&world.operator_staff().await)).await, Err(Error::Forbidden)));
    }
}

#[tokio::test]
async fn a9_2_a_complaint_brings_an_appeal_back_from_the_archive_and_keeps_it_until_it_is_long_decided() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let (id, _) = closed(&world, &author).await;
        world.wait_hours(YEARS);
        assert_eq!(archive::sweep(&world.portal).await.unwrap(), 1, "{}", world.name);
        let form = RightForm { demand: "Yenidən baxılsın.".into(), ..right(&id, Step::Complain, "İmtina əsassızdır.") };
        let complaint = form.id.clone();
        rights::exercise(&later(&author), form).await.unwrap();
        assert_eq!((world.portal.map().len(), archive::sweep(&world.portal).await.unwrap()), (1, 0), "it waits to be decided");
        let decision = DecideForm {
            id: complaint,
            outcome: Some(Outcome::Rejected),
            reasons: "İmtina qanuna uyğundur, məsələ sahəyə aid deyil.".into(),
        };
        complaints::decide(&later(&world.owner_colleague("Murad").await), decision).await.unwrap();
        assert_eq!(archive::sweep(&world.portal).await.unwrap(), 0, "its months are counted from the decision");
        world.wait_hours(YEARS);
        assert_eq!(archive::sweep(&world.portal).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn a6_0_2_a_hold_keeps_an_appeal_and_its_author_until_it_is_lifted() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let (id, _) = closed(&world, &author).await;
        let staff = later(&world.owner_staff().await);
        assert_eq!(refusals(archive::place(&staff, hold(&id, " ")).await), [(Field::Reason, Code::Required)]);
        archive::place(&staff, hold(&id, "Məhkəmə sorğusu 2(104)-17")).await.unwrap();
        assert_eq!(refusals(archive::place(&staff, hold(&id, "Bir daha saxlanılsın")).await), [(Field::Form, Code::AlreadyDone)]);
        assert!(matches!(archive::place(&author, hold(&id, "Mən də istəyirəm")).await, Err(Error::Forbidden)));
        assert!(matches!(archive::place(&staff, hold(&"no".into(), "Məhkəmə sorğusu")).await, Err(Error::NotFound)));
        let elsewhere = world.bounded("Kənarda", Role::OwnerStaff, None, "quba").await;
        assert!(matches!(archive::lift(&elsewhere, hold(&id, "Məhkəmə bitib")).await, Err(Error::NotFound)));

        account::close(&later(&author), "BAĞLA").await.unwrap();
        let person = author.person().unwrap();
        let kept = store::people::find(world.portal.db(), person).await.unwrap().unwrap();
        assert_eq!((kept.issuer.as_str(), kept.fin.as_deref()), ("closed", Some("FINAygün")), "{}", world.name);
        world.wait_hours(YEARS);
        assert_eq!(archive::sweep(&world.portal).await.unwrap(), 0, "held");
        let staff = later(&world.owner_staff().await);
        let page = archive::page(&staff).await.unwrap();
        assert_eq!((page.holds.len(), page.holds[0].reason.as_str()), (1, "Məhkəmə sorğusu 2(104)-17"));
        assert!(archive::page(&elsewhere).await.unwrap().holds.is_empty(), "holds of another territory");

        archive::lift(&staff, hold(&id, "Məhkəmə bitib")).await.unwrap();
        assert_eq!(refusals(archive::lift(&staff, hold(&id, "Bir daha qaldırılsın")).await), [(Field::Form, Code::AlreadyDone)]);
        let kept = store::people::find(world.portal.db(), person).await.unwrap().unwrap();
        assert_eq!((kept.fin, kept.phone), (None, None), "what the hold alone kept is gone");
        let card = owner::card(&staff, &id).await.unwrap();
        assert!(card.archive.standing().is_none() && card.archive.holds[0].lifted.is_some());
        let told: Vec<What> = card.timeline.iter().map(|entry| entry.what).collect();
        assert!(told.ends_with(&[What::HoldPlaced, What::HoldLifted]), "{told:?}");
        assert_eq!(archive::sweep(&world.portal).await.unwrap(), 1);
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken.is_empty());
    }
}
