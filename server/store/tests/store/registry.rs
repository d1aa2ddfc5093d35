//! The registry and kept views (A6.0.8).

use crate::sample::{NOW, appeal, assignment, filled, id, place, send, send_this, write};
use domain::ids::AppealId;
use domain::lifecycle::{AssignmentStatus, Status};
use domain::registry::Shelf;
use domain::time::{Date, UnixMs};
use std::collections::BTreeSet;
use store::registry::{FactRow, PartRow};
use store::saved_views::{self, ViewRow};
use store::{Db, appeals, assignments, registry};

async fn facts(db: &Db) -> Vec<FactRow> {
    let mut all = Vec::new();
    registry::each(db, |row| all.push(row)).await.unwrap();
    all.sort_by(|one, other| one.id.0.cmp(&other.id.0));
    all
}

async fn parts(db: &Db) -> Vec<PartRow> {
    let mut all = Vec::new();
    registry::each_part(db, |row| all.push(row)).await.unwrap();
    all.sort_by(|one, other| (&one.appeal.0, &one.institution).cmp(&(&other.appeal.0, &other.institution)));
    all
}

fn by_id(mut rows: Vec<FactRow>) -> Vec<FactRow> {
    rows.sort_by(|one, other| one.id.0.cmp(&other.id.0));
    rows.dedup();
    rows
}

#[tokio::test]
async fn a6_0_8_what_is_read_again_is_what_was_read_at_first() {
    for test in filled().await {
        for nr in 1..=40 {
            send(&test.db, nr).await.unwrap();
        }
        place(&test.db, assignment(1, "azersu", true)).await;
        place(&test.db, assignment(1, "aayda", false)).await;
        write!(test.db, |tx| appeals::set_status(tx, &id(2), Status::Answered, UnixMs(NOW.0 + 90_000_000)).await).unwrap();
        let all = facts(&test.db).await;
        assert_eq!(all.len(), 40, "{}", test.name);
        assert_eq!((all[1].status, all[1].answered_on.is_some(), all[0].answered_on), (Status::Answered, true, None));
        assert_eq!((all[0].channel.as_str(), all[0].mode.as_str(), all[0].category.as_str()), ("web", "amis_and_post", "yol.cuxur"));
        let ids: Vec<AppealId> = (1..=40).map(id).collect();
        assert_eq!(by_id(registry::of_appeals(&test.db, &ids).await.unwrap()), all, "more than one list of ids");
        let changed = registry::changed_since(&test.db, all[1].changed_ms).await.unwrap();
        assert!(changed.contains(&all[1]) && changed.iter().all(|row| row.changed_ms >= all[1].changed_ms));
        let work = parts(&test.db).await;
        assert_eq!(
            work.iter().map(|part| (part.institution.as_str(), part.lead)).collect::<Vec<_>>(),
            [("aayda", false), ("azersu", true)]
        );
        assert_eq!((work[0].status, work[0].due_on), (AssignmentStatus::Placed, Date::new(2026, 10, 2).unwrap()));
        let found: BTreeSet<String> = registry::parts_of(&test.db, &ids).await.unwrap().into_iter().map(|part| part.institution).collect();
        assert_eq!(found, BTreeSet::from(["aayda".to_owned(), "azersu".to_owned()]));
        let labels = registry::labels(&test.db, &ids).await.unwrap();
        assert_eq!(labels.iter().map(|row| row.id.clone()).collect::<Vec<_>>(), ids, "each once");
        assert!(labels[0].number.starts_with("Q-") && labels[0].place == "Bakı");
        let part = assignments::find(&test.db, &id(1), &"azersu".into()).await.unwrap().unwrap();
        write!(test.db, |tx| assignments::set_status(tx, &part.id, AssignmentStatus::Answered, NOW).await).unwrap();
        assert_eq!(parts(&test.db).await[1].answered_on, Some(NOW.date()));
    }
}

#[tokio::test]
async fn words_and_numbers_are_found_the_newest_first() {
    for test in filled().await {
        let always = (UnixMs(0), UnixMs(i64::MAX));
        let mut numbers = Vec::new();
        for nr in 1..=3 {
            let text = if nr == 2 { "isiq yanmir" } else { "yolda cuxur var 100%" };
            numbers.push(send_this(&test.db, domain_text(nr, text)).await.unwrap());
        }
        place(&test.db, assignment(3, "azersu", true)).await;
        let db = &test.db;
        let found = async |words: &str, sent, limit| registry::with_words(db, words, sent, None, limit).await.unwrap();
        assert_eq!(found("cuxur", always, 9).await, [id(3), id(1)], "{}", test.name);
        assert_eq!(found("cuxur", always, 1).await, [id(3)]);
        assert_eq!(found("100%", always, 9).await, [id(3), id(1)]);
        assert_eq!(found("1_0", always, 9).await, Vec::<AppealId>::new(), "signs of patterns are letters");
        assert_eq!(found(&numbers[1].to_lowercase(), always, 9).await, [id(2)]);
        assert_eq!(found(" ", always, 9).await, Vec::<AppealId>::new());
        let early = (UnixMs(0), UnixMs(NOW.0 + 1_000));
        assert_eq!(found("cuxur", early, 9).await, [id(1)]);
        let own = registry::with_words(db, "cuxur", always, Some(&"azersu".into()), 9).await.unwrap();
        assert_eq!(own, [id(3)], "an institution finds its own");
    }
}

