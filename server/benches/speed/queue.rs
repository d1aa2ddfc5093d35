//! The queue of the centres on SQLite: confirmed orders a second when they are spread over slots, each acknowledged only when it is on the
//! disk; one month's free places of a centre with 20 counters among 60,000 orders.

use crate::row::{Times, row};
use domain::ids::{CentreId, ServiceId};
use domain::lang::Lang;
use domain::queue::form::OrderForm;
use domain::queue::{BookingState, QueueRules, clock};
use domain::role::Actor;
use domain::time::UnixMs;
use futures::future::join_all;
use services::portal::{Limits, PortalConfig};
use services::{Ctx, Portal, queue};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::bookings::BookingRow;

/// Who orders at the same time.
const AT_ONCE: usize = 32;
/// Orders among which the free places of one centre are asked for.
const ORDERS: u32 = 60_000;
/// Questions for free places.
const QUESTIONS: u32 = 2_000;
const CENTRE: &str = "baki-1";
const SERVICE: &str = "senedler.pasport";

pub async fn measure(span: Duration) {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", folder.path().join("muraciet.db").display());
    // The demo sends no letters: the code is in the answer. Nobody's own limit is measured.
    let rules = QueueRules { open_per_document: 0, open_per_email: 0, open_per_phone: 0, ..QueueRules::default() };
    let config = PortalConfig { demo: true, limits: Limits::unlimited(), queue: rules, ..PortalConfig::new(folder.path(), database) };
    let portal = Portal::open(config).await.unwrap();
    let (rate, times) = orders(&portal, span).await;
    let figures = format!("{rate:.0} /s, p50 {:.1}, p99 {:.1} ms (keeping and confirming)", times.p50(), times.p99());
    row(&format!("orders confirmed, {AT_ONCE} at a time, spread over slots"), &figures, Some(("≥ 500 /s", rate >= 500.0)));
    fill(&portal).await;
    let times = free(&portal).await;
    let figures = format!("p50 {:.2}, p99 {:.2} ms", times.p50(), times.p99());
    row("free places of one month, 20 counters, 60,000 orders", &figures, Some(("p99 ≤ 10 ms", times.p99() <= 10.0)));
    let today = portal.now().date();
    portal.db().close().await;
    crate::ticket::measure(folder.path(), today).await;
}

fn visitor(portal: &Arc<Portal>) -> Ctx {
    portal.ctx(Actor::visitor(), Lang::Az, None)
}

/// Confirmed orders a second, and how long each took.
async fn orders(portal: &Arc<Portal>, span: Duration) -> (f64, Times) {
    let wishes = wishes(portal).await;
    let start = Instant::now();
    let tasks = (0..AT_ONCE).map(|one| {
        let own: Vec<OrderForm> = wishes.iter().skip(one).step_by(AT_ONCE).cloned().collect();
        let portal = Arc::clone(portal);
        tokio::spawn(async move {
            let mut times = Vec::new();
            for form in own {
                if start.elapsed() >= span {
                    break;
                }
                let begun = Instant::now();
                let held = queue::hold(&visitor(&portal), &form).await.unwrap();
                let code = held.demo_code.unwrap();
                queue::confirm(&visitor(&portal), &OrderForm { code, ..form }).await.unwrap();
                times.push(begun.elapsed().as_secs_f64() * 1e3);
            }
            times
        })
    });
    let times: Vec<f64> = join_all(tasks.collect::<Vec<_>>()).await.into_iter().flat_map(Result::unwrap).collect();
    (times.len() as f64 / start.elapsed().as_secs_f64(), Times::of(times))
}

/// One order for each free place of several services in every centre.
async fn wishes(portal: &Arc<Portal>) -> Vec<OrderForm> {
    let ctx = visitor(portal);
    let start = queue::start(&ctx, None).await.unwrap();
    let mut wishes = Vec::new();
    for centre in &start.centres {
        for service in [SERVICE, "miqrasiya.qeydiyyat", "kommunal.qaz-kart", "vergi.ucot", "emlak.suret"] {
            for day in queue::places(&ctx, &centre.id, &ServiceId::from(service)).await.unwrap_or_default() {
                wishes.extend(day.places.iter().map(|place| (centre.id.0.clone(), service, day.day.to_string(), clock(place.at))));
            }
        }
    }
    (0_u32..).zip(wishes).map(|(nr, wish)| form(nr, wish)).collect()
}

fn form(nr: u32, (centre, service, day, time): (String, &str, String, String)) -> OrderForm {
    OrderForm {
        id: uuid::Uuid::now_v7().to_string(),
        given_name: "Gülşən".into(),
        surname: "Şıxəliyeva".into(),
        patronymic: "İsgəndər qızı".into(),
        document: format!("AA{nr:07}"),
        phone: format!("050{nr:07}"),
        email: format!("g{nr}@example.az"),
        service: service.into(),
        centre,
        day,
        time,
        code: String::new(),
    }
}

/// Orders of the past and of the month ahead.
async fn fill(portal: &Arc<Portal>) {
    let now = portal.now();
    for batch in 0..ORDERS / 1_000 {
        let work = portal.db().write(move |tx| {
            Box::pin(async move {
                for nr in batch * 1_000..(batch + 1) * 1_000 {
                    store::bookings::add(tx, &kept(nr, now), "sixeliyeva").await?;
                }
                Ok::<_, store::StoreError>(())
            })
        });
        work.await.unwrap();
    }
}

fn kept(nr: u32, now: UnixMs) -> BookingRow {
    BookingRow {
        id: format!("bench-{nr}").into(),
        centre: CENTRE.into(),
        service: SERVICE.into(),
        group: "senedler".into(),
        day: now.date().plus((nr % 700) as i32 - 669),
        at: (540 + nr % 36 * 15) as u16,
        steps: 1,
        state: BookingState::Booked,
        code: Some(format!("bench{nr}")),
        given_name: "Gülşən".into(),
        surname: "Şıxəliyeva".into(),
        patronymic: "İsgəndər qızı".into(),
        document: format!("BB{nr:07}"),
        phone: format!("+99455{nr:07}"),
        email: format!("b{nr}@example.az"),
        person: None,
        lang: Lang::Az,
        channel: "web".into(),
        booked_by: None,
        held_ms: now,
        held_until_ms: now,
        booked_ms: Some(now),
        revision: 0,
        unsettled_ms: None,
        mail_refused_ms: None,
        ended_why: None,
        step: Some(15),
    }
}

async fn free(portal: &Arc<Portal>) -> Times {
    let (centre, service) = (CentreId::from(CENTRE), ServiceId::from(SERVICE));
    let mut times = Vec::new();
    for _ in 0..QUESTIONS {
        let begun = Instant::now();
        let days = queue::places(&visitor(portal), &centre, &service).await.unwrap();
        times.push(begun.elapsed().as_secs_f64() * 1e3);
        assert!(!days.is_empty());
    }
    Times::of(times)
}
