//! Left unconsidered (A9.2).

use super::{at, card, routed};
use crate::testing::{later, refusals, worlds};
use crate::{Error, appeals, cabinet, institution, owner, people, procedure, rights};
use domain::appeal::form::{AnswerForm, ProgressForm, RightForm};
use domain::appeal::view::What;
use domain::ids::AppealId;
use domain::lifecycle::{AssignmentStatus, Status, Step};
use domain::procedure::{DecisionKind, UnconsideredForm, UnconsideredGround};
use domain::refusal::{Code, Field};

const REASON: &str = "Bu məsələ üzrə üç dəfə yazılı cavab verilib, yeni məlumat yoxdur.";

fn form(id: &AppealId) -> UnconsideredForm {
    UnconsideredForm {
        appeal: id.clone(),
        ground: Some(UnconsideredGround::Repeated),
        reason: REASON.into(),
        ..UnconsideredForm::default()
    }
}

#[tokio::test]
async fn a9_2_left_unconsidered_tells_ground_reasons_and_the_way_to_complain() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = routed(&world, &author, &["azersu"]).await;
        let azersu = at(&world, "azersu").await;
        let seen = card(&world, "azersu", &id).await.procedure;
        assert_eq!(seen.tell_by.unwrap().due.to_string(), "2026-03-31", "five working days over Novruz");
        procedure::leave_unconsidered(&azersu, form(&id)).await.unwrap();

        let mine = cabinet::card(&author, &id).await.unwrap();
        assert_eq!(mine.line.status, Status::LeftUnconsidered, "{}", world.name);
        let [decision] = &mine.decisions[..] else { panic!("one decision") };
        assert_eq!((decision.kind, decision.ground), (DecisionKind::LeftUnconsidered, Some(UnconsideredGround::Repeated)));
        assert_eq!((decision.text.as_str(), decision.institution.az.is_empty()), (REASON, false));
        let terms = decision.terms.unwrap();
        assert_eq!(terms.file_by.unwrap().to_string(), "2026-04-12", "thirty days to complain");
        assert!(terms.review_days > 0 && terms.court_days > 0, "the higher body and the court are named with their terms");
        assert!(mine.steps.contains(&Step::Complain) && mine.steps.contains(&Step::Resend));
        assert_eq!(people::notices(&author).await.unwrap()[0].what, What::LeftUnconsidered, "told at once");
        let entry = mine.timeline.iter().find(|entry| entry.what == What::LeftUnconsidered).unwrap();
        assert_eq!(entry.text.as_deref(), Some(REASON));

        let public = appeals::public(&world.visitor(), &id).await.unwrap();
        assert_eq!(public.line.status, Status::LeftUnconsidered);
        assert!(!serde_json::to_string(&public).unwrap().contains("üç dəfə"), "the reasons are the person's");
    }
}

#[tokio::test]
async fn a9_2_the_person_complains_and_sends_again() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = routed(&world, &author, &["azersu"]).await;
        procedure::leave_unconsidered(&at(&world, "azersu").await, form(&id)).await.unwrap();
        let complaint = RightForm {
            id: crate::testing::new_id().0.into(),
            appeal: id.clone(),
            step: Some(Step::Complain),
            text: "Əvvəlki cavablar başqa məsələ üzrə idi.".into(),
            demand: "Müraciətə baxılmasını xahiş edirəm.".into(),
            ..RightForm::default()
        };
        rights::exercise(&author, complaint).await.unwrap();
        let draft = rights::resend(&author, &id).await.unwrap();
        let kept = appeals::draft(&author, &draft).await.unwrap().unwrap().form;
        assert_eq!(kept.earlier, Some(id.clone()), "{}", world.name);
        let again = appeals::submit(&author, domain::appeal::form::AppealForm { similar_seen: true, ..kept }).await.unwrap();
        let mine = cabinet::card(&author, &id).await.unwrap();
        assert_eq!(mine.rights.later.map(|later| later.id), Some(again.appeal));
        assert_eq!(mine.rights.complaints.len(), 1);
    }
}

#[tokio::test]
async fn a9_2_where_others_work_on_it_the_review_goes_on() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = routed(&world, &author, &["azersu", "aayda"]).await;
        procedure::leave_unconsidered(&at(&world, "azersu").await, form(&id)).await.unwrap();
        let mine = cabinet::card(&author, &id).await.unwrap();
        assert_eq!((mine.line.status, mine.decisions.len()), (Status::InProgress, 1), "{}", world.name);
        let answer = AnswerForm { appeal: id.clone(), text: "Çuxur doldurulub.".into(), ..AnswerForm::default() };
        institution::answer(&at(&world, "aayda").await, answer).await.unwrap();
        assert_eq!(cabinet::card(&author, &id).await.unwrap().line.status, Status::Answered, "one has answered");

        let other = routed(&world, &author, &["azersu", "aayda"]).await;
        for code in ["azersu", "aayda"] {
            procedure::leave_unconsidered(&at(&world, code).await, form(&other)).await.unwrap();
        }
        let mine = cabinet::card(&author, &other).await.unwrap();
        assert_eq!((mine.line.status, mine.decisions.len()), (Status::LeftUnconsidered, 2));
    }
}

#[tokio::test]
async fn a9_2_refused_without_ground_or_reasons_twice_and_to_others() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = routed(&world, &author, &["azersu"]).await;
        let azersu = at(&world, "azersu").await;
        let empty = UnconsideredForm { ground: None, reason: "  ".into(), ..form(&id) };
        let refused = refusals(procedure::leave_unconsidered(&azersu, empty).await);
        assert_eq!(refused, [(Field::Ground, Code::Required), (Field::Reason, Code::Required)]);
        let aayda = at(&world, "aayda").await;
        assert!(matches!(procedure::leave_unconsidered(&aayda, form(&id)).await, Err(Error::NotFound)), "not its appeal");
        assert!(matches!(procedure::leave_unconsidered(&author, form(&id)).await, Err(Error::Forbidden)));
        procedure::leave_unconsidered(&azersu, form(&id)).await.unwrap();
        let again = refusals(procedure::leave_unconsidered(&azersu, form(&id)).await);
        assert_eq!(again, [(Field::Form, Code::AlreadyDone)], "{}", world.name);
        assert_eq!(card(&world, "azersu", &id).await.row.assignment, Some(AssignmentStatus::LeftUnconsidered));
        assert_eq!(card(&world, "azersu", &id).await.steps, []);
        assert_eq!(owner::card(&world.owner_staff().await, &id).await.unwrap().procedure.decisions.len(), 1, "once");
    }
}

#[tokio::test]
async fn a_colleagues_step_meanwhile_is_a_conflict() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = routed(&world, &author, &["azersu"]).await;
        let seen_ms = card(&world, "azersu", &id).await.procedure.seen_ms;
        world.wait_hours(1);
        let progress = ProgressForm { appeal: id.clone(), text: "Briqada yola çıxdı.".into(), to_citizen: true };
        institution::progress(&at(&world, "azersu").await, progress).await.unwrap();
        let stale = UnconsideredForm { seen_ms, ..form(&id) };
        let azersu = at(&world, "azersu").await;
        assert!(matches!(procedure::leave_unconsidered(&azersu, stale).await, Err(Error::Conflict)), "{}", world.name);
        let fresh = UnconsideredForm { seen_ms: card(&world, "azersu", &id).await.procedure.seen_ms, ..form(&id) };
        procedure::leave_unconsidered(&later(&azersu), fresh).await.unwrap();
        assert_eq!(store::events::verify(world.portal.db(), &id).await.unwrap(), store::events::Chain::Whole);
    }
}
