use super::*;
use crate::appeal::form::AnswerMode;
use crate::ids::AppealId;
use crate::lifecycle::Status;
use crate::registry::{Archive, Codes, Filter, NEVER};
use crate::statistics::Fate;
use crate::time::{Date, UnixMs};

fn key(nr: u64) -> Key {
    let id = AppealId(format!("019a0000-0000-7000-8000-{nr:012x}"));
    Key::new(&id, UnixMs(nr as i64 * 1_000)).unwrap()
}

fn nr(entry: &Entry) -> i64 {
    entry.key.sent_ms / 1_000
}

/// Entries that differ in everything, each by a step of its own.
fn entry(nr: u64, codes: &mut Codes) -> Entry {
    let pick = |of: &[&'static str], step: u64| of[(nr / step) as usize % of.len()];
    Entry {
        key: key(nr),
        from: (nr % 30) as i32,
        due: 20 + (nr * 7 % 13) as i32,
        answered: if nr.is_multiple_of(3) { 18 + (nr % 12) as i32 } else { NEVER },
        joined: (nr % 5) as u32,
        category: codes.number(pick(&["yol.cuxur", "yol.isiq", "qaz.iy"], 1)),
        district: codes.number(pick(&["", "yasamal", "quba"], 2)),
        institution: codes.number(pick(&["", "azersu", "aayda"], 3)),
        channel: codes.number(pick(&["web", "import"], 4)),
        status: if nr.is_multiple_of(3) { Status::Rated } else { Status::ALL[nr as usize % 6] },
        stars: if nr.is_multiple_of(3) { (nr % 6) as u8 } else { 0 },
        by_post: nr.is_multiple_of(2),
        reopened: nr.is_multiple_of(4),
        archived: false,
        lead: true,
    }
}

fn ledger(count: u64) -> (Ledger, Codes) {
    let mut codes = Codes::default();
    let entries = (0..count).rev().map(|nr| entry(nr, &mut codes)).collect();
    (Ledger::build(entries), codes)
}

fn today() -> Date {
    Date::from_days(26)
}

fn sieve(filter: &Filter, codes: &Codes) -> Sieve {
    let district = filter.district.clone();
    let passes = move |code: &str| district.as_ref().is_some_and(|id| id.as_str() == code);
    Sieve::new(filter, codes, filter.district.is_some().then_some(&passes as &dyn Fn(&str) -> bool), None, today())
}

#[test]
fn a6_0_8_every_filter_lets_exactly_its_own_through() {
    let (ledger, codes) = ledger(720);
    type Passes = fn(&Entry, &Codes) -> bool;
    let all = Filter::default;
    let table: [(Filter, Passes); 13] = [
        (all(), |_, _| true),
        (Filter { statuses: vec![Status::Rated, Status::Routed], ..all() }, |e, _| [Status::Rated, Status::Routed].contains(&e.status)),
        (Filter { category: Some("yol".into()), ..all() }, |e, c| c.word(e.category).starts_with("yol.")),
        (Filter { category: Some("qaz.iy".into()), ..all() }, |e, c| c.word(e.category) == "qaz.iy"),
        (Filter { district: Some("quba".into()), ..all() }, |e, c| c.word(e.district) == "quba"),
        (Filter { institution: Some("azersu".into()), ..all() }, |e, c| c.word(e.institution) == "azersu"),
        (Filter { channel: Some("import".into()), ..all() }, |e, c| c.word(e.channel) == "import"),
        (Filter { mode: Some(AnswerMode::Amis), ..all() }, |e, _| !e.by_post),
        (Filter { joined: 4, ..all() }, |e, _| e.joined >= 4),
        (Filter { rating: Some(0), ..all() }, |e, _| e.stars == 0),
        (Filter { reopened: true, ..all() }, |e, _| e.reopened),
        (Filter { deadline: Some(Fate::Late), ..all() }, |e, _| e.status.is_open() && e.due < 26),
        (Filter { from: Some(Date::from_days(3)), until: Some(Date::from_days(4)), ..all() }, |e, _| e.from == 3 || e.from == 4),
    ];
    for (filter, passes) in table {
        let sieve = sieve(&filter, &codes);
        let (found, total) = ledger.stretch(&sieve, Order::Oldest, 0, 1_000);
        let expected: Vec<Entry> = ledger.entries.iter().filter(|entry| passes(entry, &codes)).copied().collect();
        assert!(!expected.is_empty(), "{filter:?} is a case");
        assert_eq!((found, total), (expected.clone(), expected.len()), "{filter:?}");
    }
    let nothing = sieve(&Filter { institution: Some("yoxdur".into()), ..all() }, &codes);
    assert_eq!(ledger.stretch(&nothing, Order::Due, 0, 9).1, 0);
}

#[test]
fn a6_0_8_pages_follow_one_another_in_every_order_and_none_is_lost() {
    let (ledger, codes) = ledger(501);
    let sieve = sieve(&Filter { joined: 1, ..Filter::default() }, &codes);
    for order in Order::ALL {
        let (whole, total) = ledger.stretch(&sieve, order, 0, 1_000);
        assert_eq!(whole.len(), total);
        let pages: Vec<Entry> = (0..20).flat_map(|page| ledger.stretch(&sieve, order, page * 50, 50).0).collect();
        assert_eq!(pages, whole, "{order:?}");
        assert!(ledger.stretch(&sieve, order, usize::MAX, 50).0.is_empty(), "a page after the last one is empty");
    }
    let due = ledger.stretch(&sieve, Order::Due, 0, 1_000).0;
    assert!(due.windows(2).all(|pair| (pair[0].due, nr(&pair[0])) < (pair[1].due, nr(&pair[1]))));
    let newest = ledger.stretch(&sieve, Order::Newest, 0, 1_000).0;
    assert!(newest.windows(2).all(|pair| nr(&pair[0]) > nr(&pair[1])));
}

#[test]
fn a_change_takes_the_place_of_what_was_before() {
    let (mut ledger, mut codes) = ledger(10);
    ledger.put(Entry { joined: 99, ..entry(4, &mut codes) });
    ledger.put(entry(12, &mut codes));
    ledger.put(entry(11, &mut codes));
    ledger.remove(key(9));
    ledger.remove(key(77));
    let all = sieve(&Filter::default(), &codes);
    let found: Vec<(i64, bool)> = ledger.passing(&all).map(|entry| (nr(entry), entry.joined == 99)).collect();
    let expected: Vec<(i64, bool)> = [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12].map(|nr| (nr, nr == 4)).into();
    assert_eq!(found, expected);
}

#[test]
fn a6_0_2_the_archive_is_looked_at_when_asked_for() {
    let mut codes = Codes::default();
    let entries = (0..10).map(|nr| Entry { archived: nr < 4, ..entry(nr, &mut codes) }).collect();
    let ledger = Ledger::build(entries);
    let count = |archive| {
        let sieve = sieve(&Filter { archive, ..Filter::default() }, &codes);
        ledger.passing(&sieve).count()
    };
    assert_eq!((count(Archive::Without), count(Archive::With), count(Archive::Only)), (6, 10, 4));
}
