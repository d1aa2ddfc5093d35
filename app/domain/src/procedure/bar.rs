//! Why the law or the owner's order bars a step that the status alone would allow.

use serde::{Deserialize, Serialize};

/// What is in the way. Each has a sentence in three languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bar {
    /// The three working days for sending on are over (law 7.10).
    ForwardingOver,
    /// It was sent on as often as it may be: the owner's staff decide whose it is.
    ForwardedOften,
    /// This institution has it or had it.
    HadIt,
    /// The law gives this extension once (10.1, 10.2).
    ExtendedBefore,
    /// The term is over: what is late is not made timely.
    TermOver,
    /// What would lose its meaning is not extended (10.2, 10.4).
    Urgent,
    /// It would not end later than it does.
    NotLonger,
}
