//! Group commit for SQLite: one connection writes. It takes all waiting jobs into one transaction, runs each in a savepoint of
//! its own, commits once (one wait for the disk), and only then answers every caller.

use crate::live::{After, Live};
use crate::second_site::Site;
use crate::tx::{Conn, Tx};
use crate::{StoreError, statement::failed};
use futures::FutureExt;
use futures::future::BoxFuture;
use sqlx::SqliteConnection;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, OnceLock};
use tokio::sync::{mpsc, oneshot};

/// Most jobs in one transaction: enough to share the disk's wait, few enough to keep it short.
const BATCH: usize = 64;

// Each is one way to the thread that holds the connection and back: the end of a job and the beginning of the next share it.
const FIRST: &str = "begin immediate; savepoint job";
const NEXT: &str = "release job; savepoint job";
const COMMIT: &str = "release job; commit";
const UNDO: &str = "rollback to job";
const ROLLBACK: &str = "rollback";
/// With a second site the log is taken over when it is there, not before.
const NOT_BY_ITSELF: &str = "pragma wal_autocheckpoint = 0";
const TAKE_OVER: &str = "pragma wal_checkpoint(passive)";
pub(crate) const TAKE_OVER_ALL: &str = "pragma wal_checkpoint(truncate)";

/// A caller's closure on its way through the writer.
pub(crate) trait Job: Send {
    /// Runs it; false when its writes must be undone.
    fn run<'t>(&'t mut self, tx: &'t mut Tx) -> BoxFuture<'t, bool>;
    /// Tells the caller, with what became of the whole transaction.
    fn answer(self: Box<Self>, committed: Result<(), StoreError>);
}

/// The closure, its result, and who waits for it.
pub(crate) struct Waiting<F, T, E> {
    pub work: Option<F>,
    pub result: Option<Result<T, E>>,
    pub reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Job for Waiting<F, T, E>
where
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send,
    T: Send,
    E: From<StoreError> + Send,
{
    fn run<'t>(&'t mut self, tx: &'t mut Tx) -> BoxFuture<'t, bool> {
        Box::pin(async move {
            let Some(work) = self.work.take() else { return false };
            let result = caught(work, tx).await;
            self.result.insert(result).is_ok()
        })
    }

    fn answer(self: Box<Self>, committed: Result<(), StoreError>) {
        let result = match (self.result, committed) {
            (Some(Err(own)), _) => Err(own),
            (Some(Ok(value)), Ok(())) => Ok(value),
            (_, Err(error)) => Err(error.into()),
            (None, Ok(())) => Err(StoreError::Panicked.into()),
        };
        // A caller that went away (a closed browser) misses the answer; what was committed stays.
        let _ = self.reply.send(result);
    }
}

/// Runs a caller's closure; its panic is an error like others, so that the writer lives on.
pub(crate) async fn caught<F, T, E>(work: F, tx: &mut Tx) -> Result<T, E>
where
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>>,
    E: From<StoreError>,
{
    let run = AssertUnwindSafe(async { work(tx).await });
    run.catch_unwind().await.unwrap_or_else(|_| Err(StoreError::Panicked.into()))
}

/// The writer's life: until every [`crate::Db`] is gone. With a second site callers are answered when the commit is there, while the
/// next ones are written already.
pub(crate) async fn run(conn: SqliteConnection, mut jobs: mpsc::Receiver<Box<dyn Job>>, live: Arc<Live>, second: Arc<OnceLock<Arc<Site>>>) {
    let mut tx = Tx::new(Conn::Sqlite(conn));
    let mut batch = Vec::with_capacity(BATCH);
    let mut copied = false;
    while jobs.recv_many(&mut batch, BATCH).await > 0 {
        let site = second.get();
        if site.is_some() && !copied {
            copied = plain(&mut tx, NOT_BY_ITSELF).await.is_ok();
        }
        let committed = transaction(&mut tx, &mut batch).await;
        let after = std::mem::take(&mut tx.after);
        if committed.is_ok() {
            live.committed(after);
        }
        match site.filter(|_| committed.is_ok()) {
            Some(site) => {
                let (number, answered, site) = (site.committed(), std::mem::take(&mut batch), Arc::clone(site));
                tokio::spawn(async move {
                    site.arrived(number).await;
                    answered.into_iter().for_each(|job| job.answer(Ok(())));
                });
            }
            None => batch.drain(..).for_each(|job| job.answer(committed.clone())),
        }
        if let Some(site) = site
            && site.is_log_long().await
        {
            take_over(&mut tx, site).await;
        }
    }
}

/// Lets the database take its log over as far as no reader needs it; the next commit begins it anew.
async fn take_over(tx: &mut Tx, site: &Site) {
    let Conn::Sqlite(conn) = &mut tx.conn else { return };
    match sqlx::query_as::<_, (i64, i64, i64)>(TAKE_OVER).fetch_one(conn).await {
        Ok((_, of, frames)) => site.taken_over(frames, of),
        Err(error) => tracing::warn!(cause = format!("{error:?}"), "the database did not take its log over"),
    }
}

async fn transaction(tx: &mut Tx, batch: &mut [Box<dyn Job>]) -> Result<(), StoreError> {
    let done = attempt(tx, batch).await;
    if done.is_err() {
        // After a full disk SQLite has rolled back by itself; then this says so and nothing more.
        let _ = plain(tx, ROLLBACK).await;
        tx.after = After::default();
    }
    done
}

async fn attempt(tx: &mut Tx, batch: &mut [Box<dyn Job>]) -> Result<(), StoreError> {
    tx.full = None;
    let mut begin = FIRST;
    for job in batch {
        plain(tx, std::mem::replace(&mut begin, NEXT)).await?;
        let before = std::mem::take(&mut tx.after);
        let keep = job.run(tx).await;
        let own = std::mem::replace(&mut tx.after, before);
        if keep {
            tx.after.add(own);
        } else {
            undo(tx).await?;
        }
    }
    plain(tx, COMMIT).await
}

/// Takes back one job's writes. Where a full disk has made SQLite end the whole transaction there is no savepoint any more:
/// then everybody in it hears of the disk.
async fn undo(tx: &mut Tx) -> Result<(), StoreError> {
    let full = tx.full.take();
    plain(tx, UNDO).await.map_err(|error| full.unwrap_or(error))
}

async fn plain(tx: &mut Tx, sql: &'static str) -> Result<(), StoreError> {
    let Conn::Sqlite(conn) = &mut tx.conn else { return Ok(()) };
    sqlx::query(sql).execute(conn).await.map(|_| ()).map_err(failed)
}
