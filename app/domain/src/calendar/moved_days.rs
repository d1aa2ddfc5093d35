//! Proposes the rows of a year from the fixed days and the announced ones, by Labour Code 105.5 and 105.6. A person
//! compares them with the Cabinet's decision and confirms; the engine reads rows only.

use std::collections::BTreeSet;

use super::day::{CalendarDay, DayKind, RowStatus};
use crate::time::Date;

/// A non-working day that falls on the same date every year (Labour Code 105.2, 106; Novruz 20–24 March as announced
/// every year).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedDay {
    /// Month, 1–12.
    pub month: u8,
    /// Day of the month.
    pub day: u8,
    /// [`DayKind::Holiday`], or [`DayKind::Mourning`] which never moves.
    pub kind: DayKind,
    /// Azerbaijani name.
    pub name_az: String,
}

impl FixedDay {
    /// The fixed days as an earlier year's rows show them: its holidays and mourning day without the `announced` feasts,
    /// which wander through the year.
    pub fn of_year(rows: &[CalendarDay], announced: &[CalendarDay]) -> Vec<Self> {
        let lasting = rows.iter().filter(|row| matches!(row.kind, DayKind::Holiday | DayKind::Mourning));
        let fixed = lasting.filter(|row| announced.iter().all(|feast| feast.name_az != row.name_az));
        fixed
            .map(|row| {
                let (_, month, day) = row.date.ymd();
                Self { month, day, kind: row.kind, name_az: row.name_az.clone() }
            })
            .collect()
    }

    fn in_year(&self, year: i32) -> Option<CalendarDay> {
        let date = Date::new(year, self.month, self.day)?;
        Some(proposal(date, self.kind, &self.name_az, "Labour Code 105"))
    }
}

/// The rows of `year`: the fixed days, the `announced` ones (Ramazan and Qurban as [`DayKind::Holiday`], voting days as
/// [`DayKind::Voting`]) and the rest days that move because of them, called `moved_name`. All tentative, by date.
/// Cabinet swaps (Labour Code 105.7) are decisions, not computation: a person adds them.
pub fn propose(year: i32, fixed: &[FixedDay], announced: &[CalendarDay], moved_name: &str) -> Vec<CalendarDay> {
    let own: Vec<CalendarDay> = fixed.iter().filter_map(|day| day.in_year(year)).collect();
    let next_year = fixed.iter().filter_map(|day| day.in_year(year + 1)).map(|row| row.date);
    let mut off: BTreeSet<Date> = own.iter().chain(announced).map(|row| row.date).chain(next_year).collect();
    let mut rows: Vec<CalendarDay> = own.iter().chain(announced).cloned().collect();
    for (holiday, article) in causes(&own, announced) {
        let rest = first_free_after(holiday, &off);
        off.insert(rest);
        rows.push(proposal(rest, DayKind::MovedRest, moved_name, article));
    }
    rows.sort_by_key(|row| row.date);
    rows
}

/// The holidays for which a rest day moves, in the order in which they take their days.
fn causes(own: &[CalendarDay], announced: &[CalendarDay]) -> Vec<(Date, &'static str)> {
    let days_of =
        |rows: &[CalendarDay]| -> BTreeSet<Date> { rows.iter().filter(|row| row.kind == DayKind::Holiday).map(|row| row.date).collect() };
    let (fixed, feasts) = (days_of(own), days_of(announced));
    let on_weekend = fixed.union(&feasts).filter(|date| date.weekday() > 5).map(|date| (*date, "Labour Code 105.5"));
    let doubled = fixed.intersection(&feasts).map(|date| (*date, "Labour Code 105.6"));
    on_weekend.chain(doubled).collect()
}

fn first_free_after(holiday: Date, off: &BTreeSet<Date>) -> Date {
    let free = |date: &Date| date.weekday() <= 5 && !off.contains(date);
    (1..60).map(|days| holiday.plus(days)).find(free).unwrap_or(holiday)
}

fn proposal(date: Date, kind: DayKind, name_az: &str, act: &str) -> CalendarDay {
    CalendarDay { date, kind, name_az: name_az.to_owned(), territory: None, status: RowStatus::Tentative, act: act.to_owned() }
}
