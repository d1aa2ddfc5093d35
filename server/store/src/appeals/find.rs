//! Finding appeals.

use super::row::{AppealRow, appeal_columns};
use crate::{Db, StoreError};
use domain::ids::{AppealId, PersonId};
use std::collections::HashMap;

statements! {
    FIND = concat!("select ", appeal_columns!(), " from appeal where id = $1");
    FIND_MANY = concat!("select ", appeal_columns!(), " from appeal where id in ", list32!());
    BY_RECEIPT = concat!("select ", appeal_columns!(), " from appeal where receipt_number = $1");
    BY_REGISTRATION = concat!("select ", appeal_columns!(), " from appeal where number = $1");
    COUNT = "select count(*) from appeal";
    AFTER = concat!("select ", appeal_columns!(), " from appeal where id > $1 order by id limit $2");
    IS_PARTICIPANT = "select 1 from appeal where id = $1 and person_id = $2 \
        union all select 1 from appeal_join where appeal_id = $1 and person_id = $2 and left_ms is null";
}

/// An appeal by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &AppealId) -> Result<Option<AppealRow>, StoreError> {
    maybe!(db, AppealRow, FIND, id.as_str())
}

/// Appeals by id, in the order asked for; unknown ones are left out.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find_many(db: &Db, ids: &[AppealId]) -> Result<Vec<AppealRow>, StoreError> {
    let found = all_in!(db, AppealRow, FIND_MANY, ids)?;
    let mut by_id: HashMap<AppealId, AppealRow> = found.into_iter().map(|row| (row.id.clone(), row)).collect();
    Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
}

/// An appeal by its receipt or registration number, in the written form of [`domain::number::Number`].
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn by_number(db: &Db, number: &str) -> Result<Option<AppealRow>, StoreError> {
    match maybe!(db, AppealRow, BY_REGISTRATION, number)? {
        Some(found) => Ok(Some(found)),
        None => maybe!(db, AppealRow, BY_RECEIPT, number),
    }
}

/// All appeals by their id, those of the archive too, a page at a time: those after `id`, which is empty at the first page.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn after(db: &Db, id: &AppealId, limit: u32) -> Result<Vec<AppealRow>, StoreError> {
    all!(db, AppealRow, AFTER, id.as_str(), i64::from(limit))
}

/// How many appeals there are.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count(db: &Db) -> Result<u64, StoreError> {
    let (count,) = one!(db, (i64,), COUNT)?;
    Ok(count.unsigned_abs())
}

/// Whether the person sent the appeal or joined it (and has not left).
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn is_participant(db: &Db, id: &AppealId, person: &PersonId) -> Result<bool, StoreError> {
    // The literal is a 32-bit number on PostgreSQL and a 64-bit one on SQLite: only its presence matters.
    on!(db.on(), pool => sqlx::query(IS_PARTICIPANT).bind(id.as_str()).bind(person.as_str()).fetch_optional(pool).await.map(|row| row.is_some()))
        .map_err(|error| db.failed(error))
}
