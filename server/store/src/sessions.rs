//! Sessions. Only the hash of a session's id is kept, so that a stolen database opens no cabinet.

use crate::{Db, StoreError, Tx};
use domain::ids::PersonId;
use domain::time::UnixMs;

row! {
    /// A session.
    SessionRow {
        /// SHA-256 of the id in the cookie, hexadecimal.
        id_hash: String = "id_hash",
        /// Whose.
        person: PersonId = "person_id",
        /// When it began.
        created_ms: UnixMs = "created_ms",
        /// Last use.
        seen_ms: UnixMs = "seen_ms",
        /// When it ends.
        expires_ms: UnixMs = "expires_ms",
        /// The browser, in its own words.
        device: String = "device",
        /// How the person signed in.
        method: String = "method",
        /// Level of assurance given by the sign-on.
        assurance: String = "assurance",
    }
}

statements! {
    INSERT = "insert into session (id_hash, person_id, created_ms, seen_ms, expires_ms, device, method, assurance) \
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    FIND = "select id_hash, person_id, created_ms, seen_ms, expires_ms, device, method, assurance from session \
        where id_hash = $1 and expires_ms > $2";
    OF_PERSON = "select id_hash, person_id, created_ms, seen_ms, expires_ms, device, method, assurance from session \
        where person_id = $1 order by seen_ms desc, id_hash";
    SEEN = "update session set seen_ms = $2, expires_ms = $3 where id_hash = $1";
    END = "delete from session where id_hash = $1";
    END_NAMED = "delete from session where person_id = $1 and substr(id_hash, 1, 24) = $2";
    END_ALL = "delete from session where person_id = $1";
    SWEEP = "delete from session where expires_ms <= $1";
}

/// The name of a session: the first 24 digits of its hash. It tells sessions apart and opens none.
pub fn name(id_hash: &str) -> &str {
    id_hash.get(..24).unwrap_or(id_hash)
}

/// Begins a session.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn insert(tx: &mut Tx, session: &SessionRow) -> Result<(), StoreError> {
    let s = session;
    #[rustfmt::skip]
    exec!(tx, INSERT, &s.id_hash, s.person.as_str(), s.created_ms.0, s.seen_ms.0, s.expires_ms.0, &s.device, &s.method, &s.assurance)?;
    Ok(())
}

/// The session, unless it has expired.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id_hash: &str, now: UnixMs) -> Result<Option<SessionRow>, StoreError> {
    maybe!(db, SessionRow, FIND, id_hash, now.0)
}

/// A person's sessions, the latest used first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId) -> Result<Vec<SessionRow>, StoreError> {
    all!(db, SessionRow, OF_PERSON, person.as_str())
}

/// Prolongs a session in use.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn seen(tx: &mut Tx, id_hash: &str, now: UnixMs, expires: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, SEEN, id_hash, now.0, expires.0)? == 1)
}

/// Ends a session.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn end(tx: &mut Tx, id_hash: &str) -> Result<bool, StoreError> {
    Ok(exec!(tx, END, id_hash)? == 1)
}

/// Ends the session of this person with this name, see [`name`]; false when there was none.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn end_named(tx: &mut Tx, person: &PersonId, name: &str) -> Result<bool, StoreError> {
    Ok(exec!(tx, END_NAMED, person.as_str(), name)? > 0)
}

/// Ends all sessions of a person; how many there were.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn end_all(tx: &mut Tx, person: &PersonId) -> Result<u64, StoreError> {
    exec!(tx, END_ALL, person.as_str())
}

/// Removes what has expired; how many there were.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn sweep(tx: &mut Tx, now: UnixMs) -> Result<u64, StoreError> {
    exec!(tx, SWEEP, now.0)
}
