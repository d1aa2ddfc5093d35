//! Whole copies: the database's file in parts, with a list of their hashes that is put last. Without it a copy does not count.

use super::shelf::hash;
use super::ship::Line;
use super::{Shelf, Site, now};
use crate::{Db, StoreError};
use bytes::Bytes;
use domain::time::UnixMs;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Mutex, PoisonError};

/// Bytes of a part.
const PART: usize = 16 << 20;
/// Whole copies that are kept, each with its log.
const KEPT: usize = 2;
/// Attempts at a copy while another program begins the log anew.
const ATTEMPTS: u32 = 3;

/// Where whole copies stand.
pub(super) const UNDER: &str = "generations";

/// The list of a whole copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// When it was made.
    pub made_ms: UnixMs,
    /// SHA-256 of each part of the database's file, in order.
    pub parts: Vec<String>,
    /// Bytes of the file.
    pub bytes: u64,
}

pub(super) fn manifest(generation: &str) -> String {
    format!("{UNDER}/{generation}/whole.json")
}

pub(super) fn part(generation: &str, nr: usize) -> String {
    format!("{UNDER}/{generation}/whole/{nr:08}")
}

/// Begins a generation: a copy of the file while others write, then the log as far as it is. Pages that changed while they were
/// copied stand in the log, and the log doesn't begin anew meanwhile, so both together are one state of the database.
pub(super) async fn begin(site: &Site, database: &Path) -> Result<Line, StoreError> {
    let copying = Copying::new(site);
    for _ in 0..ATTEMPTS {
        let generation = format!("{:015}", now().0);
        let line = Line::new(&generation, database);
        let before = line.header().await?;
        let parts = copy(&site.shelf, &generation, database).await?;
        let after = line.header().await?;
        let same = match (before, after) {
            (None, _) => true,
            (Some(before), Some(after)) => before.is_same(&after),
            (Some(_), None) => false,
        };
        if !same {
            continue;
        }
        let mut line = line;
        line.ship(site).await?;
        finish(&site.shelf, &generation, parts).await?;
        drop(copying);
        site.book.whole_made(now());
        forget_old(&site.shelf).await?;
        return Ok(line);
    }
    Err(StoreError::Damaged("the database's log began anew three times while it was copied".to_owned()))
}

/// While it lives, the log does not begin anew.
struct Copying<'a>(&'a Site);

impl Copying<'_> {
    fn new(site: &Site) -> Copying<'_> {
        site.copying.store(true, Ordering::SeqCst);
        Copying(site)
    }
}

impl Drop for Copying<'_> {
    fn drop(&mut self) {
        self.0.copying.store(false, Ordering::SeqCst);
    }
}

/// A whole copy of a SQLite database at rest on the shelf, made by the database itself (`vacuum into`); for `muraciet backup`.
///
/// # Errors
/// [`StoreError`] of either side.
pub async fn back_up(db: &Db, shelf: &Shelf, beside: &Path) -> Result<Manifest, StoreError> {
    let copy = beside.join(format!("backup-{}.db", now().0));
    let made = db.vacuum_into(&copy).await;
    let put = match made {
        Ok(()) => put_whole(shelf, &copy).await,
        Err(error) => Err(error),
    };
    let _ = std::fs::remove_file(&copy);
    put
}

/// A database's file that nobody writes, as a whole copy of its own.
async fn put_whole(shelf: &Shelf, file: &Path) -> Result<Manifest, StoreError> {
    let generation = format!("{:015}", now().0);
    let parts = copy(shelf, &generation, file).await?;
    finish(shelf, &generation, parts).await
}

async fn finish(shelf: &Shelf, generation: &str, parts: Vec<(String, u64)>) -> Result<Manifest, StoreError> {
    let bytes = parts.iter().map(|(_, bytes)| bytes).sum();
    let list = Manifest { made_ms: now(), parts: parts.into_iter().map(|(hash, _)| hash).collect(), bytes };
    let text = serde_json::to_vec_pretty(&list).map_err(StoreError::other)?;
    shelf.put(&manifest(generation), text.into()).await?;
    Ok(list)
}

async fn copy(shelf: &Shelf, generation: &str, file: &Path) -> Result<Vec<(String, u64)>, StoreError> {
    let file = opened(file)?;
    let mut parts = Vec::new();
    loop {
        let from = (parts.len() * PART) as u64;
        let content = tokio::task::spawn_blocking(move || read_at(file, from)).await.map_err(StoreError::other)??;
        let last = content.len() < PART;
        parts.push((hash(&content), content.len() as u64));
        shelf.put(&part(generation, parts.len() - 1), content).await?;
        if last {
            return Ok(parts);
        }
    }
}

fn read_at(file: &File, from: u64) -> Result<Bytes, StoreError> {
    let mut content = vec![0; PART];
    let mut filled = 0;
    while filled < PART {
        match file.read_at(&mut content[filled..], from + filled as u64)? {
            0 => break,
            read => filled += read,
        }
    }
    content.truncate(filled);
    Ok(content.into())
}

/// The file, opened once and never closed: closing it would take away the locks that SQLite holds on it in this process (POSIX), and
/// another program could then believe that nobody uses the database.
fn opened(path: &Path) -> Result<&'static File, StoreError> {
    static OPENED: Mutex<Option<HashMap<PathBuf, &'static File>>> = Mutex::new(None);
    let mut opened = OPENED.lock().unwrap_or_else(PoisonError::into_inner);
    let opened = opened.get_or_insert_default();
    if let Some(file) = opened.get(path) {
        return Ok(file);
    }
    let file: &'static File = Box::leak(Box::new(File::open(path)?));
    opened.insert(path.to_owned(), file);
    Ok(file)
}

/// Whole copies before the last two go, with their logs; never before a newer one is whole.
async fn forget_old(shelf: &Shelf) -> Result<(), StoreError> {
    let all = shelf.list(UNDER).await?;
    let mut whole: Vec<&str> = all.iter().filter_map(|name| name.strip_suffix("/whole.json")).collect();
    whole.sort_unstable();
    let Some(oldest_kept) = whole.len().checked_sub(KEPT).and_then(|at| whole.get(at)) else { return Ok(()) };
    for name in all.iter().filter(|name| name.as_str() < *oldest_kept) {
        shelf.remove(name).await?;
    }
    Ok(())
}
