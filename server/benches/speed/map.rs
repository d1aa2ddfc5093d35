//! The public map and "similar appeals" on very many appeals in SQLite, as the use cases answer them.

use crate::program::muraciet;
use crate::row::{Times, row};
use domain::appeal::view::{MapQuery, PublicFilter};
use domain::lang::Lang;
use domain::lifecycle::StatusGroup;
use domain::map::synthetic::{points, viewports};
use domain::role::Actor;
use services::portal::PortalConfig;
use services::{Ctx, Portal, appeals, map};
use std::path::Path;
use std::time::Instant;

/// Viewports of each zoom with each filter.
const VIEWS: usize = 500;
/// Places asked for what is near.
const PLACES: usize = 5_000;

pub async fn measure(count: u32) {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), count).await;
    let start = Instant::now();
    let database = format!("sqlite:{}", folder.path().join("muraciet.db").display());
    let portal = Portal::open(PortalConfig { demo: true, ..PortalConfig::new(folder.path(), database) }).await.unwrap();
    row(&format!("opened with a map of {}", portal.map().len()), &format!("{:.1} s", start.elapsed().as_secs_f64()), None);
    let ctx = portal.ctx(Actor::visitor(), Lang::Az, None);
    for zoom in [6, 9, 12, 15] {
        for (name, filter) in filters() {
            view(&ctx, zoom, name, &filter).await;
        }
    }
    near(&ctx).await;
    crate::registry::measure(&portal).await;
    portal.db().close().await;
}

async fn fill(data: &Path, count: u32) {
    let start = Instant::now();
    let status = muraciet(data, &["seed", "--synthetic", &count.to_string()]).stdout(std::process::Stdio::null()).status().await;
    assert!(status.unwrap().success());
    let took = start.elapsed().as_secs_f64();
    let figures = format!("{took:.1} s, {:.0} /s", f64::from(count) / took);
    row(&format!("muraciet seed --synthetic {count}"), &figures, Some(("< 10 min for a million", took < 600.0)));
}

fn filters() -> [(&'static str, PublicFilter); 6] {
    let all = PublicFilter::default();
    let category = Some("yol".into());
    [
        ("no filter", all.clone()),
        ("status", PublicFilter { status: Some(StatusGroup::InWork), ..all.clone() }),
        ("category", PublicFilter { category: category.clone(), ..all.clone() }),
        ("institution", PublicFilter { institution: Some("azersu".into()), ..all.clone() }),
        ("period", PublicFilter { days: Some(90), ..all.clone() }),
        ("category, status, period", PublicFilter { category, status: Some(StatusGroup::InWork), days: Some(90), ..all }),
    ]
}

async fn view(ctx: &Ctx, zoom: u8, name: &str, filter: &PublicFilter) {
    let (mut times, mut bytes, mut found) = (Vec::with_capacity(VIEWS), 0, 0);
    for bbox in viewports(VIEWS, zoom) {
        let query = MapQuery { bbox, zoom, filter: filter.clone() };
        let start = Instant::now();
        let view = map::view(ctx, query).await.unwrap();
        times.push(start.elapsed().as_secs_f64() * 1e3);
        bytes = bytes.max(serde_json::to_vec(&view).unwrap().len());
        found += u64::from(view.total);
    }
    let (times, found) = (Times::of(times), found / VIEWS as u64);
    let figures = format!("p50 {:.3}, p99 {:.3} ms, {} KB, of {found}", times.p50(), times.p99(), bytes.div_ceil(1_000));
    let met = times.p50() <= 1.0 && times.p99() <= 5.0 && bytes <= 60_000;
    row(&format!("viewport, zoom {zoom}, {name}"), &figures, Some(("≤ 1, ≤ 5 ms, ≤ 60 KB", met)));
}

/// Where something was found the database is read too: both are told.
async fn near(ctx: &Ctx) {
    let leaves: Vec<_> = map::categories(ctx).await.unwrap().into_iter().filter(|category| category.parent.is_some()).collect();
    let (mut all, mut hits) = (Vec::with_capacity(PLACES), Vec::new());
    for made in points(PLACES, 99) {
        let category = &leaves[usize::from(made.category)].id;
        let start = Instant::now();
        let found = appeals::similar(ctx, made.point, category).await.unwrap();
        let time = start.elapsed().as_secs_f64() * 1e3;
        all.push(time);
        if !found.is_empty() {
            hits.push(time);
        }
    }
    let name = format!("similar appeals within 250 m, {} of {PLACES} with some", hits.len());
    for (name, times) in [(name.as_str(), Times::of(all)), ("  those with some, rows and words read", Times::of(hits))] {
        let figures = format!("p50 {:.3}, p99 {:.3} ms", times.p50(), times.p99());
        row(name, &figures, Some(("≤ 0.3, ≤ 1 ms", times.p50() <= 0.3 && times.p99() <= 1.0)));
    }
}
