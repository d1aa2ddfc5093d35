//! How long the portal's search takes among ten thousand services: by need, by name, with slips, with filters.
//!
//! `cargo run --release -p domain --example eservice_speed`

use domain::eservice::search::{Entry, Filter, Index, Order, PAGE};
use domain::eservice::{Audience, EserviceState, Facts, Fee, Field, Kind, LifeEvent};
use domain::ids::EserviceId;
use domain::lang::Named;
use domain::time::UnixMs;
use std::time::Instant;

const COUNT: usize = 10_000;
const TURNS: usize = 500;
const FIRST: [&str; 12] = [
    "arayışın",
    "lisenziyanın",
    "icazənin",
    "şəhadətnamənin",
    "müavinətin",
    "pensiyanın",
    "bəyannamənin",
    "pasportun",
    "müqavilənin",
    "sertifikatın",
    "qeydiyyatın",
    "çıxarışın",
];
const SECOND: [&str; 10] = [
    "verilməsi",
    "dəyişdirilməsi",
    "ləğvi",
    "təqdim edilməsi",
    "yoxlanılması",
    "uzadılması",
    "bərpası",
    "təyin edilməsi",
    "alınması",
    "qəbulu",
];
const QUESTIONS: [&str; 12] = [
    "",
    "uşaq doğuldu",
    "usaq dogulub",
    "child",
    "a",
    "pasportumu itirdim",
    "lisenziyanin uzadilmasi",
    "pasporf",
    "xidmət 4711",
    "vergi bəyannaməsi",
    "ребёнок родился",
    "necə müavinət ala bilərəm işsizəm",
];

fn main() {
    let begun = Instant::now();
    let index = Index::build((0..COUNT).map(made).collect());
    println!("{COUNT} services: made in {:.0} ms", begun.elapsed().as_secs_f64() * 1_000.0);
    let narrowed = |words: &str| Filter { words: words.into(), field: Some(Field::Family), paid: Some(false), ..Filter::default() };
    for words in QUESTIONS {
        let whole = Filter { words: words.into(), ..Filter::default() };
        for (what, filter) in [("", whole), (", filtered", narrowed(words))] {
            timed(&format!("\"{words}\"{what}"), || index.ask(&filter, Order::Best, 0, PAGE).total);
        }
    }
}

/// A service that is like no other.
fn made(nr: usize) -> Entry {
    let pick = |words: &[&str], of: usize| words.get(of % words.len()).copied().unwrap_or_default().to_owned();
    let name = format!("{} {} üzrə {nr} nömrəli xidmət", pick(&FIRST, nr), pick(&SECOND, nr / 7));
    let content = format!("{name}. Fiziki və hüquqi şəxslər üçün {} sahəsində sorğu qəbul edilir və nəticə verilir.", nr % 977);
    let pick = |of: usize| (nr / 3) % of;
    Entry {
        id: EserviceId(format!("019a0000-0000-7000-8000-{nr:012x}")),
        number: format!("ER-2026-{nr:07}-0"),
        facts: Facts {
            provider: format!("p{}", nr % 120).into(),
            name: Named { az: name.clone(), en: format!("Service {nr} of the state"), ru: format!("Услуга {nr}") },
            content: Named { az: content, ..Named::default() },
            kind: Kind::ALL[nr % Kind::ALL.len()],
            fee: Fee { paid: nr.is_multiple_of(3), ..Fee::default() },
            audiences: vec![Audience::ALL[nr % Audience::ALL.len()]],
            field: Field::ALL[pick(Field::ALL.len())],
            events: vec![LifeEvent::ALL[pick(LifeEvent::ALL.len())]],
            keywords: format!("söz{}, açar{}", nr % 4_001, nr % 53),
            ..Facts::default()
        },
        provider: Named { az: format!("{} nömrəli dövlət orqanı", nr % 120), ..Named::default() },
        state: if nr.is_multiple_of(20) { EserviceState::Cancelled } else { EserviceState::Registered },
        registered_ms: UnixMs(nr as i64),
    }
}

/// The middle one of so many turns, and the one that one in a hundred is slower than.
fn timed<T>(what: &str, work: impl Fn() -> T) {
    let mut times: Vec<f64> = (0..TURNS)
        .map(|_| {
            let begun = Instant::now();
            std::hint::black_box(work());
            begun.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |hundredth: usize| times.get((TURNS - 1) * hundredth / 100).copied().unwrap_or_default();
    println!("{what}: p50 {:.2} ms, p99 {:.2} ms", at(50), at(99));
}
