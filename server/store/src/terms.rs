//! Versions of the terms of use (T1.3, T1.7). A published version is never changed.

use crate::{Db, StoreError, Tx};
use domain::time::UnixMs;

row! {
    /// A version of the terms.
    TermsRow {
        /// Version, from 1.
        version: i64 = "version",
        /// Azerbaijani text.
        text_az: String = "text_az",
        /// English text.
        text_en: String = "text_en",
        /// Russian text.
        text_ru: String = "text_ru",
        /// Since when.
        published_ms: UnixMs = "published_ms",
    }
}

statements! {
    LATEST = "select version, text_az, text_en, text_ru, published_ms from terms order by version desc limit 1";
    LATEST_VERSION = "select max(version) from terms";
    FIND = "select version, text_az, text_en, text_ru, published_ms from terms where version = $1";
    ALL = "select version, text_az, text_en, text_ru, published_ms from terms order by version desc";
    PUBLISH = "insert into terms (version, text_az, text_en, text_ru, published_ms) values ($1, $2, $3, $4, $5)";
}

/// The present version.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn latest(db: &Db) -> Result<Option<TermsRow>, StoreError> {
    maybe!(db, TermsRow, LATEST)
}

/// The number of the present version.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn latest_version(db: &Db) -> Result<Option<i64>, StoreError> {
    let (version,) = one!(db, (Option<i64>,), LATEST_VERSION)?;
    Ok(version)
}

/// A version.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, version: i64) -> Result<Option<TermsRow>, StoreError> {
    maybe!(db, TermsRow, FIND, version)
}

/// All versions, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn all(db: &Db) -> Result<Vec<TermsRow>, StoreError> {
    all!(db, TermsRow, ALL)
}

/// Publishes a new version.
///
/// # Errors
/// [`StoreError::Unique`] when the version exists.
pub async fn publish(tx: &mut Tx, row: &TermsRow) -> Result<(), StoreError> {
    exec!(tx, PUBLISH, row.version, &row.text_az, &row.text_en, &row.text_ru, row.published_ms.0)?;
    Ok(())
}
