//! The second site (A3.1.3, A3.4): what was acknowledged is also at another place, from which the whole system can begin anew.
//!
//! Of SQLite it holds whole copies of the database, and after each of them the write-ahead log, piece by piece, byte for byte as
//! SQLite wrote it (decision 22). SQLite itself puts both together again, and its own checksums say where a torn piece ends. The
//! files of the appeals lie beside under their content's name. PostgreSQL copies itself by streaming; of it only files are here.
//! Begin reading at [`Site`], then `ship`.

mod restore;
mod seal;
mod shelf;
mod ship;
mod state;
mod wal;
mod whole;

pub use restore::{Restored, restore};
pub use seal::SealKey;
pub use shelf::Shelf;
pub use state::{SiteState, Waiting};
pub use whole::{Manifest, back_up};

use crate::files::Files;
use crate::{Db, StoreError};
use domain::time::UnixMs;
use state::Book;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::sync::{Notify, watch};

/// Bytes of the log that are kept for a site that takes nothing: past it the log is used anew, and the site begins with a whole copy
/// when it is back.
pub(crate) const MOST_LOG: u64 = 512 << 20;
/// Bytes of the log after which the database takes it over, once it is at the site.
pub(crate) const LOG: u64 = 16 << 20;

/// A site to which this process copies.
pub struct Site {
    shelf: Shelf,
    /// How long a caller waits for the copy; `None`: nobody waits.
    patience: Option<Duration>,
    /// The database's file, for SQLite.
    database: Option<PathBuf>,
    book: Book,
    /// Commits so far, counted from 1, and how many of them are at the site; 0 before the first whole copy.
    commits: AtomicU64,
    shipped: watch::Sender<u64>,
    wake_log: Arc<Notify>,
    wake_files: Arc<Notify>,
    /// Somebody has waited in vain: nobody does until the site has caught up, so that sending goes on (A6.0.1).
    late: AtomicBool,
    /// A whole copy is being made: the log must not begin anew meanwhile.
    copying: AtomicBool,
    /// Where the log at the site ends.
    at: std::sync::Mutex<Option<wal::Cursor>>,
    /// The log was taken over up to here, all of it at the site: it may begin anew.
    taken_over: std::sync::Mutex<Option<wal::Cursor>>,
    /// What is at the site no longer follows: a whole copy is needed.
    torn: AtomicBool,
}

impl Site {
    /// A site over this shelf. With `patience` a commit is answered when it is there too, or when the patience is over.
    pub fn new(shelf: Shelf, patience: Option<Duration>) -> Site {
        Site {
            shelf,
            patience,
            database: None,
            book: Book::default(),
            commits: AtomicU64::new(1),
            shipped: watch::Sender::new(0),
            wake_log: Arc::default(),
            wake_files: Arc::default(),
            late: AtomicBool::new(false),
            copying: AtomicBool::new(false),
            at: std::sync::Mutex::new(None),
            taken_over: std::sync::Mutex::new(None),
            torn: AtomicBool::new(true),
        }
    }

    /// Begins to copy: from now on every commit of `db` goes there too, and what `files` takes. Answers when the first whole copy is
    /// at the site, or after `patience`; copying goes on in either case.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the database is being copied already.
    pub async fn begin(mut self, db: &Db, files: &Files, patience: Duration) -> Result<Arc<Site>, StoreError> {
        self.database = db.file().map(std::path::Path::to_path_buf);
        let site = Arc::new(self);
        files.copy_to(&site);
        tokio::spawn(ship::files(Arc::downgrade(&site), Arc::clone(&site.wake_files), files.clone()));
        if site.database.is_none() {
            return Ok(site);
        }
        db.copy_to(&site).await?;
        tokio::spawn(ship::log(Arc::downgrade(&site), Arc::clone(&site.wake_log)));
        let mut ready = site.shipped.subscribe();
        let first = async { ready.wait_for(|shipped| *shipped > 0).await.is_ok() };
        if !tokio::time::timeout(patience, first).await.unwrap_or(false) {
            site.late.store(true, Ordering::SeqCst);
        }
        Ok(site)
    }

    /// How far behind it is.
    pub fn state(&self) -> SiteState {
        self.book.state()
    }

    /// Whether callers wait for the copy.
    pub fn waits(&self) -> bool {
        self.patience.is_some()
    }

    /// What lies there.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Looks after a file that may be missing there.
    pub fn wants_file(&self, path: String) {
        self.book.file_waits(path, now());
        self.wake_files.notify_one();
    }

    /// Small files beside the database (keys): each is put there as it is.
    ///
    /// # Errors
    /// [`StoreError`] of the site.
    pub async fn keep(&self, name: &str, content: bytes::Bytes) -> Result<(), StoreError> {
        self.shelf.put(&format!("keys/{name}"), content).await
    }

    /// A commit has happened: its number, to wait for.
    pub(crate) fn committed(&self) -> u64 {
        let number = self.commits.fetch_add(1, Ordering::SeqCst) + 1;
        self.book.commit_waits(now());
        self.wake_log.notify_one();
        number
    }

    /// Waits until this commit is at the site, as long as patience and the site's state allow.
    pub(crate) async fn arrived(&self, number: u64) {
        let Some(patience) = self.patience.filter(|_| !self.late.load(Ordering::SeqCst)) else { return };
        let mut shipped = self.shipped.subscribe();
        let there = async { shipped.wait_for(|shipped| *shipped >= number).await.is_ok() };
        if tokio::time::timeout(patience, there).await.is_err() {
            self.late.store(true, Ordering::SeqCst);
        }
    }

    /// Puts a file there; waits for it where commits wait, and remembers what did not arrive.
    pub(crate) async fn file(&self, path: &str, content: bytes::Bytes) {
        self.book.file_waits(path.to_owned(), now());
        let Some(patience) = self.patience.filter(|_| !self.late.load(Ordering::SeqCst)) else {
            self.wake_files.notify_one();
            return;
        };
        match tokio::time::timeout(patience, self.shelf.put(&format!("files/{path}"), content)).await {
            Ok(Ok(())) => self.book.file_arrived(path, now()),
            _ => {
                self.late.store(true, Ordering::SeqCst);
                self.wake_files.notify_one();
            }
        }
    }

    /// All that waited up to this commit is there.
    fn has(&self, commits: u64) {
        self.shipped.send_replace(commits);
        if self.commits.load(Ordering::SeqCst) <= commits {
            self.book.caught_up(now());
            self.late.store(false, Ordering::SeqCst);
        }
    }
}

/// The machine's clock: how far behind a copy is, is a matter of machines.
fn now() -> UnixMs {
    UnixMs(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64))
}
