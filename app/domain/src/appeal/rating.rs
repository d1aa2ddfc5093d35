//! Why an answer is rated as it is: a small table to choose from, beside stars and own words (A2.1).

use serde::{Deserialize, Serialize};

/// A reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RatingReason {
    /// Done well.
    DoneWell,
    /// Quick.
    Quick,
    /// Clearly written.
    Clear,
    /// Polite.
    Polite,
    /// Came late.
    Late,
    /// Not to the point.
    NotToThePoint,
    /// Said to be done, not done in fact.
    NotDone,
    /// Not clear.
    Unclear,
    /// Impolite.
    Impolite,
}

impl RatingReason {
    /// Every reason, praise first.
    pub const ALL: [Self; 9] = [
        Self::DoneWell,
        Self::Quick,
        Self::Clear,
        Self::Polite,
        Self::Late,
        Self::NotToThePoint,
        Self::NotDone,
        Self::Unclear,
        Self::Impolite,
    ];

    /// The word used in the database, in forms and reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DoneWell => "done_well",
            Self::Quick => "quick",
            Self::Clear => "clear",
            Self::Polite => "polite",
            Self::Late => "late",
            Self::NotToThePoint => "not_to_the_point",
            Self::NotDone => "not_done",
            Self::Unclear => "unclear",
            Self::Impolite => "impolite",
        }
    }

    /// The inverse of [`RatingReason::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text)
    }

    /// It praises; otherwise it blames.
    pub const fn praises(self) -> bool {
        matches!(self, Self::DoneWell | Self::Quick | Self::Clear | Self::Polite)
    }

    /// Several reasons as they stand in one column: words with spaces between.
    pub fn joined(reasons: &[Self]) -> String {
        reasons.iter().map(|reason| reason.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The inverse of [`RatingReason::joined`]; words of another release are left out.
    pub fn split(words: &str) -> Vec<Self> {
        words.split(' ').filter_map(Self::parse).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a2_1_reasons_come_back_from_column_and_wire() {
        for reason in RatingReason::ALL {
            assert_eq!(serde_json::to_string(&reason).unwrap(), format!("\"{}\"", reason.as_str()));
        }
        assert_eq!(RatingReason::split(&RatingReason::joined(&RatingReason::ALL)), RatingReason::ALL);
        assert_eq!(RatingReason::split("late from_tomorrow quick"), [RatingReason::Late, RatingReason::Quick]);
        assert_eq!(RatingReason::split(""), []);
        assert_eq!(RatingReason::ALL.into_iter().filter(|reason| reason.praises()).count(), 4);
    }
}
