use super::shown;
use crate::page::desk::reference::Reference;
use crate::page::samples::{self, named};
use domain::reports::{Address, Group, Head, Report, Value};
use domain::time::UnixMs;

fn value(value: Option<u32>, of: u32) -> Value {
    Value { value, of }
}

fn report() -> Report {
    let head = |key: &str, name: Option<&str>| Head { key: key.into(), name: name.map(named) };
    Report {
        columns: vec![head("2026-03", None), head("2026-04", None)],
        rows: vec![
            Group {
                head: head("quba", Some("Quba rayonu")),
                cells: vec![value(Some(79), 520), value(None, 4)],
                total: value(Some(80), 524),
            },
            Group { head: head("", None), cells: vec![value(None, 0), value(Some(100), 9)], total: value(Some(100), 9) },
        ],
        more_rows: 7,
        totals: vec![value(Some(79), 520), value(Some(90), 13)],
        total: value(Some(80), 533),
        as_of_ms: UnixMs(1_776_140_000_000),
        channels: vec!["web".into()],
        ..Report::default()
    }
}

#[test]
fn a6_0_8_a_report_is_table_chart_map_and_file() {
    let query = "rows=district&columns=month&measure=in_time";
    let html = samples::html("/reports", move || shown(Address::read(query), Ok(report()), Reference::default()));
    for words in [
        "79% (520 üzrə)",
        "az (4)",
        "<td>—<",
        "03.2026",
        "Quba rayonu",
        "Göstərilməyib",
        "class=\"bars\"",
        "/reports/map.svg?rows=district&amp;columns=month&amp;measure=in_time",
        "/reports/report.csv?rows=district&amp;columns=month&amp;measure=in_time",
        "/reports/report.xlsx?",
        "Daha 7 sətir",
    ] {
        assert!(html.contains(words), "{words} in {html}");
    }
}

#[test]
fn a6_0_8_rows_without_districts_have_no_map_and_an_empty_report_says_so() {
    let html = samples::html("/reports", || shown(Address::read("rows=joined"), Ok(report()), Reference::default()));
    assert!(!html.contains("map.svg"));
    let empty = samples::html("/reports", || shown(Address::default(), Ok(Report::default()), Reference::default()));
    assert!(empty.contains("Belə müraciət yoxdur") && !empty.contains("report.csv"));
}
