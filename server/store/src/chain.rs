//! Chains of entries that are only ever added: each holds the hash of the one before, so that one that is changed or missing shows.

use crate::StoreError;
use sha2::{Digest, Sha256};

/// An entry as it stands in its chain.
pub(crate) struct Link<E> {
    nr: i64,
    prev_hash: String,
    hash: String,
    entry: E,
}

macro_rules! read {
    ($($from:ty),*) => {$(
        impl<E: for<'r> sqlx::FromRow<'r, $from>> sqlx::FromRow<'_, $from> for Link<E> {
            fn from_row(row: &$from) -> Result<Self, sqlx::Error> {
                use sqlx::Row as _;
                let (nr, prev_hash, hash) = (row.try_get("nr")?, row.try_get("prev_hash")?, row.try_get("hash")?);
                Ok(Link { nr, prev_hash, hash, entry: E::from_row(row)? })
            }
        }
    )*};
}
read!(sqlx::sqlite::SqliteRow, sqlx::postgres::PgRow);

/// The entries of a chain, the oldest first. `hash_of` gives the hash of an entry by its number and the hash before; `of` says whose
/// chain it is.
///
/// # Errors
/// [`StoreError::Damaged`] when an entry is changed or missing.
pub(crate) fn whole<E>(
    links: Vec<Link<E>>,
    hash_of: impl Fn(i64, &E, &str) -> String,
    of: impl Fn(&E) -> String,
) -> Result<Vec<E>, StoreError> {
    let (mut entries, mut prev) = (Vec::with_capacity(links.len()), String::new());
    for (nr, link) in (1..).zip(links) {
        let Link { nr: own, prev_hash, hash, entry } = link;
        if own != nr || prev_hash != prev || hash != hash_of(nr, &entry, &prev) {
            return Err(StoreError::Damaged(format!("entry {nr} of {}", of(&entry))));
        }
        prev = hash;
        entries.push(entry);
    }
    Ok(entries)
}

/// Hexadecimal SHA-256 over fields, each preceded by its length.
pub(crate) fn hash<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    for field in fields {
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field);
    }
    format!("{:x}", hasher.finalize())
}
