//! What the pages of the register say.

use super::application::{Steps, shown};
use super::{desk, import, quality};
use crate::page::duties;
use crate::page::samples::{self, named};
use domain::appeal::view::{Clock, Rows};
use domain::eservice::application::*;
use domain::eservice::judged::{Judged, JudgedLine, Said, SaidLine};
use domain::eservice::{Act, Item};
use domain::refusal::{Code, Field, Refusal};
use domain::time::UnixMs;
use leptos::prelude::*;

fn line(state: ApplicationState) -> ApplicationLine {
    let due = UnixMs(1_773_835_200_000).date();
    ApplicationLine {
        id: "0190".into(),
        number: "EA-2026-0000001-6".into(),
        act: Act::Amend,
        service: "Arayış <b>verilməsi".into(),
        provider: named("Azərsu"),
        state,
        clock: (state == ApplicationState::Submitted).then_some(Clock { due, working_days_left: -1 }),
        late: false,
        submitted_ms: Some(UnixMs(0)),
        changed_ms: UnixMs(0),
    }
}

fn card(state: ApplicationState, steps: Vec<ApplicationStep>) -> ApplicationCard {
    let facts = |address: &str| FactsForm { name_az: "Arayış".into(), address: address.into(), ..FactsForm::default() };
    ApplicationCard {
        line: line(state),
        form: ApplicationForm { id: "0190".into(), seen: 4, facts: facts("https://yeni.az"), ..ApplicationForm::default() },
        before: Some(facts("https://kohne.az")),
        service_number: Some("ER-2026-0000001-4".into()),
        due: None,
        reported_late: true,
        returned: None,
        steps,
        signs: false,
        missing: vec![Refusal::new(Field::Eservice(Item::LegalBasis), Code::Required)],
        regulations: vec![("0191".into(), "Arayış reqlamenti".into())],
        signature: None,
        entries: Vec::new(),
        history: vec![ChangeLine { version: 1, act: Act::Register, at_ms: UnixMs(0) }],
    }
}

fn page(card: ApplicationCard) -> String {
    samples::html("/register/applications/0190", || {
        let steps = Steps { write: ServerAction::new(), withdraw: ServerAction::new(), decide: ServerAction::new() };
        shown(Ok(card), steps)
    })
}

#[test]
fn r10_8_the_operator_sees_what_an_amendment_changes_and_decides() {
    let html = page(card(ApplicationState::Submitted, vec![ApplicationStep::Grant, ApplicationStep::Return]));
    for words in ["əvvəl: https://kohne.az", "https://yeni.az", "dəyişiklik gec bildirilib", "Düzəlişi et", "Xidmət qeydə alındı"]
    {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(!html.contains("əvvəl: Arayış"), "what stays is not marked");
}

#[test]
fn r_annex2_the_form_names_what_is_missing_and_only_the_head_is_offered_to_sign() {
    let steps = || vec![ApplicationStep::Write, ApplicationStep::Submit, ApplicationStep::Withdraw];
    let html = page(card(ApplicationState::Draft, steps()));
    assert!(html.contains("Hələ doldurulmayıb: Hüquqi əsası") && html.contains("form[facts][name_az]"), "{html}");
    assert!(html.contains("<option value=\"0191\"") && html.contains("Arayış reqlamenti"), "the own regulation is chosen: {html}");
    assert!(!html.contains("İmzala və təqdim et") && html.contains("qurumun rəhbəri imzalayıb"), "{html}");
    let html = page(ApplicationCard { signs: true, ..card(ApplicationState::Draft, steps()) });
    assert!(html.contains("İmzala və təqdim et"), "{html}");
}

#[test]
fn r10_4_the_operators_queue_shows_remaining_time_and_escapes_names() {
    let html = samples::html("/register", || {
        let rows = Rows { rows: vec![line(ApplicationState::Submitted)], total: 1, next: None };
        let services = Rows { rows: Vec::new(), total: 0, next: None };
        let found = RegisterDesk { operator: true, signs: false, waiting: (1, 1), applications: rows, services };
        desk::shown(&ApplicationQuery::default(), Ok(found), ServerAction::new())
    });
    assert!(html.contains("Arayış &lt;b&gt;verilməsi") && html.contains("is-late") && html.contains("/register/import"), "{html}");
}

#[test]
fn only_who_may_open_the_other_pages_of_the_register_is_led_to_them() {
    let desk = |operator: bool| {
        samples::html("/register", move || {
            let applications = Rows { rows: vec![line(ApplicationState::Submitted)], total: 1, next: None };
            let services = Rows { rows: Vec::new(), total: 0, next: None };
            let found = RegisterDesk { operator, signs: false, waiting: (1, 0), applications, services };
            desk::shown(&ApplicationQuery::default(), Ok(found), ServerAction::new())
        })
    };
    let leads = |html: &str| ["/register/regulations", "/register/requests"].map(|page| html.contains(page));
    assert_eq!((leads(&desk(true)), leads(&desk(false))), ([false; 2], [true; 2]));
}

#[test]
fn r10_3_a_bad_row_is_named_with_line_column_and_what_is_wrong() {
    let bad = BadLine { line: 7, refusals: vec![Refusal::new(Field::Eservice(Item::Address), Code::NotAnAddress)] };
    let html = samples::html("/register/import", || import::outcome(&TakenIn { taken: 0, bad: vec![bad], bad_count: 1 }));
    assert!(html.contains("Sətir 7: Təqdim olunma yeri: veb ünvanı"), "{html}");
}

#[test]
fn r10_6_overdue_duties_are_public() {
    let one = ProviderDuty { provider: "azersu".into(), name: named("Azərsu"), count: 2 };
    let lacking = ServiceDuty { number: "ER-2026-0000001-4".into(), service: named("Arayış"), provider: named("Azərsu") };
    let slow = ProviderDuty { provider: "azeriqaz".into(), name: named("Azəriqaz"), count: 4 };
    let found = Duties {
        late_reports: vec![one],
        late_requests: vec![slow],
        without_regulation: vec![lacking],
        without_count: 3,
        ..Duties::default()
    };
    let html = samples::html("/services/duties", || duties::shown(Ok(found)));
    assert!(html.contains("Azəriqaz") && html.contains("4 sorğu"), "{html}");
    assert!(html.contains("2 dəfə") && html.contains("/services/ER-2026-0000001-4") && html.contains("Daha 2 xidmət"), "{html}");
}

#[test]
fn r5_1_the_provider_reads_what_was_said_of_a_service_without_who_said_it() {
    let line = JudgedLine {
        number: "ER-2026-0000001-4".into(),
        name: named("Arayış"),
        stars: vec![0, 1, 0, 0, 2],
        waiting: 3,
        ..JudgedLine::default()
    };
    let said = Said {
        number: line.number.clone(),
        name: named("Arayış"),
        stars: line.stars.clone(),
        lines: vec![SaidLine { stars: 2, text: "Gec <b>gəldi".into(), month: "2026-11".into() }],
        ..Said::default()
    };
    let found = Judged { services: Rows { rows: vec![line], total: 1, next: None }, waiting: 3, said: Some(said) };
    let html = samples::html("/register/quality", || quality::shown(Ok(found)));
    for words in ["4,0", "11.2026", "Gec &lt;b&gt;gəldi", "3 sual cavab gözləyir", "/services/questions", "Kimin yazdığı göstərilmir"]
    {
        assert!(html.contains(words), "{words} in {html}");
    }
}
