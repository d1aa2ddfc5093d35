//! Lengths of time against one another.

use crate::regulation::{Operation, Span, Unit};

const DAY: u64 = 24 * 60;
/// A working day may stand for this much of the calendar, as a week has five of them.
const WORKING_DAY_AT_MOST: u64 = DAY * 7 / 5;

/// Whether the operations together certainly take longer than the whole. Where days of the calendar meet working days, what may be so is
/// no fault.
pub(super) fn longer(operations: &[Operation], whole: Span) -> bool {
    let by_calendar = operations.iter().any(|one| one.span.unit == Unit::Days);
    let day = if by_calendar { WORKING_DAY_AT_MOST } else { DAY };
    let room = minutes(whole.most, whole.unit, day);
    let together: u64 = operations.iter().map(|one| minutes(one.span.most, one.span.unit, DAY)).sum();
    together > room
}

fn minutes(count: u32, unit: Unit, working_day: u64) -> u64 {
    u64::from(count)
        * match unit {
            Unit::Minutes => 1,
            Unit::Hours => 60,
            Unit::WorkingDays => working_day,
            Unit::Days => DAY,
        }
}
