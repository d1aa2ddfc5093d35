//! Statistics: SQL counts as the domain's table does.

use crate::sample::{BAKU, NOW, assignment, district, filled, id, place, send, write};
use domain::lifecycle::{AssignmentStatus, Status};
use domain::statistics::{Counted, Counts, Period};
use domain::time::{DAY_MS, Date, UnixMs};
use std::collections::BTreeMap;
use store::appeals::{self, BulkAppeal};
use store::statistics::GroupRow;
use store::testing::TestDb;
use store::{Db, assignments, districts, statistics};

fn today() -> Date {
    NOW.date()
}

fn last_week() -> Period {
    Period { from: today().plus(-7), until: today() }
}

/// Every status, on each side of today and of the deadline.
fn cases() -> Vec<(Status, Date, Option<Date>)> {
    let mut cases = Vec::new();
    for status in Status::ALL {
        for due in -1..=1 {
            let answered = matches!(status, Status::Answered | Status::Rated);
            for answered_on in if answered { vec![Some(-1), Some(0), Some(1)] } else { vec![None] } {
                cases.push((status, today().plus(due), answered_on.map(|day| today().plus(day))));
            }
        }
    }
    cases
}

fn bulk(nr: u64, case: (Status, Date, Option<Date>)) -> BulkAppeal {
    let (status, due_on, answered_on) = case;
    BulkAppeal {
        id: id(nr),
        person: "leyla".into(),
        point: BAKU,
        district: Some(if nr.is_multiple_of(2) { "yasamal".into() } else { "bakixanov".into() }),
        place: "Bakı".into(),
        category: if nr.is_multiple_of(3) { "isiq".into() } else { "yol.cuxur".into() },
        text: "çuxur".into(),
        text_folded: "cuxur".into(),
        status,
        // Midnight of Bakı lies between two of them.
        sent_ms: UnixMs(today().starts_at().0 - DAY_MS * (nr % 3) as i64 - (nr % 2) as i64),
        triage_due_ms: NOW,
        due_on,
        lead_institution: Some("azersu".into()),
        answered_on,
    }
}

async fn load(test: &TestDb) -> Vec<BulkAppeal> {
    write!(test.db, |tx| districts::put(tx, &district("bakixanov", Some("yasamal"))).await).unwrap();
    let rows: Vec<BulkAppeal> = (1..).zip(cases()).map(|(nr, case)| bulk(nr, case)).collect();
    appeals::bulk_insert(&test.db, rows.clone(), |_| {}).await.unwrap();
    rows
}

fn counted(row: &BulkAppeal) -> Counted {
    Counted { status: row.status, due_on: row.due_on, answered_on: row.answered_on, reopened: false, joined: 0, stars: None }
}

fn by<'a>(rows: impl IntoIterator<Item = &'a BulkAppeal>, key: impl Fn(&BulkAppeal) -> String) -> BTreeMap<String, Counts> {
    let mut sums: BTreeMap<String, Counts> = BTreeMap::new();
    for row in rows {
        sums.entry(key(row)).or_default().add(&counted(row), today());
    }
    sums
}

fn found(rows: Vec<GroupRow>) -> BTreeMap<String, Counts> {
    let mut sums: BTreeMap<String, Counts> = BTreeMap::new();
    for row in rows {
        sums.entry(row.key.clone().unwrap_or_default()).or_default().join(&row.counts());
    }
    sums
}

#[tokio::test]
async fn a2_2_5_sql_counts_as_the_table_of_the_domain_does() {
    for test in filled().await {
        let rows = load(&test).await;
        let day = |row: &BulkAppeal| row.sent_ms.date().days().to_string();
        let days = statistics::days(&test.db, last_week(), None, today()).await.unwrap();
        assert_eq!(found(days.clone()), by(&rows, day), "{}", test.name);
        assert!(days.iter().all(|row| row.answered_on.is_some() == (row.answered > 0)));
        let categories = statistics::categories(&test.db, last_week(), None, today()).await.unwrap();
        assert_eq!(found(categories), by(&rows, |row| row.category.to_string()), "{}", test.name);
        let own = |row: &BulkAppeal| row.district.clone().unwrap().to_string();
        assert_eq!(found(statistics::districts(&test.db, last_week(), today()).await.unwrap()), by(&rows, own));
        let one_day = Period { from: today().plus(-1), until: today().plus(-1) };
        let yesterday = rows.iter().filter(|row| row.sent_ms.date() == today().plus(-1));
        assert_eq!(
            found(statistics::days(&test.db, one_day, None, today()).await.unwrap()),
            by(yesterday, day),
            "both ends are whole days"
        );
    }
}

