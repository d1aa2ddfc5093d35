//! When an order code is taken, and every way to say no.

use crate::ids::CentreId;
use crate::queue::{slot_of, slot_word};
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// Why the machine gives no ticket for a code. Says no more than the person can act upon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum No {
    /// No such order; a digit is wrong, or it was cancelled.
    Unknown,
    /// It is for another day.
    OtherDay(Date),
    /// The person is at another centre than the order's.
    OtherCentre(CentreId),
    /// It is taken from this minute of the day on.
    TooEarly(u16),
    /// The set time, this minute of the day, is over: the order is void (Q3.2.1).
    TooLate(u16),
    /// Too many wrong codes one after the other: so many seconds.
    Wait(u32),
    /// Nobody serves this today.
    NotServed,
    /// The centre does not work now; it opens on this day at this minute, when that is known.
    Closed(Option<(Date, u16)>),
    /// The order stands, but the centre is closed today at its time (a day that was closed later): the next opening, when that is known.
    DayClosed(Option<(Date, u16)>),
    /// The centre was closed at its time and has cancelled it: the next opening, when that is known.
    CentreCancelled(Option<(Date, u16)>),
}

impl No {
    /// The two parts by which a page without script is told: a word and a value; neither names a person.
    pub fn words(&self) -> (&'static str, String) {
        match self {
            No::Unknown => ("unknown", String::new()),
            No::OtherDay(day) => ("other-day", day.to_string()),
            No::OtherCentre(centre) => ("other-centre", centre.to_string()),
            No::TooEarly(minute) => ("early", minute.to_string()),
            No::TooLate(minute) => ("late", minute.to_string()),
            No::Wait(seconds) => ("wait", seconds.to_string()),
            No::NotServed => ("not-served", String::new()),
            No::Closed(opens) => ("closed", opening(*opens)),
            No::DayClosed(opens) => ("day-closed", opening(*opens)),
            No::CentreCancelled(opens) => ("cancelled", opening(*opens)),
        }
    }

    /// The inverse of [`No::words`].
    pub fn read(word: &str, value: &str) -> Option<No> {
        match word {
            "unknown" => Some(No::Unknown),
            "other-day" => value.parse().ok().map(No::OtherDay),
            "other-centre" => Some(No::OtherCentre(value.into())),
            "early" => value.parse().ok().map(No::TooEarly),
            "late" => value.parse().ok().map(No::TooLate),
            "wait" => value.parse().ok().map(No::Wait),
            "not-served" => Some(No::NotServed),
            "closed" => opening_of(value).map(No::Closed),
            "day-closed" => opening_of(value).map(No::DayClosed),
            "cancelled" => opening_of(value).map(No::CentreCancelled),
            _ => None,
        }
    }
}

fn opening(opens: Option<(Date, u16)>) -> String {
    opens.map(|(day, at)| slot_word(day, at)).unwrap_or_default()
}

/// The inverse of [`opening`]; `None` for what is none.
fn opening_of(value: &str) -> Option<Option<(Date, u16)>> {
    if value.is_empty() { Some(None) } else { slot_of(value).ok().map(Some) }
}

/// From when to when, around the set time, a code is taken; the centre's setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// So many minutes before.
    pub early_min: u16,
    /// So many after; 0 as the regulation has it: "until the set time" (Q3.2.1).
    pub late_min: u16,
}

impl Window {
    /// Whether an order of `day`, set for minute `start`, is taken now. The set minute itself still counts.
    pub fn check(self, day: Date, start: u16, now: UnixMs) -> Result<(), No> {
        if day != now.date() {
            return Err(No::OtherDay(day));
        }
        let minute = minute_of(now);
        let from = start.saturating_sub(self.early_min);
        if minute < from {
            return Err(No::TooEarly(from));
        }
        if minute > start.saturating_add(self.late_min) {
            return Err(No::TooLate(start));
        }
        Ok(())
    }
}

/// The minute of the day in Baku.
pub(crate) fn minute_of(now: UnixMs) -> u16 {
    let (hour, minute) = now.hour_minute();
    u16::from(hour) * 60 + u16::from(minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64, minute: i64) -> UnixMs {
        UnixMs(day(13).starts_at().0 + (hour * 60 + minute) * 60_000)
    }

    fn day(day: u8) -> Date {
        Date::new(2026, 3, day).unwrap_or_else(|| Date::from_days(0))
    }

    #[test]
    fn q3_2_1_a_code_is_taken_around_its_time_alone() {
        let law = Window { early_min: 30, late_min: 0 };
        let lenient = Window { early_min: 30, late_min: 10 };
        let ten = 600;
        let cases = [
            (law, day(13), at(9, 29), Err(No::TooEarly(570))),
            (law, day(13), at(9, 30), Ok(())),
            (law, day(13), at(10, 0), Ok(())),
            (law, day(13), at(10, 1), Err(No::TooLate(600))),
            (lenient, day(13), at(10, 10), Ok(())),
            (lenient, day(13), at(10, 11), Err(No::TooLate(600))),
            (law, day(14), at(10, 0), Err(No::OtherDay(day(14)))),
            (law, day(12), at(10, 0), Err(No::OtherDay(day(12)))),
            (law, day(13), UnixMs(at(23, 59).0 + 60_000), Err(No::OtherDay(day(13)))),
        ];
        for (window, on, now, expected) in cases {
            assert_eq!(window.check(on, ten, now), expected, "{on} at {}", now.display_minute());
        }
        assert_eq!(Window { early_min: 90, late_min: 0 }.check(day(13), 30, at(0, 0)), Ok(()), "the day begins at midnight");
    }

    #[test]
    fn q3_2_1_every_no_can_be_said_without_script() {
        let all = [
            No::Unknown,
            No::OtherDay(day(14)),
            No::OtherCentre("baki-2".into()),
            No::TooEarly(570),
            No::TooLate(600),
            No::Wait(30),
            No::NotServed,
            No::Closed(Some((day(16), 540))),
            No::Closed(None),
            No::DayClosed(Some((day(16), 540))),
            No::DayClosed(None),
            No::CentreCancelled(Some((day(16), 540))),
            No::CentreCancelled(None),
        ];
        for no in all {
            let (word, value) = no.words();
            assert_eq!(No::read(word, &value), Some(no));
        }
        for (word, value) in
            [("early", "ten"), ("other-day", "31.02.2026"), ("closed", "tomorrow"), ("day-closed", "tomorrow"), ("", ""), ("<b>", "1")]
        {
            assert_eq!(No::read(word, value), None);
        }
    }
}
