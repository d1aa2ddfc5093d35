//! What the store answers when it can't.

use std::error::Error;
use std::sync::Arc;

/// Why a read or write did not happen. Cheap to clone: one failed commit answers many waiting callers.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// There is such a row already; the constraint's name or columns.
    #[error("already there: {0}")]
    Unique(String),
    /// A row that is pointed at does not exist.
    #[error("points at nothing: {0}")]
    Reference(String),
    /// The row to be changed does not exist.
    #[error("no such row")]
    NoRow,
    /// The database has no room for another request now; trying again later may help.
    #[error("database is busy")]
    Busy(#[source] Cause),
    /// No space left on the disk.
    #[error("disk is full")]
    DiskFull(#[source] Cause),
    /// A text that PostgreSQL can't hold: a NUL stands in it. SQLite takes it and finds nothing by it.
    #[error("a text that can't be kept")]
    NoText(#[source] Cause),
    /// What is stored is not what was written: a hash that does not fit, a word this release does not know.
    #[error("stored data are damaged: {0}")]
    Damaged(String),
    /// The caller's own code panicked inside a transaction; nothing of it was written.
    #[error("a write panicked")]
    Panicked,
    /// Anything else; our fault.
    #[error("database error")]
    Other(#[source] Cause),
}

/// The driver's own error, shared.
pub type Cause = Arc<dyn Error + Send + Sync>;

impl StoreError {
    /// The row is there already.
    pub fn is_unique(&self) -> bool {
        matches!(self, StoreError::Unique(_))
    }

    /// Worth another attempt later.
    pub fn is_busy(&self) -> bool {
        matches!(self, StoreError::Busy(_))
    }

    /// The disk is full.
    pub fn is_disk_full(&self) -> bool {
        matches!(self, StoreError::DiskFull(_))
    }

    pub(crate) fn other(cause: impl Error + Send + Sync + 'static) -> StoreError {
        StoreError::Other(Arc::new(cause))
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> StoreError {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => StoreError::DiskFull(Arc::new(error)),
            _ => StoreError::other(error),
        }
    }
}
