//! When an official request is to be answered, and when both sides are reminded.

use crate::calendar::Calendar;
use crate::deadline::{Due, FromDay, explain_days};
use crate::time::{Date, UnixMs};

/// Working days for an answer unless who asks says otherwise. The statute says "in time" (A5.0.8, A6.0.4) and gives no number.
pub const DAYS: u16 = 10;
/// Most working days: as long as the law's longest term (10.1).
pub const MOST_DAYS: u16 = 30;
/// So many working days before the last one the side that was asked is reminded.
pub const REMIND_DAYS: u16 = 2;
/// No row of free days is longer; beyond it the calendar is nonsense.
const LONGEST_WALK: i32 = 60;

/// The last day for an answer.
pub fn due(clause: &'static str, asked: UnixMs, days: u16, from_day: FromDay, calendar: &Calendar) -> Due {
    explain_days(clause, asked.date(), days.clamp(1, MOST_DAYS), from_day, calendar).due
}

/// The day of the reminder: [`REMIND_DAYS`] before the last one, never on the day of asking.
pub fn remind_on(asked: UnixMs, due: Date, calendar: &Calendar) -> Date {
    let earlier = (1..=LONGEST_WALK).map(|back| due.plus(-back)).filter(|day| calendar.is_working(*day));
    let day = earlier.take(usize::from(REMIND_DAYS)).last().unwrap_or(due);
    day.max(asked.date().plus(1)).min(due)
}