fn domain_text(nr: u64, text: &str) -> appeals::NewAppeal {
    appeals::NewAppeal { text_folded: text.into(), ..appeal(nr) }
}

#[tokio::test]
async fn a6_0_8_views_are_kept_under_their_names_for_their_employee() {
    for test in filled().await {
        let view = |id: &str, person: &str, title: &str, query: &str| ViewRow {
            id: id.into(),
            person: person.into(),
            title: title.into(),
            query: query.into(),
            saved_ms: NOW,
        };
        let rows = [
            view("1", "leyla", "Gecikən", "deadline=late"),
            view("2", "leyla", "Bakı", "district=baki"),
            view("3", "leyla", "Gecikən", "deadline=late&order=due"),
            view("4", "murad", "Gecikən", "rating=1"),
        ];
        for row in rows {
            write!(test.db, |tx| saved_views::put(tx, Shelf::Registry, &row).await).unwrap();
        }
        let kept = async |person: &str, shelf| {
            let rows = saved_views::of_person(&test.db, &person.into(), shelf, 9).await.unwrap();
            rows.into_iter().map(|row| (row.title, row.query)).collect::<Vec<_>>()
        };
        let pair = |title: &str, query: &str| (title.to_owned(), query.to_owned());
        let expected = [pair("Bakı", "district=baki"), pair("Gecikən", "deadline=late&order=due")];
        assert_eq!(kept("leyla", Shelf::Registry).await, expected, "{}", test.name);
        assert!(kept("leyla", Shelf::Reports).await.is_empty());
        assert!(!write!(test.db, |tx| saved_views::remove(tx, &"leyla".into(), "4").await).unwrap(), "another's stays");
        assert!(write!(test.db, |tx| saved_views::remove(tx, &"leyla".into(), "2").await).unwrap());
        assert_eq!(write!(test.db, |tx| saved_views::remove_all(tx, &"leyla".into()).await).unwrap(), 1);
        assert_eq!(kept("murad", Shelf::Registry).await, [pair("Gecikən", "rating=1")]);
    }
}

#[tokio::test]
async fn a8_8_a_step_is_taken_once_for_each_last_day() {
    use domain::deadline::escalation::Whom;
    use store::escalations;
    for test in filled().await {
        for nr in 1..=3 {
            send(&test.db, nr).await.unwrap();
            place(&test.db, assignment(nr, "azersu", true)).await;
        }
        let steps = escalations::steps(&test.db).await.unwrap();
        assert_eq!(
            steps.iter().map(|step| (step.days, step.whom)).collect::<Vec<_>>(),
            [(-3, Whom::Staff), (0, Whom::Head), (1, Whom::Owner)]
        );
        let days = (Date::new(2026, 10, 1).unwrap(), Date::new(2026, 10, 3).unwrap());
        let waiting =
            async |after: Option<&escalations::DueRow>, limit| escalations::due(&test.db, days, "last-day", after, limit).await.unwrap();
        let all = waiting(None, 9).await;
        assert_eq!(all.len(), 2, "{}: the third is due later", test.name);
        assert_eq!(waiting(all.first(), 9).await, all[1..]);
        let write_status = async |status| write!(test.db, |tx| appeals::set_status(tx, &id(2), status, NOW).await).unwrap();
        write_status(Status::Restricted).await;
        assert_eq!(waiting(None, 9).await, all[..1], "what rests hurries nobody");
        write_status(Status::Routed).await;
        let first = all[0].clone();
        let take = async || {
            let row = first.clone();
            write!(test.db, |tx| escalations::told(tx, &row, "last-day", NOW).await).unwrap()
        };
        assert!(take().await && !take().await, "once");
        assert_eq!(waiting(None, 9).await, all[1..]);
        write!(test.db, |tx| assignments::set_due(tx, &first.id, Date::new(2026, 10, 3).unwrap(), "10.2").await).unwrap();
        assert_eq!(waiting(None, 9).await.len(), 2, "an extended term begins anew");
        assert_eq!(escalations::owners(&test.db).await.unwrap(), []);
    }
}

