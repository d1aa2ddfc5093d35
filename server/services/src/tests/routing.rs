//! The owner's staff: routing, correction, refusal (A8.5, A8.6).

use crate::testing::{form, later, new_id, refusals, worlds};
use crate::{Error, appeals, cabinet, owner, people};
use domain::appeal::form::{AppealForm, CorrectForm, RefusalGround, RefuseForm, RouteForm};
use domain::appeal::view::{ProposalReason, StaffQuery, What};
use domain::geo::Point;
use domain::ids::{AppealId, InstitutionId};
use domain::lifecycle::Status;
use domain::number::{Number, Series};
use domain::refusal::{Code, Field};

fn to(id: &AppealId, institutions: &[&str]) -> RouteForm {
    RouteForm {
        appeal: id.clone(),
        institutions: institutions.iter().map(|code| InstitutionId::from(*code)).collect(),
        ..RouteForm::default()
    }
}

#[tokio::test]
async fn a8_5_number_and_date_at_routing_and_user_told() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let receipt = appeals::submit(&author, form()).await.unwrap();
        assert_eq!(cabinet::card(&author, &receipt.appeal).await.unwrap().registered, None);
        world.wait_hours(2);
        let number = owner::route(&later(&staff), to(&receipt.appeal, &["aayda"])).await.unwrap();
        let parsed: Number = number.parse().unwrap();
        assert_eq!((parsed.series(), parsed.serial()), (Series::Registration, 1));
        let card = cabinet::card(&author, &receipt.appeal).await.unwrap();
        assert_eq!(card.registered, Some((number.clone(), world.portal.now())));
        let [notice] = &people::notices(&author).await.unwrap()[..] else { panic!("one notice") };
        assert_eq!((notice.what, &notice.number, notice.day), (What::Registered, &number, Some(receipt.due)));
        assert_eq!(people::whoami(&author).await.unwrap().unwrap().unread, 1);
        people::mark_notices_read(&author).await.unwrap();
        assert_eq!(people::whoami(&author).await.unwrap().unwrap().unread, 0);
        for typed in [receipt.number.as_str(), number.as_str()] {
            assert_eq!(appeals::track(&world.visitor(), typed).await.unwrap().line.id, receipt.appeal);
        }
    }
}

#[tokio::test]
async fn a8_5_several_institutions() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let id = appeals::submit(&author, form()).await.unwrap().appeal;
        let number = owner::route(&staff, to(&id, &["aayda", "azersu"])).await.unwrap();
        let card = cabinet::card(&author, &id).await.unwrap();
        let has: Vec<(&str, bool)> = card.assignments.iter().map(|one| (one.institution.as_str(), one.lead)).collect();
        assert_eq!(has, [("aayda", true), ("azersu", false)]);
        assert_eq!(card.line.status, Status::Routed);
        // One more later keeps number and leader; all of them again is a conflict.
        assert_eq!(owner::route(&staff, to(&id, &["azersu", "azeriqaz"])).await.unwrap(), number);
        let card = owner::card(&staff, &id).await.unwrap();
        assert_eq!(card.assignments.len(), 3);
        assert_eq!(card.assignments.iter().filter(|one| one.lead).count(), 1);
        assert!(matches!(owner::route(&staff, to(&id, &["aayda", "azersu"])).await, Err(Error::Conflict)));
        assert_eq!(refusals(owner::route(&staff, to(&id, &["nobody"])).await), [(Field::Institutions, Code::Unknown)]);
        assert_eq!(refusals(owner::route(&staff, to(&id, &[])).await), [(Field::Institutions, Code::Required)]);
    }
}

#[tokio::test]
async fn a8_5_two_employees_at_once_give_one_number() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let id = appeals::submit(&author, form()).await.unwrap().appeal;
        let (one, two) = tokio::join!(owner::route(&staff, to(&id, &["aayda"])), owner::route(&staff, to(&id, &["aayda"])));
        assert_eq!([one.is_ok(), two.is_ok()].iter().filter(|ok| **ok).count(), 1, "{}", world.name);
        assert!(matches!(one.and(two), Err(Error::Conflict)));
        let next = appeals::submit(&author, form()).await.unwrap().appeal;
        let number = owner::route(&staff, to(&next, &["aayda"])).await.unwrap();
        assert_eq!(number.parse::<Number>().unwrap().serial(), 2, "no number was lost");
    }
}

#[tokio::test]
async fn a8_5_place_before_category_before_executive() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let proposed = async |sent: AppealForm| {
            let id = appeals::submit(&author, sent).await.unwrap().appeal;
            let card = owner::card(&staff, &id).await.unwrap();
            card.proposals.into_iter().map(|one| (one.institution.0, one.reason)).next().unwrap()
        };
        let old_town = Some(Point { lat: 40.3660, lon: 49.8340 });
        assert_eq!(proposed(AppealForm { point: old_town, ..form() }).await, ("iceriseher".into(), ProposalReason::Place));
        assert_eq!(proposed(AppealForm { category: "qaz.yoxdur".into(), ..form() }).await, ("azeriqaz".into(), ProposalReason::Category));
        assert_eq!(
            proposed(AppealForm { category: "temizlik.zibil".into(), ..form() }).await,
            ("ih-baki-yasamal".into(), ProposalReason::District)
        );
    }
}

