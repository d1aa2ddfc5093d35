//! The kinds of decisions that are written down with their reasons.

use serde::{Deserialize, Serialize};

use crate::appeal::view::What;
use crate::lifecycle::Step;

/// What an institution decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// Left unconsidered (A9.2).
    LeftUnconsidered,
    /// Sent on to the competent institution (A8.11).
    Forwarded,
    /// Sent back to the owner's staff, who decide whose it is (A8.11, A8.5).
    SentBack,
    /// Needs extra study and checking: 30 working days instead of 15 (law 10.1).
    ExtendedStudy,
    /// Extended for extra information or a query (law 10.2).
    Extended,
}

impl DecisionKind {
    /// Every kind.
    pub const ALL: [DecisionKind; 5] = [
        DecisionKind::LeftUnconsidered,
        DecisionKind::Forwarded,
        DecisionKind::SentBack,
        DecisionKind::ExtendedStudy,
        DecisionKind::Extended,
    ];

    /// The word used in the database and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            DecisionKind::LeftUnconsidered => "left_unconsidered",
            DecisionKind::Forwarded => "forwarded",
            DecisionKind::SentBack => "sent_back",
            DecisionKind::ExtendedStudy => "extended_study",
            DecisionKind::Extended => "extended",
        }
    }

    /// The inverse of [`DecisionKind::as_str`].
    pub fn parse(text: &str) -> Option<DecisionKind> {
        DecisionKind::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

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