#[tokio::test]
async fn a6_0_8_a_letter_of_a_report_is_written_once_taken_once_and_settled_once() {
    use domain::reports::mailing::{LetterState, Rhythm, Table};
    use store::report_mails::{self, LetterRow, MailRow};
    for test in filled().await {
        let db = &test.db;
        let kept = ViewRow { id: "v".into(), person: "leyla".into(), title: "Gecikən".into(), query: "rows=month".into(), saved_ms: NOW };
        let row = kept.clone();
        write!(db, |tx| saved_views::put(tx, Shelf::Reports, &row).await).unwrap();
        let day = |text: &str| text.parse::<Date>().unwrap();
        let mail = MailRow {
            id: "m".into(),
            view: "v".into(),
            person: "leyla".into(),
            rhythm: Rhythm::Daily,
            file: Table::Csv,
            next_on: day("2026-09-21"),
            made_ms: NOW,
            title: "Gecikən".into(),
            query: "rows=month".into(),
        };
        let readers = ["leyla".into(), "murad".into()];
        let row = mail.clone();
        write!(db, |tx| report_mails::add(tx, &row, &readers).await).unwrap();
        let twice = MailRow { id: "n".into(), ..mail.clone() };
        assert!(write!(db, |tx| report_mails::add(tx, &twice, &[]).await).unwrap_err().is_unique(), "{}: sent already", test.name);
        assert_eq!(report_mails::find(db, "m").await.unwrap(), Some(mail.clone()));
        assert_eq!(report_mails::of_person(db, &"murad".into()).await.unwrap(), std::slice::from_ref(&mail), "a reader has it too");
        assert_eq!(report_mails::readers(db, "m").await.unwrap().len(), 2);

        assert!(report_mails::due(db, day("2026-09-20"), 9).await.unwrap().is_empty());
        assert_eq!(report_mails::due(db, day("2026-09-21"), 9).await.unwrap(), std::slice::from_ref(&mail));
        let (from, to) = (mail.next_on, day("2026-09-22"));
        assert!(write!(db, |tx| report_mails::move_on(tx, "m", from, to).await).unwrap());
        assert!(!write!(db, |tx| report_mails::move_on(tx, "m", from, to).await).unwrap(), "another process was faster");

        let letter = |id: &str, person: &str| LetterRow {
            id: id.into(),
            mail: "m".into(),
            person: person.into(),
            day: from,
            state: LetterState::Waiting,
            tries: 0,
            at_ms: NOW,
        };
        let (one, again, other) = (letter("1", "leyla"), letter("2", "leyla"), letter("3", "murad"));
        assert!(write!(db, |tx| report_mails::write(tx, &one).await).unwrap());
        assert!(!write!(db, |tx| report_mails::write(tx, &again).await).unwrap(), "one letter a day");
        assert!(write!(db, |tx| report_mails::write(tx, &other).await).unwrap());
        assert_eq!(report_mails::waiting(db, NOW, 9).await.unwrap().len(), 2);
        assert!(write!(db, |tx| report_mails::take(tx, "1", NOW).await).unwrap());
        assert!(!write!(db, |tx| report_mails::take(tx, "1", NOW).await).unwrap(), "taken once");
        assert!(write!(db, |tx| report_mails::settle(tx, "1", LetterState::Sent, NOW).await).unwrap());
        assert!(!write!(db, |tx| report_mails::settle(tx, "1", LetterState::Failed, NOW).await).unwrap(), "settled once");
        write!(db, |tx| report_mails::take(tx, "3", NOW).await).unwrap();
        let later = UnixMs(NOW.0 + 1);
        assert_eq!(write!(db, |tx| report_mails::stuck(tx, NOW, later).await).unwrap(), 0, "it may still be on its way");
        assert_eq!(write!(db, |tx| report_mails::stuck(tx, later, later).await).unwrap(), 1);
        let last = report_mails::last(db, "m").await.unwrap();
        let states: Vec<_> = last.iter().map(|row| (row.person.as_str(), row.state, row.tries)).collect();
        assert_eq!(states, [("leyla", LetterState::Sent, 1), ("murad", LetterState::Unclear, 1)]);

        assert!(write!(db, |tx| report_mails::leave(tx, "m", &"murad".into()).await).unwrap());
        assert!(!write!(db, |tx| report_mails::leave(tx, "m", &"murad".into()).await).unwrap());
        assert!(!write!(db, |tx| report_mails::remove(tx, "m", &"murad".into()).await).unwrap(), "another's");
        assert_eq!(write!(db, |tx| report_mails::sweep(tx, to).await).unwrap(), 2);
        // The kept report goes, and with it everything that hung on it.
        assert!(write!(db, |tx| saved_views::remove(tx, &"leyla".into(), "v").await).unwrap());
        assert_eq!(report_mails::find(db, "m").await.unwrap(), None, "{}", test.name);
        write!(db, |tx| saved_views::put(tx, Shelf::Reports, &kept).await).unwrap();
        write!(db, |tx| report_mails::add(tx, &mail, &[]).await).unwrap();
        assert!(write!(db, |tx| report_mails::remove(tx, "m", &"leyla".into()).await).unwrap());
    }
}
