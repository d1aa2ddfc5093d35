//! Decisions of institutions beside answering, and queries between them (A8.8, A8.10, A8.11, A9.2).

use crate::sample::{NOW, assignment, filled, id, photo, place, send, write};
use domain::lifecycle::AssignmentStatus;
use domain::procedure::{DecisionKind, UnconsideredGround};
use domain::time::{Date, UnixMs};
use store::decisions::{self, DecisionRow};
use store::mornings::{self, Matter};
use store::queries::{self, QueryRow};
use store::{Db, appeals, assignments, disclosures, media};

fn decision(nr: i64, kind: DecisionKind) -> DecisionRow {
    DecisionRow {
        id: format!("decision-{nr}"),
        appeal: id(1),
        institution: "azersu".into(),
        person: "murad".into(),
        kind,
        ground: None,
        text: "Əsas 🕳 '; drop table decision; --".into(),
        target: None,
        due_before: None,
        due_on: None,
        due_article: None,
        decided_ms: UnixMs(NOW.0 + nr),
    }
}

fn query(nr: i64, day: u8) -> QueryRow {
    QueryRow {
        id: format!("query-{nr}").into(),
        appeal: id(1),
        institution: "azersu".into(),
        asked: "aayda".into(),
        person: "murad".into(),
        text: "Bu yolda iş aparılıbmı?".into(),
        photos: nr == 1,
        asked_ms: UnixMs(NOW.0 + nr),
        due_on: Date::new(2026, 10, day).unwrap(),
        answer: None,
        answered_by: None,
        answered_ms: None,
    }
}

async fn asked(db: &Db, row: QueryRow) {
    write!(db, |tx| queries::add(tx, &row).await).unwrap();
}

#[tokio::test]
async fn a9_2_a_decision_is_kept_word_for_word() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let unconsidered = DecisionRow { ground: Some(UnconsideredGround::Repeated), ..decision(3, DecisionKind::LeftUnconsidered) };
        let extended = DecisionRow {
            due_before: Date::new(2026, 10, 12),
            due_on: Date::new(2026, 11, 3),
            due_article: Some("10.1".into()),
            ..decision(1, DecisionKind::ExtendedStudy)
        };
        let forwarded = DecisionRow { target: Some("aayda".into()), ..decision(2, DecisionKind::Forwarded) };
        for row in [unconsidered.clone(), extended.clone(), forwarded.clone()] {
            write!(db, |tx| decisions::insert(tx, &row).await).unwrap();
        }
        let all = [extended, forwarded, unconsidered];
        assert_eq!(decisions::of_appeal(db, &id(1)).await.unwrap(), all, "{}", test.name);
        assert_eq!(write!(db, |tx| decisions::of_appeal_in(tx, &id(1)).await).unwrap(), all);
        let nowhere = DecisionRow { target: Some("nobody".into()), ..decision(4, DecisionKind::Forwarded) };
        assert!(write!(db, |tx| decisions::insert(tx, &nowhere).await).is_err());
    }
}

#[tokio::test]
async fn a8_11_what_was_sent_back_has_a_new_day_in_the_inbox() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let due = UnixMs(NOW.0 + 9 * 86_400_000);
        write!(db, |tx| appeals::set_triage_due(tx, &id(1), due, NOW).await).unwrap();
        assert_eq!(appeals::find(db, &id(1)).await.unwrap().unwrap().triage_due_ms, due, "{}", test.name);
        assert!(write!(db, |tx| appeals::set_triage_due(tx, &id(9), due, NOW).await).is_err());
    }
}

#[tokio::test]
async fn a8_10_a_query_is_answered_once_and_its_files_stay_with_it() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        place(db, assignment(1, "azersu", true)).await;
        asked(db, query(1, 9)).await;
        let given = disclosures::of_person(db, &"leyla".into(), 9).await.unwrap();
        assert!(given.iter().any(|one| one.institution.as_str() == "aayda" && one.what == "given"), "whom it went to is told (T3.4)");
        let by = "leyla".into();
        let answered = write!(db, |tx| {
            let first = queries::answer(tx, &query(1, 9), &by, "Bəli, iyulda.", &[photo('a').id], NOW).await?;
            let second = queries::answer(tx, &query(1, 9), &by, "Xeyr.", &[photo('a').id], NOW).await?;
            Ok((first, second))
        });
        assert_eq!(answered.unwrap(), (true, false), "{}", test.name);
        let kept = queries::find(db, &"query-1".into()).await.unwrap().unwrap();
        let expected =
            QueryRow { answer: Some("Bəli, iyulda.".into()), answered_by: Some("leyla".into()), answered_ms: Some(NOW), ..query(1, 9) };
        assert_eq!(kept, expected);
        assert_eq!(queries::of_appeal(db, &id(1)).await.unwrap(), std::slice::from_ref(&kept));
        assert_eq!(write!(db, |tx| queries::of_appeal_in(tx, &id(1)).await).unwrap(), [kept]);
        let links = media::of_appeal(db, &id(1)).await.unwrap();
        assert_eq!(links.iter().map(|link| link.query.clone()).collect::<Vec<_>>(), [Some("query-1".into())]);
        assert!(media::first_of(db, &[id(1)]).await.unwrap().is_empty(), "it is not the appeal's own photo");
        assert_eq!(queries::find(db, &"query-9".into()).await.unwrap(), None);
    }
}

