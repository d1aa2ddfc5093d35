//! What becomes of a complaint (A9.1, A9.2; Q3.5).

mod reminded;

use super::rights::{answer, joined, right, routed, sent};
use crate::testing::{later, new_id, refusals, worlds};
use crate::{Ctx, Error, account, appeals, cabinet, complaints, institution, official, owner, people, rights};
use domain::account::AccountWhat;
use domain::appeal::form::{RateForm, RefusalGround, RefuseForm, RightForm, RouteForm};
use domain::appeal::view::What;
use domain::complaint::{About, ComplaintCase, ComplaintForm, DecideForm, Outcome};
use domain::ids::{AdditionId, AppealId};
use domain::lifecycle::{AssignmentStatus, Status, Step};
use domain::refusal::{Code, Field};
use domain::role::Role;

const REASONS: &str = "Cavabda görülən iş təsdiqlənmir, yenidən yoxlanılmalıdır.";

/// Complains about an institution's decision, or the one there is; the complaint's id.
async fn complained(ctx: &Ctx, id: &AppealId, institution: Option<&str>) -> AdditionId {
    let form = RightForm {
        demand: "Yenidən baxılsın.".into(),
        institution: institution.map(Into::into),
        ..right(id, Step::Complain, "Cavab həqiqətə uyğun deyil.")
    };
    let complaint = form.id.clone();
    rights::exercise(ctx, form).await.unwrap();
    complaint
}

fn decision(id: &AdditionId, outcome: Outcome) -> DecideForm {
    DecideForm { id: id.clone(), outcome: Some(outcome), reasons: REASONS.into() }
}

async fn waiting(staff: &Ctx) -> Vec<ComplaintCase> {
    complaints::list(staff, false, None).await.unwrap().rows
}

#[tokio::test]
async fn a9_1_a_complaint_that_is_right_reopens_the_part_it_is_about_with_a_new_clock() {
    for world in worlds().await {
        let (author, neighbour, staff) = (world.citizen("Aygün").await, world.citizen("Elçin").await, world.owner_staff().await);
        let id = sent(&author).await;
        joined(&neighbour, &id).await;
        routed(&world, &id, &["azersu", "aayda"]).await;
        answer(&world, &id, "azersu").await;
        answer(&world, &id, "aayda").await;
        cabinet::rate(&author, RateForm { appeal: id.clone(), stars: 1, ..RateForm::default() }).await.unwrap();
        let complaint = complained(&author, &id, Some("azersu")).await;
        let case = waiting(&staff).await.remove(0);
        assert_eq!((case.review.due.to_string().as_str(), case.may_decide), ("2026-04-12", true), "{}: a month", world.name);
        assert_eq!((case.person.as_deref(), case.about), (Some("Aygün Əliyev"), About::Decision));
        assert_eq!(official::desk_news(&staff).await.unwrap().complaints, 1);

        world.wait_hours(24 * 20);
        complaints::decide(&later(&staff), decision(&complaint, Outcome::Granted)).await.unwrap();
        let card = cabinet::card(&later(&author), &id).await.unwrap();
        assert_eq!((card.line.status, card.rating), (Status::InProgress, None), "the answer that was rated has fallen");
        assert_eq!(card.due.unwrap().to_string(), "2026-04-23", "fifteen working days from 2 April");
        let states: Vec<_> = card.assignments.iter().map(|one| (one.institution.0.clone(), one.status)).collect();
        assert!(states.contains(&("azersu".into(), AssignmentStatus::InProgress)), "{states:?}");
        assert!(states.contains(&("aayda".into(), AssignmentStatus::Answered)), "the other answer stands: {states:?}");
        let review = card.rights.complaints[0].review.clone().unwrap();
        assert_eq!(review.decided.map(|(outcome, reasons, _)| (outcome, reasons)), Some((Outcome::Granted, REASONS.into())));
        let seen = institution::card(&later(&world.institution_staff("azersu").await), &id).await.unwrap();
        let reopened = seen.timeline.iter().find(|entry| entry.what == What::Reopened).unwrap();
        assert_eq!(reopened.text.as_deref(), Some(REASONS), "who works on it again reads why");
        assert!(!seen.timeline.iter().any(|entry| entry.what == What::ComplaintDecided));
        assert_eq!(people::notices(&author).await.unwrap()[0].what, What::ComplaintDecided);
        assert_eq!(people::notices(&neighbour).await.unwrap()[0].what, What::Reopened);
        let public = serde_json::to_string(&appeals::public(&world.visitor(), &id).await.unwrap()).unwrap();
        assert!(public.contains("reopened") && !public.contains("təsdiqlənmir"), "the public sees that, and no words");
        answer(&world, &id, "azersu").await;
        assert_eq!(cabinet::card(&later(&author), &id).await.unwrap().line.status, Status::Answered);
        let again = refusals(complaints::decide(&later(&staff), decision(&complaint, Outcome::Rejected)).await);
        assert_eq!(again, [(Field::Form, Code::AlreadyDone)], "decided once");
    }
}

