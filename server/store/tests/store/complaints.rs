//! Complaints and their review (A9.1, A9.2; Q3.5).

use crate::sample::{NOW, appeal, district, filled, id, send, send_this, write};
use domain::complaint::{About, Outcome};
use domain::ids::PersonId;
use domain::time::{Date, UnixMs};
use store::appeals::{self, NewAppeal};
use store::complaints::{self, ComplaintDueRow, ComplaintRow};
use store::{StoreError, districts, people};

fn complaint(nr: i64, about: About) -> ComplaintRow {
    ComplaintRow {
        id: format!("complaint-{nr}").into(),
        number: format!("S-2026-000000{nr}-0"),
        about,
        appeal: (about == About::Decision).then(|| id(1)),
        institution: None,
        subject: if about == About::Queue { "5 nömrəli mərkəz".into() } else { String::new() },
        person: "leyla".into(),
        text: "Narazıyam '; drop table complaint; --".into(),
        demand: "Baxılsın".into(),
        filed_ms: UnixMs(NOW.0 + nr),
        due_on: Some(Date::new(2026, 10, 21).unwrap()),
        outcome: None,
        reasons: String::new(),
        decided_by: None,
        decided_ms: None,
    }
}

#[tokio::test]
async fn a9_2_complaints_wait_in_their_order_and_are_decided_once() {
    for test in filled().await {
        let db = &test.db;
        write!(db, |tx| districts::put(tx, &district("quba", None)).await).unwrap();
        send_this(db, NewAppeal { district: Some("yasamal".into()), ..appeal(1) }).await.unwrap();
        let all = [complaint(1, About::Decision), complaint(2, About::Queue), complaint(3, About::Queue)];
        for row in all.clone() {
            write!(db, |tx| complaints::file(tx, &row).await).unwrap();
        }
        let first = all[0].clone();
        assert!(write!(db, |tx| complaints::file(tx, &first).await).unwrap_err().is_unique(), "{}", test.name);
        assert_eq!(complaints::find(db, &"complaint-2".into()).await.unwrap().as_ref(), Some(&all[1]));
        assert_eq!(complaints::of_appeal(db, &id(1)).await.unwrap(), all[..1]);
        let mine: Vec<_> = complaints::of_person(db, &"leyla".into()).await.unwrap().into_iter().map(|row| row.number).collect();
        assert_eq!(mine, [all[2].number.as_str(), &all[1].number, &all[0].number]);

        let page = complaints::waiting(db, None, None, 2).await.unwrap();
        assert_eq!((page.rows.as_slice(), page.total), (&all[..2], 3));
        let rest = complaints::waiting(db, None, page.next.as_deref(), 2).await.unwrap();
        assert_eq!((rest.rows.as_slice(), rest.next), (&all[2..], None));
        let (yasamal, quba) = ("yasamal".into(), "quba".into());
        assert_eq!(complaints::count_waiting(db, Some(&yasamal)).await.unwrap(), 3, "what has no place is everybody's");
        assert_eq!(complaints::count_waiting(db, Some(&quba)).await.unwrap(), 2);
        assert_eq!(complaints::waiting(db, Some(&quba), None, 9).await.unwrap().rows, all[1..]);

        let (murad, by): (PersonId, PersonId) = ("murad".into(), "murad".into());
        let decided = write!(db, |tx| {
            let held = complaints::hold(tx, &"complaint-1".into()).await?.map(|row| row.number);
            let first = complaints::decide(tx, &"complaint-1".into(), Outcome::Granted, "Haqlıdır.", (&by, NOW)).await?;
            let second = complaints::decide(tx, &"complaint-1".into(), Outcome::Rejected, "Yox.", (&by, NOW)).await?;
            Ok((held, first, second))
        });
        assert_eq!(decided.unwrap(), (Some(all[0].number.clone()), true, false));
        let over = complaints::decided(db, None, None, 9).await.unwrap();
        let row = &over.rows[0];
        assert_eq!(
            (over.total, row.outcome, row.reasons.as_str(), row.decided_by.clone()),
            (1, Some(Outcome::Granted), "Haqlıdır.", Some(murad))
        );
        assert_eq!(complaints::decided(db, Some(&quba), None, 9).await.unwrap().total, 0);
        assert_eq!(complaints::count_waiting(db, None).await.unwrap(), 2);
    }
}

