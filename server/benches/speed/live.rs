//! From a step to the open pages of everybody else: what is sent in one place and told in another.

use crate::client::Client;
use crate::program::Program;
use crate::row::{Times, row};
use crate::send::{form, signed_in};
use futures::future::join_all;
use std::collections::HashMap;
use std::time::Instant;

/// Open pages, each with a connection of its own.
const PAGES: usize = 200;
/// Appeals sent one after the other.
const STEPS: usize = 50;

pub async fn measure() {
    let folder = tempfile::tempdir().unwrap();
    let cookies = signed_in(folder.path()).await;
    let program = Program::serve(folder.path(), &[]).await;
    let pages = join_all(cookies.iter().cycle().take(PAGES).map(|cookie| page(&program, cookie))).await;
    let told: Vec<_> = pages.into_iter().map(|page| tokio::spawn(heard(page))).collect();
    let (mut sender, mut begun) = (Client::connect(program.address).await, HashMap::new());
    for (nr, cookie) in cookies.iter().enumerate().take(STEPS) {
        let id = uuid::Uuid::now_v7().to_string();
        let form = form(nr, &id);
        begun.insert(id, Instant::now());
        let (status, answer) = sender.post("/api/appeals/submit", cookie, &form).await;
        assert_eq!(status, 200, "{}", String::from_utf8_lossy(&answer));
    }
    let told = join_all(told).await.into_iter().flat_map(Result::unwrap);
    let times = Times::of(told.map(|(id, at)| (at - begun[&id]).as_secs_f64() * 1e3).collect());
    program.stop().await;
    let figures = format!("p50 {:.1}, p99 {:.1} ms", times.p50(), times.p99());
    row(&format!("from sending to {PAGES} open pages"), &figures, Some(("≤ 1,000 ms", times.p99() <= 1_000.0)));
}

/// An open page; what is told from now on is heard.
async fn page(program: &Program, cookie: &str) -> Client {
    let mut page = Client::connect(program.address).await;
    page.listen("/live", cookie).await;
    while page.event().await.0 != "hello" {}
    page
}

/// Which appeal a page heard of, and when.
async fn heard(mut page: Client) -> Vec<(String, Instant)> {
    let mut all = Vec::with_capacity(STEPS);
    while all.len() < STEPS {
        let (name, appeal) = page.event().await;
        if name == "map" {
            all.push((appeal, Instant::now()));
        }
    }
    all
}
