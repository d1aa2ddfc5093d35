//! The few places where the two databases really differ: columns that number themselves, days of instants in migrations,
//! error codes, locks, indexes.

use crate::StoreError;
use domain::time::BAKU_OFFSET_MS;
use sqlx::error::ErrorKind;
use std::sync::Arc;

/// The two databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    /// A migration's text with the tokens of this database.
    pub(crate) fn ddl(self, text: &str) -> String {
        let serial = match self {
            Dialect::Sqlite => "integer primary key autoincrement",
            Dialect::Postgres => "bigint generated always as identity primary key",
        };
        self.with_days(&text.replace("{serial}", serial))
    }

    /// `{day:…}` is the day in Bakı of an instant in milliseconds, written as days are kept.
    fn with_days(self, text: &str) -> String {
        let mut parts = text.split("{day:");
        let mut ddl = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (instant, rest) = part.split_once('}').unwrap_or((part, ""));
            ddl.push_str(&match self {
                Dialect::Sqlite => format!("date(({instant} + {BAKU_OFFSET_MS}) / 1000, 'unixepoch')"),
                Dialect::Postgres => {
                    format!("to_char(to_timestamp(({instant} + {BAKU_OFFSET_MS}) / 1000) at time zone 'UTC', 'YYYY-MM-DD')")
                }
            });
            ddl.push_str(rest);
        }
        ddl
    }

    /// Keeps two processes from migrating at once. On SQLite the write transaction does. On PostgreSQL the second one waits as
    /// long as the first one needs.
    pub(crate) fn migration_lock(self) -> &'static str {
        match self {
            Dialect::Sqlite => "select 1",
            Dialect::Postgres => "select set_config('lock_timeout', '0', true), pg_advisory_xact_lock(7304519)",
        }
    }
}

/// Errors after which the same transaction may well succeed: a deadlock, a lost race (PostgreSQL).
pub(crate) fn is_lost_race(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    matches!(code.as_deref(), Some("40001" | "40P01"))
}

/// A driver's error as ours.
pub(crate) fn error(error: sqlx::Error) -> StoreError {
    match &error {
        sqlx::Error::Database(database) => match database.kind() {
            ErrorKind::UniqueViolation => StoreError::Unique(name_of(database.as_ref())),
            ErrorKind::ForeignKeyViolation => StoreError::Reference(name_of(database.as_ref())),
            _ => by_code(database.code().map(|code| code.into_owned()).unwrap_or_default(), error),
        },
        sqlx::Error::PoolTimedOut => StoreError::Busy(Arc::new(error)),
        sqlx::Error::RowNotFound => StoreError::NoRow,
        sqlx::Error::ColumnDecode { index, .. } => StoreError::Damaged(index.clone()),
        _ => StoreError::other(error),
    }
}

fn name_of(error: &dyn sqlx::error::DatabaseError) -> String {
    error.constraint().unwrap_or(error.message()).to_owned()
}

/// SQLite's codes carry details above the lowest byte: 5 busy, 6 locked, 13 full. PostgreSQL's have five characters.
fn by_code(code: String, error: sqlx::Error) -> StoreError {
    let sqlite = code.parse::<i32>().ok().filter(|_| code.len() < 5).map(|code| code & 0xff);
    match (sqlite, code.as_str()) {
        (Some(5 | 6), _) | (None, "40001" | "40P01" | "55P03" | "53300" | "57P03" | "57014") => StoreError::Busy(Arc::new(error)),
        (Some(13), _) | (None, "53100") => StoreError::DiskFull(Arc::new(error)),
        (None, "22021") => StoreError::NoText(Arc::new(error)),
        _ => StoreError::other(error),
    }
}
