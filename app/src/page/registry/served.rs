use super::shown;
use crate::error::AppError;
use crate::page::desk::reference::Reference;
use crate::page::samples::{self, named};
use domain::appeal::form::AnswerMode;
use domain::lifecycle::Status;
use domain::registry::{Address, RegistryPage, RegistryRow};
use domain::statistics::Fate;
use domain::time::Date;

fn row() -> RegistryRow {
    RegistryRow {
        id: "01890000-0000-7000-8000-00000000000a".into(),
        number: "AM-2026-0000007-3".into(),
        status: Status::Routed,
        category: named("Çuxur, <b>asfalt"),
        district: Some(named("Yasamal")),
        place: "Badamdar".into(),
        institution: Some(named("Azərsu")),
        sent_on: Date::from_days(20_540),
        due_on: Date::from_days(20_557),
        answered_on: None,
        deadline: Fate::Late,
        joined: 2,
        stars: 4,
        channel: "web".into(),
        mode: AnswerMode::AmisAndPost,
    }
}

fn html(query: &'static str, found: Result<RegistryPage, AppError>) -> String {
    samples::html("/registry", move || shown(Address::read(query), found, Reference::default()))
}

fn page(rows: Vec<RegistryRow>, total: u32) -> RegistryPage {
    RegistryPage { rows, total, cut: false, channels: vec!["web".into()], institution: false, cards: true }
}

#[test]
fn a6_0_8_the_page_turns_to_any_page_and_keeps_the_filter() {
    let html = html("status=routed&order=due&page=200", Ok(page(vec![row()], 500_000)));
    for words in [
        "500000 müraciət",
        "Səhifə 200 / 10000",
        "/registry?status=routed&amp;order=due&amp;page=201",
        "/registry?status=routed&amp;order=due&amp;page=10000",
        "/owner/01890000-0000-7000-8000-00000000000a",
        "Gecikir",
        "Çuxur, &lt;b&gt;asfalt",
        "name=\"page\"",
    ] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(html.contains("100000") && !html.contains("/registry/appeals.csv"), "a file of half a million rows isn't offered");
}

#[test]
fn a6_0_8_chosen_columns_are_shown_and_go_into_the_file() {
    let html = html("show=number&show=rating&show=mode&q=%3Cb%3E", Ok(page(vec![row()], 1)));
    assert!(html.contains("/registry/appeals.xlsx?q=%3Cb%3E&amp;show=number&amp;show=rating&amp;show=mode"), "{html}");
    assert!(html.contains("<td>4<") && html.contains("Elektron və poçtla") && !html.contains("<td>Badamdar"), "{html}");
    assert!(!html.contains("value=\"<b>\""), "what was typed is text");
}

#[test]
fn what_is_empty_or_forbidden_says_what_to_do() {
    let empty = html("", Ok(page(Vec::new(), 0)));
    assert!(empty.contains("Belə müraciət yoxdur") && empty.contains("Süzgəci dəyişin"));
    let after = html("page=9", Ok(page(Vec::new(), 3)));
    assert!(after.contains("Birinci səhifəyə qayıdın") && after.contains("href=\"/registry?\""), "{after}");
    assert!(!html("", Err(AppError::Forbidden)).contains("<form"));
}