#[tokio::test]
async fn a_district_counts_with_what_hangs_under_it() {
    for test in filled().await {
        let rows = load(&test).await;
        for (code, expected) in [("yasamal", rows.len()), ("bakixanov", rows.len().div_ceil(2)), ("none", 0)] {
            let groups = statistics::days(&test.db, last_week(), Some(&code.into()), today()).await.unwrap();
            assert_eq!(groups.iter().map(|group| group.received as usize).sum::<usize>(), expected, "{} {code}", test.name);
        }
    }
}

async fn day_of_answer(db: &Db) -> Vec<Option<Date>> {
    let period = Period { from: today(), until: today() };
    statistics::days(db, period, None, today()).await.unwrap().into_iter().map(|row| row.answered_on).collect()
}

#[tokio::test]
async fn a9_1_not_solved_takes_the_day_of_the_answer_away_and_the_next_answer_counts() {
    for test in filled().await {
        send(&test.db, 1).await.unwrap();
        let set = async |status, day: i64| {
            let at = UnixMs(NOW.0 + day * DAY_MS);
            write!(test.db, |tx| appeals::set_status(tx, &id(1), status, at).await).unwrap();
            day_of_answer(&test.db).await
        };
        assert_eq!(set(Status::Answered, 1).await, [Some(today().plus(1))], "{}", test.name);
        assert_eq!(set(Status::Rated, 3).await, [Some(today().plus(1))], "rating is no answer");
        write!(test.db, |tx| appeals::reopen(tx, &id(1), NOW).await).unwrap();
        assert_eq!(set(Status::InProgress, 4).await, [None]);
        assert_eq!(set(Status::Answered, 6).await, [Some(today().plus(6))]);
        write!(test.db, |tx| {
            appeals::set_rating(tx, &id(1), 2, &[], "", NOW).await?;
            appeals::set_status(tx, &id(1), Status::Rated, NOW).await
        })
        .unwrap();
        let period = Period { from: today(), until: today() };
        let sums = found(statistics::categories(&test.db, period, None, today()).await.unwrap());
        assert_eq!((sums["yol.cuxur"].reopened, sums["yol.cuxur"].stars), (1, [0, 1, 0, 0, 0]));
    }
}

#[tokio::test]
async fn a2_2_5_an_institution_counts_its_own_part_by_the_day_it_was_given() {
    for test in filled().await {
        for nr in 1..=4 {
            send(&test.db, nr).await.unwrap();
            place(&test.db, assignment(nr, "azersu", true)).await;
        }
        place(&test.db, assignment(1, "aayda", false)).await;
        let due = Date::new(2026, 10, 2).unwrap();
        let set = async |nr: u64, status, day: Date| {
            let part = assignments::find(&test.db, &id(nr), &"azersu".into()).await.unwrap().unwrap();
            write!(test.db, |tx| assignments::set_status(tx, &part.id, status, day.starts_at()).await).unwrap();
        };
        set(1, AssignmentStatus::Answered, due).await;
        set(2, AssignmentStatus::Answered, due.plus(5)).await;
        set(3, AssignmentStatus::Recalled, due).await;
        let now = due.plus(30);
        let (period, azersu) = (Period { from: today(), until: now }, "azersu".into());
        let expected = Counts { received: 3, open: 1, answered: 2, in_time: 1, late: 1, ..Counts::default() };
        let all = found(statistics::institutions(&test.db, period, now).await.unwrap());
        assert_eq!(all["azersu"], expected, "{}", test.name);
        assert_eq!((all["aayda"].received, all["aayda"].late), (1, 1), "each has its own part and clock");
        let categories = found(statistics::institution_categories(&test.db, period, &azersu, now).await.unwrap());
        assert_eq!(categories["yol.cuxur"], expected);
        let days = statistics::institution_days(&test.db, period, &azersu, now).await.unwrap();
        let mut answered: Vec<Date> = days.iter().filter_map(|row| row.answered_on).collect();
        answered.sort();
        assert_eq!(answered, [due, due.plus(5)]);
        place(&test.db, assignment(1, "azersu", true)).await;
        let again = found(statistics::institutions(&test.db, period, now).await.unwrap());
        assert_eq!((again["azersu"].answered, again["azersu"].open), (1, 2), "placed again it is owed again");
    }
}
