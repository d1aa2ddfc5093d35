//! The law's grounds on which an appeal is left unconsidered (law 8.1; the statute's A9.2).

use serde::{Deserialize, Serialize};

kinds! {
    /// A ground of law 8.1. The order of items 1–3, 5 and 6 is read from an instruction that mirrors the law.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    UnconsideredGround {
        /// The law sets another procedure for such matters: a court's, a criminal or an administrative case.
        #[default]
        OtherProcedure = "other_procedure",
        /// What the law demands of an appeal is missing (law art. 6).
        FormNotMet = "form_not_met",
        /// A court's decision on the same matter is in force.
        CourtDecision = "court_decision",
        /// Answered on its merits three times within a year, and nothing is new.
        Repeated = "repeated",
        /// What it says is not enough to solve it or to find who is competent.
        NotEnough = "not_enough",
        /// The person asked by statement to stop the review.
        PersonAsked = "person_asked",
    }
}

impl UnconsideredGround {
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
