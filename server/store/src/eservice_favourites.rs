//! E-services that a person keeps at hand (R11.5.1).

use crate::{Db, StoreError, Tx};
use domain::ids::{EserviceId, PersonId};
use domain::time::UnixMs;

statements! {
    ADD = "insert into eservice_favourite (person_id, eservice_id, added_ms) values ($1, $2, $3) on conflict (person_id, eservice_id) do nothing";
    REMOVE = "delete from eservice_favourite where person_id = $1 and eservice_id = $2";
    REMOVE_ALL = "delete from eservice_favourite where person_id = $1";
    OF_PERSON = "select eservice_id, added_ms from eservice_favourite where person_id = $1 order by added_ms, eservice_id";
    HAS = "select count(*) from eservice_favourite where person_id = $1 and eservice_id = $2";
}

/// Keeps a service at hand; once is enough.
///
/// # Errors
/// [`StoreError::Reference`] when person or service is unknown.
pub async fn add(tx: &mut Tx, person: &PersonId, eservice: &EserviceId, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, ADD, person.as_str(), eservice.as_str(), now.0)?;
    Ok(())
}

/// Lets it go; false when it was none.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn remove(tx: &mut Tx, person: &PersonId, eservice: &EserviceId) -> Result<bool, StoreError> {
    Ok(exec!(tx, REMOVE, person.as_str(), eservice.as_str())? == 1)
}

/// Lets all of a person's go; how many there were.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn remove_all(tx: &mut Tx, person: &PersonId) -> Result<u64, StoreError> {
    exec!(tx, REMOVE_ALL, person.as_str())
}

/// A person's favourites with when they were kept, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId) -> Result<Vec<(EserviceId, UnixMs)>, StoreError> {
    let rows = all!(db, (String, i64), OF_PERSON, person.as_str())?;
    Ok(rows.into_iter().map(|(id, at)| (id.into(), UnixMs(at))).collect())
}

/// Whether a service is one of them.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn has(db: &Db, person: &PersonId, eservice: &EserviceId) -> Result<bool, StoreError> {
    let (count,) = one!(db, (i64,), HAS, person.as_str(), eservice.as_str())?;
    Ok(count > 0)
}
