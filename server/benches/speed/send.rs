//! Sending through HTTP, each appeal acknowledged only when it is on the disk, beside the machine's own rate of durable
//! commits of one row.

use crate::client::Client;
use crate::program::Program;
use crate::row::{Times, row};
use domain::lang::Lang;
use futures::future::join_all;
use serde_json::json;
use services::Portal;
use services::people::{self, Identity};
use services::portal::PortalConfig;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::testing::durable_commits;

/// Who sends: more than send at once, so that nobody's own limit is measured.
const PERSONS: usize = 256;

pub async fn measure(span: Duration) {
    let folder = tempfile::tempdir().unwrap();
    let cookies: Arc<[String]> = signed_in(folder.path()).await.into();
    let program = Program::serve(folder.path(), &[]).await;
    // The machine's own rate changes from minute to minute: it is taken before and after.
    let mut plain = durable_commits(folder.path(), span / 2).await;
    let mut sent = Vec::new();
    for senders in [1, 32] {
        sent.push((senders, send(&program, &cookies, senders, span).await));
    }
    plain = (plain + durable_commits(folder.path(), span / 2).await) / 2.0;
    program.stop().await;
    row("durable commits of one row, by the machine itself", &format!("{plain:.0} /s"), None);
    for (senders, (rate, times)) in sent {
        let ratio = rate / plain;
        let figures = format!("{rate:.0} /s, p50 {:.1}, p99 {:.1} ms, ratio {ratio:.2}", times.p50(), times.p99());
        let goal = (senders == 32).then_some(("ratio ≥ 0.3 (aim 0.5)", ratio >= 0.3));
        row(&format!("sent and acknowledged by HTTP, {senders} at a time"), &figures, goal);
    }
}

/// Sessions of persons who have accepted the terms, made before the program starts.
pub async fn signed_in(data: &Path) -> Vec<String> {
    let database = format!("sqlite:{}", data.join("muraciet.db").display());
    let portal = Portal::open(PortalConfig::new(data, database)).await.unwrap();
    let sign_in = async |nr: usize| {
        let identity = Identity { issuer: "bench".into(), subject: format!("{nr}"), ..Identity::default() };
        let token = people::sign_in(&portal, identity, "bench").await.unwrap();
        let actor = people::session(&portal, &token).await.unwrap().unwrap();
        let ctx = portal.ctx(actor, Lang::Az, None);
        let terms = people::terms(&ctx).await.unwrap().version;
        people::accept_terms(&ctx, &terms).await.unwrap();
        format!("muraciet={token}")
    };
    let cookies = join_all((0..PERSONS).map(sign_in)).await;
    portal.db().close().await;
    cookies
}

/// Appeals a second, and how long each took.
async fn send(program: &Program, cookies: &Arc<[String]>, senders: usize, span: Duration) -> (f64, Times) {
    let start = Instant::now();
    let tasks = (0..senders).map(|sender| {
        let (client, cookies) = (Client::connect(program.address), Arc::clone(cookies));
        tokio::spawn(async move { send_for(client.await, &cookies, sender, senders, start, span).await })
    });
    let times: Vec<f64> = join_all(tasks.collect::<Vec<_>>()).await.into_iter().flat_map(Result::unwrap).collect();
    (times.len() as f64 / start.elapsed().as_secs_f64(), Times::of(times))
}

/// One after the other, each time as the next person, until the time is over.
async fn send_for(mut client: Client, cookies: &[String], sender: usize, senders: usize, start: Instant, span: Duration) -> Vec<f64> {
    let mut times = Vec::new();
    for cookie in cookies.iter().cycle().skip(sender).step_by(senders) {
        if start.elapsed() >= span {
            break;
        }
        let (form, begun) = (form(times.len() * senders + sender, &uuid::Uuid::now_v7().to_string()), Instant::now());
        let (status, answer) = client.post("/api/appeals/submit", cookie, &form).await;
        assert_eq!(status, 200, "{}", String::from_utf8_lossy(&answer));
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    times
}

/// An appeal in Yasamal, each at a place of its own.
pub fn form(nr: usize, id: &str) -> String {
    let aside = (nr % 1_000) as f64 * 1e-6;
    json!({ "form": {
        "id": id, "point": { "lat": 40.3890 + aside, "lon": 49.8130 }, "category": "yol.cuxur",
        "text": "Yolda böyük çuxur var, maşınlar zədələnir.", "address": "Şərifzadə küçəsi 12", "similar_seen": true,
    } })
    .to_string()
}
