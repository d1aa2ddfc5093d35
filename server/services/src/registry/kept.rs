//! The book in memory, brought up to date before each question: every commit, of this process and of others, names the appeals
//! that it changed, and these alone are read again. Nothing is done for the registry when an appeal is sent.

use super::book::Book;
use crate::Error;
use domain::ids::{AppealId, is_uuid};
use domain::live::Change;
use domain::registry::Entry;
use domain::time::UnixMs;
use moka::future::Cache;
use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use store::Db;
use store::registry::FactRow;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::TryRecvError;
use tokio::sync::{Mutex, Semaphore};

/// How far back is read when too many changes were missed: longer than any transaction lasts.
const OVERLAP_MS: i64 = 120_000;
/// Searches for words that are kept for their minute.
const SEARCHES: u64 = 200;
/// Searches and reports at the same time: each is work for a whole core.
const AT_ONCE: usize = 2;

/// The book, and what is known to have changed since.
pub(crate) struct Kept {
    book: RwLock<Book>,
    feed: Mutex<Option<Feed>>,
    pub(super) searches: Cache<super::words::Search, Arc<Vec<AppealId>>>,
    pub(crate) turns: Semaphore,
}

struct Feed {
    changes: Receiver<Change>,
    /// Changed and not read again yet: a failed reading loses none of them.
    waiting: BTreeSet<AppealId>,
    missed: bool,
}

impl Kept {
    pub(crate) fn new() -> Kept {
        let searches = Cache::builder().max_capacity(SEARCHES).time_to_live(Duration::from_secs(60)).build();
        Kept { book: RwLock::default(), feed: Mutex::new(None), searches, turns: Semaphore::new(AT_ONCE) }
    }

    /// Brings the book up to date; the first time it is read whole.
    pub(crate) async fn fresh(&self, db: &Db) -> Result<(), Error> {
        let mut feed = self.feed.lock().await;
        let Some(feed) = feed.as_mut() else {
            // Listening begins before reading, so that nothing falls between.
            let changes = db.changes();
            self.write(|book| *book = Book::default());
            let loaded = Book::load(db).await?;
            self.write(|book| *book = loaded);
            *feed = Some(Feed { changes, waiting: BTreeSet::new(), missed: false });
            return Ok(());
        };
        feed.hear();
        if feed.waiting.is_empty() && !feed.missed {
            return Ok(());
        }
        let facts = self.changed(db, feed).await?;
        let ids: Vec<AppealId> = facts.iter().map(|row| row.id.clone()).collect();
        let parts = store::registry::parts_of(db, &ids).await?;
        self.write(|book| book.apply(&facts, &parts));
        feed.waiting.clear();
        feed.missed = false;
        Ok(())
    }

    async fn changed(&self, db: &Db, feed: &Feed) -> Result<Vec<FactRow>, Error> {
        let ids: Vec<AppealId> = feed.waiting.iter().cloned().collect();
        let mut facts = store::registry::of_appeals(db, &ids).await?;
        if feed.missed {
            let since = UnixMs(self.read(|book| book.newest).0 - OVERLAP_MS);
            facts.extend(store::registry::changed_since(db, since).await?);
        }
        Ok(facts)
    }

    /// Asks the book something; it is held for milliseconds.
    pub(crate) fn read<T>(&self, question: impl FnOnce(&Book) -> T) -> T {
        question(&self.book.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn write(&self, change: impl FnOnce(&mut Book)) {
        change(&mut self.book.write().unwrap_or_else(PoisonError::into_inner));
    }

    /// Category, district, institution and channel of each entry.
    pub(super) fn words_of(&self, entries: &[Entry]) -> Vec<[String; 4]> {
        self.read(|book| {
            let word = |number| book.codes.word(number).to_owned();
            entries.iter().map(|one| [one.category, one.district, one.institution, one.channel].map(word)).collect()
        })
    }

    /// Ways in which appeals came so far, by name.
    pub(crate) fn channels(&self) -> Vec<String> {
        let mut channels = self.read(Book::channels);
        channels.sort_unstable();
        channels
    }
}

impl Feed {
    /// Takes what has been told since the last time.
    fn hear(&mut self) {
        loop {
            match self.changes.try_recv() {
                Ok(change) if is_uuid(change.appeal.as_str()) => drop(self.waiting.insert(change.appeal)),
                Ok(_) => {}
                Err(TryRecvError::Lagged(_)) => self.missed = true,
                Err(TryRecvError::Empty | TryRecvError::Closed) => return,
            }
        }
    }
}
