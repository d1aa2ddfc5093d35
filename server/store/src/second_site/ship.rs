//! Shipping: the log after each commit, files that did not arrive at once. Both go on for as long as the process lives; a site that
//! takes nothing is tried again every second.

use super::shelf::hash;
use super::state::Of;
use super::wal::{Cursor, HEADER};
use super::{LOG, MOST_LOG, Site, now, whole};
use crate::StoreError;
use crate::files::Files;
use bytes::Bytes;
use domain::time::{DAY_MS, UnixMs};
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError, Weak};
use std::time::Duration;
use tokio::sync::Notify;

/// What another program has written is looked for so often, and a site that failed is tried again.
const TICK: Duration = Duration::from_secs(1);
/// Bytes of a piece; one commit larger than this is one piece all the same.
const PIECE: u64 = 4 << 20;
/// A whole copy is made anew after so long: what has to be put together stays short.
const OLD_MS: i64 = DAY_MS;

/// Where a generation's log stands at the site.
pub(super) struct Line {
    generation: String,
    log: PathBuf,
    begun: UnixMs,
    epoch: u32,
    /// The log in which we are; `None` before there is one.
    cursor: Option<Cursor>,
    /// Bytes of it that are at the site.
    shipped: u64,
}

impl Line {
    pub fn new(generation: &str, database: &Path) -> Line {
        let mut log = database.as_os_str().to_owned();
        log.push("-wal");
        Line { generation: generation.to_owned(), log: log.into(), begun: now(), epoch: 0, cursor: None, shipped: 0 }
    }

    /// The head of the log as it is now; `None` where there is none.
    pub(super) async fn header(&self) -> Result<Option<Cursor>, StoreError> {
        let log = self.log.clone();
        let read = tokio::task::spawn_blocking(move || read(&log, 0, HEADER as u64)).await.map_err(StoreError::other)??;
        Ok(read.and_then(|head| Cursor::read(&head)))
    }

    /// Brings to the site what the log has beyond it.
    pub(super) async fn ship(&mut self, site: &Site) -> Result<(), StoreError> {
        let Some(head) = self.header().await? else {
            if self.cursor.is_some() {
                site.torn.store(true, Ordering::SeqCst);
                return Err(StoreError::Damaged("the database's log is gone".to_owned()));
            }
            return Ok(());
        };
        match self.cursor {
            Some(cursor) if cursor.is_same(&head) => {}
            Some(cursor) if !site.may_follow(&cursor, &head) => {
                site.torn.store(true, Ordering::SeqCst);
                return Err(StoreError::Damaged("the database's log began anew before all of it was copied".to_owned()));
            }
            before => {
                self.epoch += u32::from(before.is_some());
                (self.cursor, self.shipped) = (Some(head), 0);
            }
        }
        let mut most = PIECE;
        while let Some(cursor) = self.cursor {
            let (log, from, end) = (self.log.clone(), self.shipped, cursor.offset);
            let bytes = tokio::task::spawn_blocking(move || read(&log, from, most)).await.map_err(StoreError::other)??.unwrap_or_default();
            let known = (end - from) as usize;
            let to = cursor.past_commits(bytes.get(known..).unwrap_or_default());
            if to.offset == end {
                if (bytes.len() as u64) < most {
                    break;
                }
                most *= 2;
                continue;
            }
            let piece = bytes.slice(..(to.offset - from) as usize);
            let short = &hash(&piece)[..16];
            let name = format!("{}/{}/log/{:08}/{from:016}-{:016}-{short}", whole::UNDER, self.generation, self.epoch, to.offset);
            site.shelf.put(&name, piece).await?;
            (self.cursor, self.shipped, most) = (Some(to), to.offset, PIECE);
        }
        site.set_at(self.cursor);
        Ok(())
    }
}

/// Part of a file: up to `most` bytes from `from`; `None` when there is no file. Closing this file takes no lock away: SQLite holds
/// none on its log.
fn read(path: &Path, from: u64, most: u64) -> Result<Option<Bytes>, StoreError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let length = file.metadata()?.len().saturating_sub(from).min(most) as usize;
    let mut content = vec![0; length];
    file.read_exact_at(&mut content, from)?;
    Ok(Some(content.into()))
}

impl Site {
    fn set_at(&self, cursor: Option<Cursor>) {
        *self.at.lock().unwrap_or_else(PoisonError::into_inner) = cursor;
    }