#[tokio::test]
async fn a9_2_a_refusal_is_reviewed_by_somebody_else_and_goes_back_to_triage_when_it_falls() {
    for world in worlds().await {
        let (author, refuser, other) = (world.citizen("Aygün").await, world.owner_staff().await, world.owner_colleague("Murad").await);
        let id = sent(&author).await;
        let reason = "Tələb aydın deyil, dəqiqləşdirin.".to_owned();
        owner::refuse(&refuser, RefuseForm { appeal: id.clone(), ground: RefusalGround::NotClear, reason }).await.unwrap();
        let complaint = complained(&author, &id, None).await;
        let own = refusals(complaints::decide(&refuser, decision(&complaint, Outcome::Rejected)).await);
        assert_eq!(own, [(Field::Form, Code::OwnDecision)], "{}", world.name);
        assert!(!waiting(&refuser).await[0].may_decide && waiting(&other).await[0].may_decide);
        world.wait_hours(24 * 4);
        complaints::decide(&later(&other), decision(&complaint, Outcome::Granted)).await.unwrap();
        let card = cabinet::card(&later(&author), &id).await.unwrap();
        assert_eq!((card.line.status, card.refusal), (Status::Sent, None));
        assert_eq!(card.due.unwrap().to_string(), "2026-04-16", "the term begins anew on 17 March");
        let back = owner::card(&later(&refuser), &id).await.unwrap();
        assert_eq!(back.row.clock.unwrap().due.to_string(), "2026-03-18", "one working day to find the institution");
        let route = RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() };
        owner::route(&later(&refuser), route).await.unwrap();
    }
}

#[tokio::test]
async fn a9_2_a_rejected_complaint_changes_nothing_and_says_why() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let id = sent(&author).await;
        routed(&world, &id, &["azersu"]).await;
        answer(&world, &id, "azersu").await;
        let complaint = complained(&author, &id, None).await;
        let empty = DecideForm { reasons: " ".into(), outcome: None, ..decision(&complaint, Outcome::Rejected) };
        let missing = [(Field::Ground, Code::Required), (Field::Reason, Code::Required)];
        assert_eq!(refusals(complaints::decide(&staff, empty).await), missing, "{}", world.name);
        complaints::decide(&staff, decision(&complaint, Outcome::Rejected)).await.unwrap();
        let mine = complaints::mine(&author).await.unwrap().list.remove(0);
        assert_eq!(mine.review.decided.map(|(outcome, reasons, _)| (outcome, reasons)), Some((Outcome::Rejected, REASONS.into())));
        assert_eq!((mine.person, mine.decided_by), (None, None), "employees are not named to the person");
        assert_eq!(cabinet::card(&author, &id).await.unwrap().line.status, Status::Answered);
        assert!(waiting(&staff).await.is_empty());
        assert_eq!(complaints::list(&staff, true, None).await.unwrap().total, 1);
        let azersu = world.institution_staff("azersu").await;
        let seen = institution::card(&azersu, &id).await.unwrap().timeline;
        assert!(!seen.iter().any(|entry| matches!(entry.what, What::ComplaintDecided | What::Reopened)), "it goes past the institution");
        for (who, allowed) in [(&author, false), (&azersu, false), (&staff, true)] {
            assert_eq!(complaints::list(who, false, None).await.is_ok(), allowed);
        }
    }
}

