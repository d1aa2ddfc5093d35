//! The registry and reports on very many appeals, as the use cases answer them: reading everything at the start and what it takes in
//! memory, pages near and far, with filters and words, reports with one and two parameters (A6.0.8).

use crate::row::{Times, row};
use domain::lang::Lang;
use domain::role::{Actor, Role};
use services::{Ctx, Portal, registry, reports};
use std::sync::Arc;
use std::time::Instant;

/// Questions of each kind.
const TIMES: usize = 60;
/// Reports of each kind.
const REPORTS: usize = 15;

pub async fn measure(portal: &Arc<Portal>) {
    let (start, before) = (Instant::now(), resident());
    registry::warm(portal).await.unwrap();
    let (took, grown) = (start.elapsed().as_secs_f64(), resident().saturating_sub(before) / 1_000_000);
    row("registry read at the start, beside serving", &format!("{took:.1} s, {grown} MB more"), None);
    let staff = Actor { role: Role::OwnerStaff, ..Actor::visitor() };
    let ctx = portal.ctx(staff, Lang::Az, None);
    let pages = [
        ("page 1", ""),
        ("page 200", "page=200"),
        ("by last day, page 200", "order=due&page=200"),
        ("category, status, late", "category=yol&status=routed&deadline=late"),
        ("with the archive", "archive=with"),
        ("a number", "q=MR-2026-0000007-3"),
    ];
    for (name, query) in pages {
        page(&ctx, name, query).await;
    }
    for (name, query) in [("institution", "rows=institution"), ("month × category", "rows=month&columns=category")] {
        report(&ctx, name, query).await;
    }
}

async fn page(ctx: &Ctx, name: &str, query: &str) {
    let (mut times, mut total) = (Vec::with_capacity(TIMES), 0);
    for _ in 0..TIMES {
        let start = Instant::now();
        total = registry::registry(ctx, query.to_owned()).await.unwrap().total;
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    let times = Times::of(times);
    let figures = format!("p50 {:.1}, p99 {:.1} ms, of {total}", times.p50(), times.p99());
    row(&format!("registry, {name}"), &figures, Some(("p99 ≤ 50 ms", times.p99() <= 50.0)));
}

async fn report(ctx: &Ctx, name: &str, query: &str) {
    let mut times = Vec::with_capacity(REPORTS);
    for _ in 0..REPORTS {
        let start = Instant::now();
        reports::report(ctx, query.to_owned()).await.unwrap();
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    let times = Times::of(times);
    let figures = format!("p50 {:.0}, p99 {:.0} ms", times.p50(), times.p99());
    row(&format!("report, {name}"), &figures, Some(("≤ 2,000 ms", times.p99() <= 2_000.0)));
}

/// Bytes of this process in memory; 0 where the system does not say.
fn resident() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    pages.split_whitespace().nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or_default() * 4_096
}
