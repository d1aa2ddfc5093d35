//! The portal's search on SQLite: 10,000 services with 60,000 versions, by need, by name, with slips, with filters.

use crate::row::{Times, row};
use domain::eservice::{Act, Audience, EserviceState, Facts, Fee, Field, Kind, LifeEvent};
use domain::ids::EserviceId;
use domain::lang::{Lang, Named};
use domain::role::Actor;
use domain::time::UnixMs;
use services::portal::{Limits, PortalConfig};
use services::{Portal, eservice_portal};
use std::time::Instant;
use store::eservices::{EserviceChange, EserviceRow};

const SERVICES: usize = 10_000;
/// Versions of each.
const VERSIONS: u32 = 6;
const QUESTIONS: usize = 3_000;
const ASKED: [&str; 8] = [
    "",
    "q=usaq%20dogulub",
    "q=child",
    "q=pasportumu%20itirdim",
    "q=lisenziyanin%20uzadilmasi",
    "q=pasporf&field=aile",
    "q=xidmet%204711&fee=free",
    "event=usaq-dogulub&kind=interactive&page=7",
];

pub async fn measure() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", folder.path().join("muraciet.db").display());
    let config = PortalConfig { limits: Limits::unlimited(), ..PortalConfig::new(folder.path(), database) };
    let portal = Portal::open(config).await.unwrap();
    let now = portal.now();
    for batch in 0..SERVICES / 500 {
        let work = portal.db().write(move |tx| {
            Box::pin(async move {
                for nr in batch * 500..(batch + 1) * 500 {
                    let service = made(nr, now);
                    store::eservices::insert(tx, &service).await?;
                    for version in 1..=VERSIONS {
                        let act = if version == 1 { Act::Register } else { Act::Amend };
                        let (eservice, facts) = (service.id.clone(), service.facts.clone());
                        let change = EserviceChange { eservice, act, at_ms: now, person: None, application: None, facts };
                        store::eservices::append(tx, &change).await?;
                    }
                }
                Ok::<_, store::StoreError>(())
            })
        });
        work.await.unwrap();
    }
    let ctx = portal.ctx(Actor::visitor(), Lang::Az, None);
    // The first question reads the register.
    let begun = Instant::now();
    assert!(eservice_portal::search(&ctx, "").await.unwrap().total > 0);
    let first = begun.elapsed().as_secs_f64();
    let mut times = Vec::new();
    for query in ASKED.iter().cycle().take(QUESTIONS) {
        let begun = Instant::now();
        eservice_portal::search(&ctx, query).await.unwrap();
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    let times = Times::of(times);
    let figures = format!("p50 {:.2}, p99 {:.2} ms (read in {first:.1} s)", times.p50(), times.p99());
    row("search of e-services, 10,000 with 60,000 versions", &figures, Some(("p99 ≤ 20 ms", times.p99() <= 20.0)));
    portal.db().close().await;
}

/// A service that is like no other.
fn made(nr: usize, now: UnixMs) -> EserviceRow {
    const FIRST: [&str; 8] =
        ["arayışın", "lisenziyanın", "icazənin", "şəhadətnamənin", "müavinətin", "pensiyanın", "bəyannamənin", "pasportun"];
    const SECOND: [&str; 5] = ["verilməsi", "dəyişdirilməsi", "ləğvi", "təqdim edilməsi", "uzadılması"];
    let name = format!("{} {} üzrə {nr} nömrəli xidmət", FIRST[nr % FIRST.len()], SECOND[nr / 7 % SECOND.len()]);
    EserviceRow {
        id: EserviceId(format!("019a0000-0000-7000-8000-{nr:012x}")),
        number: format!("ER-2026-{nr:07}-0"),
        provider: "azersu".into(),
        facts: Facts {
            provider: "azersu".into(),
            content: Named { az: format!("{name}. Fiziki və hüquqi şəxslər üçün sorğu qəbul edilir."), ..Named::default() },
            name: Named { az: name, ..Named::default() },
            kind: Kind::ALL[nr % Kind::ALL.len()],
            fee: Fee { paid: nr.is_multiple_of(3), ..Fee::default() },
            audiences: vec![Audience::ALL[nr % Audience::ALL.len()]],
            field: Field::ALL[nr % Field::ALL.len()],
            events: vec![LifeEvent::ALL[nr % LifeEvent::ALL.len()]],
            keywords: format!("söz{}, açar{}", nr % 4_001, nr % 53),
            ..Facts::default()
        },
        state: EserviceState::Registered,
        version: VERSIONS,
        registered_ms: now,
        changed_ms: now,
        cancelled_ms: None,
    }
}
