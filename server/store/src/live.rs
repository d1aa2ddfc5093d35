//! What happens after a commit: the map in memory is brought up to date, then everybody who listens is told. Between
//! processes on one PostgreSQL the word goes by LISTEN/NOTIFY, inside the transaction, with ids only.

use crate::map::{LiveMap, MapRow};
use crate::statement::failed;
use crate::{Db, StoreError, map};
use domain::ids::{AppealId, CentreId};
use domain::live::Change;
use domain::time::UnixMs;
use serde::{Deserialize, Serialize};
use sqlx::postgres::{PgListener, PgNotification};
use sqlx::{PgConnection, PgPool};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::sync::broadcast;

const CHANNEL: &str = "muraciet";
/// A notice of PostgreSQL holds 8,000 bytes; this many ids of 36 letters stay well below.
const IDS_A_NOTICE: usize = 100;
/// A listener that falls so many changes behind is told that it missed some.
const BACKLOG: usize = 4_096;
/// How far back rows are read again after a lost connection: longer than any transaction lasts, and than clocks differ.
const OVERLAP_MS: i64 = 120_000;

/// PostgreSQL alone has it, so it isn't registered with the statements that prepare on both.
const NOTIFY: &str = "select pg_notify($1, $2)";

/// What a transaction wants done after its commit.
#[derive(Default)]
pub(crate) struct After {
    pub changes: Vec<Change>,
    pub centres: Vec<CentreId>,
    pub map: Vec<MapRow>,
}

impl After {
    pub(crate) fn add(&mut self, other: After) {
        self.changes.extend(other.changes);
        self.centres.extend(other.centres);
        self.map.extend(other.map);
    }
}

/// The listeners of this process and its map.
pub(crate) struct Live {
    changes: broadcast::Sender<Change>,
    /// Centres in whose queue something happened. Apart from the changes: a busy hall is nothing to who looks at the map.
    centres: broadcast::Sender<CentreId>,
    map: OnceLock<Arc<LiveMap>>,
    /// Tells this process's own notices from others'.
    origin: u64,
}

/// What goes through the channel: a change, or a centre whose queue has changed.
#[derive(Serialize, Deserialize)]
struct Word {
    origin: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    change: Option<Change>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    centre: Option<CentreId>,
}

impl Live {
    pub(crate) fn new() -> Arc<Live> {
        let origin = RandomState::new().build_hasher().finish();
        let (changes, centres) = (broadcast::Sender::new(BACKLOG), broadcast::Sender::new(BACKLOG));
        Arc::new(Live { changes, centres, map: OnceLock::new(), origin })
    }

    pub(crate) fn subscribe(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }

    pub(crate) fn subscribe_centres(&self) -> broadcast::Receiver<CentreId> {
        self.centres.subscribe()
    }

    /// The map is given once, at start; a second one is ignored.
    pub(crate) fn attach(&self, map: Arc<LiveMap>) {
        let _ = self.map.set(map);
    }

    pub(crate) fn map(&self) -> Option<&Arc<LiveMap>> {
        self.map.get()
    }

    /// First the map, then the listeners: who asks the map because of a change finds it there.
    pub(crate) fn committed(&self, after: After) {
        if let Some(map) = self.map.get() {
            map.apply(&after.map);
        }
        for change in after.changes {
            // No listener is no error.
            let _ = self.changes.send(change);
        }
        for centre in after.centres {
            let _ = self.centres.send(centre);
        }
    }

    /// Inside the transaction: PostgreSQL delivers at commit, and not at all after a rollback.
    pub(crate) async fn notify(&self, conn: &mut PgConnection, after: &After) -> Result<(), StoreError> {
        for change in after.changes.iter().flat_map(in_parts) {
            self.say(conn, &Word { origin: self.origin, change: Some(change), centre: None }).await?;
        }
        for centre in &after.centres {
            self.say(conn, &Word { origin: self.origin, change: None, centre: Some(centre.clone()) }).await?;
        }
        Ok(())
    }

    async fn say(&self, conn: &mut PgConnection, word: &Word) -> Result<(), StoreError> {
        let text = serde_json::to_string(word).map_err(StoreError::other)?;
        sqlx::query(NOTIFY).bind(CHANNEL).bind(text).execute(conn).await.map_err(failed)?;
        Ok(())
    }
}

/// The same change for at most so many persons at a time.
fn in_parts(change: &Change) -> Vec<Change> {
    let part = |persons: &[_]| Change { persons: persons.to_vec(), ..change.clone() };
    match change.persons.len() {
        0 => vec![change.clone()],
        _ => change.persons.chunks(IDS_A_NOTICE).map(part).collect(),
    }
}

/// Listens to other processes for as long as the pool lives; after a lost connection it reads what it may have missed.
pub(crate) async fn listen(db: Db, pool: PgPool) {
    let mut seen = None;
    while !pool.is_closed() {
        if let Err(error) = listen_once(&db, &pool, &mut seen).await {
            tracing::warn!(%error, "listening to other processes was interrupted");
        }
        tokio::select! {
            () = pool.close_event() => return,
            () = tokio::time::sleep(Duration::from_secs(1)) => {}
        }
    }
}

async fn listen_once(db: &Db, pool: &PgPool, seen: &mut Option<UnixMs>) -> Result<(), StoreError> {
    let mut listener = PgListener::connect_with(pool).await.map_err(failed)?;
    listener.listen(CHANNEL).await.map_err(failed)?;
    if let Some(since) = *seen {
        catch_up(db, since, true).await?;
    }
    *seen = Some(map::newest_change(db).await.unwrap_or_default());
    while let Some(word) = listener.try_recv().await.map_err(failed)? {
        *seen = told(db, &word).await?.max(*seen);
    }
    Ok(())
}

/// Passes another process's word on; answers when the appeal was changed.
async fn told(db: &Db, notice: &PgNotification) -> Result<Option<UnixMs>, StoreError> {
    let Ok(word) = serde_json::from_str::<Word>(notice.payload()) else {
        tracing::warn!("a notice of another release was not understood");
        return Ok(None);
    };
    if word.origin == db.live().origin {
        return Ok(None);
    }
    let centres = word.centre.into_iter().collect();
    let Some(change) = word.change else {
        db.live().committed(After { centres, ..After::default() });
        return Ok(None);
    };
    let rows = map::entries_for(db, std::slice::from_ref(&change.appeal)).await?;
    let changed = rows.iter().map(|row| row.changed_ms).max();
    db.live().committed(After { changes: vec![change], centres, map: rows });
    Ok(changed)
}

/// Applies what changed since `since`; with `tell`, listeners are told as well.
pub(crate) async fn catch_up(db: &Db, since: UnixMs, tell: bool) -> Result<(), StoreError> {
    let rows = map::changed_since(db, UnixMs(since.0 - OVERLAP_MS)).await?;
    let changes = rows.iter().filter(|_| tell).map(|row| nobody_in_particular(&row.id)).collect();
    db.live().committed(After { changes, map: rows, ..After::default() });
    Ok(())
}

fn nobody_in_particular(appeal: &AppealId) -> Change {
    Change { appeal: appeal.clone(), persons: Vec::new(), institutions: Vec::new() }
}
