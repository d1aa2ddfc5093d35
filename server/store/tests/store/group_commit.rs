//! Many writers at once: one bad write spoils only itself, and what was acknowledged is on the disk.

use crate::sample::{appeal, event, fill, filled, id, send, write};
use domain::appeal::view::What;
use futures::future::join_all;
use store::{Db, StoreError, appeals};

#[tokio::test(flavor = "multi_thread")]
async fn one_bad_write_spoils_only_itself() {
    for test in filled().await {
        let db = &test.db;
        let sends = (0..320_u64).map(|nr| async move {
            match nr % 32 {
                7 => refused(db, nr).await.map(|_| nr),
                _ => send(db, nr).await.map(|_| nr),
            }
        });
        let results = join_all(sends).await;
        let sent: Vec<u64> = results.iter().filter_map(|result| result.as_ref().ok().copied()).collect();
        assert_eq!(sent.len(), 310, "{}", test.name);
        assert!(results.iter().filter_map(|result| result.as_ref().err()).all(|error| matches!(error, StoreError::NoRow)));
        let found = appeals::find_many(db, &sent.iter().copied().map(id).collect::<Vec<_>>()).await.unwrap();
        assert_eq!(found.len(), 310);
        assert_eq!(appeals::count(db).await.unwrap(), 310);
        let mut numbers: Vec<_> = found.into_iter().map(|row| row.receipt_number).collect();
        numbers.sort();
        assert!(numbers[309].starts_with("Q-2026-0000310-"), "no number is lost with a refused write");
    }
}

async fn refused(db: &Db, nr: u64) -> Result<(), StoreError> {
    write!(db, |tx| {
        appeals::send(tx, &appeal(nr), event(What::Sent, None)).await?;
        Err(StoreError::NoRow)
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_inside_a_write_is_an_error_and_the_next_write_works() {
    for test in filled().await {
        let db = &test.db;
        let result = write!(db, |tx| {
            appeals::send(tx, &appeal(1), event(What::Sent, None)).await?;
            assert!(tx_is_fine(), "a mistake in the caller's code");
            Ok(())
        });
        assert!(matches!(result, Err(StoreError::Panicked)), "{} {result:?}", test.name);
        assert_eq!(appeals::count(db).await.unwrap(), 0);
        send(db, 2).await.unwrap();
    }
}

fn tx_is_fine() -> bool {
    std::hint::black_box(false)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_who_went_away_harms_nobody() {
    for test in filled().await {
        let db = &test.db;
        for nr in 0..20 {
            let gone = send(db, nr);
            let _ = futures::poll!(Box::pin(gone));
        }
        send(db, 100).await.unwrap();
        assert!(appeals::find(db, &id(100)).await.unwrap().is_some(), "{}", test.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_is_there_after_a_sudden_end() {
    let test = store::testing::sqlite().await;
    fill(&test.db).await;
    join_all((0..64).map(|nr| send(&test.db, nr))).await.into_iter().for_each(|sent| assert!(sent.is_ok()));
    // A copy of the files while the program still has them open is what a machine finds after the power came back.
    let after = tempfile::tempdir().unwrap();
    for file in ["test.db", "test.db-wal"] {
        std::fs::copy(test.folder.path().join(file), after.path().join(file)).unwrap();
    }
    let db = Db::open(&format!("sqlite:{}", after.path().join("test.db").display())).await.unwrap();
    assert_eq!(appeals::count(&db).await.unwrap(), 64);
    send(&db, 64).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_appeal_sent_at_the_same_moment_is_one() {
    for test in filled().await {
        let db = &test.db;
        let results = join_all((0..8).map(|_| send(db, 1))).await;
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "{}", test.name);
        assert!(results.into_iter().filter_map(Result::err).all(|error| error.is_unique()));
        assert_eq!(appeals::count(db).await.unwrap(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_goes_on_while_somebody_writes() {
    for test in filled().await {
        let db = &test.db;
        let (inside, go) = (tokio::sync::mpsc::channel::<()>(1), tokio::sync::mpsc::channel::<()>(1));
        let (told, mut wait) = inside;
        let (release, held) = go;
        let held = std::sync::Arc::new(tokio::sync::Mutex::new(held));
        let slow = write!(db, |tx| appeals::lock(tx, &id(1)).await);
        assert_eq!(slow.unwrap(), None);
        let writing = async {
            write!(db, |tx| {
                appeals::send(tx, &appeal(1), event(What::Sent, None)).await?;
                let _ = told.send(()).await;
                held.lock().await.recv().await;
                Ok(())
            })
        };
        let reading = async {
            wait.recv().await;
            let seen = appeals::find(db, &id(1)).await.unwrap();
            release.send(()).await.unwrap();
            seen
        };
        let (written, seen) = futures::join!(writing, reading);
        written.unwrap();
        assert_eq!(seen, None, "{}: what is not committed is not seen", test.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_full_disk_everybody_hears_of_it_and_only_the_acknowledged_is_there() {
    let test = store::testing::sqlite().await;
    fill(&test.db).await;
    let db = &test.db;
    send(db, 0).await.unwrap();
    store::testing::fill_disk(db).await;
    // A long entry ends the whole transaction at once; an appeal that finds no page, only its own statement.
    let results = join_all((1..400).map(|nr| async move {
        match nr % 4 {
            3 => long_entry(db).await.map(|()| id(0)),
            _ => send(db, nr).await.map(|_| id(nr)),
        }
    }));
    let results = results.await;
    let (sent, refused): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
    assert!(!refused.is_empty());
    for error in refused.into_iter().filter_map(Result::err) {
        assert!(error.is_disk_full(), "{error:?}");
    }
    let sent: Vec<_> = sent.into_iter().filter_map(Result::ok).chain([id(0)]).collect();
    assert_eq!(appeals::count(db).await.unwrap(), sent.len() as u64);
    assert_eq!(appeals::find_many(db, &sent).await.unwrap().len(), sent.len());
    store::testing::make_room(db).await;
    send(db, 1_000).await.unwrap();
}

async fn long_entry(db: &Db) -> Result<(), StoreError> {
    let entry = store::events::NewEvent { data: format!("\"{}\"", "x".repeat(60_000)), ..event(What::Progress, None) };
    write!(db, |tx| store::events::append(tx, &id(0), &[entry]).await)
}
