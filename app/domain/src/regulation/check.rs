//! What a regulation still lacks, and where it contradicts itself: each fault names its clause. A text without faults may be submitted.

mod faults;
mod spans;

use super::{Clause, Text};
use serde::{Deserialize, Serialize};

/// What is wrong with a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flaw {
    /// Nothing stands there.
    Missing,
    /// More characters, or more entries, than a form holds.
    TooLong,
    /// No web address.
    BadAddress,
    /// No e-mail address or no telephone number.
    BadContact,
    /// Wholly automated: it takes as long as systems need, minutes or hours (1.7, note 1).
    NotInMinutes,
    /// Wholly automated: one time, that of processing, not a shortest and a longest one (1.7, note 1).
    NotOneTime,
    /// In part automated: a shortest and a longest time are both given, the shortest no longer than the longest (1.7, note 2).
    NoBounds,
    /// Free of charge, and something is to be paid (R8.1).
    FreeButPaid,
    /// Informational, and yet a document or a form is asked for (R4.3).
    AsksOfReaders,
    /// Informational, and yet there are operations to carry out (R4.3).
    ActsForReaders,
    /// A body takes part in an operation and doesn't stand among the others that provide the service (1.5, 3.4.3; R9.4).
    UnknownBody,
    /// The operations together take longer than the service (1.7, 3.4.2).
    LongerThanWhole,
    /// A state register holds that document: nobody has to give it (2.6.1, 2.6.2; R7.2).
    HeldAlready,
    /// An operation has nobody who is responsible (R9.3.4).
    NobodyResponsible,
}

/// A fault: a clause, and what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fault {
    /// Where.
    pub clause: Clause,
    /// What.
    pub flaw: Flaw,
}

/// How a clause stands in the list beside the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Filled in, nothing wrong with it.
    Good,
    /// Something is missing or wrong.
    Faulty,
    /// Nothing stands there, and nothing has to.
    Open,
}

/// Every fault, in the order of the form.
pub fn check(text: &Text) -> Vec<Fault> {
    let mut faults = faults::all(text);
    faults.sort_by_key(|fault| fault.clause);
    faults.dedup();
    faults
}

/// How a clause stands, given the text's faults.
pub fn standing(clause: Clause, text: &Text, faults: &[Fault]) -> Standing {
    if faults.iter().any(|fault| fault.clause == clause) {
        Standing::Faulty
    } else if clause.is_empty(text) {
        Standing::Open
    } else {
        Standing::Good
    }
}
