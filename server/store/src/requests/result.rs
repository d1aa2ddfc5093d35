//! Results and refusals, signed, once for each request (R7.1.3).

use crate::{Db, StoreError, Tx};
use domain::ids::{PersonId, RequestId};
use domain::time::UnixMs;

row! {
    /// A result or a refusal.
    ResultRow {
        /// The request.
        request: RequestId = "request_id",
        /// Ground of a refusal; empty for a result.
        ground: String = "ground",
        /// In words.
        text: String = "text",
        /// The employee.
        person: PersonId = "person_id",
        /// Exactly what was signed.
        document: String = "document",
        /// The signature (CMS in Base64).
        cms: String = "cms",
        /// The signer's name.
        signer: String = "signer",
        /// The signer's personal identification number.
        fin: String = "fin",
        /// No legal force.
        demo: bool = "demo",
        /// What the check found when it was made, as JSON.
        report: String = "report",
        /// When.
        signed_ms: UnixMs = "signed_ms",
    }
}

macro_rules! columns {
    () => {
        "request_id, ground, text, person_id, document, cms, signer, fin, demo, report, signed_ms"
    };
}

statements! {
    ADD = concat!("insert into request_result (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
    RESULT = concat!("select ", columns!(), " from request_result where request_id = $1");
    COUNT = "select count(*) from request_result";
    AFTER = concat!("select ", columns!(), " from request_result where request_id > $1 order by request_id limit $2");
}

/// Writes it down.
///
/// # Errors
/// [`StoreError::Unique`] when the request has one.
pub async fn add_result(tx: &mut Tx, row: &ResultRow) -> Result<(), StoreError> {
    let r = row;
    #[rustfmt::skip]
    exec!(tx, ADD, r.request.as_str(), &r.ground, &r.text, r.person.as_str(), &r.document, &r.cms, &r.signer, &r.fin, i64::from(r.demo), &r.report,
        r.signed_ms.0)?;
    Ok(())
}

/// A request's result or refusal.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn result(db: &Db, request: &RequestId) -> Result<Option<ResultRow>, StoreError> {
    maybe!(db, ResultRow, RESULT, request.as_str())
}

/// How many there are.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn results_count(db: &Db) -> Result<u64, StoreError> {
    let (count,) = one!(db, (i64,), COUNT)?;
    Ok(count.unsigned_abs())
}

/// Those after this request's, by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn results_after(db: &Db, request: &RequestId, limit: u32) -> Result<Vec<ResultRow>, StoreError> {
    all!(db, ResultRow, AFTER, request.as_str(), i64::from(limit))
}
