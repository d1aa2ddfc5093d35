//! Results and refusals that no person gave, under the provider's seal, once for each request (R-annex1, 1.6).

use crate::{Db, StoreError, Tx};
use domain::ids::RequestId;
use domain::time::UnixMs;

row! {
    /// A sealed result or refusal.
    SealedRow {
        /// The request.
        request: RequestId = "request_id",
        /// Ground of a refusal; empty for a result.
        ground: String = "ground",
        /// In words.
        text: String = "text",
        /// Exactly what was sealed.
        document: String = "document",
        /// The seal (CMS in Base64).
        cms: String = "cms",
        /// Name of the body whose seal it is.
        organization: String = "organization",
        /// No legal force.
        demo: bool = "demo",
        /// What the check found when it was made, as JSON.
        report: String = "report",
        /// When.
        sealed_ms: UnixMs = "sealed_ms",
    }
}

macro_rules! columns {
    () => {
        "request_id, ground, text, document, cms, organization, demo, report, sealed_ms"
    };
}

statements! {
    ADD = concat!("insert into request_sealed (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    FIND = concat!("select ", columns!(), " from request_sealed where request_id = $1");
    AFTER = concat!("select ", columns!(), " from request_sealed where request_id > $1 order by request_id limit $2");
}

/// Writes it down.
///
/// # Errors
/// [`StoreError::Unique`] when the request has one.
pub async fn add_sealed(tx: &mut Tx, row: &SealedRow) -> Result<(), StoreError> {
    let r = row;
    #[rustfmt::skip]
    exec!(tx, ADD, r.request.as_str(), &r.ground, &r.text, &r.document, &r.cms, &r.organization, i64::from(r.demo), &r.report, r.sealed_ms.0)?;
    Ok(())
}

/// What a request came to by itself.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn sealed(db: &Db, request: &RequestId) -> Result<Option<SealedRow>, StoreError> {
    maybe!(db, SealedRow, FIND, request.as_str())
}

/// Those after `last`, by request.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn sealed_after(db: &Db, last: Option<&SealedRow>, limit: u32) -> Result<Vec<SealedRow>, StoreError> {
    all!(db, SealedRow, AFTER, last.map_or("", |row| row.request.as_str()), i64::from(limit))
}
