//! Putting a database together from what lies at the site: the last whole copy, then its log, piece by piece. SQLite itself replays
//! each log, so that what comes out is what it had acknowledged.

use super::shelf::hash;
use super::wal::{Cursor, HEADER};
use super::whole::{Manifest, UNDER, manifest, part};
use super::{Shelf, now};
use crate::StoreError;
use crate::statement::failed;
use domain::time::UnixMs;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// SQLite alone has it, so it isn't registered with the statements that prepare on both.
const TAKE_OVER: &str = "pragma wal_checkpoint(truncate)";

/// What was put together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// When the whole copy was made.
    pub whole_ms: UnixMs,
    /// Pieces of the log that were replayed.
    pub pieces: u64,
    /// The last piece, when it is not whole: what it held is left out.
    pub torn: Option<String>,
    /// Files that were taken.
    pub files: u64,
    /// How long it took, milliseconds.
    pub took_ms: i64,
}

/// A piece of a log, by its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Piece {
    from: u64,
    to: u64,
    hash: String,
    name: String,
}

/// Puts the database together in `database`, a file that must not exist yet, and the site's files under `files`.
///
/// # Errors
/// [`StoreError::Damaged`] names what is missing or changed; then nothing may be trusted that was written.
pub async fn restore(shelf: &Shelf, database: &Path, files: &Path) -> Result<Restored, StoreError> {
    let begun = now();
    if database.exists() {
        return Err(StoreError::Damaged(format!("{} exists already", database.display())));
    }
    let generation = newest(shelf).await?;
    let list: Manifest = serde_json::from_slice(&shelf.must(&manifest(&generation)).await?).map_err(StoreError::other)?;
    put_together(shelf, &generation, &list, database).await?;
    let mut restored = Restored { whole_ms: list.made_ms, ..Restored::default() };
    let logs = logs(shelf, &generation).await?;
    let last = logs.keys().next_back().copied();
    for (epoch, pieces) in &logs {
        replay(shelf, database, pieces, last == Some(*epoch), &mut restored).await?;
    }
    restored.files = take_files(shelf, files).await?;
    restored.took_ms = now().0 - begun.0;
    Ok(restored)
}

/// The last whole copy.
async fn newest(shelf: &Shelf) -> Result<String, StoreError> {
    let all = shelf.list(UNDER).await?;
    let whole = all.iter().filter_map(|name| name.strip_prefix(UNDER)?.trim_start_matches('/').strip_suffix("/whole.json"));
    whole.max().map(str::to_owned).ok_or_else(|| StoreError::Damaged("there is no whole copy".to_owned()))
}

async fn put_together(shelf: &Shelf, generation: &str, list: &Manifest, database: &Path) -> Result<(), StoreError> {
    if let Some(folder) = database.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = std::fs::File::create_new(database)?;
    for (nr, expected) in list.parts.iter().enumerate() {
        let name = part(generation, nr);
        let content = shelf.must(&name).await?;
        if hash(&content) != *expected {
            return Err(StoreError::Damaged(format!("{name} was changed")));
        }
        file.write_all(&content)?;
    }
    Ok(file.sync_all()?)
}

/// The pieces of each log.
async fn logs(shelf: &Shelf, generation: &str) -> Result<BTreeMap<u32, Vec<Piece>>, StoreError> {
    let under = format!("{UNDER}/{generation}/log");
    let mut logs: BTreeMap<u32, Vec<Piece>> = BTreeMap::new();
    for name in shelf.list(&under).await? {
        let Some((epoch, piece)) = piece(&under, &name) else { continue };
        logs.entry(epoch).or_default().push(piece);
    }
    // The first one is 0, and none may be missing.
    for (expected, epoch) in (0..).zip(logs.keys()) {
        if expected != *epoch {
            return Err(StoreError::Damaged(format!("{under}: log {expected} is missing")));
        }
    }
    Ok(logs)
}

