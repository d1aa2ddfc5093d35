//! The hash chain of an appeal's entries.

use super::{EventRow, NewEvent};
use crate::chain;
use domain::ids::{AppealId, InstitutionId, PersonId};

/// What checking a chain found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chain {
    /// Every entry is as it was written, and none is missing.
    Whole,
    /// The first entry (its `nr`) that is changed, missing or too much.
    Broken(i64),
}

/// The hash over every field of the entry and the hash before.
pub(crate) fn hash_of(appeal: &AppealId, nr: i64, event: &NewEvent, prev: &str) -> String {
    let e = event;
    let fields = [
        prev,
        appeal.as_str(),
        &nr.to_string(),
        &e.at_ms.0.to_string(),
        e.person.as_ref().map_or("", PersonId::as_str),
        e.role.as_str(),
        e.institution.as_ref().map_or("", InstitutionId::as_str),
        e.what.as_str(),
        &e.clause,
        e.audience.as_str(),
        &e.data,
    ];
    // Entries from before sessions were named have none; their hashes stay right.
    chain::hash(fields.into_iter().chain(e.session.as_deref()))
}

pub(super) fn check(rows: &[EventRow], count: i64, head: &str) -> Chain {
    let mut prev = "";
    for (nr, row) in (1..).zip(rows) {
        let fits = row.nr == nr && row.prev_hash == prev && row.hash == hash_of(&row.appeal, nr, &as_new(row), prev);
        if !fits {
            return Chain::Broken(nr);
        }
        prev = &row.hash;
    }
    let found = rows.len() as i64;
    match found == count && prev == head {
        true => Chain::Whole,
        false => Chain::Broken(found.min(count) + 1),
    }
}

fn as_new(row: &EventRow) -> NewEvent {
    NewEvent {
        at_ms: row.at_ms,
        person: row.person.clone(),
        role: row.role,
        institution: row.institution.clone(),
        what: row.what,
        clause: row.clause.clone(),
        audience: row.audience,
        data: row.data.clone(),
        session: row.session.clone(),
    }
}
