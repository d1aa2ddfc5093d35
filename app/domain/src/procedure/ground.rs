//! The law's grounds on which an appeal is left unconsidered (law 8.1; the statute's A9.2).

use serde::{Deserialize, Serialize};

/// A ground of law 8.1. The order of items 1–3, 5 and 6 is read from an instruction that mirrors the law.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnconsideredGround {
    /// The law sets another procedure for such matters: a court's, a criminal or an administrative case.
    #[default]
    OtherProcedure,
    /// What the law demands of an appeal is missing (law art. 6).
    FormNotMet,
    /// A court's decision on the same matter is in force.
    CourtDecision,
    /// Answered on its merits three times within a year, and nothing is new.
    Repeated,
    /// What it says is not enough to solve it or to find who is competent.
    NotEnough,
    /// The person asked by statement to stop the review.
    PersonAsked,
}

impl UnconsideredGround {
    /// All six, in the law's order.
    pub const ALL: [UnconsideredGround; 6] = [
        UnconsideredGround::OtherProcedure,
        UnconsideredGround::FormNotMet,
        UnconsideredGround::CourtDecision,
        UnconsideredGround::Repeated,
        UnconsideredGround::NotEnough,
        UnconsideredGround::PersonAsked,
    ];

    /// The word used in the database and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            UnconsideredGround::OtherProcedure => "other_procedure",
            UnconsideredGround::FormNotMet => "form_not_met",
            UnconsideredGround::CourtDecision => "court_decision",
            UnconsideredGround::Repeated => "repeated",
            UnconsideredGround::NotEnough => "not_enough",
            UnconsideredGround::PersonAsked => "person_asked",
        }
    }

    /// The inverse of [`UnconsideredGround::as_str`].
    pub fn parse(text: &str) -> Option<UnconsideredGround> {
        UnconsideredGround::ALL.into_iter().find(|ground| ground.as_str() == text)
    }

    /// The item of the law.
    pub fn article(self) -> &'static str {
        match self {
            UnconsideredGround::OtherProcedure => "8.1.1",
            UnconsideredGround::FormNotMet => "8.1.2",
            UnconsideredGround::CourtDecision => "8.1.3",
            UnconsideredGround::Repeated => "8.1.4",
            UnconsideredGround::NotEnough => "8.1.5",
            UnconsideredGround::PersonAsked => "8.1.6",
        }
    }
}
