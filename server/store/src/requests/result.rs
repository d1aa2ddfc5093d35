//! Results and refusals, signed, once for each request (R7.1.3).

use crate::signatures::Signed;
use crate::{Db, StoreError, Tx};
use domain::ids::RequestId;

row! {
    /// A result or a refusal.
    ResultRow {
        /// The request.
        request: RequestId = "request_id",
        /// Ground of a refusal; empty for a result.
        ground: String = "ground",
        /// In words.
        text: String = "text",
        ..signed: Signed,
    }
}

statements! {
    ADD = insert_signed!("request_result", "request_id, ground, text", "$9, $10, $11");
    RESULT = select_signed!("request_id, ground, text", "request_result where request_id = $1");
    AFTER = select_signed!("request_id, ground, text", "request_result where request_id > $1 order by request_id limit $2");
}

/// Writes it down.
///
/// # Errors
/// [`StoreError::Unique`] when the request has one.
pub async fn add_result(tx: &mut Tx, row: &ResultRow) -> Result<(), StoreError> {
    exec_signed!(tx, ADD, row, row.request.as_str(), &row.ground, &row.text)
}

/// A request's result or refusal.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn result(db: &Db, request: &RequestId) -> Result<Option<ResultRow>, StoreError> {
    maybe!(db, ResultRow, RESULT, request.as_str())
}

/// Those after `last`, by request.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn results_after(db: &Db, last: Option<&ResultRow>, limit: u32) -> Result<Vec<ResultRow>, StoreError> {
    all!(db, ResultRow, AFTER, last.map_or("", |row| row.request.as_str()), i64::from(limit))
}