#[tokio::test]
async fn a9_2_of_two_who_decide_at_once_one_decides() {
    for world in worlds().await {
        let (author, one, two) = (world.citizen("Aygün").await, world.owner_staff().await, world.owner_colleague("Murad").await);
        let id = sent(&author).await;
        routed(&world, &id, &["azersu"]).await;
        answer(&world, &id, "azersu").await;
        let complaint = complained(&author, &id, None).await;
        let both = tokio::join!(
            complaints::decide(&one, decision(&complaint, Outcome::Granted)),
            complaints::decide(&two, decision(&complaint, Outcome::Rejected))
        );
        assert!(both.0.is_ok() != both.1.is_ok(), "{}: {both:?}", world.name);
        let reopened = cabinet::card(&author, &id).await.unwrap().line.status == Status::InProgress;
        assert_eq!(reopened, both.0.is_ok());
    }
}

#[tokio::test]
async fn a9_1_what_its_person_has_ended_stays_ended_and_a_territory_bounds_the_list() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let id = sent(&author).await;
        routed(&world, &id, &["azersu"]).await;
        answer(&world, &id, "azersu").await;
        let complaint = complained(&author, &id, None).await;
        let elsewhere = world.bounded("Gülnar", Role::OwnerStaff, None, "quba").await;
        assert!(waiting(&elsewhere).await.is_empty(), "{}: it lies in Yasamal", world.name);
        assert!(matches!(complaints::decide(&elsewhere, decision(&complaint, Outcome::Granted)).await, Err(Error::NotFound)));
        rights::exercise(&author, right(&id, Step::Dispute, "Çuxur yerindədir, gəlib baxın.")).await.unwrap();
        rights::exercise(&author, right(&id, Step::Withdraw, "")).await.unwrap();
        complaints::decide(&staff, decision(&complaint, Outcome::Granted)).await.unwrap();
        assert_eq!(cabinet::card(&author, &id).await.unwrap().line.status, Status::Withdrawn);
    }
}

#[tokio::test]
async fn q3_5_a_complaint_about_a_service_has_a_number_a_month_and_an_answer() {
    for world in worlds().await {
        let (person, stranger, staff) = (world.citizen("Aygün").await, world.citizen("Elçin").await, world.owner_staff().await);
        let form = ComplaintForm {
            id: new_id().0.into(),
            about: About::Queue,
            subject: "5 nömrəli mərkəz, şəxsiyyət vəsiqəsi".into(),
            text: "Növbəm çağırılmadı, üç saat gözlədim.".into(),
            demand: "Araşdırılsın.".into(),
        };
        let number = complaints::file(&person, form.clone()).await.unwrap();
        assert_eq!(complaints::file(&person, form.clone()).await.unwrap(), number, "{}: sent again, written once", world.name);
        assert!(number.starts_with("S-2026-"), "{number}");
        assert!(matches!(complaints::file(&stranger, form.clone()).await, Err(Error::Conflict)));
        let empty = ComplaintForm { id: new_id().0.into(), demand: String::new(), ..form };
        assert_eq!(refusals(complaints::file(&person, empty).await), [(Field::Demand, Code::Required)]);
        assert!(complaints::mine(&stranger).await.unwrap().list.is_empty(), "nobody else's");
        let case = waiting(&staff).await.remove(0);
        assert_eq!((case.about, case.appeal.clone(), case.review.due.to_string().as_str()), (About::Queue, None, "2026-04-12"));
        complaints::decide(&staff, decision(&case.id, Outcome::Granted)).await.unwrap();
        let told = account::notices(&person).await.unwrap().remove(0);
        assert_eq!((told.what, told.word), (AccountWhat::ComplaintDecided, number));
        assert!(complaints::mine(&person).await.unwrap().list[0].review.decided.is_some());
    }
}
