//! The numbers, and when there are enough of them.

use super::fate::{Counted, Fate, fate};
use crate::lifecycle::Status;
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// Below this many no rate, middle or average is shown: a few cases say nothing about an institution, and much about persons.
pub const ENOUGH: u32 = 5;

/// Numbers of appeals received in a period, as they stand on the day of counting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Received.
    pub received: u32,
    /// Those whose answer is owed.
    pub open: u32,
    /// Answered, rated or not.
    pub answered: u32,
    /// Of those, on or before the last day of the law.
    pub in_time: u32,
    /// Owed, and the last day has passed.
    pub late: u32,
    /// Refused by the owner's staff (A8.6).
    pub refused: u32,
    /// Sent back as not solved at least once (A9.1).
    pub reopened: u32,
    /// Persons who have joined (A8.4).
    pub joined: u32,
    /// Ratings of one to five stars.
    pub stars: [u32; 5],
}

/// A part of a whole, which is always said beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// The part.
    pub part: u32,
    /// The whole; at least [`ENOUGH`].
    pub whole: u32,
}

impl Share {
    /// `None` when the whole is too small.
    pub fn of(part: u32, whole: u32) -> Option<Share> {
        (whole >= ENOUGH).then_some(Share { part, whole })
    }

    /// In whole percents, rounded; 100 only when all are, 0 only when none is.
    pub fn percent(self) -> u32 {
        let rounded = (u64::from(self.part) * 200 + u64::from(self.whole)) / (u64::from(self.whole) * 2);
        match (self.part, rounded as u32) {
            (0, _) => 0,
            (part, _) if part >= self.whole => 100,
            (_, percent) => percent.clamp(1, 99),
        }
    }
}

impl Counts {
    /// Counts one more, as it stands on `today`.
    pub fn add(&mut self, one: &Counted, today: Date) {
        self.received += 1;
        self.reopened += u32::from(one.reopened);
        self.joined += one.joined;
        match fate(one.status, one.due_on, one.answered_on, today) {
            Fate::InTime => (self.answered, self.in_time) = (self.answered + 1, self.in_time + 1),
            Fate::AnsweredLate => self.answered += 1,
            Fate::Late => (self.open, self.late) = (self.open + 1, self.late + 1),
            Fate::Running => self.open += 1,
            Fate::Refused => self.refused += 1,
            Fate::Ended => {}
        }
        let rated =
            one.stars.filter(|_| one.status == Status::Rated).and_then(|stars| self.stars.get_mut(usize::from(stars).wrapping_sub(1)));
        if let Some(count) = rated {
            *count += 1;
        }
    }

    /// Takes another's numbers in.
    pub fn join(&mut self, other: &Counts) {
        let pairs = [
            (&mut self.received, other.received),
            (&mut self.open, other.open),
            (&mut self.answered, other.answered),
            (&mut self.in_time, other.in_time),
            (&mut self.late, other.late),
            (&mut self.refused, other.refused),
            (&mut self.reopened, other.reopened),
            (&mut self.joined, other.joined),
        ];
        pairs.into_iter().chain(self.stars.iter_mut().zip(other.stars)).for_each(|(mine, theirs)| *mine += theirs);
    }

    /// How many answers were due: given, or owed although the last day has passed. What still has time is not among them.
    pub fn due(&self) -> u32 {
        self.answered + self.late
    }

    /// In time, of those due.
    pub fn in_time_share(&self) -> Option<Share> {
        Share::of(self.in_time, self.due())
    }

    /// How many have rated.
    pub fn rated(&self) -> u32 {
        self.stars.iter().sum()
    }

    /// The average rating in tenths of a star; `None` when too few have rated.
    pub fn average_tenths(&self) -> Option<u32> {
        let sum: u32 = self.stars.iter().zip(1..).map(|(count, stars)| count * stars).sum();
        Share::of(sum, self.rated()).map(|share| (share.part * 20 + share.whole) / (share.whole * 2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(status: Status, answered: Option<i32>) -> Counted {
        let answered_on = answered.map(Date::from_days);
        Counted { status, due_on: Date::from_days(10), answered_on, reopened: false, joined: 0, stars: None }
    }

    #[test]
    fn a2_2_5_every_appeal_is_in_the_numbers_it_belongs_to() {
        let mut counts = Counts::default();
        let today = Date::from_days(20);
        for appeal in [
            one(Status::Answered, Some(10)),
            one(Status::Answered, Some(11)),
            Counted { stars: Some(4), joined: 3, reopened: true, ..one(Status::Rated, Some(9)) },
            one(Status::InProgress, None),
            Counted { due_on: today, ..one(Status::Sent, None) },
            one(Status::Refused, None),
            one(Status::Withdrawn, None),
            Counted { stars: Some(9), ..one(Status::Rated, Some(1)) },
        ] {
            counts.add(&appeal, today);
        }
        let expected =
            Counts { received: 8, open: 2, answered: 4, in_time: 3, late: 1, refused: 1, reopened: 1, joined: 3, stars: [0, 0, 0, 1, 0] };
        assert_eq!(counts, expected);
        assert_eq!((counts.due(), counts.in_time_share()), (5, Some(Share { part: 3, whole: 5 })));
    }

    #[test]
    fn a2_2_5_few_cases_give_no_rate() {
        assert_eq!(Share::of(4, ENOUGH - 1), None);
        assert_eq!(Share::of(0, ENOUGH).map(Share::percent), Some(0));
        let few = Counts { answered: 4, in_time: 4, stars: [0, 0, 0, 0, 4], ..Counts::default() };
        assert_eq!((few.in_time_share(), few.average_tenths()), (None, None));
        let enough = Counts { stars: [1, 0, 0, 0, 4], ..Counts::default() };
        assert_eq!(enough.average_tenths(), Some(42));
    }

    #[test]
    fn a_percent_never_says_all_or_none_when_it_is_not() {
        let table = [(0, 1000, 0), (1, 1000, 1), (999, 1000, 99), (1000, 1000, 100), (1, 8, 13), (412, 520, 79)];
        for (part, whole, percent) in table {
            assert_eq!(Share { part, whole }.percent(), percent, "{part} of {whole}");
        }
    }
}
