//! The second site (A3.1.3, A3.4): what was acknowledged is there, and the system can begin from it.

use crate::sample::{fill, send, write};
use bytes::Bytes;
use domain::time::UnixMs;
use object_store::memory::InMemory;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use store::files::{Files, content_id};
use store::second_site::{self, Restored, SealKey, Shelf, Site};
use store::{Db, StoreError, appeals, settings};
use tempfile::TempDir;

/// Longer than any test takes.
const PATIENT: Duration = Duration::from_secs(60);

struct Place {
    db: Db,
    files: Files,
    folder: TempDir,
}

impl Place {
    async fn new() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&format!("sqlite:{}", folder.path().join("here/muraciet.db").display())).await.unwrap();
        db.migrate(UnixMs(0)).await.unwrap();
        fill(&db).await;
        std::fs::create_dir(folder.path().join("there")).unwrap();
        let files = Files::local(&folder.path().join("here/files")).unwrap();
        Place { db, files, folder }
    }

    fn there(&self) -> PathBuf {
        self.folder.path().join("there")
    }

    fn shelf(&self) -> Shelf {
        Shelf::folder(&self.there(), None).unwrap()
    }

    /// Copies to the folder `there`, waiting for each commit.
    async fn copied(&self, patience: Duration) -> Arc<Site> {
        Site::new(self.shelf(), Some(patience)).begin(&self.db, &self.files, PATIENT).await.unwrap()
    }

    /// Pieces of the log at the site, in order.
    fn pieces(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        walk(&self.there(), &mut found);
        found.retain(|path| path.components().any(|part| part.as_os_str() == "log"));
        found.sort();
        found
    }
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() { walk(&entry.path(), found) } else { found.push(entry.path()) }
    }
}

/// Begins anew from a shelf, as on another machine.
async fn begin_anew(shelf: &Shelf) -> Result<(Db, Restored, TempDir), StoreError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("muraciet.db");
    let restored = second_site::restore(shelf, &file, &folder.path().join("files")).await?;
    let db = Db::open(&format!("sqlite:{}", file.display())).await?;
    Ok((db, restored, folder))
}

async fn count(shelf: &Shelf) -> u64 {
    let (db, _, _folder) = begin_anew(shelf).await.unwrap();
    appeals::count(&db).await.unwrap()
}

#[tokio::test]
async fn a3_1_3_what_was_acknowledged_is_at_the_second_site_the_moment_it_is_acknowledged() {
    let place = Place::new().await;
    send(&place.db, 1).await.unwrap();
    let site = place.copied(PATIENT).await;
    assert_eq!(count(&place.shelf()).await, 1, "what was there before");
    for nr in 2..=6 {
        send(&place.db, nr).await.unwrap();
        // This machine burns down right after the answer.
        assert_eq!(count(&place.shelf()).await, nr);
    }
    let state = site.state();
    assert_eq!((state.behind_since, state.trouble), (None, None));
    assert!(state.whole.is_some() && state.copied.is_some() && site.waits());
}

#[tokio::test]
async fn a3_4_many_at_once_share_pieces_and_none_is_missing() {
    let place = Place::new().await;
    let _site = place.copied(PATIENT).await;
    let sending = (1..=40).map(|nr| {
        let db = place.db.clone();
        async move { send(&db, nr).await.unwrap() }
    });
    futures::future::join_all(sending).await;
    assert_eq!(count(&place.shelf()).await, 40);
    assert!(place.pieces().len() <= 40);
}

#[tokio::test]
async fn a3_4_the_log_begins_anew_again_and_again_and_every_row_is_kept() {
    let place = Place::new().await;
    let _site = place.copied(PATIENT).await;
    for round in 0..14 {
        let (key, value) = (format!("round-{round}"), format!("{round}").repeat(2 << 20));
        write!(place.db, |tx| settings::set(tx, &key, &value).await).unwrap();
        send(&place.db, round + 1).await.unwrap();
    }
    let logs: std::collections::BTreeSet<_> = place.pieces().iter().map(|path| path.parent().unwrap().to_owned()).collect();
    assert!(logs.len() > 1, "the log was taken over and begun anew: {logs:?}");
    let (db, _, _folder) = begin_anew(&place.shelf()).await.unwrap();
    assert_eq!(appeals::count(&db).await.unwrap(), 14);
    for round in 0..14 {
        assert_eq!(settings::get(&db, &format!("round-{round}")).await.unwrap(), Some(format!("{round}").repeat(2 << 20)), "{round}");
    }
}

