//! By what a report may be divided.

use crate::lifecycle::Status;
use crate::registry::{Codes, Entry, RATINGS};
use crate::statistics::Fate;
use crate::time::Date;

/// How many have joined, in bands that begin with these numbers.
pub const BANDS: [u32; 5] = [0, 1, 5, 10, 50];
/// The first year of the months.
const FIRST_YEAR: i32 = 2000;

kinds! {
    /// A parameter of appeals.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    Dimension {
        /// Institution.
        Institution = "institution",
        /// District.
        District = "district",
        /// Root of the category.
        Category = "category",
        /// Category itself.
        Subject = "subject",
        /// Month of sending, or of being placed.
        Month = "month",
        /// Status.
        Status = "status",
        /// How it stands to its deadline.
        Deadline = "deadline",
        /// How it came.
        Channel = "channel",
        /// How the answer is wanted.
        Mode = "mode",
        /// How many have joined, in bands.
        Joined = "joined",
        /// Rating.
        Rating = "rating",
    }
}

impl Dimension {
    /// Its groups have an order of their own; those of the others stand by how much is in them.
    pub fn is_ordered(self) -> bool {
        !matches!(self, Dimension::Institution | Dimension::District | Dimension::Category | Dimension::Subject | Dimension::Channel)
    }

    /// The number of the entry's group.
    pub fn group(self, entry: &Entry, codes: &Codes, today: Date) -> u16 {
        match self {
            Dimension::Institution => entry.institution,
            Dimension::District => entry.district,
            Dimension::Category => codes.root(entry.category),
            Dimension::Subject => entry.category,
            Dimension::Month => month(Date::from_days(entry.from)),
            Dimension::Status => place(&Status::ALL, entry.status),
            Dimension::Deadline => place(&Fate::ALL, entry.fate(today)),
            Dimension::Channel => entry.channel,
            Dimension::Mode => u16::from(entry.by_post),
            Dimension::Joined => band(entry.joined),
            Dimension::Rating => u16::from(entry.stars),
        }
    }

    /// The group's key: a code, a month `2026-03`, a word, a number.
    pub fn key(self, group: u16, codes: &Codes) -> String {
        let at = usize::from(group);
        let words: &[&str] = &["amis", "amis_and_post"];
        match self {
            Dimension::Month => format!("{:04}-{:02}", FIRST_YEAR + i32::from(group) / 12, group % 12 + 1),
            Dimension::Status => Status::ALL.get(at).map_or(String::new(), |status| status.as_str().to_owned()),
            Dimension::Deadline => Fate::ALL.get(at).map_or(String::new(), |fate| fate.as_str().to_owned()),
            Dimension::Mode => words.get(at).copied().unwrap_or_default().to_owned(),
            Dimension::Joined => BANDS.get(at).copied().unwrap_or_default().to_string(),
            Dimension::Rating => RATINGS.get(at).copied().unwrap_or_default().to_string(),
            _ => codes.word(group).to_owned(),
        }
    }
}

/// The band of so many who have joined.
pub fn band(joined: u32) -> u16 {
    BANDS.iter().filter(|first| **first <= joined).count().saturating_sub(1) as u16
}

fn month(day: Date) -> u16 {
    let (year, month, _) = day.ymd();
    u16::try_from((year - FIRST_YEAR) * 12 + i32::from(month) - 1).unwrap_or_default()
}

fn place<T: PartialEq>(all: &[T], one: T) -> u16 {
    all.iter().position(|other| *other == one).unwrap_or_default() as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_hold_every_number_once() {
        assert_eq!([0, 1, 4, 5, 9, 10, 49, 50, 1_000_000].map(band), [0, 1, 1, 2, 2, 3, 3, 4, 4]);
    }

    #[test]
    fn a_month_stands_by_its_year() {
        let day = Date::new(2026, 3, 31).unwrap();
        assert_eq!(Dimension::Month.key(month(day), &Codes::default()), "2026-03");
        assert!(month(day) < month(day.plus(1)));
        assert!(Dimension::ALL.iter().all(|one| Dimension::parse(one.as_str()) == Some(*one)));
    }
}
