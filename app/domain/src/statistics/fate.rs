//! What one appeal, or one institution's part in it, counts as.

use crate::lifecycle::{AssignmentStatus, Status};
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// How an appeal stands to its deadline on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Answered on or before the last day of the law (A8.8, A8.9).
    InTime,
    /// Answered after it.
    AnsweredLate,
    /// Owed, and the last day has passed.
    Late,
    /// Owed, and the last day has not passed.
    Running,
    /// Refused by the owner's staff on one of the four grounds (A8.6).
    Refused,
    /// Ended without an answer for another reason: left unconsidered (A9.2), withdrawn (A9.1), stopped (A8.12).
    Ended,
}

impl Fate {
    /// Every one, in the order in which they are told.
    pub const ALL: [Fate; 6] = [Fate::Late, Fate::Running, Fate::InTime, Fate::AnsweredLate, Fate::Refused, Fate::Ended];

    /// The word used in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Fate::InTime => "in_time",
            Fate::AnsweredLate => "answered_late",
            Fate::Late => "late",
            Fate::Running => "running",
            Fate::Refused => "refused",
            Fate::Ended => "ended",
        }
    }

    /// The inverse of [`Fate::as_str`].
    pub fn parse(text: &str) -> Option<Fate> {
        Fate::ALL.into_iter().find(|fate| fate.as_str() == text)
    }
}

/// What is known of an appeal where it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Where it stands.
    pub status: Status,
    /// The last day of the law (A8.8); after "not solved" the new one (A9.1).
    pub due_on: Date,
    /// The day in Bakı of the last answer; `None` while an answer is owed, also again after "not solved".
    pub answered_on: Option<Date>,
    /// Sent back as not solved at least once (A9.1).
    pub reopened: bool,
    /// How many have joined (A8.4).
    pub joined: u32,
    /// The rating, 1–5.
    pub stars: Option<u8>,
}

/// The fate of an appeal on `today`. The last day itself still is in time; an appeal is late from the day after it.
pub fn fate(status: Status, due_on: Date, answered_on: Option<Date>, today: Date) -> Fate {
    match status {
        Status::Answered | Status::Rated if answered_on.is_some_and(|day| day <= due_on) => Fate::InTime,
        Status::Answered | Status::Rated => Fate::AnsweredLate,
        Status::Refused => Fate::Refused,
        open if open.is_open() && due_on < today => Fate::Late,
        open if open.is_open() => Fate::Running,
        _ => Fate::Ended,
    }
}

impl From<AssignmentStatus> for Status {
    /// An institution's part counts as an appeal of this status; sent on or taken back, it isn't the institution's any more.
    fn from(part: AssignmentStatus) -> Status {
        match part {
            AssignmentStatus::Answered => Status::Answered,
            AssignmentStatus::LeftUnconsidered => Status::LeftUnconsidered,
            AssignmentStatus::Forwarded | AssignmentStatus::Recalled => Status::Withdrawn,
            _ => Status::InProgress,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a2_2_5_the_last_day_is_in_time_and_the_day_after_is_late() {
        let (due, before, after) = (Date::from_days(100), Date::from_days(99), Date::from_days(101));
        let table = [
            (Status::Answered, Some(before), after, Fate::InTime),
            (Status::Answered, Some(due), after, Fate::InTime),
            (Status::Rated, Some(due), after, Fate::InTime),
            (Status::Answered, Some(after), after, Fate::AnsweredLate),
            (Status::Rated, Some(after), after, Fate::AnsweredLate),
            (Status::Sent, None, due, Fate::Running),
            (Status::Sent, None, after, Fate::Late),
            (Status::Routed, None, before, Fate::Running),
            (Status::Extended, None, after, Fate::Late),
            (Status::QuerySent, None, after, Fate::Late),
            (Status::Forwarded, None, after, Fate::Late),
            (Status::InProgress, None, after, Fate::Late),
            (Status::Refused, None, after, Fate::Refused),
            (Status::LeftUnconsidered, None, after, Fate::Ended),
            (Status::Withdrawn, None, after, Fate::Ended),
            (Status::Restricted, None, after, Fate::Ended),
        ];
        for (status, answered_on, today, expected) in table {
            assert_eq!(fate(status, due, answered_on, today), expected, "{status:?} answered {answered_on:?} on {today}");
        }
        assert!(Status::ALL.iter().all(|status| table.iter().any(|row| row.0 == *status)), "every status has a case");
    }
}
