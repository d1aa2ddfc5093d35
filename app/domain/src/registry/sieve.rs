//! A filter made ready to be held against a million entries.

use super::{Archive, Codes, Entry, Filter};
use crate::appeal::form::AnswerMode;
use crate::lifecycle::Status;
use crate::statistics::Fate;
use crate::time::Date;
use std::collections::HashSet;

/// For each code whether it passes; `None` when all do.
pub type Allowed = Option<Vec<bool>>;

/// The filter in numbers. Days are days since 1970.
#[derive(Clone, Debug)]
pub struct Sieve {
    statuses: u32,
    categories: Allowed,
    districts: Allowed,
    institutions: Allowed,
    channels: Allowed,
    by_post: Option<bool>,
    deadline: Option<Fate>,
    joined: u32,
    rating: Option<u8>,
    reopened: bool,
    archive: Archive,
    days: (i32, i32),
    today: Date,
    found: Option<HashSet<(u64, u64)>>,
}

impl Sieve {
    /// Made on `today`. `districts` says which districts pass, wherever the filter's own district and the employee's territory
    /// meet; `found` holds the ids that the words were found in.
    pub fn new(
        filter: &Filter,
        codes: &Codes,
        districts: Option<&dyn Fn(&str) -> bool>,
        found: Option<HashSet<(u64, u64)>>,
        today: Date,
    ) -> Sieve {
        let category = |wanted: &str| {
            let below = format!("{wanted}.");
            codes.which(|code| code == wanted || code.starts_with(&below))
        };
        let exactly = |wanted: &str| codes.which(|code| code == wanted);
        let statuses = filter.statuses.iter().fold(0, |mask, status| mask | bit(*status));
        Sieve {
            statuses: if statuses == 0 { u32::MAX } else { statuses },
            categories: filter.category.as_ref().map(|id| category(id.as_str())),
            districts: districts.map(|passes| codes.which(passes)),
            institutions: filter.institution.as_ref().map(|id| exactly(id.as_str())),
            channels: filter.channel.as_deref().map(exactly),
            by_post: filter.mode.map(|mode| mode == AnswerMode::AmisAndPost),
            deadline: filter.deadline,
            joined: filter.joined,
            rating: filter.rating,
            reopened: filter.reopened,
            archive: filter.archive,
            days: (filter.from.map_or(i32::MIN, Date::days), filter.until.map_or(i32::MAX, Date::days)),
            today,
            found,
        }
    }

    /// Whether the entry passes.
    pub fn passes(&self, entry: &Entry) -> bool {
        self.statuses & bit(entry.status) != 0
            && (self.days.0..=self.days.1).contains(&entry.from)
            && self.archive.passes(entry.archived)
            && has(&self.categories, entry.category)
            && has(&self.districts, entry.district)
            && has(&self.institutions, entry.institution)
            && has(&self.channels, entry.channel)
            && self.by_post.is_none_or(|by_post| by_post == entry.by_post)
            && self.joined <= entry.joined
            && self.rating.is_none_or(|rating| rating == entry.stars)
            && (!self.reopened || entry.reopened)
            && self.deadline.is_none_or(|fate| fate == entry.fate(self.today))
            && self.found.as_ref().is_none_or(|found| found.contains(&entry.key.id()))
    }

    /// The day on which it was made.
    pub fn today(&self) -> Date {
        self.today
    }
}

fn bit(status: Status) -> u32 {
    1 << (status as u32)
}

fn has(allowed: &Allowed, code: u16) -> bool {
    allowed.as_ref().is_none_or(|allowed| allowed.get(usize::from(code)).copied().unwrap_or_default())
}
