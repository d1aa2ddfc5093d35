//! Why an answer is rated as it is: a small table to choose from, beside stars and own words (A2.1).

use serde::{Deserialize, Serialize};

kinds! {
    /// A reason.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    RatingReason {
        /// Done well.
        DoneWell = "done_well",
        /// Quick.
        Quick = "quick",
        /// Clearly written.
        Clear = "clear",
        /// Polite.
        Polite = "polite",
        /// Came late.
        Late = "late",
        /// Not to the point.
        NotToThePoint = "not_to_the_point",
        /// Said to be done, not done in fact.
        NotDone = "not_done",
        /// Not clear.
        Unclear = "unclear",
        /// Impolite.
        Impolite = "impolite",
    }
}

impl RatingReason {
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
