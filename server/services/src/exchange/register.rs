//! A register as the use cases know it; the server has one adapter for each way of speaking.

use domain::exchange::{Data, Fact, Trouble};
use futures::future::BoxFuture;
use std::fmt;

/// A question about one person.
#[derive(Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id; the register and our log know it by the same one.
    pub id: String,
    /// What is asked.
    pub fact: Fact,
    /// FİN of a natural person, VÖEN of a legal one.
    pub key: String,
}

/// Nothing personal gets into a log.
impl fmt::Debug for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Question").field("id", &self.id).field("fact", &self.fact).finish_non_exhaustive()
    }
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// What it says; `None`: it knows nobody by this number.
    pub data: Option<Data>,
    /// The hash under which the security server's log knows the question.
    pub request_hash: Option<String>,
}

/// A state register, or the security server before it.
pub trait Register: Send + Sync {
    /// Asks.
    fn ask<'a>(&'a self, question: &'a Question) -> BoxFuture<'a, Result<Reply, Trouble>>;

    /// Whether asking the same again at once changes nothing there.
    fn may_repeat(&self) -> bool;
}
