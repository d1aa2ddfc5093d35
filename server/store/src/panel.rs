//! The history of the management panel's records (A3.5): who changed what, from what, to what. The entries of a record are a
//! chain, each with the hash of the one before; the number of the last one is the record's revision.

use crate::chain::{self, Link};
use crate::{Db, StoreError, Tx};
use domain::ids::PersonId;
use domain::panel::{Act, Resource};
use domain::time::UnixMs;
use std::collections::HashMap;

row! {
    /// An entry.
    ChangeRow {
        /// The resource.
        resource: Resource = "resource",
        /// The record.
        record: String = "record_id",
        /// When.
        at_ms: UnixMs = "at_ms",
        /// Who.
        person: PersonId = "person_id",
        /// How.
        act: Act = "act",
        /// Its values before, as JSON; `None` for a new record.
        before: Option<String> = "before",
        /// Its values after, as JSON; `None` when it was taken away.
        after: Option<String> = "after",
    }
}

statements! {
    HEAD = "select nr, hash from panel_change where resource = $1 and record_id = $2 order by nr desc limit 1";
    APPEND = "insert into panel_change (resource, record_id, nr, at_ms, person_id, act, before, after, prev_hash, hash) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    OF_RECORD = "select nr, prev_hash, hash, resource, record_id, at_ms, person_id, act, before, after from panel_change \
        where resource = $1 and record_id = $2 order by nr";
    REVISIONS = "select record_id, max(nr) from panel_change where resource = $1 group by record_id";
    RECORDS = "select distinct resource, record_id from panel_change order by resource, record_id";
    COUNT = "select count(*) from panel_change";
}

/// Adds an entry after the revision that was seen; false, and nothing is written, when another one is there already.
///
/// # Errors
/// [`StoreError::Unique`] when somebody adds the same entry at the same moment, [`StoreError::Reference`] when the person is unknown.
pub async fn append(tx: &mut Tx, row: &ChangeRow, seen: u32) -> Result<bool, StoreError> {
    let r = row;
    let (last, prev) = maybe!(tx, (i64, String), HEAD, r.resource.as_str(), &r.record)?.unwrap_or_default();
    if last != i64::from(seen) {
        return Ok(false);
    }
    let hash = hash_of(last + 1, r, &prev);
    #[rustfmt::skip]
    exec!(tx, APPEND, r.resource.as_str(), &r.record, last + 1, r.at_ms.0, r.person.as_str(), r.act.as_str(), &r.before, &r.after, prev, hash)?;
    Ok(true)
}

/// A record's entries, the oldest first.
///
/// # Errors
/// [`StoreError::Damaged`] when an entry is changed or missing.
pub async fn changes(db: &Db, resource: Resource, record: &str) -> Result<Vec<ChangeRow>, StoreError> {
    let links = all!(db, Link<ChangeRow>, OF_RECORD, resource.as_str(), record)?;
    chain::whole(links, hash_of, |entry| format!("{} {} in the panel", entry.resource.as_str(), entry.record))
}

/// The revision of every record that was ever changed.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn revisions(db: &Db, resource: Resource) -> Result<HashMap<String, u32>, StoreError> {
    let rows = all!(db, (String, i64), REVISIONS, resource.as_str())?;
    Ok(rows.into_iter().map(|(id, nr)| (id, u32::try_from(nr).unwrap_or(u32::MAX))).collect())
}

/// Every record that has a history, for whoever checks the chains.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn records(db: &Db) -> Result<Vec<(Resource, String)>, StoreError> {
    let rows = all!(db, (String, String), RECORDS)?;
    Ok(rows.into_iter().filter_map(|(resource, id)| Some((Resource::parse(&resource)?, id))).collect())
}

/// How many changes there were. Other processes read their reference data again when it grows.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count(db: &Db) -> Result<i64, StoreError> {
    let (count,) = one!(db, (i64,), COUNT)?;
    Ok(count)
}

/// The hash over every field and the hash before.
fn hash_of(nr: i64, row: &ChangeRow, prev: &str) -> String {
    let r = row;
    let values = [&r.before, &r.after].map(|values| values.as_deref().unwrap_or_default());
    let nr = nr.to_string();
    let at = r.at_ms.0.to_string();
    chain::hash([prev, r.resource.as_str(), &r.record, &nr, &at, r.person.as_str(), r.act.as_str(), values[0], values[1]])
}