fn piece(under: &str, name: &str) -> Option<(u32, Piece)> {
    let (epoch, rest) = name.strip_prefix(under)?.trim_start_matches('/').split_once('/')?;
    let mut parts = rest.split('-');
    let (from, to, hash) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.to_owned());
    Some((epoch.parse().ok()?, Piece { from, to, hash, name: name.to_owned() }))
}

/// Lays the pieces of one log together and lets SQLite take them over.
async fn replay(shelf: &Shelf, database: &Path, pieces: &[Piece], is_last: bool, restored: &mut Restored) -> Result<(), StoreError> {
    let mut log: Vec<u8> = Vec::new();
    loop {
        let at = log.len() as u64;
        // A piece whose arrival was not heard of was sent again, longer perhaps.
        let mut here: Vec<&Piece> = pieces.iter().filter(|piece| piece.from == at).collect();
        here.sort_by_key(|piece| std::cmp::Reverse(piece.to));
        let mut found = None;
        for piece in &here {
            if let Some(content) = intact(shelf, piece).await? {
                found = Some(content);
                break;
            }
        }
        match (found, here.first()) {
            (Some(content), _) => {
                log.extend_from_slice(&content);
                restored.pieces += 1;
            }
            (None, Some(torn)) if is_last && pieces.iter().all(|piece| piece.from <= at) => {
                restored.torn = Some(torn.name.clone());
                break;
            }
            (None, Some(broken)) => return Err(StoreError::Damaged(format!("{} was changed", broken.name))),
            (None, None) if pieces.iter().any(|piece| piece.from > at) => {
                return Err(StoreError::Damaged(format!("a piece of the log is missing at byte {at} before {}", pieces.len())));
            }
            (None, None) => break,
        }
    }
    if log.len() <= HEADER {
        return Ok(());
    }
    let whole = Cursor::read(&log).map(|head| head.past_commits(&log[HEADER..]).offset);
    if whole != Some(log.len() as u64) {
        return Err(StoreError::Damaged("a log does not hold together".to_owned()));
    }
    let mut beside = database.as_os_str().to_owned();
    beside.push("-wal");
    std::fs::write(PathBuf::from(beside), &log)?;
    take_over(database).await
}

/// The content of a piece, if it is as it was sent.
async fn intact(shelf: &Shelf, piece: &Piece) -> Result<Option<bytes::Bytes>, StoreError> {
    let content = match shelf.get(&piece.name).await {
        Ok(content) => content,
        // Sealed and changed.
        Err(StoreError::Damaged(_)) => None,
        Err(error) => return Err(error),
    };
    Ok(content.filter(|content| content.len() as u64 == piece.to - piece.from && hash(content)[..16] == piece.hash))
}

async fn take_over(database: &Path) -> Result<(), StoreError> {
    let mut conn = SqliteConnectOptions::new().filename(database).create_if_missing(false).connect().await.map_err(failed)?;
    let (busy, left, _): (i64, i64, i64) = sqlx::query_as(TAKE_OVER).fetch_one(&mut conn).await.map_err(failed)?;
    conn.close().await.map_err(failed)?;
    match (busy, left) {
        (0, 0) => Ok(()),
        _ => Err(StoreError::Damaged("SQLite did not take a log over".to_owned())),
    }
}

/// Files and keys, each at its place; `check` holds them against their names.
async fn take_files(shelf: &Shelf, into: &Path) -> Result<u64, StoreError> {
    let mut taken = 0;
    for (under, folder) in [("files", into.to_path_buf()), ("keys", into.parent().unwrap_or(into).to_path_buf())] {
        for name in shelf.list(under).await? {
            let Some(path) = name.strip_prefix(under).map(|path| path.trim_start_matches('/')) else { continue };
            let to = folder.join(path);
            if let Some(parent) = to.parent() {
                std::fs::create_dir_all(parent)?;
            }
            std::fs::write(&to, shelf.must(&name).await?)?;
            taken += u64::from(under == "files");
        }
    }
    Ok(taken)
}