#[tokio::test]
async fn t2_2_who_complained_about_a_service_stays_named_when_the_account_is_closed() {
    for test in filled().await {
        let db = &test.db;
        let row = ComplaintRow { person: "murad".into(), ..complaint(2, About::Queue) };
        write!(db, |tx| complaints::file(tx, &row).await).unwrap();
        let before = people::find(db, &"murad".into()).await.unwrap().unwrap();
        assert!(write!(db, |tx| people::close(tx, &"murad".into(), NOW).await).unwrap());
        let after = people::find(db, &"murad".into()).await.unwrap().unwrap();
        assert!(!after.surname.is_empty(), "{}: it is answered to somebody", test.name);
        assert_eq!((after.surname, after.phone), (before.surname, None));
    }
}

#[tokio::test]
async fn a9_1_the_rating_goes_with_the_answer_that_fell() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        write!(db, |tx| {
            appeals::set_rating(tx, &id(1), 1, &[], "Yarımçıq", NOW).await?;
            appeals::clear_rating(tx, &id(1), NOW).await
        })
        .unwrap();
        let row = appeals::find(db, &id(1)).await.unwrap().unwrap();
        assert_eq!((row.stars, row.stars_text, row.dispute_count), (None, None, 0), "{}: and nobody disputed", test.name);
    }
}

#[tokio::test]
async fn a9_2_complaints_near_their_last_day_are_found_page_by_page_and_each_step_is_taken_once() {
    for test in filled().await {
        let db = &test.db;
        send_this(db, NewAppeal { district: Some("yasamal".into()), ..appeal(1) }).await.unwrap();
        let day = |day| Date::new(2026, 10, day).unwrap();
        let dated = |nr, about, due_on| ComplaintRow { due_on, ..complaint(nr, about) };
        let all = [
            dated(1, About::Decision, Some(day(9))),
            dated(2, About::Queue, Some(day(7))),
            dated(3, About::Queue, Some(day(8))),
            dated(4, About::Queue, Some(day(10))),
            dated(5, About::Queue, None),
        ];
        for row in all {
            write!(db, |tx| complaints::file(tx, &row).await).unwrap();
        }
        let by: PersonId = "murad".into();
        write!(db, |tx| complaints::decide(tx, &"complaint-3".into(), Outcome::Rejected, "Yox.", (&by, NOW)).await).unwrap();
        let due =
            async |after: Option<&ComplaintDueRow>, limit| complaints::due(db, (day(1), day(9)), "last-day", after, limit).await.unwrap();
        let first = due(None, 1).await.remove(0);
        assert_eq!((first.id.as_str(), first.district.clone(), first.due_on), ("complaint-2", None, day(7)), "{}", test.name);
        let rest: Vec<_> = due(Some(&first), 9).await.into_iter().map(|row| (row.id.to_string(), row.district)).collect();
        assert_eq!(rest, [("complaint-1".to_owned(), Some("yasamal".into()))], "neither the decided one nor those of other days");
        let row = first.clone();
        let told = write!(db, |tx| {
            let once = complaints::told(tx, &row, "last-day", NOW).await?;
            Ok::<_, StoreError>((once, complaints::told(tx, &row, "last-day", NOW).await?))
        });
        assert_eq!(told.unwrap(), (true, false));
        assert_eq!(due(None, 9).await.len(), 1);
    }
}

#[tokio::test]
async fn a9_2_a_complaint_without_a_last_day_is_given_one_once() {
    for test in filled().await {
        let db = &test.db;
        for (nr, due_on) in [(1, None), (2, Some(Date::new(2026, 10, 7).unwrap())), (3, None)] {
            let row = ComplaintRow { due_on, ..complaint(nr, About::Queue) };
            write!(db, |tx| complaints::file(tx, &row).await).unwrap();
        }
        let undated = complaints::undated(db, 9).await.unwrap();
        let found: Vec<_> = undated.iter().map(|row| (row.id.as_str(), row.filed_ms.0 - NOW.0)).collect();
        assert_eq!(found, [("complaint-1", 1), ("complaint-3", 3)], "{}: the oldest first", test.name);
        assert_eq!(complaints::undated(db, 1).await.unwrap().len(), 1);
        let day = Date::new(2026, 10, 30).unwrap();
        let written = write!(db, |tx| {
            let first = complaints::date(tx, &"complaint-1".into(), day).await?;
            Ok::<_, StoreError>((first, complaints::date(tx, &"complaint-2".into(), day).await?))
        });
        assert_eq!(written.unwrap(), (true, false), "a day that stands is not moved");
        assert_eq!(complaints::find(db, &"complaint-1".into()).await.unwrap().unwrap().due_on, Some(day));
        write!(db, |tx| complaints::decide(tx, &"complaint-3".into(), Outcome::Rejected, "Yox.", (&"murad".into(), NOW)).await).unwrap();
        assert!(complaints::undated(db, 9).await.unwrap().is_empty(), "who was answered waits for no day");
    }
}
