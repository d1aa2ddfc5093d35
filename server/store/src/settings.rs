//! Settings that the owner changes while the system runs, and what the system itself must remember.

use crate::{Db, StoreError, Tx};

statements! {
    GET = "select value from setting where key = $1";
    ALL = "select key, value from setting order by key";
    BEGIN = "insert into setting (key, value) values ($1, $2) on conflict (key) do nothing";
    IN_FORCE = "select value from setting where key = $1";
    SWAP = "update setting set value = $3 where key = $1 and value = $2";
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

/// Sets it unless it is set; the value in force.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn begin(tx: &mut Tx, key: &str, value: &str) -> Result<String, StoreError> {
    exec!(tx, BEGIN, key, value)?;
    let (value,) = one!(tx, (String,), IN_FORCE, key)?;
    Ok(value)
}

/// Sets it if it still has the value `from`; of several who try only one succeeds.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn swap(tx: &mut Tx, key: &str, from: &str, to: &str) -> Result<bool, StoreError> {
    Ok(exec!(tx, SWAP, key, from, to)? == 1)
}
