//! What staff may filter by, and how a filter stands in an address. Nonsense in an address is no filter.

use super::address::values;
use crate::appeal::form::AnswerMode;
use crate::ids::{CategoryId, DistrictId, InstitutionId};
use crate::lifecycle::Status;
use crate::statistics::Fate;
use crate::time::Date;

/// Ratings by which may be filtered: 0 stands for "not rated".
pub const RATINGS: [u8; 6] = [0, 1, 2, 3, 4, 5];
/// The longest code and search that an address may hold, letters.
const LONGEST: usize = 100;

kinds! {
    /// Whether what rests in the archive is looked at (A6.0.2).
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    Archive {
        /// Only what is at work.
        #[default]
        Without = "without",
        /// Both.
        With = "with",
        /// The archive alone.
        Only = "only",
    }
}

impl Archive {
    /// Whether an entry passes that rests there, or does not.
    pub fn passes(self, archived: bool) -> bool {
        match self {
            Archive::Without => !archived,
            Archive::With => true,
            Archive::Only => archived,
        }
    }
}

/// Any combination; the default lets everything through that is at work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Words of the text, or a number.
    pub words: String,
    /// One of these statuses; empty for any.
    pub statuses: Vec<Status>,
    /// Root or leaf.
    pub category: Option<CategoryId>,
    /// District with what hangs under it.
    pub district: Option<DistrictId>,
    /// Leading institution.
    pub institution: Option<InstitutionId>,
    /// How it stands to its deadline.
    pub deadline: Option<Fate>,
    /// At least so many have joined.
    pub joined: u32,
    /// Rated so; 0 for not rated.
    pub rating: Option<u8>,
    /// How it came.
    pub channel: Option<String>,
    /// How the answer is wanted.
    pub mode: Option<AnswerMode>,
    /// Only those sent back as not solved.
    pub reopened: bool,
    /// Whether the archive is looked at.
    pub archive: Archive,
    /// On or after this day.
    pub from: Option<Date>,
    /// On or before this day.
    pub until: Option<Date>,
}

impl Filter {
    /// Out of an address.
    pub fn read(pairs: &[(String, String)]) -> Filter {
        let all = |name| values(pairs, name);
        let one = |name| all(name).find(|value| !value.is_empty()).map(|value| value.chars().take(LONGEST).collect::<String>());
        let day = |name| one(name)?.parse().ok().filter(|day: &Date| (2000..=2099).contains(&day.year()));
        Filter {
            words: one("q").unwrap_or_default(),
            statuses: Status::ALL.into_iter().filter(|status| all("status").any(|word| word == status.as_str())).collect(),
            category: one("category").map(CategoryId),
            district: one("district").map(DistrictId),
            institution: one("institution").map(InstitutionId),
            deadline: one("deadline").and_then(|word| Fate::parse(&word)),
            joined: one("joined").and_then(|word| word.parse().ok()).unwrap_or_default(),
            rating: one("rating").and_then(|word| word.parse().ok()).filter(|rating| RATINGS.contains(rating)),
            channel: one("channel"),
            mode: one("mode").and_then(|word| AnswerMode::parse(&word)),
            reopened: one("reopened").is_some(),
            archive: one("archive").and_then(|word| Archive::parse(&word)).unwrap_or_default(),
            from: day("from"),
            until: day("until"),
        }
    }

    /// As it stands in an address, in the order of the fields.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut add = |name: &'static str, value: Option<String>| pairs.extend(value.map(|value| (name, value)));
        add("q", Some(self.words.clone()).filter(|words| !words.is_empty()));
        self.statuses.iter().for_each(|status| add("status", Some(status.as_str().to_owned())));
        add("category", self.category.as_ref().map(ToString::to_string));
        add("district", self.district.as_ref().map(ToString::to_string));
        add("institution", self.institution.as_ref().map(ToString::to_string));
        add("deadline", self.deadline.map(|fate| fate.as_str().to_owned()));
        add("joined", Some(self.joined).filter(|least| *least > 0).map(|least| least.to_string()));
        add("rating", self.rating.map(|rating| rating.to_string()));
        add("channel", self.channel.clone());
        add("mode", self.mode.map(|mode| mode.as_str().to_owned()));
        add("reopened", self.reopened.then(|| "1".to_owned()));
        add("archive", Some(self.archive).filter(|archive| *archive != Archive::Without).map(|archive| archive.as_str().to_owned()));
        add("from", self.from.map(|day| day.to_string()));
        add("until", self.until.map(|day| day.to_string()));
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::{pairs, written};

    #[test]
    fn a6_0_8_a_filter_comes_back_out_of_its_address() {
        let filter = Filter {
            words: "çuxur & 100%".into(),
            statuses: vec![Status::Sent, Status::Extended],
            category: Some("yol.cuxur".into()),
            district: Some("baki-yasamal".into()),
            institution: Some("azersu".into()),
            deadline: Some(Fate::Late),
            joined: 3,
            rating: Some(0),
            channel: Some("web".into()),
            mode: Some(AnswerMode::AmisAndPost),
            reopened: true,
            archive: Archive::Only,
            from: Date::new(2026, 1, 1),
            until: Date::new(2026, 2, 1),
        };
        assert_eq!(Filter::read(&pairs(&written(&filter.pairs()))), filter);
        assert_eq!(written(&Filter::default().pairs()), "");
    }

    #[test]
    fn nonsense_in_an_address_is_no_filter() {
        let query = "status=x&deadline=1&joined=-1&rating=9&archive=x&mode=<b>&from=2026-02-30&until=99999999-01-01&category=&q=%20&%zz=%";
        assert_eq!(Filter::read(&pairs(query)), Filter::default());
        assert_eq!(Filter::read(&pairs(&format!("q={}", "ə".repeat(5_000)))).words.chars().count(), LONGEST);
    }
}
