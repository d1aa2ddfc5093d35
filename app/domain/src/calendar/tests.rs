use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;

use super::moved_days::{FixedDay, propose};
use super::*;

pub(crate) fn official_rows() -> Vec<CalendarDay> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../server/services/seed/calendar.csv");
    CalendarDay::parse_csv(&fs::read_to_string(path).unwrap()).unwrap()
}

pub(crate) fn official() -> Calendar {
    Calendar::new(official_rows())
}

pub(crate) fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn days(year: i32, kind: DayKind) -> BTreeSet<String> {
    official_rows().iter().filter(|row| row.kind == kind && row.date.year() == year).map(|row| row.date.to_string()).collect()
}

#[test]
fn the_official_calendar_says_what_each_day_is() {
    let table = [
        ("2026-03-13", true, "an ordinary Friday"),
        ("2026-03-14", false, "Saturday"),
        ("2026-03-09", false, "Monday moved behind Women's Day, which fell on a Sunday"),
        ("2026-03-24", false, "Novruz"),
        ("2026-03-30", false, "the last day moved behind Novruz and Ramazan"),
        ("2026-03-31", true, "the first working day after them"),
        ("2026-01-20", false, "mourning day"),
        ("2026-11-12", true, "Constitution Day is a working day"),
        ("2025-03-10", true, "a moved rest day swapped to work"),
        ("2025-03-27", false, "the day it was swapped for"),
        ("2025-06-21", true, "a Saturday swapped to work"),
        ("2025-01-29", false, "voting day"),
    ];
    for (day, working, why) in table {
        assert_eq!(official().is_working(date(day)), working, "{day}: {why}");
    }
}

#[test]
fn the_years_have_their_official_number_of_working_days() {
    for (year, working_days) in [(2025, 239), (2026, 241)] {
        let (before, last) = (date(&format!("{}-12-31", year - 1)), date(&format!("{year}-12-31")));
        assert_eq!(official().working_days_between(before, last), working_days, "{year}");
    }
}

#[test]
fn the_computation_proposes_exactly_the_official_moved_days() {
    for (year, feasts) in [(2025, ["Ramazan bayramı", "Qurban bayramı"]), (2026, ["Ramazan bayramı", "Qurban bayramı"])] {
        let rows: Vec<_> = official_rows().into_iter().filter(|row| row.date.year() == year).collect();
        let (announced, voting): (Vec<_>, Vec<_>) = (
            rows.iter().filter(|row| feasts.contains(&row.name_az.as_str())).cloned().collect(),
            rows.iter().filter(|row| row.kind == DayKind::Voting).cloned().collect(),
        );
        let fixed = FixedDay::of_year(&rows, &announced);
        let proposed = propose(year, &fixed, &[announced, voting].concat(), "köçürülən");
        let moved: BTreeSet<String> =
            proposed.iter().filter(|row| row.kind == DayKind::MovedRest).map(|row| row.date.to_string()).collect();
        assert_eq!(moved, days(year, DayKind::MovedRest), "{year}");
    }
}

#[test]
fn a_year_known_only_as_a_projection_raises_the_alarm() {
    let calendar = official();
    assert!(calendar.covers_year(2025) && calendar.covers_year(2026));
    assert!(!calendar.covers_year(2027), "its feasts are only projected");
    assert!(!calendar.covers_year(2028), "there are no rows at all");
}

#[test]
fn a_voting_day_of_one_territory_is_a_working_day_elsewhere() {
    let row = CalendarDay::parse_csv_line("2026-09-02,voting,Seçki,official,act,yasamal").unwrap();
    let rows = [row];
    assert!(Calendar::new(rows.clone()).is_working(date("2026-09-02")));
    assert!(Calendar::of_territory(rows.clone(), Some("xetai")).is_working(date("2026-09-02")));
    assert!(!Calendar::of_territory(rows, Some("yasamal")).is_working(date("2026-09-02")));
}

#[test]
fn a_wrong_line_of_the_file_is_named() {
    let heading = "date,kind,name_az,status,source\n";
    let table = [
        ("2026-02-30,holiday,x,official,", RowError::BadDate),
        ("2026-02-03,feast,x,official,", RowError::BadKind),
        ("2026-02-03,holiday,x,sure,", RowError::BadStatus),
        ("2026-02-03,holiday", RowError::MissingColumn),
    ];
    for (line, error) in table {
        assert_eq!(CalendarDay::parse_csv(&format!("{heading}{line}")), Err((2, error)), "{line}");
    }
    let quoted = CalendarDay::parse_csv_line("2026-02-03,holiday,\"a, b\",official,act").unwrap();
    assert_eq!(quoted.name_az, "a, b");
}

proptest! {
    #[test]
    fn counting_forward_and_between_agree(start in 20_000i32..21_000, count in 0u16..60) {
        let (calendar, start) = (official(), Date::from_days(start));
        let end = calendar.add_working_days(start, count);
        prop_assert_eq!(calendar.working_days_between(start, end), i32::from(count));
        prop_assert_eq!(calendar.working_days_between(end, start), if count == 0 { 0 } else { -i32::from(count) });
    }

    #[test]
    fn a_walk_ends_on_a_working_day(start in 20_000i32..21_000, count in 1u16..60) {
        let calendar = official();
        prop_assert!(calendar.is_working(calendar.add_working_days(Date::from_days(start), count)));
    }
}
