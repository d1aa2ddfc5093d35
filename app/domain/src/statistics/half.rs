//! How long answers took: the number of days within which half of them came. Said in working days, which the law counts
//! (A8.8), and in calendar days, which people count.

use crate::calendar::Calendar;
use crate::time::Date;
use serde::{Deserialize, Serialize};

use super::ENOUGH;

/// Half of the answers came within so many days after the day of receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Half {
    /// Working days.
    pub working: u32,
    /// Calendar days.
    pub calendar: u32,
    /// Of how many answers.
    pub of: u32,
}

/// Working days between two days, counted once for a whole stretch of the calendar.
#[derive(Clone, Debug)]
pub struct WorkingDays {
    first: i32,
    /// How many working days there are from the first day up to each day, both included.
    until: Vec<u32>,
}

impl WorkingDays {
    /// For days from `first` to `last`.
    pub fn over(calendar: &Calendar, first: Date, last: Date) -> WorkingDays {
        let mut count = 0;
        let until = (first.days()..=last.days()).map(|day| {
            count += u32::from(calendar.is_working(Date::from_days(day)));
            count
        });
        WorkingDays { first: first.days(), until: until.collect() }
    }

    /// How many lie after `from` up to and including `to`; 0 when `to` is not later. Days outside the stretch count as its ends.
    pub fn between(&self, from: Date, to: Date) -> u32 {
        self.at(to).saturating_sub(self.at(from))
    }

    fn at(&self, day: Date) -> u32 {
        let last = self.until.len().saturating_sub(1);
        let at = usize::try_from(day.days() - self.first).unwrap_or(0).min(last);
        self.until.get(at).copied().unwrap_or(0)
    }
}

/// The half of answers given as (received, answered, how many); `None` when they are fewer than [`ENOUGH`].
pub fn half(answers: &[(Date, Date, u32)], days: &WorkingDays) -> Option<Half> {
    let of: u32 = answers.iter().map(|(_, _, count)| count).sum();
    if of < ENOUGH {
        return None;
    }
    let working = answers.iter().map(|(from, to, count)| (days.between(*from, *to), *count));
    let calendar = answers.iter().map(|(from, to, count)| ((to.days() - from.days()).max(0).unsigned_abs(), *count));
    Some(Half { working: middle(working.collect(), of), calendar: middle(calendar.collect(), of), of })
}

/// Half of the answers came within so many days; `counts` holds how many took no day, one, two … `None` when they are fewer
/// than [`ENOUGH`].
pub fn half_of(counts: &[u32]) -> Option<u32> {
    let of: u32 = counts.iter().sum();
    (of >= ENOUGH).then(|| middle((0..).zip(counts.iter().copied()).collect(), of))
}

/// The smallest value that at least half of all do not exceed.
fn middle(mut values: Vec<(u32, u32)>, of: u32) -> u32 {
    values.sort_unstable();
    let mut seen = 0;
    let found = values.into_iter().find(|(_, count)| {
        seen += count;
        seen * 2 >= of
    });
    found.map(|(value, _)| value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap_or(Date::from_days(0))
    }

    #[test]
    fn a2_2_5_half_of_the_answers_came_within_so_many_days() {
        let days = WorkingDays::over(&Calendar::default(), day("2026-03-01"), day("2026-04-30"));
        let friday = day("2026-03-13");
        let table = [
            // Friday to Monday: one working day, three calendar days.
            (vec![(friday, day("2026-03-16"), 5)], Some(Half { working: 1, calendar: 3, of: 5 })),
            (vec![(friday, friday, 3), (friday, day("2026-03-20"), 2)], Some(Half { working: 0, calendar: 0, of: 5 })),
            (vec![(friday, friday, 2), (friday, day("2026-03-20"), 3)], Some(Half { working: 5, calendar: 7, of: 5 })),
            (vec![(friday, friday, 3), (friday, day("2026-03-20"), 3)], Some(Half { working: 0, calendar: 0, of: 6 })),
            (vec![(friday, friday, 4)], None),
            (vec![], None),
        ];
        for (answers, expected) in table {
            assert_eq!(half(&answers, &days), expected, "{answers:?}");
            let mut counts = [0; 10];
            answers.iter().for_each(|(from, to, count)| counts[days.between(*from, *to) as usize] += count);
            assert_eq!(half_of(&counts), expected.map(|half| half.working), "{answers:?}");
        }
    }

    #[test]
    fn the_stretch_counts_as_the_calendar_does() {
        let calendar = Calendar::default();
        let (first, last) = (day("2026-01-01"), day("2026-12-31"));
        let days = WorkingDays::over(&calendar, first, last);
        for (from, to) in [("2026-01-05", "2026-02-20"), ("2026-03-13", "2026-03-14"), ("2026-06-01", "2026-06-01")] {
            let counted = calendar.working_days_between(day(from), day(to));
            assert_eq!(i64::from(days.between(day(from), day(to))), i64::from(counted), "{from} {to}");
        }
        assert_eq!(days.between(day("2026-02-02"), day("2026-01-02")), 0);
        assert!(days.between(day("2020-01-01"), day("2030-01-01")) > 0, "days outside are its ends");
    }
}
