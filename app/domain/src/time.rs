//! Instants and days. Instants are milliseconds since 1970 UTC; days are those of Asia/Baku.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Asia/Baku is UTC+4 all year since 2016 (domain facts 2.5).
pub const BAKU_OFFSET_MS: i64 = 4 * 3_600_000;
/// One day in milliseconds.
pub const DAY_MS: i64 = 86_400_000;

/// An instant: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnixMs(pub i64);

impl UnixMs {
    /// The day in Baku; an instant beyond the years that we write has the last one, or the first.
    pub fn date(self) -> Date {
        let days = self.in_baku().div_euclid(DAY_MS).clamp(i64::from(FIRST.0), i64::from(LAST.0));
        Date::from_days(days as i32)
    }

    /// Milliseconds by the clocks of Baku. Whatever a machine calls its time is an instant.
    fn in_baku(self) -> i64 {
        self.0.saturating_add(BAKU_OFFSET_MS)
    }

    /// Hour and minute in Baku.
    pub fn hour_minute(self) -> (u8, u8) {
        let minutes = self.in_baku().rem_euclid(DAY_MS) / 60_000;
        ((minutes / 60) as u8, (minutes % 60) as u8)
    }

    /// `14.04.2026 09:12`, the way people here write it.
    pub fn display_minute(self) -> String {
        format!("{} {}", self.date().display(), self.display_time())
    }

    /// `09:12`, where the day is known.
    pub fn display_time(self) -> String {
        let (hour, minute) = self.hour_minute();
        format!("{hour:02}:{minute:02}")
    }

    /// `2026-04-14T09:12:00+04:00`, for `<time datetime>`.
    pub fn iso(self) -> String {
        let (hour, minute) = self.hour_minute();
        let second = self.0.div_euclid(1000).rem_euclid(60);
        format!("{}T{hour:02}:{minute:02}:{second:02}+04:00", self.date())
    }
}

/// 1 January 0000 and 31 December 9999: years of four digits.
const FIRST: Date = Date(-719_528);
const LAST: Date = Date(2_932_896);

/// A calendar day, kept as days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(i32);

impl Date {
    /// The day so many days after 1970-01-01.
    pub fn from_days(days: i32) -> Date {
        Date(days)
    }

    /// Days since 1970-01-01.
    pub fn days(self) -> i32 {
        self.0
    }

    /// A day by year, month (1–12) and day (1–31); `None` when there is no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        // Whatever is typed is read as a day: a year of nine digits is none.
        if !(-9_999..=9_999).contains(&year) {
            return None;
        }
        let date = Date(days_from_civil(year, month, day));
        (date.ymd() == (year, month, day)).then_some(date)
    }

    /// Year, month (1–12), day (1–31).
    pub fn ymd(self) -> (i32, u8, u8) {
        civil_from_days(self.0)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.ymd().0
    }

    /// Monday is 1, Sunday is 7 (ISO 8601).
    pub fn weekday(self) -> u8 {
        ((self.0 + 3).rem_euclid(7) + 1) as u8
    }

    /// The day so many days later (earlier when negative).
    pub fn plus(self, days: i32) -> Date {
        Date(self.0 + days)
    }

    /// The instant at which the day begins in Baku.
    pub fn starts_at(self) -> UnixMs {
        UnixMs(i64::from(self.0) * DAY_MS - BAKU_OFFSET_MS)
    }

    /// The last millisecond of the day in Baku.
    pub fn ends_at(self) -> UnixMs {
        UnixMs(self.plus(1).starts_at().0 - 1)
    }

    /// `14.04.2026`.
    pub fn display(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{day:02}.{month:02}.{year}")
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// The text is not a day of the form `2026-04-14`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a day: {0}")]
pub struct NotADate(pub String);

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Date, NotADate> {
        let wrong = || NotADate(text.to_owned());
        let mut parts = text.splitn(3, '-');
        let year = parts.next().and_then(|part| part.parse().ok()).ok_or_else(wrong)?;
        let month = parts.next().and_then(|part| part.parse().ok()).ok_or_else(wrong)?;
        let day = parts.next().and_then(|part| part.parse().ok()).ok_or_else(wrong)?;
        Date::new(year, month, day).ok_or_else(wrong)
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Days since 1970-01-01 of a day of the Gregorian calendar, counted in years that begin in March.
fn days_from_civil(year: i32, month: u8, day: u8) -> i32 {
    let (month, day) = (i32::from(month), i32::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The inverse of [`days_from_civil`].
fn civil_from_days(days: i32) -> (i32, u8, u8) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month as u8, day as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_calendar_come_back_unchanged() {
        for days in -150_000..150_000 {
            let date = Date::from_days(days);
            let (year, month, day) = date.ymd();
            assert_eq!(Date::new(year, month, day), Some(date));
        }
        for wrong in ["2026-02-29", "99999999-01-01", "2147483647-12-31", "-99999999-01-01"] {
            assert_eq!(wrong.parse::<Date>(), Err(NotADate(wrong.into())));
        }
    }

    #[test]
    fn an_instant_that_no_clock_shows_has_a_day_all_the_same() {
        for (ms, day) in [(i64::MIN, "0000-01-01"), (i64::MIN + 1, "0000-01-01"), (i64::MAX, "9999-12-31"), (i64::MAX - 1, "9999-12-31")] {
            assert_eq!(UnixMs(ms).date().to_string(), day);
            assert!(!UnixMs(ms).display_minute().is_empty() && !UnixMs(ms).iso().is_empty());
        }
        let last: Date = "9999-12-31".parse().unwrap();
        assert_eq!((last, last.ends_at().date(), "0000-01-01".parse::<Date>()), (LAST, LAST, Ok(FIRST)));
    }

    #[test]
    fn the_day_changes_at_midnight_in_baku() {
        let evening = UnixMs(1_773_431_940_000); // 13 March 2026, 19:59 UTC
        assert_eq!(evening.display_minute(), "13.03.2026 23:59");
        assert_eq!(UnixMs(evening.0 + 60_000).date().to_string(), "2026-03-14");
        assert_eq!(evening.date().weekday(), 5);
    }
}
