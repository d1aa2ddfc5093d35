//! The outbox, and opening and migrating.

use crate::sample::{NOW, filled, write};
use domain::time::UnixMs;
use store::Db;
use store::outbox::{self, OutboxRow};

fn job(id: &str, not_before: i64) -> OutboxRow {
    OutboxRow {
        id: id.into(),
        kind: "mail".into(),
        payload: "{}".into(),
        created_ms: NOW,
        not_before_ms: UnixMs(NOW.0 + not_before),
        attempts: 0,
        broken: 0,
    }
}

#[tokio::test]
async fn a_job_is_taken_once_and_again_when_its_worker_dies() {
    for test in filled().await {
        let db = &test.db;
        for row in [job("b", 0), job("a", -1), job("later", 1_000)] {
            write!(db, |tx| outbox::add(tx, &row).await).unwrap();
        }
        let claim = async |at: i64| {
            let jobs = write!(db, |tx| outbox::claim(tx, "mail", UnixMs(NOW.0 + at), 500, 10).await).unwrap();
            jobs.into_iter().map(|job| (job.id, job.attempts, job.broken)).collect::<Vec<_>>()
        };
        assert_eq!(claim(0).await, [("a".to_owned(), 1, 0), ("b".to_owned(), 1, 0)], "{}", test.name);
        assert!(claim(499).await.is_empty(), "somebody works on them");
        assert!(write!(db, |tx| outbox::done(tx, "a", NOW).await).unwrap());
        assert!(!write!(db, |tx| outbox::done(tx, "a", NOW).await).unwrap());
        assert_eq!(claim(500).await, [("b".to_owned(), 2, 1)], "its worker died");
        assert!(write!(db, |tx| outbox::retry(tx, "b", UnixMs(NOW.0 + 600)).await).unwrap());
        assert_eq!(claim(600).await, [("b".to_owned(), 3, 1)]);
        assert_eq!(outbox::waiting(db).await.unwrap(), 2);
        assert_eq!(write!(db, |tx| outbox::sweep(tx, UnixMs(NOW.0 + 1)).await).unwrap(), 1);
    }
}

#[tokio::test]
async fn two_workers_never_take_the_same_job() {
    for test in filled().await {
        let db = &test.db;
        for nr in 0..40 {
            write!(db, |tx| outbox::add(tx, &job(&format!("job-{nr}"), 0)).await).unwrap();
        }
        let (one, two, three) = futures::join!(worker(db), worker(db), worker(db));
        let all = [one, two, three].concat();
        assert_eq!(all.len(), 40, "{}: each job is done, and by one worker", test.name);
        assert_eq!(all.into_iter().collect::<std::collections::BTreeSet<_>>().len(), 40);
    }
}

/// Takes and does jobs until none is left; those it did. A worker that lost a race takes again.
async fn worker(db: &Db) -> Vec<String> {
    let mut mine = Vec::new();
    while outbox::waiting(db).await.unwrap() > 0 {
        for job in write!(db, |tx| outbox::claim(tx, "mail", NOW, 60_000, 3).await).unwrap() {
            mine.push(job.id.clone());
            write!(db, |tx| outbox::done(tx, &job.id, NOW).await).unwrap();
        }
    }
    mine
}

#[tokio::test]
async fn a6_0_1_each_kind_of_work_is_taken_by_itself() {
    for test in filled().await {
        let db = &test.db;
        let other = OutboxRow { kind: "sms".into(), ..job("sms-1", 0) };
        for row in [job("mail-1", -5), job("mail-2", -4), other] {
            write!(db, |tx| outbox::add(tx, &row).await).unwrap();
        }
        let taken = write!(db, |tx| outbox::claim(tx, "sms", NOW, 500, 1).await).unwrap();
        assert_eq!(
            taken.iter().map(|job| job.id.as_str()).collect::<Vec<_>>(),
            ["sms-1"],
            "{}: older letters do not stand before it",
            test.name
        );
    }
}

#[tokio::test]
async fn migrating_twice_changes_nothing_and_every_statement_prepares() {
    for test in filled().await {
        assert_eq!(test.db.migrate(NOW).await.unwrap(), 0, "{}", test.name);
        let wrong = store::testing::statements_that_fail(&test.db).await;
        assert!(wrong.is_empty(), "{}: {wrong:#?}", test.name);
        assert!(store::testing::statement_count() > 100);
        test.db.ping().await.unwrap();
    }
}

#[tokio::test]
async fn an_address_that_leads_nowhere_is_told() {
    assert!(Db::open("postgres://127.0.0.1:1/none").await.is_err());
    assert!(Db::open("sqlite:/proc/none/none.db").await.is_err());
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("new/folder/m.db").display());
    let db = Db::open(&url).await.unwrap();
    assert_eq!(db.migrate(NOW).await.unwrap(), store::testing::migration_count(), "folder and file are made when missing");
    assert_eq!(db.migrate(NOW).await.unwrap(), 0, "every migration is applied once");
    assert!(!db.is_postgres());
    db.close().await;
}
