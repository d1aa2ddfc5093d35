//! Settings that the owner changes while the system runs.

use crate::{Db, StoreError, Tx};

statements! {
    GET = "select value from setting where key = $1";
    ALL = "select key, value from setting order by key";
    SET = "insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value";
}

/// A setting, if it was set.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn get(db: &Db, key: &str) -> Result<Option<String>, StoreError> {
    Ok(maybe!(db, (String,), GET, key)?.map(|(value,)| value))
}

/// Every setting and its value.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn all(db: &Db) -> Result<Vec<(String, String)>, StoreError> {
    all!(db, (String, String), ALL)
}

/// Sets it.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn set(tx: &mut Tx, key: &str, value: &str) -> Result<(), StoreError> {
    exec!(tx, SET, key, value)?;
    Ok(())
}
