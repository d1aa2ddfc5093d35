//! Views of the registry and of reports that an employee keeps under a name (A6.0.8).

use crate::{Db, StoreError, Tx};
use domain::ids::PersonId;
use domain::registry::Shelf;
use domain::time::UnixMs;

row! {
    /// A kept view.
    ViewRow {
        /// Id.
        id: String = "id",
        /// Whose.
        person: PersonId = "person_id",
        /// Name.
        title: String = "title",
        /// The page's query.
        query: String = "query",
        /// When it was kept.
        saved_ms: UnixMs = "saved_ms",
    }
}

statements! {
    PUT = "insert into saved_view (id, person_id, shelf, title, query, saved_ms) values ($1, $2, $3, $4, $5, $6) \
        on conflict (person_id, shelf, title) do update set query = excluded.query, saved_ms = excluded.saved_ms";
    OF_PERSON = "select id, person_id, title, query, saved_ms from saved_view where person_id = $1 and shelf = $2 order by title, id limit $3";
    REMOVE = "delete from saved_view where id = $1 and person_id = $2";
    REMOVE_ALL = "delete from saved_view where person_id = $1";
}

/// Keeps a view; one of the same name takes the new query.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such person.
pub async fn put(tx: &mut Tx, shelf: Shelf, row: &ViewRow) -> Result<(), StoreError> {
    exec!(tx, PUT, &row.id, row.person.as_str(), shelf.as_str(), &row.title, &row.query, row.saved_ms.0)?;
    Ok(())
}

/// What a person keeps on a shelf, by name.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId, shelf: Shelf, limit: u32) -> Result<Vec<ViewRow>, StoreError> {
    all!(db, ViewRow, OF_PERSON, person.as_str(), shelf.as_str(), i64::from(limit))
}

/// Forgets a view; false when the person has none of this id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn remove(tx: &mut Tx, person: &PersonId, id: &str) -> Result<bool, StoreError> {
    Ok(exec!(tx, REMOVE, id, person.as_str())? == 1)
}

/// Forgets all views of a person; how many there were.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn remove_all(tx: &mut Tx, person: &PersonId) -> Result<u64, StoreError> {
    exec!(tx, REMOVE_ALL, person.as_str())
}
