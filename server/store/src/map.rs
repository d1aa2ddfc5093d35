//! The map in memory: loaded at start, then kept up to date by every commit, of this process and of others.

use crate::statement::failed;
use crate::{Db, StoreError};
use domain::geo::Point;
use domain::ids::AppealId;
use domain::lifecycle::Status;
use domain::map::{Entry, Facet, MapIndex, day_number};
use domain::time::UnixMs;
use futures::TryStreamExt;
use std::sync::{PoisonError, RwLock};

/// How far back is read again after reading everything: longer than any transaction lasts.
const OVERLAP_MS: i64 = 120_000;

row! {
    /// What the map needs of an appeal.
    MapRow {
        /// The appeal.
        id: AppealId = "id",
        /// Latitude.
        lat: f64 = "lat",
        /// Longitude.
        lon: f64 = "lon",
        /// Latitude before the last correction.
        prior_lat: Option<f64> = "prior_lat",
        /// Longitude before the last correction.
        prior_lon: Option<f64> = "prior_lon",
        /// Status.
        status: Status = "status",
        /// When it was sent.
        sent_ms: UnixMs = "sent_ms",
        /// Last change.
        changed_ms: UnixMs = "changed_ms",
        /// It rests in the archive (A6.0.2) or is an official appeal (R11.7): on no map.
        hidden: bool = "hidden",
        /// The category's number.
        category: u8 = "category_idx",
        /// The leading institution's number; 0 before routing.
        institution: u8 = "institution_idx",
    }
}

/// The columns of [`MapRow`]; also after `returning`.
macro_rules! map_columns {
    () => {
        "id, lat, lon, prior_lat, prior_lon, status, sent_ms, changed_ms, cast(case when archived_ms is null and category_id <> 'official' then 0 else 1 end as bigint) as hidden, \
         coalesce((select idx from category where category.id = appeal.category_id), 0) as category_idx, \
         coalesce((select idx from institution where institution.id = appeal.lead_institution_id), 0) as institution_idx"
    };
}
pub(crate) use map_columns;

statements! {
    ALL = concat!("select ", map_columns!(), " from appeal where archived_ms is null and category_id <> 'official'");
    ENTRIES_FOR = concat!("select ", map_columns!(), " from appeal where id in ", list32!());
    CHANGED_SINCE = concat!("select ", map_columns!(), " from appeal where changed_ms >= $1 order by changed_ms");
    NEWEST_CHANGE = "select max(changed_ms) from appeal";
}

impl MapRow {
    fn entry(&self) -> Option<Entry> {
        let point = Point { lat: self.lat, lon: self.lon };
        let day = day_number(self.sent_ms.date());
        let facet = Facet { day, status: self.status.group(), category: self.category, institution: self.institution };
        Entry::new(&self.id, point, facet)
    }

    fn prior(&self) -> Option<Point> {
        Some(Point { lat: self.prior_lat?, lon: self.prior_lon? })
    }
}

/// All appeals as the map index knows them, behind a lock that is held for microseconds.
pub struct LiveMap {
    index: RwLock<MapIndex>,
    loaded_at: UnixMs,
}

impl LiveMap {
    /// Reads all appeals. Give it to [`Db::attach_map`], which reads again what changed meanwhile.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub async fn load(db: &Db) -> Result<LiveMap, StoreError> {
        let loaded_at = newest_change(db).await?;
        let index = RwLock::new(MapIndex::build(entries(db).await?));
        Ok(LiveMap { index, loaded_at })
    }

    /// Reads all appeals again, after the small numbers of categories or institutions have changed; what happens meanwhile is
    /// read once more.
    ///
    /// # Errors
    /// [`StoreError`] of the database; the index stays as it was.
    pub async fn reload(&self, db: &Db) -> Result<(), StoreError> {
        let since = newest_change(db).await?;
        let fresh = MapIndex::build(entries(db).await?);
        *self.index.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        self.apply(&changed_since(db, UnixMs(since.0 - OVERLAP_MS)).await?);
        Ok(())
    }

    /// Asks the index something.
    pub fn read<T>(&self, question: impl FnOnce(&MapIndex) -> T) -> T {
        question(&self.index.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// How many appeals are on the map.
    pub fn len(&self) -> usize {
        self.read(MapIndex::len)
    }

    /// Nothing is on the map.
    pub fn is_empty(&self) -> bool {
        self.read(MapIndex::is_empty)
    }

    /// The last change known when loading began.
    pub(crate) fn loaded_at(&self) -> UnixMs {
        self.loaded_at
    }

    /// Brings the index up to date; an appeal that was moved leaves its old place.
    pub(crate) fn apply(&self, rows: &[MapRow]) {
        if rows.is_empty() {
            return;
        }
        let mut index = self.index.write().unwrap_or_else(PoisonError::into_inner);
        for row in rows {
            let Some(entry) = row.entry() else { continue };
            if let Some(prior) = row.prior() {
                index.remove(entry.id, prior);
            }
            if row.hidden {
                index.remove(entry.id, Point { lat: row.lat, lon: row.lon });
            } else {
                index.put(entry);
            }
        }
    }
}

/// The present state of these appeals.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn entries_for(db: &Db, ids: &[AppealId]) -> Result<Vec<MapRow>, StoreError> {
    all_in!(db, MapRow, ENTRIES_FOR, ids)
}

/// Appeals changed at or after a moment, oldest change first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn changed_since(db: &Db, since: UnixMs) -> Result<Vec<MapRow>, StoreError> {
    all!(db, MapRow, CHANGED_SINCE, since.0)
}

/// The moment of the last change of any appeal; 0 when there is none.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn newest_change(db: &Db) -> Result<UnixMs, StoreError> {
    let (newest,) = one!(db, (Option<i64>,), NEWEST_CHANGE)?;
    Ok(UnixMs(newest.unwrap_or_default()))
}

async fn entries(db: &Db) -> Result<Vec<Entry>, StoreError> {
    on!(db.on(), pool => {
        let rows = sqlx::query_as::<_, MapRow>(ALL).fetch(pool);
        rows.try_filter_map(|row| std::future::ready(Ok(row.entry()))).try_collect().await
    })
    .map_err(failed)
}