#[tokio::test]
async fn a8_10_the_first_due_stands_first_and_nobody_waits_for_who_has_finished() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let work = assignment(1, "azersu", true);
        place(db, work.clone()).await;
        for (nr, day) in [(1, 9), (2, 7), (3, 8)] {
            asked(db, query(nr, day)).await;
        }
        let ids = |page: &store::Page<QueryRow>| page.rows.iter().map(|row| row.id.0.clone()).collect::<Vec<_>>();
        let first = queries::waiting(db, &"aayda".into(), None, 2).await.unwrap();
        assert_eq!((ids(&first), first.total), (vec!["query-2".into(), "query-3".into()], 3), "{}", test.name);
        let rest = queries::waiting(db, &"aayda".into(), first.next.as_deref(), 2).await.unwrap();
        assert_eq!((ids(&rest), rest.next), (vec!["query-1".into()], None));
        assert_eq!(queries::count_waiting(db, &"azersu".into()).await.unwrap(), 0, "who asks is not asked");
        assert!(queries::shows_photos(db, &id(1), &"aayda".into()).await.unwrap());
        assert!(!queries::shows_photos(db, &id(1), &"azersu".into()).await.unwrap());

        let by = "leyla".into();
        write!(db, |tx| queries::answer(tx, &query(2, 7), &by, "Bəli.", &[], NOW).await).unwrap();
        assert_eq!(queries::count_waiting(db, &"aayda".into()).await.unwrap(), 2);
        write!(db, |tx| assignments::set_status(tx, &work.id, AssignmentStatus::Answered, NOW).await).unwrap();
        assert_eq!(queries::count_waiting(db, &"aayda".into()).await.unwrap(), 0);
        let over = queries::over(db, &"aayda".into(), None, 2).await.unwrap();
        assert_eq!((ids(&over), over.total), (vec!["query-3".into(), "query-2".into()], 3));
        let rest = queries::over(db, &"aayda".into(), over.next.as_deref(), 2).await.unwrap();
        assert_eq!(ids(&rest), ["query-1"]);
    }
}

#[tokio::test]
async fn a8_5_a8_10_each_is_told_once_for_each_last_day() {
    for test in filled().await {
        let db = &test.db;
        let told = async |matter: Matter, subject: String, due: String| {
            write!(db, |tx| mornings::tell(tx, matter, &subject, &due, NOW).await).unwrap()
        };
        send(db, 1).await.unwrap();
        let due = UnixMs(NOW.0 + 9 * 86_400_000);
        write!(db, |tx| appeals::set_triage_due(tx, &id(1), due, NOW).await).unwrap();
        let waiting = async |until: UnixMs, matter: Matter| mornings::triage(db, (NOW, until), matter, 9).await.unwrap();
        assert!(waiting(UnixMs(due.0 - 1), Matter::TriageSoon).await.is_empty(), "{}", test.name);
        let rows = waiting(due, Matter::TriageSoon).await;
        assert_eq!(rows.iter().map(|row| (row.appeal.clone(), row.due_ms)).collect::<Vec<_>>(), [(id(1), due)]);
        assert!(told(Matter::TriageSoon, id(1).to_string(), due.0.to_string()).await);
        assert!(!told(Matter::TriageSoon, id(1).to_string(), due.0.to_string()).await, "{}: once", test.name);
        assert!(waiting(due, Matter::TriageSoon).await.is_empty());
        assert_eq!(waiting(due, Matter::TriageLate).await.len(), 1, "the other matter is told apart");

        place(db, assignment(1, "azersu", true)).await;
        for (nr, day) in [(1, 9), (2, 7)] {
            asked(db, query(nr, day)).await;
        }
        let days = (Date::new(2026, 10, 8).unwrap(), Date::new(2026, 10, 9).unwrap());
        let open = async |matter: Matter| mornings::queries(db, days, matter, 9).await.unwrap();
        let rows = open(Matter::QuerySoon).await;
        assert_eq!(rows.iter().map(|row| (row.id.as_str(), row.asked.as_str())).collect::<Vec<_>>(), [("query-1", "aayda")]);
        assert!(told(Matter::QuerySoon, "query-1".into(), "2026-10-09".into()).await);
        assert_eq!((open(Matter::QuerySoon).await.len(), open(Matter::QueryLate).await.len()), (0, 1), "{}", test.name);
        let by = "leyla".into();
        write!(db, |tx| queries::answer(tx, &query(1, 9), &by, "Bəli.", &[], NOW).await).unwrap();
        assert!(open(Matter::QueryLate).await.is_empty(), "{}: what is answered is nobody's worry", test.name);
    }
}
