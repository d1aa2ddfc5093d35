//! From when to when an order can be made: at the latest one day before (Q3.1.1), at the earliest as many days ahead as the centre says.

use super::No;
use crate::time::{Date, UnixMs};

/// The days that can be ordered today, first and last.
pub fn of(today: Date, days: u16) -> (Date, Date) {
    (today.plus(1), today.plus(i32::from(days.max(1))))
}

/// Whether the day can be ordered today.
///
/// # Errors
/// [`No`]: past, too near, too far.
pub fn check(day: Date, today: Date, days: u16) -> Result<(), No> {
    let (first, last) = of(today, days);
    match day {
        day if day < today => Err(No::Past),
        day if day < first => Err(No::TooNear),
        day if day > last => Err(No::TooFar { days: u32::from(days) }),
        _ => Ok(()),
    }
}

/// The instant of a minute of a day.
pub fn instant(day: Date, at: u16) -> UnixMs {
    UnixMs(day.starts_at().0 + i64::from(at) * 60_000)
}

/// Until its beginning an order can be changed and cancelled.
///
/// # Errors
/// [`No::Begun`].
pub fn before_start(day: Date, at: u16, now: UnixMs) -> Result<(), No> {
    if now < instant(day, at) { Ok(()) } else { Err(No::Begun) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn q3_1_1_a_place_is_ordered_at_the_latest_one_day_before() {
        let Some(today) = Date::new(2026, 3, 13) else { return };
        assert_eq!(check(today, today, 30), Err(No::TooNear));
        assert_eq!(check(today.plus(-1), today, 30), Err(No::Past));
        assert_eq!(check(today.plus(1), today, 30), Ok(()));
        assert_eq!((check(today.plus(30), today, 30), check(today.plus(31), today, 30)), (Ok(()), Err(No::TooFar { days: 30 })));
        let late = UnixMs(today.ends_at().0);
        assert_eq!(check(today.plus(1), late.date(), 30), Ok(()), "a minute to midnight is still the day before");
        assert_eq!(check(today.plus(1), UnixMs(late.0 + 1).date(), 30), Err(No::TooNear));
    }

    #[test]
    fn an_order_is_changed_until_it_begins() {
        let Some(day) = Date::new(2026, 3, 13) else { return };
        let start = instant(day, 570);
        assert_eq!(start.display_minute(), "13.03.2026 09:30");
        assert_eq!((before_start(day, 570, UnixMs(start.0 - 1)), before_start(day, 570, start)), (Ok(()), Err(No::Begun)));
    }
}
