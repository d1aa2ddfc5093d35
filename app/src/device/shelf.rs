//! The device's shelf: a small keyed store over IndexedDB that outlives the window and that the service worker reads too.
//!
//! Who puts something here asks first ([`super::consent`], T8.1). Each call is one short transaction of its own: nothing else is
//! waited for inside, or the browser would end it. The database's shape is written down twice, here and in
//! `public/outbox.js`; a test holds the two together.

/// Name of the database.
pub const DATABASE: &str = "muraciet";
/// Its version: grows with every new [`Shelf`].
pub const VERSION: u32 = 1;

/// Where something lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// Appeals that are not sent yet, by their ids.
    Drafts,
    /// Files of drafts: [`domain::appeal::kept::key`]; pieces of a running recorder: `{kind}/{id}/{n}`.
    Blobs,
    /// What was last seen, and what the worker has to remember.
    Seen,
}

impl Shelf {
    /// All of them.
    pub const ALL: [Shelf; 3] = [Shelf::Drafts, Shelf::Blobs, Shelf::Seen];

    /// Its name in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Shelf::Drafts => "drafts",
            Shelf::Blobs => "blobs",
            Shelf::Seen => "seen",
        }
    }
}

/// Why something could not be kept or found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShelfError {
    /// The device has no room left.
    Full,
    /// There is no such store here (a private window, forbidden by the person), or it failed.
    Unavailable,
}

#[cfg(feature = "hydrate")]
pub use browser::{change, get, keys, put, remove, values};

#[cfg(feature = "hydrate")]
mod browser {
    use super::{DATABASE, Shelf, ShelfError, VERSION};
    use idb::{Database, DatabaseEvent, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query, TransactionMode, TransactionResult};
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{DomException, IdbTransaction};

    /// Puts a value under a key, in place of what was there. Resolves when it is written down.
    ///
    /// # Errors
    /// [`ShelfError`].
    pub async fn put(shelf: Shelf, key: &str, value: &JsValue) -> Result<(), ShelfError> {
        change(shelf, key, |_| Some(value.clone())).await
    }

    /// What lies under a key.
    ///
    /// # Errors
    /// [`ShelfError::Unavailable`].
    pub async fn get(shelf: Shelf, key: &str) -> Result<Option<JsValue>, ShelfError> {
        let database = open().await?;
        let transaction = database.transaction(&[shelf.as_str()], TransactionMode::ReadOnly).map_err(reason)?;
        let store = transaction.object_store(shelf.as_str()).map_err(reason)?;
        let found = read(&store, key).await;
        database.close();
        found
    }

    /// The keys that begin with `prefix`, in their order.
    ///
    /// # Errors
    /// [`ShelfError::Unavailable`].
    pub async fn keys(shelf: Shelf, prefix: &str) -> Result<Vec<String>, ShelfError> {
        let database = open().await?;
        let transaction = database.transaction(&[shelf.as_str()], TransactionMode::ReadOnly).map_err(reason)?;
        let store = transaction.object_store(shelf.as_str()).map_err(reason)?;
        let last = format!("{prefix}\u{ffff}");
        let range = KeyRange::bound(&prefix.into(), &last.into(), None, None).map_err(reason)?;
        let keys = store.get_all_keys(Some(Query::KeyRange(range)), None).map_err(reason)?.await.map_err(reason)?;
        database.close();
        Ok(keys.iter().filter_map(JsValue::as_string).collect())
    }

    /// Everything on a shelf, in the order of the keys.
    ///
    /// # Errors
    /// [`ShelfError::Unavailable`].
    pub async fn values(shelf: Shelf) -> Result<Vec<JsValue>, ShelfError> {
        let database = open().await?;
        let transaction = database.transaction(&[shelf.as_str()], TransactionMode::ReadOnly).map_err(reason)?;
        let store = transaction.object_store(shelf.as_str()).map_err(reason)?;
        let values = store.get_all(None, None).map_err(reason)?.await.map_err(reason)?;
        database.close();
        Ok(values)
    }

    /// Takes a key away; nothing happens when it is not there.
    ///
    /// # Errors
    /// [`ShelfError::Unavailable`].
    pub async fn remove(shelf: Shelf, key: &str) -> Result<(), ShelfError> {
        change(shelf, key, |_| None).await
    }

    /// Reads and writes in one step that no other window comes between: `make` sees what is there and says what shall be
    /// there; `None` takes it away.
    ///
    /// # Errors
    /// [`ShelfError`]; then nothing has changed.
    pub async fn change(shelf: Shelf, key: &str, make: impl FnOnce(Option<JsValue>) -> Option<JsValue>) -> Result<(), ShelfError> {
        let database = open().await?;
        let done = write(&database, shelf, key, make).await;
        database.close();
        done
    }

