//! Telling of changes, and the map that follows them.

use crate::sample::{BAKU, NOW, appeal, event, fill, filled, id, send, send_this, write};
use domain::appeal::view::What;
use domain::geo::{BBox, COUNTRY, Point};
use domain::ids::AppealId;
use domain::lifecycle::{Status, StatusGroup};
use domain::live::Change;
use domain::map::{MapFilter, MapIndex};
use domain::time::UnixMs;
use std::sync::Arc;
use std::time::Duration;
use store::appeals::NewAppeal;
use store::map::{self, LiveMap};
use store::{Db, StoreError, appeals};
use tokio::sync::broadcast::Receiver;

fn change(nr: u64, persons: usize) -> Change {
    let persons = (0..persons).map(|nr| format!("019a0000-0000-7000-8000-{nr:012}").into()).collect();
    Change { appeal: id(nr), persons, institutions: vec!["azersu".into()] }
}

/// Waits for the next change; a minute is the limit of a test that would otherwise hang.
async fn next(changes: &mut Receiver<Change>) -> Change {
    tokio::time::timeout(Duration::from_secs(60), changes.recv()).await.unwrap().unwrap()
}

async fn publish(db: &Db, change: Change) -> Result<(), StoreError> {
    write!(db, |tx| {
        tx.publish(change);
        Ok(())
    })
}

fn count(map: &LiveMap, bbox: BBox, status: Option<StatusGroup>) -> u32 {
    let filter = MapFilter { status, ..MapFilter::default() };
    map.read(|index| index.clusters(&bbox, 12, &filter, 300).total)
}

fn around(point: Point) -> BBox {
    BBox { west: point.lon - 0.01, south: point.lat - 0.01, east: point.lon + 0.01, north: point.lat + 0.01 }
}

#[tokio::test]
async fn a_change_is_told_after_the_commit_and_never_after_a_failure() {
    for test in filled().await {
        let db = &test.db;
        let mut changes = db.changes();
        let failed: Result<(), StoreError> = write!(db, |tx| {
            tx.publish(change(1, 0));
            Err(StoreError::NoRow)
        });
        assert!(failed.is_err());
        publish(db, change(2, 1)).await.unwrap();
        assert_eq!(next(&mut changes).await, change(2, 1), "{}", test.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_map_follows_each_step() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        db.attach_map(Arc::new(LiveMap::load(db).await.unwrap())).await.unwrap();
        let map = db.map().unwrap();
        assert_eq!((map.len(), map.is_empty()), (1, false), "{}", test.name);
        send(db, 2).await.unwrap();
        assert_eq!(count(map, around(BAKU), Some(StatusGroup::New)), 2);
        let far = Point { lat: 41.19, lon: 47.17 };
        write!(db, |tx| {
            appeals::set_status(tx, &id(2), Status::Routed, NOW).await?;
            appeals::set_place(tx, &id(2), far, None, "Şəki", NOW).await
        })
        .unwrap();
        assert_eq!((map.len(), count(map, around(BAKU), None)), (2, 1), "a corrected appeal leaves its old place");
        assert_eq!(count(map, around(far), Some(StatusGroup::InWork)), 1);
        let undone: Result<(), StoreError> = write!(db, |tx| {
            appeals::set_status(tx, &id(1), Status::Withdrawn, NOW).await?;
            Err(StoreError::NoRow)
        });
        assert!(undone.is_err());
        assert_eq!(count(map, around(BAKU), Some(StatusGroup::New)), 1, "what was rolled back is not on the map");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loaded_map_equals_the_one_that_followed() {
    for test in filled().await {
        let db = &test.db;
        db.attach_map(Arc::new(LiveMap::load(db).await.unwrap())).await.unwrap();
        for nr in 1..=50 {
            let point = Point { lat: 39.0 + nr as f64 / 20.0, lon: 46.0 + nr as f64 / 20.0 };
            send_this(db, NewAppeal { point, ..appeal(nr) }).await.unwrap();
        }
        write!(db, |tx| appeals::set_routing(tx, &id(7), Some(&"aayda".into()), None, false, NOW).await).unwrap();
        let loaded = LiveMap::load(db).await.unwrap();
        let answer = |index: &MapIndex, institution| {
            let filter = MapFilter { institution, ..MapFilter::default() };
            index.clusters(&COUNTRY, 15, &filter, 300)
        };
        for institution in [None, Some(2)] {
            let (followed, fresh) = (db.map().unwrap().read(|i| answer(i, institution)), loaded.read(|i| answer(i, institution)));
            assert_eq!(format!("{followed:?}"), format!("{fresh:?}"), "{}", test.name);
        }
        let known: Vec<AppealId> = map::entries_for(db, &[id(7)]).await.unwrap().into_iter().map(|row| row.id).collect();
        assert_eq!(known, [id(7)]);
        assert_eq!(map::changed_since(db, UnixMs(NOW.0 + 50_000)).await.unwrap().len(), 1);
        assert_eq!(map::newest_change(db).await.unwrap(), UnixMs(NOW.0 + 50_000));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_on_one_postgresql_tell_each_other() {
    for test in filled().await.into_iter().filter(|test| test.db.is_postgres()) {
        let (here, there) = (&test.db, Db::open(&test.url).await.unwrap());
        there.attach_map(Arc::new(LiveMap::load(&there).await.unwrap())).await.unwrap();
        let mut changes = there.changes();
        heard(here, &mut changes).await;
        write!(here, |tx| {
            appeals::send(tx, &appeal(1), event(What::Sent, None)).await?;
            tx.publish(change(1, 250));
            Ok(())
        })
        .unwrap();
        let mut persons = 0;
        while persons < 250 {
            let told = next(&mut changes).await;
            if told.appeal == id(1) {
                assert_eq!(count(there.map().unwrap(), around(BAKU), None), 1, "on the map before anybody is told");
                persons += told.persons.len();
            }
        }
        assert_eq!(persons, 250, "more persons than one notice holds");
    }
}

/// Tells until the other process listens, and hears that.
async fn heard(here: &Db, changes: &mut Receiver<Change>) {
    loop {
        publish(here, change(99, 0)).await.unwrap();
        if tokio::time::timeout(Duration::from_millis(200), changes.recv()).await.is_ok() {
            return;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_connection_misses_nothing() {
    for test in filled().await.into_iter().filter(|test| test.db.is_postgres()) {
        let (here, there) = (&test.db, Db::open(&test.url).await.unwrap());
        there.attach_map(Arc::new(LiveMap::load(&there).await.unwrap())).await.unwrap();
        let mut changes = there.changes();
        heard(here, &mut changes).await;
        cut_listeners(&test.url).await;
        write!(here, |tx| {
            tx.publish(change(3, 0));
            appeals::send(tx, &appeal(3), event(What::Sent, None)).await
        })
        .unwrap();
        while next(&mut changes).await.appeal != id(3) {}
        assert_eq!(there.map().unwrap().len(), 1);
    }
}

async fn cut_listeners(url: &str) {
    use sqlx::{Connection, Executor};
    let mut conn = sqlx::PgConnection::connect(url).await.unwrap();
    let cut = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'LISTEN%'";
    assert!(conn.execute(cut).await.unwrap().rows_affected() >= 2);
}

#[tokio::test]
async fn a_map_can_be_loaded_from_an_empty_database() {
    let test = store::testing::sqlite().await;
    fill(&test.db).await;
    assert!(LiveMap::load(&test.db).await.unwrap().is_empty());
}
