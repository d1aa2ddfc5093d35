//! What is said of a group. A rate is never said of fewer than [`ENOUGH`](crate::statistics::ENOUGH) cases, here as on the public
//! pages.

use crate::registry::Entry;
use crate::statistics::{Counts, Share, WorkingDays, half_of};
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// Answers that took longer count as so long, working days.
const LONGEST: usize = 400;

kinds! {
    /// A measure.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    Measure {
        /// How many there are.
        #[default]
        Count = "count",
        /// Of the answers due, how many came in time, percents.
        InTime = "in_time",
        /// Half of the answers came within so many working days.
        HalfDays = "half_days",
        /// How many were sent back as not solved.
        Reopened = "reopened",
        /// Average rating, tenths of a star.
        Rating = "rating",
        /// How many persons have joined.
        Joined = "joined",
    }
}

/// A value and of how many it is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// The value in the measure's unit; `None` where there are too few to say.
    pub value: Option<u32>,
    /// Of how many.
    pub of: u32,
}

impl Measure {
    /// Values that add up to the whole.
    pub fn is_sum(self) -> bool {
        matches!(self, Measure::Count | Measure::Reopened | Measure::Joined)
    }
}

/// What is counted in one group.
#[derive(Clone, Debug, Default)]
pub struct Sum {
    counts: Counts,
    days: Vec<u32>,
}

impl Sum {
    /// Counts one more, as it stands on `today`; `days` only where the measure needs them.
    pub fn add(&mut self, entry: &Entry, today: Date, days: Option<&WorkingDays>) {
        self.counts.add(&entry.counted(), today);
        let answered = entry.answered_on().filter(|_| matches!(entry.status.as_str(), "answered" | "rated"));
        if let (Some(days), Some(answered)) = (days, answered) {
            let took = (days.between(Date::from_days(entry.from), answered) as usize).min(LONGEST);
            if self.days.len() <= took {
                self.days.resize(took + 1, 0);
            }
            if let Some(count) = self.days.get_mut(took) {
                *count += 1;
            }
        }
    }

    /// How many were counted.
    pub fn received(&self) -> u32 {
        self.counts.received
    }

    /// What is said of the group.
    pub fn value(&self, measure: Measure) -> Value {
        let counts = &self.counts;
        let (value, of) = match measure {
            Measure::Count => (Some(counts.received), counts.received),
            Measure::InTime => (counts.in_time_share().map(Share::percent), counts.due()),
            Measure::HalfDays => (half_of(&self.days), self.days.iter().sum()),
            Measure::Reopened => (Some(counts.reopened), counts.received),
            Measure::Rating => (counts.average_tenths(), counts.rated()),
            Measure::Joined => (Some(counts.joined), counts.received),
        };
        Value { value, of }
    }
}
