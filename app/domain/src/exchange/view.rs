//! What staff and the person see of it.

use super::{Fact, FactSource, FactState};
use crate::ids::AppealId;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// One fact about an appeal's author, with where it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactView {
    /// Which.
    pub fact: Fact,
    /// What is kept; empty when nothing is known.
    pub value: String,
    /// Where it came from.
    pub source: FactSource,
    /// When that was; unknown of sign-ins.
    pub at_ms: Option<UnixMs>,
    /// What became of asking the register; `None`: it was never asked.
    pub state: Option<FactState>,
    /// Who entered it by hand.
    pub by: String,
    /// On what basis.
    pub basis: String,
}

/// The page on which the owner's staff enter by hand what registers can't say (A4.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonCard {
    /// The appeal.
    pub appeal: AppealId,
    /// Its number now.
    pub number: String,
    /// The author's facts.
    pub facts: Vec<FactView>,
}

/// A question to a register about a person: their number was given to it (T3.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExchangeLine {
    /// When.
    pub at_ms: UnixMs,
    /// What was asked.
    pub fact: Fact,
    /// Whether it answered.
    pub answered: bool,
}
