//! Measures the map index on synthetic appeals: `cargo run --release -p domain --example map_speed [COUNT]`.
//! Prints milliseconds (median, 99th of a hundred, longest) and the size of the answer as JSON.

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
    println!("{count} appeals indexed in {:.0} ms\n", start.elapsed().as_secs_f64() * 1e3);
    println!("{:<34} {:>8} {:>8} {:>8} {:>9}", "", "p50 ms", "p99 ms", "max ms", "max bytes");
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
            "root, status, institution, period",
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
            row(&format!("zoom {zoom}, {name}"), times.collect(), Some(bytes));
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
    row("nearby 250 m, 5 of a category", times.collect(), None);
}

fn measure_list(index: &MapIndex) {
    for zoom in [6, 9, 12, 15] {
        for (name, filter) in [filters()[0], filters()[5]] {
            let times = viewports(ROUNDS, zoom).map(|bbox| {
                let start = Instant::now();
                black_box(index.list(&bbox, &filter, None, 30));
                start.elapsed().as_secs_f64() * 1e3
            });
            row(&format!("list zoom {zoom}, {name}"), times.collect(), None);
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
    row("insert", times.collect(), None);
}

fn row(name: &str, mut times: Vec<f64>, bytes: Option<usize>) {
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    let bytes = bytes.map(|bytes| bytes.to_string()).unwrap_or_default();
    println!("{name:<44} {:>8.4} {:>8.4} {:>8.4} {bytes:>9}", at(50), at(99), at(100));
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
