//! Of which days something is counted.

use crate::time::Date;
use serde::{Deserialize, Serialize};

/// The longest period in days: three years and a bit.
pub const LONGEST: i32 = 1_100;

/// Days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

kinds! {
    /// A period by its name.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    PeriodWord {
        /// From the first day of this month.
        Month = "month",
        /// This month and the two before it.
        #[default]
        Quarter = "quarter",
        /// From the first day of this year.
        Year = "year",
        /// Own days.
        Own = "own",
    }
}

/// The period as it stands in an address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct PeriodChoice {
    /// Its name; the default where it isn't known.
    pub word: PeriodWord,
    /// The first day as typed; own days only.
    pub from: String,
    /// The last day as typed; own days only.
    pub until: String,
}

impl PeriodChoice {
    /// The days meant on `today`. Days to come have nothing to count and are cut off. `None` for own days that aren't days, stand
    /// the wrong way round, or are more than [`LONGEST`].
    pub fn on(&self, today: Date) -> Option<Period> {
        let from = match self.word {
            PeriodWord::Own => return own(&self.from, &self.until, today),
            PeriodWord::Month => months_before(today, 0),
            PeriodWord::Quarter => months_before(today, 2),
            PeriodWord::Year => Date::new(today.year(), 1, 1).unwrap_or(today),
        };
        Some(Period { from, until: today })
    }
}

fn own(from: &str, until: &str, today: Date) -> Option<Period> {
    let (from, until): (Date, Date) = (from.trim().parse().ok()?, until.trim().parse().ok()?);
    let until = until.min(today);
    let fits = (2000..=2099).contains(&from.year()) && from <= until && until.days() - from.days() < LONGEST;
    fits.then_some(Period { from, until })
}

/// The first day of the month so many months before.
fn months_before(day: Date, months: i32) -> Date {
    let (year, month, _) = day.ymd();
    let count = year * 12 + i32::from(month) - 1 - months;
    Date::new(count.div_euclid(12), (count.rem_euclid(12) + 1) as u8, 1).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a2_2_5_periods_end_today_and_own_days_are_days() {
        let today = Date::new(2026, 2, 10).unwrap_or(Date::from_days(0));
        let table = [
            (PeriodWord::Month, "", "", Some(("2026-02-01", "2026-02-10"))),
            (PeriodWord::Quarter, "", "", Some(("2025-12-01", "2026-02-10"))),
            (PeriodWord::Year, "", "", Some(("2026-01-01", "2026-02-10"))),
            (PeriodWord::Own, "2026-01-05", "2026-01-05", Some(("2026-01-05", "2026-01-05"))),
            (PeriodWord::Own, "2026-01-05", "2030-01-05", Some(("2026-01-05", "2026-02-10"))),
            (PeriodWord::Own, "2026-01-06", "2026-01-05", None),
            (PeriodWord::Own, "2026-02-11", "2026-02-12", None),
            (PeriodWord::Own, "2020-01-01", "2026-01-01", None),
            (PeriodWord::Own, "2026-02-30", "2026-03-01", None),
            (PeriodWord::Own, "99999999-01-01", "2026-02-01", None),
            (PeriodWord::Own, "'; --", "<b>", None),
        ];
        for (word, from, until, expected) in table {
            let choice = PeriodChoice { word, from: from.into(), until: until.into() };
            let found = choice.on(today).map(|period| (period.from.to_string(), period.until.to_string()));
            assert_eq!(found, expected.map(|(from, until)| (from.to_owned(), until.to_owned())), "{word:?} {from} {until}");
        }
        assert!(PeriodWord::ALL.iter().all(|word| PeriodWord::parse(word.as_str()) == Some(*word)));
    }
}
