//! Faults on demand: a disk without room, a database that another program holds.

use super::must;
use crate::Db;
use sqlx::{ConnectOptions, Connection, Executor, PgConnection, SqliteConnection};
use std::str::FromStr;

/// Never less than the file has: from now on it may not grow.
const NO_MORE: &str = "pragma max_page_count = 1";
const AS_USUAL: &str = "pragma max_page_count = 1073741823";

/// The SQLite file may not grow any more, as on a full disk.
///
/// # Panics
/// When the database can't be told.
pub async fn fill_disk(db: &Db) {
    tell(db, NO_MORE).await;
}

/// There is room again.
///
/// # Panics
/// When the database can't be told.
pub async fn make_room(db: &Db) {
    tell(db, AS_USUAL).await;
}

async fn tell(db: &Db, pragma: &'static str) {
    let work = db.write(move |tx| Box::pin(async move { one!(tx, (i64,), pragma).map(|_| ()) }));
    must(work.await);
}

/// Another program that keeps the whole database from being written to.
pub enum Holder {
    /// It has the write lock of the file.
    Sqlite(SqliteConnection),
    /// It has locked the table of appeals.
    Postgres(PgConnection),
}

/// Takes hold of the database at this address, from outside.
///
/// # Panics
/// When it can't be had.
pub async fn hold(url: &str) -> Holder {
    if url.starts_with("postgres") {
        let mut conn = must(must(sqlx::postgres::PgConnectOptions::from_str(url)).connect().await);
        must(conn.execute("begin").await);
        must(conn.execute("lock table appeal in share mode").await);
        return Holder::Postgres(conn);
    }
    let mut conn = must(must(sqlx::sqlite::SqliteConnectOptions::from_str(url)).connect().await);
    must(conn.execute("begin immediate").await);
    Holder::Sqlite(conn)
}

impl Holder {
    /// Lets go, having written nothing.
    ///
    /// # Panics
    /// When the connection has broken.
    pub async fn release(self) {
        match self {
            Holder::Sqlite(conn) => must(conn.close().await),
            Holder::Postgres(conn) => must(conn.close().await),
        }
    }
}
