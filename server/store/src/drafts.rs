//! Forms kept while sending has to wait: for signing in, for a correction.

use crate::{Db, StoreError, Tx};
use domain::ids::PersonId;
use domain::time::UnixMs;

row! {
    /// A draft.
    DraftRow {
        /// Id.
        id: String = "id",
        /// Whose, when signed in.
        person: Option<PersonId> = "person_id",
        /// Hash of the browser's own key, when not.
        browser_hash: Option<String> = "browser_hash",
        /// The form, as JSON.
        form: String = "form",
        /// Last change.
        updated_ms: UnixMs = "updated_ms",
    }
}

statements! {
    PUT = "insert into draft (id, person_id, browser_hash, form, updated_ms) values ($1, $2, $3, $4, $5) on conflict (id) do update \
        set person_id = excluded.person_id, browser_hash = excluded.browser_hash, form = excluded.form, updated_ms = excluded.updated_ms";
    FIND = "select id, person_id, browser_hash, form, updated_ms from draft where id = $1";
    REMOVE = "delete from draft where id = $1";
    REMOVE_OF = "delete from draft where person_id = $1";
    ADOPT = "update draft set person_id = $2 where browser_hash = $1 and person_id is null";
    SWEEP = "delete from draft where updated_ms < $1";
}

/// Keeps a draft. Check whose it was before replacing one.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn put(tx: &mut Tx, draft: &DraftRow) -> Result<(), StoreError> {
    let person = draft.person.as_ref().map(PersonId::as_str);
    exec!(tx, PUT, &draft.id, person, &draft.browser_hash, &draft.form, draft.updated_ms.0)?;
    Ok(())
}

/// A draft by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &str) -> Result<Option<DraftRow>, StoreError> {
    maybe!(db, DraftRow, FIND, id)
}

/// Forgets a draft; false when there was none.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn remove(tx: &mut Tx, id: &str) -> Result<bool, StoreError> {
    Ok(exec!(tx, REMOVE, id)? == 1)
}

/// Forgets a person's drafts; how many there were.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn remove_of(tx: &mut Tx, person: &PersonId) -> Result<u64, StoreError> {
    exec!(tx, REMOVE_OF, person.as_str())
}

/// The person who signed in takes over what this browser kept; how many drafts.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn adopt(tx: &mut Tx, browser_hash: &str, person: &PersonId) -> Result<u64, StoreError> {
    exec!(tx, ADOPT, browser_hash, person.as_str())
}

/// Forgets drafts last changed before a moment; how many there were.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn sweep(tx: &mut Tx, before: UnixMs) -> Result<u64, StoreError> {
    exec!(tx, SWEEP, before.0)
}