#[tokio::test]
async fn a8_5_staff_correct_before_routing_and_it_is_written_down() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let receipt = appeals::submit(&author, form()).await.unwrap();
        let correct = CorrectForm {
            appeal: receipt.appeal.clone(),
            category: Some("yol.lyuk".into()),
            district: Some("baki-nesimi".into()),
            point: None,
        };
        owner::correct(&staff, correct.clone()).await.unwrap();
        let card = cabinet::card(&author, &receipt.appeal).await.unwrap();
        assert_eq!((card.line.category.az.as_str(), card.line.district.unwrap().az.as_str()), ("Açıq və ya sınıq lyuk", "Nəsimi rayonu"));
        let texts: Vec<(What, Option<&str>)> = card.timeline.iter().map(|entry| (entry.what, entry.text.as_deref())).collect();
        assert_eq!(texts[1], (What::Corrected, Some("Çuxur, asfalt → Açıq və ya sınıq lyuk; Yasamal rayonu → Nəsimi rayonu")));
        assert_eq!(texts[2], (What::DeadlineSet, Some("14.03.2026 · 10.4")), "an open manhole is danger (A8.8)");
        let elsewhere = CorrectForm { point: Some(Point { lat: 41.0, lon: 29.0 }), ..correct.clone() };
        assert_eq!(refusals(owner::correct(&staff, elsewhere).await), [(Field::Place, Code::OutsideCountry)]);
        owner::route(&staff, to(&receipt.appeal, &["azersu"])).await.unwrap();
        assert_eq!(refusals(owner::correct(&staff, correct).await), [(Field::Form, Code::NotNow)]);
    }
}

#[tokio::test]
async fn a8_6_refusal_is_reasoned_and_told() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let id = appeals::submit(&author, form()).await.unwrap().appeal;
        let refuse = |reason: &str| RefuseForm { appeal: id.clone(), ground: RefusalGround::NotClear, reason: reason.into() };
        assert_eq!(refusals(owner::refuse(&staff, refuse(" ")).await)[0].0, Field::Reason);
        owner::refuse(&staff, refuse("Tələb aydın deyil, zəhmət olmasa dəqiqləşdirin.")).await.unwrap();
        let card = cabinet::card(&author, &id).await.unwrap();
        assert_eq!(card.refusal, Some((RefusalGround::NotClear, "Tələb aydın deyil, zəhmət olmasa dəqiqləşdirin.".into())));
        assert_eq!(people::notices(&author).await.unwrap()[0].what, What::Refused);
        let public = appeals::public(&world.visitor(), &id).await.unwrap();
        assert_eq!(public.line.status, Status::Refused);
        assert!(public.timeline.iter().all(|entry| entry.text.is_none()), "the reason is the author's");
        assert_eq!(refusals(owner::route(&staff, to(&id, &["azersu"])).await), [(Field::Form, Code::NotNow)]);
        assert!(matches!(owner::card(&staff, &new_id()).await, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn the_inbox_finds_by_number_words_and_district_without_marks() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let first = appeals::submit(&author, form()).await.unwrap();
        let second = appeals::submit(
            &author,
            AppealForm { point: None, district: Some("quba".into()), text: "Küçə işıqları üç gündür yanmır.".into(), ..form() },
        )
        .await
        .unwrap();
        let found = async |text: &str| {
            let rows = owner::inbox(&staff, StaffQuery { text: text.into(), ..StaffQuery::default() }).await.unwrap().rows;
            rows.into_iter().map(|row| row.line.id).collect::<Vec<_>>()
        };
        assert_eq!(found("kuce isiq").await, std::slice::from_ref(&second.appeal));
        assert_eq!(found("QUBA").await, [second.appeal]);
        assert_eq!(found(&first.number).await, [first.appeal]);
        assert!(found("%").await.is_empty());
    }
}

#[tokio::test]
async fn a3_5_what_another_process_has_switched_off_a_moment_ago_gets_no_work() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let id = appeals::submit(&author, form()).await.unwrap().appeal;
        let azersu = store::institutions::find(world.portal.db(), &"azersu".into()).await.unwrap().unwrap();
        let off = store::institutions::InstitutionRow { active: false, ..azersu };
        let write = world.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::institutions::put(tx, &off).await?) }));
        write.await.unwrap();
        assert!(world.portal.reference().institution(&"azersu".into()).unwrap().active, "{}: not read again yet", world.name);
        let route = |to: &str| RouteForm { appeal: id.clone(), institutions: vec![to.into()], ..RouteForm::default() };
        assert_eq!(refusals(owner::route(&staff, route("azersu")).await), [(Field::Institutions, Code::Unknown)]);
        assert_eq!(cabinet::card(&author, &id).await.unwrap().line.status, Status::Sent, "nothing half done");
        owner::route(&staff, route("aayda")).await.unwrap();
    }
}
