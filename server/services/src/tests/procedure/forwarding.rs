//! Sending on (A8.11).

use super::{at, card, routed};
use crate::testing::{later, refusals, worlds};
use crate::{Error, account, appeals, cabinet, institution, owner, people, procedure};
use domain::appeal::form::RouteForm;
use domain::appeal::view::{StaffQuery, What};
use domain::ids::{AppealId, InstitutionId};
use domain::lifecycle::{AssignmentStatus, Status};
use domain::procedure::{Bar, DecisionKind, ForwardForm};
use domain::refusal::{Code, Field};

const REASON: &str = "Bu yol bizim balansımızda deyil.";

fn to(id: &AppealId, institution: &str) -> ForwardForm {
    ForwardForm { appeal: id.clone(), to: Some(institution.into()), reason: REASON.into(), ..ForwardForm::default() }
}

fn back(id: &AppealId) -> ForwardForm {
    ForwardForm { back: true, to: None, ..to(id, "") }
}

#[tokio::test]
async fn a8_11_sent_on_in_time_with_a_reason_and_the_person_is_told() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = routed(&world, &author, &["azersu"]).await;
        let due = cabinet::card(&author, &id).await.unwrap().due;
        world.wait_hours(24);
        procedure::forward(&at(&world, "azersu").await, to(&id, "aayda")).await.unwrap();

        let author = later(&author);
        let mine = cabinet::card(&author, &id).await.unwrap();
        assert_eq!((mine.line.status, mine.due), (Status::Routed, due), "{}: the clock goes on", world.name);
        assert_eq!(people::notices(&author).await.unwrap()[0].what, What::Forwarded);
        let [decision] = &mine.decisions[..] else { panic!("one decision") };
        assert_eq!((decision.kind, decision.text.as_str()), (DecisionKind::Forwarded, REASON));
        assert!(decision.target.is_some());
        let chain: Vec<(&str, bool, bool, AssignmentStatus)> =
            mine.assignments.iter().map(|one| (one.institution.as_str(), one.lead, one.had.unwrap().1.is_some(), one.status)).collect();
        assert_eq!(chain, [("aayda", true, false, AssignmentStatus::Placed), ("azersu", false, true, AssignmentStatus::Forwarded)]);
        assert_eq!(mine.line.institution, Some(mine.assignments[0].name.clone()), "who has it now leads");

        assert!(matches!(institution::card(&at(&world, "azersu").await, &id).await, Err(Error::NotFound)), "its part is over");
        let work = card(&world, "aayda", &id).await;
        assert_eq!(work.deadline.unwrap().0, due.unwrap());
        assert!(work.timeline.iter().any(|entry| entry.text.as_deref() == Some(REASON)), "the next one reads why");
        let log = account::view(&author).await.unwrap();
        assert!(log.disclosures.iter().any(|one| one.number == mine.line.number && one.institution.az.contains("vtomobil")), "T3.4");
        let public = appeals::public(&world.visitor(), &id).await.unwrap();
        assert_eq!(public.assignments.len(), 2, "everybody sees who had it");
        assert!(!serde_json::to_string(&public).unwrap().contains("balans"), "and not the words");
    }
}

#[tokio::test]
async fn a8_11_after_three_working_days_only_back_to_the_owner() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let id = routed(&world, &author, &["azersu"]).await;
        let forward = card(&world, "azersu", &id).await.procedure.forward.unwrap();
        assert_eq!((forward.until.due.to_string().as_str(), forward.bar), ("2026-03-18", None));
        assert!(forward.proposals.iter().all(|one| one.institution.as_str() != "azersu"), "nobody is proposed who has it");
        world.wait_hours(24 * 6);
        let azersu = at(&world, "azersu").await;
        assert_eq!(card(&world, "azersu", &id).await.procedure.forward.unwrap().bar, Some(Bar::ForwardingOver));
        let late = refusals(procedure::forward(&azersu, to(&id, "aayda")).await);
        assert_eq!(late, [(Field::Form, Code::Barred(Bar::ForwardingOver))], "{}", world.name);
        procedure::forward(&azersu, back(&id)).await.unwrap();

        let mine = cabinet::card(&later(&author), &id).await.unwrap();
        assert_eq!((mine.line.status, mine.line.institution), (Status::Forwarded, None));
        assert_eq!(mine.decisions[0].kind, DecisionKind::SentBack);
        let inbox = owner::inbox(&later(&staff), StaffQuery::default()).await.unwrap();
        let [row] = &inbox.rows[..] else { panic!("it waits in the inbox") };
        assert!(row.due_ms.unwrap() > world.portal.now(), "with a working day of its own (A8.5)");
        let seen = owner::card(&later(&staff), &id).await.unwrap();
        assert_eq!(seen.procedure.decisions[0].text, REASON, "the owner reads why");
        let route = RouteForm { appeal: id.clone(), institutions: vec!["aayda".into()], ..RouteForm::default() };
        let number = owner::route(&later(&staff), route).await.unwrap();
        let mine = cabinet::card(&later(&author), &id).await.unwrap();
        assert_eq!((mine.line.status, mine.line.number), (Status::Routed, number), "the number stays");
    }
}

#[tokio::test]
async fn a8_11_twice_at_the_most_and_never_in_a_circle() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = routed(&world, &author, &["azersu"]).await;
        let azersu = at(&world, "azersu").await;
        assert_eq!(
            refusals(procedure::forward(&azersu, to(&id, "azersu")).await),
            [(Field::Institutions, Code::Barred(Bar::HadIt))],
            "not to itself"
        );
        assert_eq!(refusals(procedure::forward(&azersu, to(&id, "nobody")).await), [(Field::Institutions, Code::Unknown)]);
        procedure::forward(&azersu, to(&id, "aayda")).await.unwrap();
        let aayda = at(&world, "aayda").await;
        let circle = refusals(procedure::forward(&aayda, to(&id, "azersu")).await);
        assert_eq!(circle, [(Field::Institutions, Code::Barred(Bar::HadIt))], "{}", world.name);
        procedure::forward(&aayda, to(&id, "azerisiq")).await.unwrap();
        let third = refusals(procedure::forward(&at(&world, "azerisiq").await, to(&id, "azeriqaz")).await);
        assert_eq!(third, [(Field::Form, Code::Barred(Bar::ForwardedOften))]);
        procedure::forward(&at(&world, "azerisiq").await, back(&id)).await.unwrap();
        let mine = cabinet::card(&author, &id).await.unwrap();
        assert_eq!((mine.line.status, mine.decisions.len()), (Status::Forwarded, 3));
    }
}

#[tokio::test]
async fn a8_11_needs_a_reason_and_the_own_cabinet() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = routed(&world, &author, &["azersu", "aayda"]).await;
        let azersu = at(&world, "azersu").await;
        let silent = ForwardForm { reason: " ".into(), ..to(&id, "azerisiq") };
        assert_eq!(refusals(procedure::forward(&azersu, silent).await), [(Field::Reason, Code::Required)]);
        let elsewhere = at(&world, "azeriqaz").await;
        assert!(matches!(procedure::forward(&elsewhere, to(&id, "azerisiq")).await, Err(Error::NotFound)));
        procedure::forward(&azersu, back(&id)).await.unwrap();
        let mine = cabinet::card(&author, &id).await.unwrap();
        assert_eq!(mine.line.status, Status::Routed, "{}: the other institution goes on", world.name);
        let leading: Vec<InstitutionId> = mine.assignments.into_iter().filter(|one| one.lead).map(|one| one.institution).collect();
        assert_eq!(leading, ["aayda".into()], "and leads now");
    }
}
