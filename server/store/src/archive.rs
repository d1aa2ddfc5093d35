//! The archive (A6.0.2): a mark on the row. Nothing is moved and nothing destroyed; lists of work and the map leave marked rows out.

use crate::map::{MapRow, map_columns};
use crate::{Db, StoreError, Tx};
use domain::ids::AppealId;
use domain::time::UnixMs;

/// Whether the rule may take an appeal: closed since before `$1`, nothing of it is owed, nobody holds it. The rule is
/// [`domain::archive::may_rest`]; said here once more, because the one statement that archives has to decide by itself.
macro_rules! at_rest {
    () => {
        "archived_ms is null and status in ('answered', 'rated', 'refused', 'left_unconsidered', 'withdrawn', 'restricted') \
         and status_ms < $1 and coalesce(back_ms, 0) < $1 \
         and not exists (select 1 from assignment where assignment.appeal_id = appeal.id and open = 1) \
         and not exists (select 1 from letter where letter.appeal_id = appeal.id and posted_on is null) \
         and not exists (select 1 from complaint where complaint.appeal_id = appeal.id and (outcome is null or decided_ms >= $1)) \
         and not exists (select 1 from legal_hold where legal_hold.appeal_id = appeal.id and lifted_ms is null) "
    };
}

statements! {
    DUE = concat!("select id from appeal where ", at_rest!(), "order by status_ms, id limit $2");
    COUNT_DUE = concat!("select count(*) from appeal where ", at_rest!());
    PUT = concat!("update appeal set archived_ms = $3, changed_ms = $3 where ", at_rest!(), "and id = $2 returning ", map_columns!());
    TAKE = concat!("update appeal set archived_ms = null, back_ms = $2, changed_ms = $2 where id = $1 and archived_ms is not null returning ", map_columns!());
    COUNT = "select count(*) from appeal where archived_ms is not null";
}

/// Appeals that the rule may take: closed before a moment and owed nothing; those closed longest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn due(db: &Db, closed_before: UnixMs, limit: u32) -> Result<Vec<AppealId>, StoreError> {
    let rows = all!(db, (String,), DUE, closed_before.0, i64::from(limit))?;
    Ok(rows.into_iter().map(|(id,)| id.into()).collect())
}

/// How many the rule may take.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count_due(db: &Db, closed_before: UnixMs) -> Result<u64, StoreError> {
    let (count,) = one!(db, (i64,), COUNT_DUE, closed_before.0)?;
    Ok(count.unsigned_abs())
}

/// Lays an appeal into the archive, if the rule may still take it; false when not, or when it rests there already.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn put(tx: &mut Tx, id: &AppealId, closed_before: UnixMs, now: UnixMs) -> Result<bool, StoreError> {
    let row = maybe!(tx, MapRow, PUT, closed_before.0, id.as_str(), now.0)?;
    Ok(on_map(tx, row))
}

/// Takes an appeal out of the archive, and the rule's months begin anew; false when it wasn't there.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn take(tx: &mut Tx, id: &AppealId, now: UnixMs) -> Result<bool, StoreError> {
    let row = maybe!(tx, MapRow, TAKE, id.as_str(), now.0)?;
    Ok(on_map(tx, row))
}

/// How many rest there.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count(db: &Db) -> Result<u64, StoreError> {
    let (count,) = one!(db, (i64,), COUNT)?;
    Ok(count.unsigned_abs())
}

fn on_map(tx: &mut Tx, row: Option<MapRow>) -> bool {
    row.map(|row| tx.on_map(row)).is_some()
}
