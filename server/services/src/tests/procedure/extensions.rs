//! Extensions (A8.8; law 10.1, 10.2).

use super::{at, card, routed, routed_this};
use crate::testing::{form, later, refusals, worlds};
use crate::{cabinet, institution, people, procedure};
use domain::appeal::form::{AppealForm, ProgressForm};
use domain::appeal::view::What;
use domain::ids::AppealId;
use domain::lifecycle::{AssignmentStatus, Status};
use domain::procedure::{Bar, DecisionKind, ExtendForm, ForwardForm};
use domain::refusal::{Code, Field};

fn study(id: &AppealId) -> ExtendForm {
    ExtendForm {
        appeal: id.clone(),
        kind: Some(DecisionKind::ExtendedStudy),
        reason: "Ekspert rəyi tələb olunur.".into(),
        ..ExtendForm::default()
    }
}

fn by(id: &AppealId, days: u16) -> ExtendForm {
    ExtendForm { kind: Some(DecisionKind::Extended), days, ..study(id) }
}

#[tokio::test]
async fn a8_8_extra_study_then_one_extension_and_the_person_sees_each() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = routed(&world, &author, &["azersu"]).await;
        let azersu = at(&world, "azersu").await;
        let offered: Vec<String> =
            card(&world, "azersu", &id).await.procedure.extensions.iter().map(|one| one.until.unwrap().to_string()).collect();
        assert_eq!(offered, ["2026-05-05", "2026-06-01"]);
        let due = procedure::extend(&azersu, study(&id)).await.unwrap();
        assert_eq!(due.to_string(), "2026-05-05", "30 working days from the receipt");
        let mine = cabinet::card(&author, &id).await.unwrap();
        assert_eq!((mine.line.status, mine.due, mine.clock.unwrap().due), (Status::Extended, Some(due), due), "{}", world.name);
        assert_eq!(mine.assignments[0].clock.unwrap().due, due);
        let told = &people::notices(&author).await.unwrap()[0];
        assert_eq!((told.what, told.day), (What::Extended, Some(due)));
        let explained: Vec<Option<&str>> =
            mine.timeline.iter().filter(|entry| entry.what == What::DeadlineSet).map(|entry| entry.text.as_deref()).collect();
        assert_eq!(explained.last(), Some(&Some("05.05.2026 · 10.1")), "every change is explained");

        let second = procedure::extend(&azersu, by(&id, 30)).await.unwrap();
        assert_eq!(second.to_string(), "2026-06-23", "counted from the day on which the term ended");
        for form in [study(&id), by(&id, 1)] {
            assert_eq!(refusals(procedure::extend(&azersu, form).await), [(Field::Form, Code::Barred(Bar::ExtendedBefore))]);
        }
        let mine = cabinet::card(&author, &id).await.unwrap();
        assert_eq!((mine.due, mine.decisions.len()), (Some(second), 2));
        let progress = ProgressForm { appeal: id.clone(), text: "Rəy alındı.".into(), to_citizen: true };
        institution::progress(&azersu, progress).await.expect("the work goes on");
    }
}

#[tokio::test]
async fn a8_8_the_persons_clock_is_the_latest_and_never_shorter() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = routed(&world, &author, &["azersu", "aayda"]).await;
        let long = procedure::extend(&at(&world, "azersu").await, by(&id, 20)).await.unwrap();
        let short = procedure::extend(&at(&world, "aayda").await, by(&id, 2)).await.unwrap();
        assert!(short < long);
        let mine = cabinet::card(&author, &id).await.unwrap();
        assert_eq!(mine.due, Some(long), "{}", world.name);
        let own: Vec<_> = mine.assignments.iter().map(|one| one.clock.unwrap().due).collect();
        assert_eq!(own, [long, short], "each institution has its own");
    }
}

#[tokio::test]
async fn a8_8_neither_urgent_nor_late_nor_a_second_time_by_sending_on() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let urgent = routed_this(&world, &author, AppealForm { category: "yol.lyuk".into(), ..form() }, &["azersu"]).await;
        let azersu = at(&world, "azersu").await;
        assert_eq!(refusals(procedure::extend(&azersu, by(&urgent, 5)).await), [(Field::Form, Code::Barred(Bar::Urgent))]);

        let id = routed(&world, &author, &["azersu"]).await;
        procedure::extend(&azersu, study(&id)).await.unwrap();
        let forward = ForwardForm {
            appeal: id.clone(),
            to: Some("aayda".into()),
            reason: "Yol bizim balansda deyil.".into(),
            ..ForwardForm::default()
        };
        procedure::forward(&azersu, forward).await.unwrap();
        let aayda = at(&world, "aayda").await;
        let again = refusals(procedure::extend(&aayda, study(&id)).await);
        assert_eq!(again, [(Field::Form, Code::Barred(Bar::ExtendedBefore))], "{}: the person waits once", world.name);

        let late = routed(&world, &author, &["azersu"]).await;
        world.wait_hours(24 * 40);
        let azersu = later(&azersu);
        assert_eq!(refusals(procedure::extend(&azersu, by(&late, 5)).await), [(Field::Form, Code::Barred(Bar::TermOver))]);
        let wrong = refusals(procedure::extend(&azersu, ExtendForm { days: 31, ..by(&late, 31) }).await);
        assert_eq!(wrong, [(Field::Days, Code::BadFormat)], "by no more than thirty");
        assert_eq!(card(&world, "azersu", &late).await.row.assignment, Some(AssignmentStatus::Placed), "nothing changed");
    }
}