#[tokio::test]
async fn a3_4_a_site_that_is_away_holds_nobody_up_and_catches_up_when_it_is_back() {
    let place = Place::new().await;
    let site = place.copied(Duration::from_millis(200)).await;
    send(&place.db, 1).await.unwrap();
    let away = place.folder.path().join("away");
    std::fs::rename(place.there(), &away).unwrap();
    // Acknowledged here after the patience; nobody waits after that.
    for nr in 2..=4 {
        send(&place.db, nr).await.unwrap();
    }
    let content = Bytes::from_static(b"a photo");
    place.files.put(&content_id(&content), "full", content.clone()).await.unwrap();
    let state = site.state();
    assert!(state.behind_since.is_some() && state.files_waiting == 1, "{state:?}");
    // The machine dies between acknowledgement and copy: the site has the state before, whole, and says so.
    assert_eq!(count(&Shelf::folder(&away, None).unwrap()).await, 1);

    std::fs::rename(&away, place.there()).unwrap();
    site.settled().await;
    assert_eq!(count(&place.shelf()).await, 4);
    send(&place.db, 5).await.unwrap();
    site.settled().await;
    assert_eq!(count(&place.shelf()).await, 5);
    let path = format!("files/{}", Files::path(&content_id(&content), "full").unwrap());
    while place.shelf().get(&path).await.unwrap().is_none() {
        tokio::task::yield_now().await;
    }
    assert_eq!(place.shelf().must(&path).await.unwrap(), content);
}

#[tokio::test]
async fn a3_4_a_half_written_last_piece_costs_what_it_held_and_nothing_else() {
    let place = Place::new().await;
    let _site = place.copied(PATIENT).await;
    for nr in 1..=5 {
        send(&place.db, nr).await.unwrap();
    }
    let last = place.pieces().pop().unwrap();
    let whole = std::fs::read(&last).unwrap();
    std::fs::write(&last, &whole[..whole.len() / 2]).unwrap();
    let (db, restored, _folder) = begin_anew(&place.shelf()).await.unwrap();
    assert!(restored.torn.is_some_and(|name| last.ends_with(name.rsplit('/').next().unwrap())));
    assert_eq!(appeals::count(&db).await.unwrap(), 4);
}

#[tokio::test]
async fn a3_4_a_changed_byte_anywhere_else_is_named() {
    let place = Place::new().await;
    let _site = place.copied(PATIENT).await;
    for nr in 1..=5 {
        send(&place.db, nr).await.unwrap();
    }
    let mut all = Vec::new();
    walk(&place.there().join("generations"), &mut all);
    let last = place.pieces().pop().unwrap();
    all.retain(|path| *path != last && !path.ends_with("whole.json"));
    assert!(all.len() >= 5, "{all:?}");
    for path in &all {
        let whole = std::fs::read(path).unwrap();
        let mut touched = whole.clone();
        touched[whole.len() / 2] ^= 1;
        std::fs::write(path, &touched).unwrap();
        let found = begin_anew(&place.shelf()).await.err();
        assert!(matches!(found, Some(StoreError::Damaged(what)) if what.contains("changed")), "{}", path.display());
        std::fs::write(path, &whole).unwrap();
    }
    // A piece that is gone is noticed too, unless it is the last one.
    let gone = &place.pieces()[1];
    std::fs::remove_file(gone).unwrap();
    assert!(matches!(begin_anew(&place.shelf()).await.err(), Some(StoreError::Damaged(_))));
}

#[tokio::test]
async fn t3_5_a_sealed_site_shows_nothing_and_opens_with_its_key_alone() {
    let place = Place::new().await;
    let key = SealKey::read(&"5f".repeat(32)).unwrap();
    let store = Arc::new(InMemory::new());
    let sealed = Shelf::over(store.clone(), Some(key));
    let site = Site::new(sealed.clone(), Some(PATIENT)).begin(&place.db, &place.files, PATIENT).await.unwrap();
    send(&place.db, 1).await.unwrap();
    site.keep("key.pem", Bytes::from_static(b"secret")).await.unwrap();
    assert_eq!(count(&sealed).await, 1);
    let bare = Shelf::over(store, None);
    for name in bare.list("").await.unwrap() {
        let content = bare.must(&name).await.unwrap();
        assert!(!content.windows(6).any(|part| part == b"SQLite" || part == b"secret" || part == "çuxur".as_bytes()), "{name}");
    }
    assert!(begin_anew(&bare).await.is_err());
    sealed.remove("keys/key.pem").await.unwrap();
    assert_eq!(sealed.get("keys/key.pem").await.unwrap(), None);
}

#[tokio::test]
async fn a_backup_holds_what_was_there_while_others_go_on_and_an_empty_place_is_no_site() {
    let place = Place::new().await;
    send(&place.db, 1).await.unwrap();
    let made = second_site::back_up(&place.db, &place.shelf(), place.folder.path()).await.unwrap();
    assert!(made.bytes > 0 && !made.parts.is_empty());
    send(&place.db, 2).await.unwrap();
    assert_eq!(count(&place.shelf()).await, 1);
    second_site::back_up(&place.db, &place.shelf(), place.folder.path()).await.unwrap();
    assert_eq!(count(&place.shelf()).await, 2, "the newest one counts");
    assert!(begin_anew(&Shelf::over(Arc::new(InMemory::new()), None)).await.is_err());
    assert!(Shelf::folder(&place.folder.path().join("nowhere"), None).is_err(), "what is not mounted is not made");
    let taken = place.folder.path().join("taken.db");
    std::fs::write(&taken, b"somebody's").unwrap();
    assert!(second_site::restore(&place.shelf(), &taken, place.folder.path()).await.is_err());
    assert_eq!(std::fs::read(&taken).unwrap(), b"somebody's", "nothing is written over");
    assert_eq!(place.files.read_place("no/such/place").await.unwrap(), None);
}
