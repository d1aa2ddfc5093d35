//! What is known of an appeal, or of an institution's part in one, where staff look for it and where it is counted.

use crate::ids::AppealId;
use crate::lifecycle::{AssignmentStatus, Status};
use crate::map::{appeal_id, id_bits};
use crate::statistics::{Counted, Fate, fate};
use crate::time::{Date, UnixMs};

/// A day that never came.
pub const NEVER: i32 = i32::MIN;

/// Where an entry stands: by the moment of sending, then by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// When the appeal was sent, milliseconds.
    pub sent_ms: i64,
    high: u64,
    low: u64,
}

impl Key {
    /// `None` when the id isn't a UUID.
    pub fn new(id: &AppealId, sent: UnixMs) -> Option<Key> {
        let bits = id_bits(id)?;
        Some(Key { sent_ms: sent.0, high: (bits >> 64) as u64, low: bits as u64 })
    }

    /// The appeal.
    pub fn appeal(self) -> AppealId {
        appeal_id(u128::from(self.high) << 64 | u128::from(self.low))
    }

    /// The id's halves, to look it up.
    pub fn id(self) -> (u64, u64) {
        (self.high, self.low)
    }
}

/// An entry. Codes are numbers of [`super::Codes`]; 0 where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which appeal.
    pub key: Key,
    /// The day by which it is counted: of sending, for an institution's part of being placed. Days since 1970.
    pub from: i32,
    /// The last day of the law.
    pub due: i32,
    /// The day of the last answer, or [`NEVER`].
    pub answered: i32,
    /// How many have joined.
    pub joined: u32,
    /// Category.
    pub category: u16,
    /// District.
    pub district: u16,
    /// Leading institution, for a part the institution whose part it is.
    pub institution: u16,
    /// How it came.
    pub channel: u16,
    /// Status.
    pub status: Status,
    /// The rating, 1–5; 0 for none.
    pub stars: u8,
    /// The answer is wanted by post too.
    pub by_post: bool,
    /// Sent back as not solved at least once (A9.1).
    pub reopened: bool,
    /// It rests in the archive (A6.0.2).
    pub archived: bool,
    /// Joined persons and rating belong to this line: always for an appeal, for a part when its institution leads.
    pub lead: bool,
}

impl Entry {
    /// The day of the last answer.
    pub fn answered_on(&self) -> Option<Date> {
        (self.answered != NEVER).then(|| Date::from_days(self.answered))
    }

    /// How it stands to its deadline (see [`fate`]).
    pub fn fate(&self, today: Date) -> Fate {
        fate(self.status, Date::from_days(self.due), self.answered_on(), today)
    }

    /// As statistics count it.
    pub fn counted(&self) -> Counted {
        Counted {
            status: self.status,
            due_on: Date::from_days(self.due),
            answered_on: self.answered_on(),
            reopened: self.reopened,
            joined: if self.lead { self.joined } else { 0 },
            stars: Some(self.stars).filter(|stars| self.lead && *stars > 0),
        }
    }
}

/// The status of an institution's part in words of appeals. Its answer counts as rated once the appeal is.
pub fn part_status(part: AssignmentStatus, appeal: Status) -> Status {
    match part {
        AssignmentStatus::Placed => Status::Routed,
        AssignmentStatus::QuerySent => Status::QuerySent,
        AssignmentStatus::Extended => Status::Extended,
        AssignmentStatus::Answered if appeal == Status::Rated => Status::Rated,
        other => Status::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_takes_56_bytes_and_gives_its_id_back() {
        assert_eq!(std::mem::size_of::<Entry>(), 56);
        let id = AppealId("019a0000-0000-7000-8000-00000000000b".into());
        assert_eq!(Key::new(&id, UnixMs(7)).map(Key::appeal), Some(id));
        assert_eq!(Key::new(&AppealId("x".into()), UnixMs(7)), None);
    }

    #[test]
    fn a6_0_8_a_part_is_owed_answered_or_gone_as_the_statistics_say() {
        for part in AssignmentStatus::ALL {
            let (shown, counted) = (part_status(part, Status::Rated), Status::from(part));
            assert_eq!(shown.is_open(), counted.is_open(), "{part:?}");
            let (day, today) = (Date::from_days(1), Date::from_days(2));
            assert_eq!(fate(shown, day, Some(day), today), fate(counted, day, Some(day), today), "{part:?}");
        }
    }
}
