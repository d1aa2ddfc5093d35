//! Incidents of the system (A6.0.3): opened once, closed once.

use crate::{Db, StoreError, Tx};
use domain::ids::{IncidentId, PersonId};
use domain::incident::Service;
use domain::time::UnixMs;

row! {
    /// An incident.
    IncidentRow {
        /// Id (UUIDv7).
        id: IncidentId = "id",
        /// What fails.
        service: Service = "service",
        /// The operator's words.
        text: String = "text",
        /// Since when.
        since_ms: UnixMs = "since_ms",
        /// When it was written down.
        opened_ms: UnixMs = "opened_ms",
        /// By whom.
        opened_by: PersonId = "opened_by",
        /// When it was over.
        closed_ms: Option<UnixMs> = "closed_ms",
        /// Who wrote that down.
        closed_by: Option<PersonId> = "closed_by",
        /// With which words.
        closed_text: Option<String> = "closed_text",
    }
}

macro_rules! columns {
    () => {
        "id, service, text, since_ms, opened_ms, opened_by, closed_ms, closed_by, closed_text"
    };
}

statements! {
    OPEN = "insert into incident (id, service, text, since_ms, opened_ms, opened_by) values ($1, $2, $3, $4, $5, $6)";
    CLOSE = "update incident set closed_ms = $2, closed_by = $3, closed_text = $4 where id = $1 and closed_ms is null";
    FIND = concat!("select ", columns!(), " from incident where id = $1");
    STANDING = concat!("select ", columns!(), " from incident where closed_ms is null order by since_ms, id limit $1");
    LATEST = concat!("select ", columns!(), " from incident order by opened_ms desc, id desc limit $1");
}

/// Writes an incident down.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn open(tx: &mut Tx, incident: &IncidentRow) -> Result<(), StoreError> {
    let i = incident;
    exec!(tx, OPEN, i.id.as_str(), i.service.as_str(), &i.text, i.since_ms.0, i.opened_ms.0, i.opened_by.as_str())?;
    Ok(())
}

/// It is over; false when it was before, or there is none.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn close(tx: &mut Tx, id: &IncidentId, by: &PersonId, text: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, CLOSE, id.as_str(), now.0, by.as_str(), text)? == 1)
}

/// An incident by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &IncidentId) -> Result<Option<IncidentRow>, StoreError> {
    maybe!(db, IncidentRow, FIND, id.as_str())
}

/// Those that are not over, the longest lasting first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn standing(db: &Db, limit: u32) -> Result<Vec<IncidentRow>, StoreError> {
    all!(db, IncidentRow, STANDING, i64::from(limit))
}

/// The latest, over or not, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn latest(db: &Db, limit: u32) -> Result<Vec<IncidentRow>, StoreError> {
    all!(db, IncidentRow, LATEST, i64::from(limit))
}
