//! What is known of the site's state: kept in memory, for metrics and the operator's desk.

use domain::time::UnixMs;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// How far behind the site is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteState {
    /// Since when something has waited; `None`: everything is there.
    pub behind_since: Option<UnixMs>,
    /// Files that wait.
    pub files_waiting: u64,
    /// When something arrived last.
    pub copied: Option<UnixMs>,
    /// When the whole copy was made that the log at the site follows.
    pub whole: Option<UnixMs>,
    /// Why the last attempt failed; `None` after one that went well.
    pub trouble: Option<String>,
}

/// Something that waits to be copied.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiting(pub String);

#[derive(Default)]
struct Inner {
    state: SiteState,
    commits_since: Option<UnixMs>,
    files_since: Option<UnixMs>,
    files: BTreeSet<Waiting>,
    troubles: [Option<String>; 2],
}

/// Log and files fail apart: one that goes well must not hide that the other does not.
#[derive(Clone, Copy)]
pub(super) enum Of {
    Log = 0,
    Files = 1,
}

/// The book in which it is kept.
#[derive(Default)]
pub(super) struct Book(Mutex<Inner>);

impl Book {
    fn with<T>(&self, work: impl FnOnce(&mut Inner) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn state(&self) -> SiteState {
        self.with(|inner| SiteState {
            behind_since: [inner.commits_since, inner.files_since].into_iter().flatten().min(),
            files_waiting: inner.files.len() as u64,
            trouble: inner.troubles.iter().flatten().next().cloned(),
            ..inner.state.clone()
        })
    }

    pub fn commit_waits(&self, now: UnixMs) {
        self.with(|inner| inner.commits_since.get_or_insert(now).0);
    }

    pub fn caught_up(&self, now: UnixMs) {
        self.with(|inner| (inner.commits_since, inner.state.copied) = (None, Some(now)));
    }

    pub fn file_waits(&self, path: String, now: UnixMs) {
        self.with(|inner| {
            inner.files_since.get_or_insert(now);
            inner.files.insert(Waiting(path));
        });
    }

    pub fn file_arrived(&self, path: &str, now: UnixMs) {
        self.with(|inner| {
            inner.files.remove(&Waiting(path.to_owned()));
            inner.state.copied = Some(now);
            if inner.files.is_empty() {
                inner.files_since = None;
            }
        });
    }

    pub fn files(&self) -> Vec<String> {
        self.with(|inner| inner.files.iter().map(|file| file.0.clone()).collect())
    }

    pub fn whole_made(&self, now: UnixMs) {
        self.with(|inner| inner.state.whole = Some(now));
    }

    pub fn went(&self, of: Of, trouble: Option<String>) {
        self.with(|inner| inner.troubles[of as usize] = trouble);
    }
}
