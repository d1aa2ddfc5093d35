use super::{home, import, list};
use crate::error::AppError;
use crate::page::samples::{self, named};
use domain::panel::{BadRow, ChangedRow, Column, Effect, Imported, PanelHome, PanelList, PanelRow, Resource, Values};
use domain::refusal::{Code, Field, Refusal};
use leptos::prelude::*;

fn rows() -> PanelList {
    let values = Values::default().with(Column::Category, "yol.cuxur").with(Column::Institution, "").with(Column::Priority, "1");
    PanelList {
        rows: vec![PanelRow { id: "yol.cuxur:a b".into(), values }],
        total: 400,
        names: vec![(Column::Category, vec![("yol.cuxur".into(), named("Çuxur, <b>asfalt"))]), (Column::Institution, Vec::new())],
        calendar_missing: None,
    }
}

#[test]
fn a3_5_a_list_speaks_in_names_and_leads_to_its_records() {
    let html = samples::html("/panel/rules", || list::shown(Resource::Rules, "", "su & qaz", Ok(rows())));
    for words in ["Çuxur, &lt;b&gt;asfalt", "/panel/rules?id=yol.cuxur:a%20b&amp;q=su%20%26%20qaz", "400", "Ardıcıllıq"] {
        assert!(html.contains(words), "{words} in {html}");
    }
}

#[test]
fn a3_5_what_is_empty_missing_or_forbidden_says_what_to_do() {
    let none = PanelList { rows: Vec::new(), total: 0, ..rows() };
    let html = samples::html("/panel/rules", || list::shown(Resource::Rules, "", "x", Ok(none)));
    assert!(html.contains("Heç nə tapılmadı"), "{html}");
    let html = samples::html("/panel", || home::shown(Err(AppError::Forbidden)));
    assert!(html.contains("Panel Sizin üçün açıq deyil"), "{html}");
    let found = PanelHome { resources: vec![(Resource::Calendar, 91)], calendar_missing: Some(2027) };
    let html = samples::html("/panel", || home::shown(Ok(found)));
    assert!(
        html.contains("2027-ci ilin rəsmi təqvimi") && html.contains("/panel/calendar?file=2027") && html.contains("91 qeyd"),
        "{html}"
    );
}

#[test]
fn a3_5_bad_rows_are_named_with_line_column_and_reason() {
    let refusals = vec![Refusal::new(Field::Panel(Column::NameAz), Code::Required)];
    let bad = Imported { bad: vec![BadRow { line: 7, refusals }], ..Imported::default() };
    let html = samples::html("/panel/calendar", || view! { <import::Answer found=bad/> });
    assert!(html.contains("7-ci sətir. Azərbaycanca ad: Bu sahəni doldurun.") && html.contains("Heç nə daxil edilmədi"), "{html}");
    let changed = vec![ChangedRow { line: 2, id: "2027-01-01".into(), new: true, columns: Vec::new() }];
    let found = Imported { changed, effects: vec![Effect::DeadlinesStay { n: 3 }], ..Imported::default() };
    let html = samples::html("/panel/calendar", || view! { <import::Answer found/> });
    assert!(html.contains("2027-01-01") && html.contains("3 müraciətin müddəti") && html.contains("bir daha basın"), "{html}");
}