    async fn write(
        database: &Database,
        shelf: Shelf,
        key: &str,
        make: impl FnOnce(Option<JsValue>) -> Option<JsValue>,
    ) -> Result<(), ShelfError> {
        let transaction = database.transaction(&[shelf.as_str()], TransactionMode::ReadWrite).map_err(reason)?;
        let store = transaction.object_store(shelf.as_str()).map_err(reason)?;
        let there = read(&store, key).await?;
        match make(there) {
            Some(value) => drop(store.put(&value, Some(&key.into())).map_err(reason)?),
            None => drop(store.delete(Query::Key(key.into())).map_err(reason)?),
        }
        // The reason of a failed end stands on the browser's own object only.
        let ending: IdbTransaction = transaction.into();
        match idb::Transaction::from(ending.clone()).await {
            Ok(TransactionResult::Committed) => Ok(()),
            Ok(TransactionResult::Aborted) | Err(_) => Err(ending.error().map_or(ShelfError::Unavailable, |why| named(&why))),
        }
    }

    async fn read(store: &ObjectStore, key: &str) -> Result<Option<JsValue>, ShelfError> {
        store.get(Query::Key(key.into())).map_err(reason)?.await.map_err(reason)
    }

    async fn open() -> Result<Database, ShelfError> {
        let mut request = Factory::new().map_err(reason)?.open(DATABASE, Some(VERSION)).map_err(reason)?;
        request.on_upgrade_needed(|event| {
            let Ok(database) = event.database() else { return };
            let there = database.store_names();
            for shelf in Shelf::ALL.into_iter().filter(|shelf| !there.iter().any(|name| name == shelf.as_str())) {
                // One that can't be made is missed by the first who wants it.
                let _ = database.create_object_store(shelf.as_str(), ObjectStoreParams::new());
            }
        });
        request.await.map_err(reason)
    }

    fn reason(error: idb::Error) -> ShelfError {
        match error {
            idb::Error::DomException(why) => named(&why),
            idb::Error::UpdateFailed(why) => why.dyn_ref::<DomException>().map_or(ShelfError::Unavailable, named),
            _ => ShelfError::Unavailable,
        }
    }

    fn named(why: &DomException) -> ShelfError {
        match why.name().as_str() {
            "QuotaExceededError" => ShelfError::Full,
            _ => ShelfError::Unavailable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::appeal::kept::DraftState;
    use domain::media::{MAX_CHUNK, MediaKind};

    const SENDER: &str = include_str!("../../../public/outbox.js");

    #[test]
    fn the_sender_knows_the_same_database() {
        assert!(SENDER.contains(&format!("const DATABASE = \"{DATABASE}\";")));
        assert!(SENDER.contains(&format!("const VERSION = {VERSION};")));
        let names = Shelf::ALL.map(|shelf| format!("\"{}\"", shelf.as_str())).join(", ");
        assert!(SENDER.contains(&format!("const SHELVES = [{names}];")));
    }

    #[test]
    fn a8_3_the_sender_can_take_every_kind_of_file_in_pieces_the_server_takes() {
        let line = SENDER.lines().find(|line| line.contains("const TAKERS")).unwrap_or_default();
        for kind in [MediaKind::Photo, MediaKind::Voice, MediaKind::Video] {
            assert!(line.contains(&format!("{}: ", kind.as_str())), "{kind:?} in {line}");
        }
        assert_eq!(MAX_CHUNK, 1 << 20);
        assert!(SENDER.contains("const PIECE_BYTES = 2 ** 20;"));
    }

    #[test]
    fn a8_3_the_sender_finds_the_picture_of_a_video_where_the_page_has_put_it() {
        assert_eq!(domain::appeal::kept::poster_key("film/f/1").as_deref(), Some("poster/f/1"));
        assert!(SENDER.contains(r#"key.startsWith("film/") ? key.replace("film/", "poster/") : undefined"#));
    }

    #[test]
    fn t8_1_the_sender_knows_the_files_of_drafts_and_leaves_pieces_of_a_recorder_alone() {
        let line = SENDER.lines().find(|line| line.contains("const OF_DRAFT")).unwrap_or_default();
        let keys = [MediaKind::Photo, MediaKind::Voice, MediaKind::Video].map(|kind| domain::appeal::kept::key(kind, &"f".into(), "1"));
        let posters = keys.iter().filter_map(|key| domain::appeal::kept::poster_key(key));
        let heads: Vec<_> = keys.iter().cloned().chain(posters).map(|key| key.replace("/f/1", "")).collect();
        assert!(line.contains(&format!(r"/^(?:{})\/([^/]+)\//", heads.join("|"))), "{heads:?} in {line}");
    }

    #[test]
    fn a2_2_2_the_sender_takes_up_what_is_queued_and_nothing_else() {
        let line = SENDER.lines().find(|line| line.contains("const QUEUED")).unwrap_or_default();
        for state in DraftState::ALL {
            assert_eq!(line.contains(&format!("\"{}\"", state.as_str())), state.is_queued(), "{state:?} in {line}");
        }
    }
}
