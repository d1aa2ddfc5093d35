//! The law's deadlines as data (A8.8): what is due when, by which article, and how it was counted.

use serde::{Deserialize, Serialize};

use crate::appeal::view::Clock;
use crate::calendar::{Calendar, Day, DayKind};
use crate::time::{DAY_MS, Date, UnixMs};

pub mod escalation;
mod kind;
pub mod recount;
#[cfg(test)]
mod tests;

pub use kind::{DeadlineKind, Term};

kinds! {
    /// From which day the law's days are counted; a setting, because the law's text does not say.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    FromDay {
        /// The day of receipt is day 1, if it is a working day.
        Received = "received",
        /// The first working day after receipt is day 1.
        #[default]
        Next = "next",
    }
}

/// When something was received: an instant, or only its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received {
    /// At this instant; the day is Baku's.
    At(UnixMs),
    /// On this day; hours are counted from its end.
    On(Date),
}

impl From<UnixMs> for Received {
    fn from(instant: UnixMs) -> Self {
        Self::At(instant)
    }
}

impl From<Date> for Received {
    fn from(day: Date) -> Self {
        Self::On(day)
    }
}

impl Received {
    fn day(self) -> Date {
        match self {
            Self::At(instant) => instant.date(),
            Self::On(day) => day,
        }
    }

    fn instant(self) -> UnixMs {
        match self {
            Self::At(instant) => instant,
            Self::On(day) => day.ends_at(),
        }
    }
}

/// A deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The last day.
    pub on: Date,
    /// The last millisecond: the end of that day in Baku, or the exact hour where the law counts hours.
    pub ends: UnixMs,
    /// The article or clause it comes from.
    pub article: &'static str,
}

impl Due {
    /// The last millisecond as an instant.
    pub fn ends_ms(&self) -> UnixMs {
        self.ends
    }

    /// It has passed.
    pub fn is_late(&self, now: UnixMs) -> bool {
        now > self.ends
    }
}

/// When `kind` is due for what was received (for [`DeadlineKind::Extension`]: the day on which the term so far ends).
pub fn due(kind: DeadlineKind, received: impl Into<Received>, from_day: FromDay, calendar: &Calendar) -> Due {
    explain(kind, received, from_day, calendar).due
}

/// Why a day did not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Skip {
    /// The day of receipt itself, where counting begins on the next one.
    Receipt,
    /// Saturday or Sunday.
    Weekend,
    /// A non-working day of the calendar and its Azerbaijani name.
    Off(DayKind, String),
}

/// One day of the count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The day.
    pub date: Date,
    /// Its number from 1, or why it did not count.
    pub number: Result<u16, Skip>,
}

/// A deadline and the whole way to it, for people who check (`muraciet due`, A8.8 "every change is explained").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// The result.
    pub due: Due,
    /// Every day from the receipt to the last one; empty where hours are counted.
    pub days: Vec<Counted>,
}

/// [`due`] with every day it counted or skipped.
pub fn explain(kind: DeadlineKind, received: impl Into<Received>, from_day: FromDay, calendar: &Calendar) -> Explained {
    let received = received.into();
    match kind.term() {
        Term::Hours(hours) => Explained { due: after_hours(kind, received, hours), days: Vec::new() },
        Term::WorkingDays(count) => explain_days(kind.article(), received.day(), count, from_day, calendar),
    }
}

/// As [`explain`], for any number of working days: the command line's `due DATE N`.
pub fn explain_days(article: &'static str, received: Date, count: u16, from_day: FromDay, calendar: &Calendar) -> Explained {
    let last = last_day(received, count, from_day, calendar);
    let mut number = 0;
    let days = (received.days()..=last.days()).map(|day| {
        let date = Date::from_days(day);
        let number = match skip(date, received, from_day, calendar) {
            Some(reason) => Err(reason),
            None => {
                number += 1;
                Ok(number)
            }
        };
        Counted { date, number }
    });
    let days = days.collect();
    Explained { due: Due { on: last, ends: last.ends_at(), article }, days }
}

fn last_day(received: Date, count: u16, from_day: FromDay, calendar: &Calendar) -> Date {
    match from_day {
        FromDay::Next => calendar.add_working_days(received, count),
        FromDay::Received => calendar.add_working_days(received.plus(-1), count),
    }
}

fn after_hours(kind: DeadlineKind, received: Received, hours: u16) -> Due {
    let ends = UnixMs(received.instant().0 + i64::from(hours) * DAY_MS / 24);
    Due { on: ends.date(), ends, article: kind.article() }
}

fn skip(date: Date, received: Date, from_day: FromDay, calendar: &Calendar) -> Option<Skip> {
    if date == received && from_day == FromDay::Next {
        return Some(Skip::Receipt);
    }
    match calendar.day(date) {
        Day::Working(_) => None,
        Day::Weekend => Some(Skip::Weekend),
        Day::Off(row) => Some(Skip::Off(row.kind, row.name_az.clone())),
    }
}

/// The running clock as people see it: working days left after today, 0 on the last day itself, negative when late (at
/// least −1, so that a lateness over a weekend is seen).
pub fn clock(due: Date, now: UnixMs, calendar: &Calendar) -> Clock {
    let left = calendar.working_days_between(now.date(), due);
    let working_days_left = if now > due.ends_at() { left.min(-1) } else { left };
    Clock { due, working_days_left }
}
