//! What the two sides of a request see; nobody else sees any of it.

use super::{DocumentView, Party};
use crate::appeal::view::{Clock, Rows};
use crate::ids::OfficialId;
use crate::lang::Named;
use crate::signature::SignatureView;
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// A side with the name of its institution.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyName {
    /// The side.
    pub party: Party,
    /// Name of an institution; owner and operator are named by the page.
    pub name: Option<Named>,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfficialLine {
    /// The request.
    pub id: OfficialId,
    /// Its number.
    pub number: String,
    /// The other side.
    pub other: PartyName,
    /// In a line.
    pub subject: String,
    /// When it was sent.
    pub asked_ms: UnixMs,
    /// The clock, while it waits.
    pub clock: Option<Clock>,
    /// When it was answered.
    pub answered_ms: Option<UnixMs>,
    /// Answered after its last day.
    pub late: bool,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfficialList {
    /// Our side: it decides who can be asked.
    pub us: Party,
    /// How many wait for our answer.
    pub waiting: u32,
    /// The lines.
    pub rows: Rows<OfficialLine>,
}

kinds! {
    /// What happened to a request.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    OfficialWhat {
        /// It was sent.
        Sent = "sent",
        /// The side that was asked was reminded before the last day.
        Reminded = "reminded",
        /// The last day passed without an answer; both sides were told.
        Late = "late",
        /// It was answered.
        Answered = "answered",
    }
}

/// An entry of a request's chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficialEntry {
    /// When.
    pub at_ms: UnixMs,
    /// What.
    pub what: OfficialWhat,
    /// By which side; `None` for the system.
    pub by: Option<PartyName>,
}

/// One request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfficialCard {
    /// Its line, as this side sees it.
    pub line: OfficialLine,
    /// We have asked; otherwise it is ours to answer.
    pub from_us: bool,
    /// By which clause of the statute.
    pub clause: String,
    /// What is asked.
    pub text: String,
    /// The last day.
    pub due: Date,
    /// Its documents.
    pub documents: Vec<DocumentView>,
    /// Its signature; requests of earlier releases have none.
    pub signature: Option<SignatureView>,
    /// The answer.
    pub answer: Option<String>,
    /// The answer's documents.
    pub answer_documents: Vec<DocumentView>,
    /// The answer's signature.
    pub answer_signature: Option<SignatureView>,
    /// What happened, oldest first.
    pub entries: Vec<OfficialEntry>,
}

/// What a notice about a request carries: its number for the reader, its id for the link.
pub fn word(number: &str, id: &OfficialId) -> String {
    format!("{number} {id}")
}

/// The inverse of [`word`].
pub fn read_word(word: &str) -> (&str, &str) {
    word.split_once(' ').unwrap_or((word, ""))
}
