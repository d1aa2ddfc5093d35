//! What the machine itself can do, to set beside what we do on it.

use super::must;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection};
use std::path::Path;
use std::time::{Duration, Instant};

/// Durable commits a second of one row each, over one connection, `synchronous=FULL`, nothing else; in a file of its own in
/// this folder.
///
/// # Panics
/// When SQLite fails.
pub async fn durable_commits(folder: &Path, span: Duration) -> f64 {
    let options = SqliteConnectOptions::new().filename(folder.join("plain.db")).create_if_missing(true);
    let options = options.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full);
    let mut conn = must(options.connect().await);
    must(sqlx::query("create table if not exists t (id integer primary key, text text)").execute(&mut conn).await);
    let (start, mut count) = (Instant::now(), 0);
    while start.elapsed() < span {
        must(sqlx::query("insert into t (text) values ($1)").bind("a row").execute(&mut conn).await);
        count += 1;
    }
    let rate = f64::from(count) / start.elapsed().as_secs_f64();
    must(conn.close().await);
    rate
}
