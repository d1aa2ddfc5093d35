use proptest::prelude::*;

use super::*;
use crate::calendar::tests::{date, official};

/// The day at this hour and minute in Baku.
fn at(day: &str, hour: i64, minute: i64) -> UnixMs {
    UnixMs(date(day).starts_at().0 + (hour * 60 + minute) * 60_000)
}

#[test]
fn a8_8_terms_of_the_law_on_the_official_calendar() {
    use DeadlineKind::*;
    #[rustfmt::skip]
    let table = [
        // article, kind, received, counted from, last day
        ("10.1", Ordinary,               "2026-03-13", FromDay::Next,     "2026-04-14"),
        ("10.1", Ordinary,               "2026-03-13", FromDay::Received, "2026-04-13"),
        ("10.1", Ordinary,               "2026-03-14", FromDay::Next,     "2026-04-14"),
        ("10.1", Ordinary,               "2026-03-14", FromDay::Received, "2026-04-14"),
        ("10.1", Ordinary,               "2026-06-25", FromDay::Next,     "2026-07-17"),
        ("10.1", ExtendedStudy,          "2026-03-13", FromDay::Next,     "2026-05-05"),
        ("10.2", Extension,              "2026-04-14", FromDay::Next,     "2026-06-01"),
        ("10.3", Serviceman,             "2026-03-13", FromDay::Next,     "2026-04-14"),
        ("A8.5", Triage,                 "2026-03-13", FromDay::Next,     "2026-03-16"),
        ("A8.5", Triage,                 "2026-03-19", FromDay::Next,     "2026-03-31"),
        ("7.10", Forwarding,             "2026-03-13", FromDay::Next,     "2026-03-18"),
        ("A9.2", LeftUnconsideredNotice, "2026-03-13", FromDay::Next,     "2026-03-31"),
    ];
    for (article, kind, received, from_day, last) in table {
        let due = due(kind, date(received), from_day, &official());
        assert_eq!((due.article, due.on.to_string().as_str()), (article, last), "{kind:?} received {received}, {from_day:?}");
    }
}

#[test]
fn a8_8_a_term_that_runs_into_a_year_without_a_calendar_never_lasts_longer_and_moves_once_it_is_there() {
    let known = official();
    let without = Calendar::new(known.rows().filter(|row| row.date.year() <= 2026).cloned());
    for received in ["2026-12-10", "2026-12-24", "2026-12-30"] {
        let last = |calendar: &Calendar| due(DeadlineKind::Ordinary, date(received), FromDay::Next, calendar).on;
        assert!(last(&without) < last(&known), "{received}: the feasts of January are not known yet");
        let moved = recount::recount(last(&without), "10.1", date(received), &without, &known);
        assert_eq!(moved, recount::Recount::Later(last(&known)), "{received}");
    }
}

#[test]
fn a8_8_a_term_lasts_to_the_end_of_its_last_day_in_baku() {
    let due = due(DeadlineKind::Ordinary, date("2026-03-13"), FromDay::Next, &official());
    assert!(!due.is_late(UnixMs(at("2026-04-14", 23, 59).0 + 59_999)));
    assert!(due.is_late(at("2026-04-15", 0, 0)));
    assert_eq!(due.ends_ms().display_minute(), "14.04.2026 23:59");
}

#[test]
fn a8_8_the_day_of_receipt_is_bakus() {
    let before_midnight = due(DeadlineKind::Triage, at("2026-03-16", 23, 59), FromDay::Next, &official());
    let after_midnight = due(DeadlineKind::Triage, at("2026-03-17", 0, 1), FromDay::Next, &official());
    assert_eq!(before_midnight.on, date("2026-03-17"));
    assert_eq!(after_midnight.on, date("2026-03-18"));
}

#[test]
fn a8_8_urgent_matters_are_counted_in_hours_on_any_day() {
    let due = due(DeadlineKind::Urgent, at("2026-03-20", 18, 30), FromDay::Next, &official());
    assert_eq!(due.ends_ms(), at("2026-03-21", 18, 30));
    assert_eq!(due.article, "10.4");
}

#[test]
fn a8_8_the_count_can_be_read_day_by_day() {
    let explained = explain_days("10.1", date("2026-03-13"), 15, FromDay::Next, &official());
    let counted = explained.days.iter().filter(|day| day.number.is_ok()).count();
    assert_eq!(counted, 15);
    assert_eq!(explained.days.first().map(|day| day.number.clone()), Some(Err(Skip::Receipt)));
    assert_eq!(explained.days.last(), Some(&Counted { date: date("2026-04-14"), number: Ok(15) }));
    let novruz = explained.days.iter().find(|day| day.date == date("2026-03-23")).unwrap();
    assert_eq!(novruz.number, Err(Skip::Off(DayKind::Holiday, "Novruz bayramı".into())));
    let saturday = explained.days.iter().find(|day| day.date == date("2026-04-04")).unwrap();
    assert_eq!(saturday.number, Err(Skip::Weekend));
}

#[test]
fn a8_8_the_clock_shows_what_is_left() {
    let table = [("2026-04-10", 12, 2), ("2026-04-13", 12, 1), ("2026-04-14", 23, 0), ("2026-04-15", 0, -1), ("2026-04-16", 9, -2)];
    for (today, hour, left) in table {
        let clock = clock(date("2026-04-14"), at(today, hour, 0), &official());
        assert_eq!(clock.working_days_left, left, "{today} {hour}:00");
    }
    let weekend = clock(date("2026-04-17"), at("2026-04-18", 9, 0), &official());
    assert_eq!(weekend.working_days_left, -1, "late on a Saturday is late");
}

proptest! {
    #[test]
    fn a_later_receipt_is_never_due_earlier(start in 20_100i32..20_800, later in 0i32..30) {
        let calendar = official();
        for kind in DeadlineKind::ALL {
            let first = due(kind, Date::from_days(start), FromDay::Next, &calendar);
            let second = due(kind, Date::from_days(start + later), FromDay::Next, &calendar);
            prop_assert!(first.ends <= second.ends);
        }
    }

    #[test]
    fn every_due_day_of_working_days_is_a_working_day(start in 20_100i32..20_800) {
        let calendar = official();
        for from_day in [FromDay::Next, FromDay::Received] {
            let due = due(DeadlineKind::Ordinary, Date::from_days(start), from_day, &calendar);
            prop_assert!(calendar.is_working(due.on));
        }
    }
}
