//! How fast appeals are sent and read on SQLite, beside the machine's own rate of durable commits, measured in the same run.
//!
//! `cargo run --release -p store --features testing --example commit_rate -- [seconds] [bulk rows]`

#![allow(clippy::unwrap_used)] // A measurement may stop at the first thing that goes wrong.

use domain::appeal::form::AnswerMode;
use domain::appeal::view::What;
use domain::geo::Point;
use domain::ids::AppealId;
use domain::lang::Lang;
use domain::lifecycle::Status;
use domain::role::Role;
use domain::time::{Date, UnixMs};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use store::appeals::{BulkAppeal, NewAppeal};
use store::events::{Audience, NewEvent};
use store::map::LiveMap;
use store::testing::durable_commits;
use store::{Db, StoreError, appeals, categories, people};

const NOW: UnixMs = UnixMs(1_790_000_000_000);

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1).filter_map(|argument| argument.parse::<u64>().ok());
    let span = Duration::from_secs(arguments.next().unwrap_or(5));
    let rows = arguments.next().unwrap_or(0);
    let test = store::testing::sqlite().await;
    prepare(&test.db).await;
    let plain = durable_commits(test.folder.path(), span).await;
    row("durable commits of one row, by the machine itself", &format!("{plain:.0} /s"));
    for senders in [1, 32] {
        let rate = sends(&test.db, senders, span).await;
        row(&format!("sent, in the store alone, {senders} at a time"), &format!("{rate:.0} /s, ratio {:.2}", rate / plain));
    }
    if rows > 0 {
        bulk(rows).await;
    }
}

async fn prepare(db: &Db) {
    let person = people::PersonRow {
        id: "p".into(),
        issuer: "i".into(),
        subject: "s".into(),
        fin: None,
        given_name: "A".into(),
        surname: "B".into(),
        patronymic: String::new(),
        voen: None,
        legal_name: None,
        phone: None,
        email: None,
        language: Lang::Az,
        created_ms: NOW,
        terms_version: None,
        terms_accepted_ms: None,
        restricted_until_ms: None,
        restricted_reason: None,
    };
    let category = categories::CategoryRow {
        id: "yol".into(),
        parent: None,
        name_az: "Yol".into(),
        name_en: String::new(),
        name_ru: String::new(),
        idx: 1,
        urgent: false,
        emergency: None,
        words: String::new(),
        position: 1,
        active: true,
    };
    let work = db.write(move |tx| {
        Box::pin(async move {
            people::sign_in(tx, &person).await?;
            categories::put(tx, &category).await
        })
    });
    work.await.unwrap();
}

async fn sends(db: &Db, senders: u64, span: Duration) -> f64 {
    let (count, start) = (Arc::new(AtomicU64::new(0)), Instant::now());
    let tasks = (0..senders).map(|sender| tokio::spawn(send_for(db.clone(), sender + senders * 1_000, span, count.clone())));
    futures::future::join_all(tasks.collect::<Vec<_>>()).await;
    count.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64()
}

async fn send_for(db: Db, sender: u64, span: Duration, count: Arc<AtomicU64>) {
    let start = Instant::now();
    let mut nr = 0;
    while start.elapsed() < span {
        nr += 1;
        send(&db, id(sender, nr)).await.unwrap();
        count.fetch_add(1, Ordering::Relaxed);
    }
}

async fn send(db: &Db, id: AppealId) -> Result<String, StoreError> {
    let appeal = NewAppeal {
        id,
        person: "p".into(),
        point: Point { lat: 40.4, lon: 49.8 },
        district: None,
        place: "Bakı".into(),
        address: "Nizami küçəsi 1".into(),
        category: "yol".into(),
        subject: String::new(),
        text: "Yolda çuxur var, gecə görünmür.".repeat(4),
        text_folded: "yolda cuxur var, gece gorunmur.".repeat(4),
        answer_mode: AnswerMode::Amis,
        postal_address: String::new(),
        sent_ms: NOW,
        triage_due_ms: NOW,
        due_on: Date::from_days(20_700),
        due_article: "10".into(),
        urgent: false,
        channel: "web".into(),
        language: Lang::Az,
        media: Vec::new(),
        recordings: Vec::new(),
        earlier: None,
    };
    let event = NewEvent {
        at_ms: NOW,
        person: Some("p".into()),
        role: Role::Citizen,
        institution: None,
        what: What::Sent,
        clause: "A8.3".into(),
        audience: Audience::Public,
        data: "{}".into(),
        session: None,
    };
    db.write(move |tx| Box::pin(async move { appeals::send(tx, &appeal, event).await })).await
}

fn id(sender: u64, nr: u64) -> AppealId {
    AppealId(format!("019a0000-{:04x}-7000-8000-{nr:012x}", sender % 0xffff))
}

async fn bulk(rows: u64) {
    let test = store::testing::sqlite().await;
    prepare(&test.db).await;
    let start = Instant::now();
    appeals::bulk_insert(&test.db, (0..rows).map(bulk_row), |_| ()).await.unwrap();
    let took = start.elapsed();
    row(&format!("bulk load of {rows} rows"), &format!("{took:.1?}, {:.0} /s", rows as f64 / took.as_secs_f64()));
    let start = Instant::now();
    let map = LiveMap::load(&test.db).await.unwrap();
    row(&format!("map of {} loaded", map.len()), &format!("{:.2?}", start.elapsed()));
}

/// A row of the table of `make bench`.
fn row(what: &str, figures: &str) {
    println!("{what:<54} {figures}");
}

fn bulk_row(nr: u64) -> BulkAppeal {
    BulkAppeal {
        id: AppealId(format!("019a0000-0000-7000-8000-{nr:012x}")),
        person: "p".into(),
        point: Point { lat: 39.0 + (nr % 997) as f64 / 400.0, lon: 45.0 + (nr % 1_009) as f64 / 200.0 },
        district: None,
        place: "Bakı".into(),
        category: "yol".into(),
        text: "Yolda çuxur var, gecə görünmür.".into(),
        text_folded: "yolda cuxur var, gece gorunmur.".into(),
        status: Status::Sent,
        sent_ms: UnixMs(NOW.0 + nr as i64 * 1_000),
        triage_due_ms: NOW,
        due_on: Date::from_days(20_700),
        lead_institution: None,
        answered_on: None,
    }
}
