//! The kinds of decisions that are written down with their reasons.

use serde::{Deserialize, Serialize};

use crate::appeal::view::What;
use crate::lifecycle::Step;

kinds! {
    /// What an institution decided.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    DecisionKind {
        /// Left unconsidered (A9.2).
        LeftUnconsidered = "left_unconsidered",
        /// Sent on to the competent institution (A8.11).
        Forwarded = "forwarded",
        /// Sent back to the owner's staff, who decide whose it is (A8.11, A8.5).
        SentBack = "sent_back",
        /// Needs extra study and checking: 30 working days instead of 15 (law 10.1).
        ExtendedStudy = "extended_study",
        /// Extended for extra information or a query (law 10.2).
        Extended = "extended",
    }
}

impl DecisionKind {
    /// The step of the lifecycle that it is.
    pub fn step(self) -> Step {
        match self {
            DecisionKind::LeftUnconsidered => Step::LeaveUnconsidered,
            DecisionKind::Forwarded | DecisionKind::SentBack => Step::Forward,
            DecisionKind::ExtendedStudy => Step::ExtendStudy,
            DecisionKind::Extended => Step::Extend,
        }
    }

    /// What the timeline and the notice say.
    pub fn what(self) -> What {
        match self {
            DecisionKind::LeftUnconsidered => What::LeftUnconsidered,
            DecisionKind::Forwarded => What::Forwarded,
            DecisionKind::SentBack => What::SentBack,
            DecisionKind::ExtendedStudy | DecisionKind::Extended => What::Extended,
        }
    }

    /// It ends the institution's part.
    pub fn is_final(self) -> bool {
        matches!(self, DecisionKind::LeftUnconsidered | DecisionKind::Forwarded | DecisionKind::SentBack)
    }
}
