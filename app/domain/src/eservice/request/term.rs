//! The last day of a request, from the regulation's 1.7. It doesn't run while the request lies with its sender.

use crate::calendar::Calendar;
use crate::deadline::{FromDay, explain_days};
use crate::regulation::{Span, Unit};
use crate::time::{DAY_MS, Date, UnixMs};

const MINUTE_MS: i64 = 60_000;
/// A hundred years: whatever a regulation says, the last day stays one that can be written and read.
const LONGEST_MS: i64 = 36_500 * DAY_MS;

/// The day until which the result is due. Minutes and hours end on the day on which they are over.
pub fn due_on(span: Span, received: UnixMs, from_day: FromDay, calendar: &Calendar) -> Date {
    let after = |unit_ms: i64| UnixMs(received.0.saturating_add(i64::from(span.most).saturating_mul(unit_ms).min(LONGEST_MS))).date();
    match span.unit {
        Unit::Minutes => after(MINUTE_MS),
        Unit::Hours => after(60 * MINUTE_MS),
        Unit::Days => after(DAY_MS),
        Unit::WorkingDays => {
            let count = u16::try_from(span.most).unwrap_or(u16::MAX);
            explain_days("R-annex1, 1.7", received.date(), count, from_day, calendar).due.on
        }
    }
}

/// The last day after a pause: as many working days (calendar days, where the regulation counts those) are left as were left at its beginning.
pub fn resumed(due: Date, paused: Date, resumed: Date, unit: Unit, calendar: &Calendar) -> Date {
    if unit == Unit::WorkingDays {
        let lay = calendar.working_days_between(paused, resumed).max(0);
        return calendar.add_working_days(due, u16::try_from(lay).unwrap_or(u16::MAX));
    }
    due.plus((resumed.days() - paused.days()).max(0))
}
