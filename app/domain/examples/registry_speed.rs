//! How long the registry takes over a million entries: pages, exact totals, reports.
//!
//! `cargo run --release -p domain --example registry_speed`

use domain::calendar::Calendar;
use domain::ids::AppealId;
use domain::lifecycle::Status;
use domain::registry::{Codes, Entry, Filter, Key, Ledger, NEVER, Order, PAGE, Sieve};
use domain::reports::{Counting, Dimension, Measure, count};
use domain::statistics::{Fate, WorkingDays};
use domain::time::{DAY_MS, Date, UnixMs};
use std::time::Instant;

const COUNT: u64 = 1_000_000;
const TURNS: usize = 30;

fn main() {
    let today = Date::from_days(20_600);
    let (ledger, codes) = made(today);
    let days = WorkingDays::over(&Calendar::default(), today.plus(-800), today);
    let filters = [
        ("no filter", Filter::default()),
        ("category and late", Filter { category: Some("c7".into()), deadline: Some(Fate::Late), ..Filter::default() }),
        ("rating 1, joined 5", Filter { rating: Some(1), joined: 5, institution: Some("i3".into()), ..Filter::default() }),
    ];
    for (name, filter) in &filters {
        let sieve = Sieve::new(filter, &codes, None, None, today);
        for order in Order::ALL {
            for page in [1, 200] {
                let what = format!("{name}, {}, page {page}", order.as_str());
                timed(&what, || ledger.stretch(&sieve, order, (page - 1) * PAGE, PAGE).1);
            }
        }
    }
    let sieve = Sieve::new(&Filter::default(), &codes, None, None, today);
    for measure in Measure::ALL {
        for columns in [None, Some(Dimension::Month)] {
            let asked = Counting { rows: Dimension::Institution, columns, measure, codes: &codes, days: &days, today };
            let what = format!("report: institutions × {columns:?}, {}", measure.as_str());
            timed(&what, || count(&asked, ledger.passing(&sieve)).rows.len());
        }
    }
}

/// Entries spread over two years and every code.
fn made(today: Date) -> (Ledger, Codes) {
    let mut codes = Codes::default();
    let mut code = |letter: char, nr: u64| codes.number(&format!("{letter}{nr}"));
    let entry = |nr: u64| {
        let mixed = nr.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
        let from = today.days() - 730 + (nr * 730 / COUNT) as i32;
        let id = AppealId(format!("019a0000-0000-7000-8000-{nr:012x}"));
        let status = Status::ALL[(mixed % Status::ALL.len() as u64) as usize];
        let is_answered = matches!(status, Status::Answered | Status::Rated);
        Some(Entry {
            key: Key::new(&id, UnixMs(i64::from(from) * DAY_MS + nr as i64 % DAY_MS))?,
            from,
            due: from + 21,
            answered: if is_answered { from + (mixed % 30) as i32 } else { NEVER },
            joined: (mixed % 9) as u32,
            category: code('c', mixed % 120),
            district: code('d', mixed % 87),
            institution: code('i', mixed % 96),
            channel: code('w', mixed % 3),
            status,
            stars: if status == Status::Rated { (mixed % 5) as u8 + 1 } else { 0 },
            by_post: mixed.is_multiple_of(7),
            reopened: mixed.is_multiple_of(31),
            lead: true,
            archived: false,
        })
    };
    let entries: Vec<Entry> = (0..COUNT).filter_map(entry).collect();
    (Ledger::build(entries), codes)
}

/// The slowest of so many turns, and the middle one.
fn timed<T>(what: &str, work: impl Fn() -> T) {
    let mut times: Vec<f64> = (0..TURNS)
        .map(|_| {
            let begun = Instant::now();
            std::hint::black_box(work());
            begun.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |place: usize| times.get(place).copied().unwrap_or_default();
    println!("{what}: middle {:.1} ms, slowest {:.1} ms", at(TURNS / 2), at(TURNS - 1));
}
