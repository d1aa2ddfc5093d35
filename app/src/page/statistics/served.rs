use super::{Address, shown};
use crate::page::samples::{self, named};
use domain::ids::InstitutionId;
use domain::statistics::{Counts, Half, Line, Month, Period, Scope, Statistics};
use domain::time::{Date, UnixMs};

fn counts() -> Counts {
    Counts { received: 600, open: 40, answered: 500, in_time: 412, late: 20, refused: 9, reopened: 7, joined: 31, stars: [1, 2, 3, 4, 10] }
}

fn found() -> Statistics {
    let line = |id: &str| Line { id: id.into(), name: named("Azərsu"), counts: counts() };
    Statistics {
        name: None,
        period: Period { from: Date::from_days(20_500), until: Date::from_days(20_557) },
        not_understood: false,
        as_of_ms: UnixMs(1_776_140_000_000),
        counts: counts(),
        half: Some(Half { working: 7, calendar: 10, of: 500 }),
        months: vec![Month { year: 2026, month: 3, counts: counts() }],
        categories: vec![line("yol")],
        institutions: vec![line("azersu")],
        districts: vec![line("quba")],
    }
}

#[test]
fn a2_2_5_every_rate_stands_with_its_whole() {
    let html = samples::html("/statistics", || shown(Address::default(), found()));
    for words in [
        "Verilməli olan 520 cavabdan vaxtında verilən: 412 (79%)",
        "412 / 520 (79%)",
        "yarısı 7 iş günü",
        "təqvim üzrə 10 gün",
        "orta hesabla 4,0",
        "20 qiymət",
        "mart 2026",
        "href=\"/statistics/institution/azersu\"",
        "href=\"/statistics/district/quba\"",
        "href=\"/statistics?sort=in_time#institutions\"",
        "aria-sort=\"descending\"",
        "/data/statistics.csv?lang=az",
    ] {
        assert!(html.contains(words), "{words} in {html}");
    }
}

#[test]
fn a2_2_5_too_few_are_not_judged_and_it_is_said() {
    let few = Counts { received: 6, open: 2, answered: 4, in_time: 4, stars: [0, 0, 0, 0, 4], ..Counts::default() };
    let found =
        Statistics { name: Some(named("Azərsu")), counts: few, half: None, institutions: Vec::new(), districts: Vec::new(), ..found() };
    let address = Address { scope: Scope::Institution(InstitutionId::from("azersu")), ..Address::default() };
    let html = samples::html("/statistics/institution/azersu", move || shown(address, found));
    assert!(html.contains("4 cavab nəticə çıxarmaq üçün azdır") && html.contains("4 qiymət azdır"), "{html}");
    assert!(!html.contains("100%") && !html.contains("orta hesabla"), "{html}");
    assert!(html.contains("href=\"/statistics\""), "the way to the whole country");
}

#[test]
fn a_period_without_appeals_says_what_to_do() {
    let nothing = Statistics { counts: Counts::default(), half: None, not_understood: true, ..found() };
    let html = samples::html("/statistics?period=own", || shown(Address::default(), nothing));
    assert!(html.contains("Bu dövrdə müraciət yoxdur") && html.contains("Tarixləri başa düşmədik"), "{html}");
}
