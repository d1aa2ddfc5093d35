//! The chain of a request's entries: each holds the hash of the one before.

use crate::chain::{self, Link};
use crate::{Db, StoreError, Tx};
use domain::ids::{OfficialId, PersonId};
use domain::official::{OfficialWhat, Party};
use domain::time::UnixMs;

row! {
    /// An entry.
    OfficialEventRow {
        /// The request.
        request: OfficialId = "request_id",
        /// When.
        at_ms: UnixMs = "at_ms",
        /// The employee; `None` for the system.
        person: Option<PersonId> = "person_id",
        /// The side that acted; of a reminder the side that was asked.
        side: Party = "side",
        /// What.
        what: OfficialWhat = "what",
    }
}

statements! {
    HEAD = "select nr, hash from official_event where request_id = $1 order by nr desc limit 1";
    APPEND = "insert into official_event (request_id, nr, at_ms, person_id, side, what, prev_hash, hash) \
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    OF_REQUEST = "select nr, prev_hash, hash, request_id, at_ms, person_id, side, what from official_event where request_id = $1 order by nr";
    CHAINED = "select distinct request_id from official_event where request_id > $1 order by request_id limit $2";
}

/// Adds an entry. The request's row is changed in the same transaction, so entries of one request wait for each other.
///
/// # Errors
/// [`StoreError::Reference`] when request or person is unknown.
pub async fn append(tx: &mut Tx, event: &OfficialEventRow) -> Result<(), StoreError> {
    let e = event;
    let (last, prev) = maybe!(tx, (i64, String), HEAD, e.request.as_str())?.unwrap_or_default();
    let hash = hash_of(last + 1, e, &prev);
    let person = e.person.as_ref().map(PersonId::as_str);
    exec!(tx, APPEND, e.request.as_str(), last + 1, e.at_ms.0, person, e.side.word(), e.what.as_str(), prev, hash)?;
    Ok(())
}

/// A request's entries, the oldest first.
///
/// # Errors
/// [`StoreError::Damaged`] when an entry is changed or missing.
pub async fn events(db: &Db, request: &OfficialId) -> Result<Vec<OfficialEventRow>, StoreError> {
    let links = all!(db, Link<OfficialEventRow>, OF_REQUEST, request.as_str())?;
    chain::whole(links, hash_of, |entry| format!("official request {}", entry.request))
}

/// The requests that have a chain, by id: those after this one, for whoever checks them.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn chained(db: &Db, after: &OfficialId, limit: u32) -> Result<Vec<OfficialId>, StoreError> {
    let rows = all!(db, (String,), CHAINED, after.as_str(), i64::from(limit))?;
    Ok(rows.into_iter().map(|(id,)| id.into()).collect())
}

/// The hash over every field and the hash before.
fn hash_of(nr: i64, event: &OfficialEventRow, prev: &str) -> String {
    let (e, side) = (event, event.side.word());
    let person = e.person.as_ref().map_or("", PersonId::as_str);
    chain::hash([prev, e.request.as_str(), &nr.to_string(), &e.at_ms.0.to_string(), person, &side, e.what.as_str()])
}
