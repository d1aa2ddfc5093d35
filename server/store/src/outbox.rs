//! The outbox: what is to be done outside the database once a transaction is committed. At least once: whoever does it must not
//! mind doing it twice.

use crate::{Db, StoreError, Tx};
use domain::time::UnixMs;

row! {
    /// A job.
    OutboxRow {
        /// Id.
        id: String = "id",
        /// What is to be done.
        kind: String = "kind",
        /// With what, as JSON.
        payload: String = "payload",
        /// Since when.
        created_ms: UnixMs = "created_ms",
        /// Not before.
        not_before_ms: UnixMs = "not_before_ms",
        /// How often it was tried, this time included.
        attempts: i64 = "attempts",
        /// How often its worker died over it: nobody knows what it had done by then.
        broken: i64 = "broken",
    }
}

row! {
    /// What waits of one kind.
    QueueRow {
        /// The kind.
        kind: String = "kind",
        /// How many jobs.
        count: u32 = "how_many",
        /// Since when the oldest waits.
        oldest_ms: UnixMs = "oldest_ms",
    }
}

statements! {
    ADD = "insert into outbox (id, kind, payload, created_ms, not_before_ms, attempts) values ($1, $2, $3, $4, $5, $6)";
    CLAIM = "update outbox set locked_until_ms = $2, attempts = attempts + 1, \
        broken = broken + (case when locked_until_ms > 0 then 1 else 0 end) where done_ms is null and locked_until_ms <= $1 \
        and id in (select id from outbox where kind = $4 and done_ms is null and not_before_ms <= $1 and locked_until_ms <= $1 \
        order by not_before_ms, id limit $3) returning id, kind, payload, created_ms, not_before_ms, attempts, broken";
    DONE = "update outbox set done_ms = $2 where id = $1 and done_ms is null";
    RETRY = "update outbox set not_before_ms = $2, locked_until_ms = 0 where id = $1 and done_ms is null";
    WAITING = "select count(*) from outbox where done_ms is null";
    QUEUES = "select kind, count(*) as how_many, min(created_ms) as oldest_ms from outbox where done_ms is null group by kind order by kind";
    SWEEP = "delete from outbox where done_ms < $1";
}

/// Puts a job in.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn add(tx: &mut Tx, job: &OutboxRow) -> Result<(), StoreError> {
    exec!(tx, ADD, &job.id, &job.kind, &job.payload, job.created_ms.0, job.not_before_ms.0, job.attempts)?;
    Ok(())
}

/// Takes jobs of one kind that are due, for `lock_ms` milliseconds: a worker that dies gives them back by that. Of each kind by
/// itself, so that a slow one never stands before another (A6.0.1).
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn claim(tx: &mut Tx, kind: &str, now: UnixMs, lock_ms: i64, limit: u32) -> Result<Vec<OutboxRow>, StoreError> {
    let mut jobs = all!(tx, OutboxRow, CLAIM, now.0, now.0 + lock_ms, i64::from(limit), kind)?;
    jobs.sort_by(|a, b| (a.not_before_ms, &a.id).cmp(&(b.not_before_ms, &b.id)));
    Ok(jobs)
}

/// Done; false when it was done before.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn done(tx: &mut Tx, id: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, DONE, id, now.0)? == 1)
}

/// Failed: again, not before a moment.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn retry(tx: &mut Tx, id: &str, not_before: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, RETRY, id, not_before.0)? == 1)
}

/// How many jobs are not done.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn waiting(db: &Db) -> Result<u64, StoreError> {
    let (count,) = one!(db, (i64,), WAITING)?;
    Ok(count.unsigned_abs())
}

/// What waits, by kind.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn queues(db: &Db) -> Result<Vec<QueueRow>, StoreError> {
    all!(db, QueueRow, QUEUES)
}

/// Removes jobs done before a moment; how many there were.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn sweep(tx: &mut Tx, before: UnixMs) -> Result<u64, StoreError> {
    exec!(tx, SWEEP, before.0)
}
