//! Measures the map index on synthetic appeals: `cargo run --release -p domain --example map_speed [COUNT]`.
//! Prints milliseconds (median, 99th of a hundred) and the size of the largest answer as JSON; rows of the table of `make bench`.

#![allow(clippy::unwrap_used)]

use std::hint::black_box;
use std::time::Instant;

use domain::appeal::view::{ClusterView, MapView, PinView};
use domain::lifecycle::StatusGroup;
use domain::map::synthetic::{SEED, points, viewports};
use domain::map::{CategorySpan, Entry, Facet, MAX_ITEMS, MapAnswer, MapFilter, MapIndex, appeal_id};

const ROUNDS: usize = 500;

fn main() {
    let count = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(1_000_000);
    let entries: Vec<Entry> = points(count, SEED).enumerate().map(|(at, made)| entry(at, made.point, made.category)).collect();
    let start = Instant::now();
    let mut index = MapIndex::build(entries);
    let what = format!("map index of {count} built");
    println!("{what:<54} {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
    measure_viewports(&index);
    measure_nearby(&index);
    measure_list(&index);
    measure_insert(&mut index, count);
}

fn entry(at: usize, point: domain::geo::Point, category: u8) -> Entry {
    let mixed = (at as u32).wrapping_mul(2_654_435_761) >> 8;
    let facet = Facet {
        day: (mixed % 2_500) as u16,
        status: StatusGroup::ALL[(mixed / 2_500 % 4) as usize],
        category: category + 1,
        institution: (mixed / 10_000 % 10 + 1) as u8,
    };
    Entry { id: 1 << 100 | (at as u128) << 64 | u128::from(mixed), point, facet }
}

fn filters() -> [(&'static str, MapFilter); 6] {
    let all = MapFilter::default();
    let category = Some(CategorySpan::leaf(4));
    [
        ("no filter", all),
        ("status", MapFilter { status: Some(StatusGroup::InWork), ..all }),
        ("category", MapFilter { category, ..all }),
        ("institution", MapFilter { institution: Some(3), ..all }),
        ("period", MapFilter { days: Some((2_400, 2_499)), ..all }),
        (
            "four filters",
            MapFilter {
                status: Some(StatusGroup::New),
                category: Some(CategorySpan { first: 3, last: 7 }),
                institution: Some(3),
                days: Some((2_000, 2_499)),
                ..all
            },
        ),
    ]
}

fn measure_viewports(index: &MapIndex) {
    for zoom in [6, 9, 12, 15] {
        for (name, filter) in filters() {
            let mut bytes = 0;
            let times = viewports(ROUNDS, zoom).map(|bbox| {
                let start = Instant::now();
                let answer = index.clusters(&bbox, zoom, &filter, MAX_ITEMS);
                let time = start.elapsed().as_secs_f64() * 1e3;
                bytes = bytes.max(serde_json::to_vec(&view(answer)).unwrap().len());
                time
            });
            let times = times.collect();
            row(&format!("map index, zoom {zoom}, {name}"), times, bytes, Some((1.0, 5.0)));
        }
    }
}

fn measure_nearby(index: &MapIndex) {
    let times = points(5_000, 99).map(|made| {
        let filter = MapFilter { category: Some(CategorySpan::leaf(made.category + 1)), ..MapFilter::default() };
        let start = Instant::now();
        black_box(index.nearby(made.point, 250.0, &filter, 5));
        start.elapsed().as_secs_f64() * 1e3
    });
    row("map index, nearby 250 m, 5 of a category", times.collect(), 0, Some((0.3, 1.0)));
}

fn measure_list(index: &MapIndex) {
    for zoom in [6, 9, 12, 15] {
        for (name, filter) in [filters()[0], filters()[5]] {
            let times = viewports(ROUNDS, zoom).map(|bbox| {
                let start = Instant::now();
                black_box(index.list(&bbox, &filter, None, 30));
                start.elapsed().as_secs_f64() * 1e3
            });
            row(&format!("map index, list, zoom {zoom}, {name}"), times.collect(), 0, None);
        }
    }
}

fn measure_insert(index: &mut MapIndex, count: usize) {
    let times = points(200_000, 5).enumerate().map(|(at, made)| {
        let entry = entry(count + at, made.point, made.category);
        let start = Instant::now();
        index.insert(entry);
        start.elapsed().as_secs_f64() * 1e3
    });
    row("map index, one more appeal", times.collect(), 0, None);
}

/// Goals are the most milliseconds of the median and of the 99th; an answer may have 60 KB.
fn row(what: &str, mut times: Vec<f64>, bytes: usize, goals: Option<(f64, f64)>) {
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    let (p50, p99) = (at(50), at(99));
    let size = if bytes == 0 { String::new() } else { format!(", {} KB", bytes.div_ceil(1_000)) };
    let figures = format!("p50 {p50:.3}, p99 {p99:.3} ms{size}");
    let goal = goals.map(|(median, most)| {
        let met = p50 <= median && p99 <= most && bytes <= 60_000;
        format!("goal ≤ {median}, ≤ {most} ms: {}", if met { "met" } else { "MISSED" })
    });
    println!("{what:<54} {figures:<46} {}", goal.unwrap_or_default());
}

fn view(answer: MapAnswer) -> MapView {
    let cluster = |c: domain::map::Cluster| ClusterView { point: c.point, count: c.count, bbox: c.bbox, stack: c.stack };
    let pin = |p: domain::map::Pin| PinView { id: appeal_id(p.id), point: p.point, group: p.facet.status, category: p.facet.category };
    MapView {
        clusters: answer.clusters.into_iter().map(cluster).collect(),
        pins: answer.pins.into_iter().map(pin).collect(),
        total: answer.total,
    }
}
