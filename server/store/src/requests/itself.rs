//! Requests that are to come to their end by themselves and have not yet (R-annex1, 1.6).

use crate::{Db, StoreError, Tx};
use domain::ids::RequestId;
use domain::time::UnixMs;

statements! {
    AWAIT = "insert into request_by_itself (request_id, since_ms) values ($1, $2)";
    SETTLE = "delete from request_by_itself where request_id = $1";
    LEFT = "select request_id from request_by_itself where since_ms <= $1 order by since_ms, request_id limit $2";
}

/// The request is to end by itself; with [`super::add`].
///
/// # Errors
/// [`StoreError::Unique`] when that was said before.
pub async fn await_end(tx: &mut Tx, request: &RequestId, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, AWAIT, request.as_str(), now.0)?;
    Ok(())
}

/// It has ended, or a person has it; false when that was settled before.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn settle(tx: &mut Tx, request: &RequestId) -> Result<bool, StoreError> {
    Ok(exec!(tx, SETTLE, request.as_str())? == 1)
}

/// Those that have waited for their end since `before` or longer, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn left(db: &Db, before: UnixMs, limit: u32) -> Result<Vec<RequestId>, StoreError> {
    let rows = all!(db, (String,), LEFT, before.0, i64::from(limit))?;
    Ok(rows.into_iter().map(|(id,)| RequestId(id)).collect())
}
