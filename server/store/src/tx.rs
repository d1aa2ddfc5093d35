//! A transaction: what writes are done in, and what is to be told once it is committed.

use crate::dialect;
use crate::live::After;
use crate::statement::{On, failed};
use crate::{StoreError, map::MapRow};
use domain::ids::CentreId;
use domain::live::Change;
use sqlx::{PgConnection, Postgres, SqliteConnection, Transaction};

/// The connection of a transaction.
pub(crate) enum Conn {
    /// The only writer; begin and commit are the writer's (see `writer.rs`).
    Sqlite(SqliteConnection),
    /// Rolls back when dropped.
    Postgres(Transaction<'static, Postgres>),
}

/// A running transaction, given to the closure of [`crate::Db::write`].
pub struct Tx {
    pub(crate) conn: Conn,
    pub(crate) after: After,
    /// The last error was a lost race, so the job may be run again.
    pub(crate) lost_race: bool,
    /// The disk was full at some statement: SQLite may have ended the whole transaction by itself.
    pub(crate) full: Option<StoreError>,
}

impl Tx {
    pub(crate) fn new(conn: Conn) -> Tx {
        Tx { conn, after: After::default(), lost_race: false, full: None }
    }

    /// Tells every process of `change` after the commit; nothing when the transaction is rolled back.
    pub fn publish(&mut self, change: Change) {
        self.after.changes.push(change);
    }

    /// Tells every process after the commit that something happened in the queue of a centre; once for a transaction.
    pub fn publish_centre(&mut self, centre: &CentreId) {
        if !self.after.centres.contains(centre) {
            self.after.centres.push(centre.clone());
        }
    }

    /// The appeal on the map after the commit.
    pub(crate) fn on_map(&mut self, row: MapRow) {
        self.after.map.push(row);
    }

    pub(crate) fn on(&mut self) -> On<&mut SqliteConnection, &mut PgConnection> {
        match &mut self.conn {
            Conn::Sqlite(conn) => On::Sqlite(conn),
            Conn::Postgres(conn) => On::Postgres(conn),
        }
    }

    pub(crate) fn failed(&mut self, error: sqlx::Error) -> StoreError {
        self.lost_race |= dialect::is_lost_race(&error);
        let error = failed(error);
        if error.is_disk_full() {
            self.full = Some(error.clone());
        }
        error
    }
}
