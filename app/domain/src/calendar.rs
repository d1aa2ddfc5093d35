//! The working calendar: which days count when the law says "iş günü". Holidays are rows that a person keeps in the
//! management panel, never code; the computation of moved days ([`moved_days`]) only proposes rows.

use std::collections::BTreeMap;

use crate::time::Date;

pub mod day;
pub mod moved_days;
#[cfg(test)]
pub(crate) mod tests;

pub use day::{CalendarDay, DayKind, RowError, RowStatus};

/// The longest walk through the calendar in days; beyond it the rows are nonsense (everything a holiday).
const LONGEST_WALK: i32 = 4000;

/// What one day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day<'a> {
    /// A working day; the row says so when a rest day was swapped for it (Labour Code 105.7).
    Working(Option<&'a CalendarDay>),
    /// Saturday or Sunday (Labour Code 89–90: as a rule two rest days).
    Weekend,
    /// A non-working day by this row.
    Off(&'a CalendarDay),
}

/// The rows in force, by day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    rows: BTreeMap<Date, Vec<CalendarDay>>,
}

impl Calendar {
    /// The calendar of the whole country: rows limited to a territory (voting days, Labour Code 105-1) are left aside.
    pub fn new(rows: impl IntoIterator<Item = CalendarDay>) -> Self {
        Self::of_territory(rows, None)
    }

    /// The calendar of one territory: the country's rows and its own.
    pub fn of_territory(rows: impl IntoIterator<Item = CalendarDay>, territory: Option<&str>) -> Self {
        let mut calendar = Self::default();
        for row in rows {
            if row.territory.is_none() || row.territory.as_deref() == territory {
                calendar.rows.entry(row.date).or_default().push(row);
            }
        }
        calendar
    }

    /// All rows, by date.
    pub fn rows(&self) -> impl Iterator<Item = &CalendarDay> {
        self.rows.values().flatten()
    }

    /// What the day is: a day swapped to work wins over everything, then any row, then the weekend.
    pub fn day(&self, date: Date) -> Day<'_> {
        let rows = self.rows.get(&date).map_or(&[][..], Vec::as_slice);
        match (rows.iter().find(|row| row.kind == DayKind::SwapWork), rows.first()) {
            (Some(swapped), _) => Day::Working(Some(swapped)),
            (None, Some(off)) => Day::Off(off),
            (None, None) if date.weekday() > 5 => Day::Weekend,
            (None, None) => Day::Working(None),
        }
    }

    /// A working day.
    pub fn is_working(&self, date: Date) -> bool {
        matches!(self.day(date), Day::Working(_))
    }

    /// The first working day on or after `date`.
    pub fn working_day_from(&self, date: Date) -> Date {
        (0..LONGEST_WALK).map(|days| date.plus(days)).find(|day| self.is_working(*day)).unwrap_or(date)
    }

    /// The first working day after `date`.
    pub fn next_working_day(&self, date: Date) -> Date {
        self.working_day_from(date.plus(1))
    }

    /// The `count`-th working day after `date`; `date` itself for 0.
    pub fn add_working_days(&self, date: Date, count: u16) -> Date {
        (0..count).fold(date, |day, _| self.next_working_day(day))
    }

    /// How many working days lie after `from` up to and including `to`; negative when `to` is the earlier one.
    pub fn working_days_between(&self, from: Date, to: Date) -> i32 {
        let count = |after: Date, until: Date| {
            (after.days() + 1..=until.days()).filter(|day| self.is_working(Date::from_days(*day))).count() as i32
        };
        if from <= to { count(from, to) } else { -count(to, from) }
    }

    /// The year has rows and none of them is only a projection. Otherwise an alarm is due: the Cabinet's decision for the
    /// next year comes in December (Labour Code 105.4).
    pub fn covers_year(&self, year: i32) -> bool {
        let mut rows = self.rows().filter(|row| row.date.year() == year).peekable();
        rows.peek().is_some() && rows.all(|row| row.status != RowStatus::Tentative)
    }
}