    fn at(&self) -> Option<Cursor> {
        *self.at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The log that begins with `head` follows the one that was shipped up to `cursor`: our own writer had it taken over, whole.
    fn may_follow(&self, cursor: &Cursor, head: &Cursor) -> bool {
        let taken = *self.taken_over.lock().unwrap_or_else(PoisonError::into_inner);
        taken == Some(*cursor) && head.seq == cursor.seq.wrapping_add(1)
    }

    /// Whether the writer has to let the database take its log over; it waits a moment for the copy then.
    pub(crate) async fn is_log_long(&self) -> bool {
        let Some(database) = &self.database else { return false };
        if self.copying.load(Ordering::SeqCst) {
            return false;
        }
        if self.at().is_some_and(|at| at.offset >= LOG) {
            let (commits, mut shipped) = (self.commits.load(Ordering::SeqCst), self.shipped.subscribe());
            let there = async { shipped.wait_for(|shipped| *shipped >= commits).await.is_ok() };
            // Another log may have begun meanwhile; that one is short.
            return tokio::time::timeout(TICK, there).await.unwrap_or(false) && self.at().is_some_and(|at| at.offset >= LOG);
        }
        let log = Line::new("", database).log;
        if std::fs::metadata(log).is_ok_and(|log| log.len() >= MOST_LOG) {
            // Nothing has been taken for long: the room on this disk counts more, and the site begins anew when it is back.
            self.torn.store(true, Ordering::SeqCst);
            return true;
        }
        false
    }

    /// The database has taken over so many frames of so many.
    pub(crate) fn taken_over(&self, frames: i64, of: i64) {
        let at = self.at().filter(|at| frames == of && at.frames() as i64 == of);
        *self.taken_over.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }

    /// Waits until every commit so far is there.
    pub async fn settled(&self) {
        let (commits, mut shipped) = (self.commits.load(Ordering::SeqCst), self.shipped.subscribe());
        self.wake_log.notify_one();
        let _ = shipped.wait_for(|shipped| *shipped >= commits).await;
    }

    /// The same at the end of the process, for a few seconds at most.
    pub(crate) async fn drain(&self) {
        let _ = tokio::time::timeout(5 * TICK, self.settled()).await;
    }
}

/// Ships the log until the site is gone.
pub(super) async fn log(site: Weak<Site>, wake: Arc<Notify>) {
    let mut line: Option<Line> = None;
    loop {
        {
            let Some(site) = site.upgrade() else { return };
            let commits = site.commits.load(Ordering::SeqCst);
            match turn(&site, &mut line).await {
                Ok(()) => {
                    site.book.went(Of::Log, None);
                    site.has(commits);
                }
                Err(error) => {
                    tracing::warn!(cause = format!("{error:?}"), "the second site took no piece; it is tried again");
                    site.book.commit_waits(now());
                    site.book.went(Of::Log, Some(error.to_string()));
                }
            }
        }
        tokio::select! {
            () = wake.notified() => {}
            () = tokio::time::sleep(TICK) => {}
        }
    }
}

async fn turn(site: &Site, line: &mut Option<Line>) -> Result<(), StoreError> {
    let Some(database) = &site.database else { return Ok(()) };
    let is_old = line.as_ref().is_none_or(|line| now().0 - line.begun.0 > OLD_MS);
    if site.torn.swap(false, Ordering::SeqCst) || is_old {
        match whole::begin(site, database).await {
            Ok(begun) => *line = Some(begun),
            Err(error) => {
                site.torn.store(true, Ordering::SeqCst);
                return Err(error);
            }
        }
    }
    match line {
        Some(line) => line.ship(site).await,
        None => Ok(()),
    }
}

/// Brings files there that wait.
pub(super) async fn files(site: Weak<Site>, wake: Arc<Notify>, files: Files) {
    loop {
        {
            let Some(site) = site.upgrade() else { return };
            let mut trouble = None;
            for path in site.book.files() {
                match carry(&site, &files, &path).await {
                    Ok(()) => site.book.file_arrived(&path, now()),
                    Err(error) => {
                        tracing::warn!(cause = format!("{error:?}"), "the second site took no file; it is tried again");
                        trouble = Some(error.to_string());
                        break;
                    }
                }
            }
            site.book.went(Of::Files, trouble);
        }
        tokio::select! {
            () = wake.notified() => {}
            () = tokio::time::sleep(TICK) => {}
        }
    }
}

/// A file that is not here any more needs no copy.
async fn carry(site: &Site, files: &Files, path: &str) -> Result<(), StoreError> {
    match files.read_place(path).await? {
        Some(content) => site.shelf.put(&format!("files/{path}"), content).await,
        None => Ok(()),
    }
}
