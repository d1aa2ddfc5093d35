//! How two versions differ, clause by clause and word by word.

use super::merge::same;
use super::{Clause, Text};
use crate::desk::diff::{Part, words};

/// A clause that says something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which.
    pub clause: Clause,
    /// Its words: what stayed, what went, what came.
    pub parts: Vec<Part>,
}

/// The clauses that differ, in the order of the form; `said` gives a clause in words.
pub fn between(before: &Text, after: &Text, said: impl Fn(Clause, &Text) -> String) -> Vec<Difference> {
    let changed = Clause::ALL.iter().copied().filter(|clause| !same(*clause, before, after));
    let differences = changed.map(|clause| Difference { clause, parts: words(&said(clause, before), &said(clause, after)) });
    differences.filter(|one| one.parts.iter().any(|part| !matches!(part, Part::Same(_)))).collect()
}
