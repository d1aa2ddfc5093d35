//! What happened to regulations (R9): each one's entries are a chain, each with the hash of the one before.

use crate::chain::{self, Link};
use crate::{Db, StoreError, Tx};
use domain::ids::{InstitutionId, PersonId, RegulationId};
use domain::regulation::What;
use domain::time::UnixMs;

row! {
    /// An entry.
    RegulationEventRow {
        /// The regulation.
        regulation: RegulationId = "regulation_id",
        /// When.
        at_ms: UnixMs = "at_ms",
        /// The employee; `None` for the system.
        person: Option<PersonId> = "person_id",
        /// By whose staff.
        institution: InstitutionId = "institution_id",
        /// To which version.
        version: u32 = "version",
        /// What.
        what: What = "what",
        /// The reasons of an objection, the hash of the text that was approved.
        note: String = "note",
    }
}

statements! {
    HEAD = "select nr, hash from regulation_event where regulation_id = $1 order by nr desc limit 1";
    APPEND = "insert into regulation_event (regulation_id, nr, at_ms, person_id, institution_id, version, what, note, prev_hash, hash) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    OF_REGULATION = "select nr, prev_hash, hash, regulation_id, at_ms, person_id, institution_id, version, what, note from regulation_event \
        where regulation_id = $1 order by nr";
    CHAINED = "select distinct regulation_id from regulation_event where regulation_id > $1 order by regulation_id limit $2";
}

/// Adds an entry. A row of the regulation is changed in the same transaction, so entries of one regulation wait for each other.
///
/// # Errors
/// [`StoreError::Reference`] when regulation, institution or person is unknown.
pub async fn append(tx: &mut Tx, event: &RegulationEventRow) -> Result<(), StoreError> {
    let e = event;
    crate::regulations::lock(tx, &e.regulation).await?;
    let (last, prev) = maybe!(tx, (i64, String), HEAD, e.regulation.as_str())?.unwrap_or_default();
    let hash = hash_of(last + 1, e, &prev);
    let person = e.person.as_ref().map(PersonId::as_str);
    #[rustfmt::skip]
    exec!(tx, APPEND, e.regulation.as_str(), last + 1, e.at_ms.0, person, e.institution.as_str(), i64::from(e.version), e.what.as_str(), &e.note,
        prev, hash)?;
    Ok(())
}

/// A regulation's entries, the oldest first.
///
/// # Errors
/// [`StoreError::Damaged`] when an entry is changed or missing.
pub async fn events(db: &Db, id: &RegulationId) -> Result<Vec<RegulationEventRow>, StoreError> {
    let links = all!(db, Link<RegulationEventRow>, OF_REGULATION, id.as_str())?;
    chain::whole(links, hash_of, |entry| format!("regulation {}", entry.regulation))
}

/// The regulations that have a chain, by id: those after this one, for whoever checks them.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn chained(db: &Db, after: &RegulationId, limit: u32) -> Result<Vec<RegulationId>, StoreError> {
    let rows = all!(db, (String,), CHAINED, after.as_str(), i64::from(limit))?;
    Ok(rows.into_iter().map(|(id,)| id.into()).collect())
}

/// The hash over every field and the hash before.
fn hash_of(nr: i64, event: &RegulationEventRow, prev: &str) -> String {
    let e = event;
    let (person, nr, at, version) =
        (e.person.as_ref().map_or("", PersonId::as_str), nr.to_string(), e.at_ms.0.to_string(), e.version.to_string());
    chain::hash([prev, e.regulation.as_str(), &nr, &at, person, e.institution.as_str(), &version, e.what.as_str(), &e.note])
}
