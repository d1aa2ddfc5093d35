use super::card::{self, Typed};
use super::{mine, questions, shown};
use crate::page::samples;
use domain::eservice::portal::{
    FoundServices, InForcePart, MyServices, Own, Quality, ServiceCard, ServiceLine, ServiceQuestion, UsedLine, VersionLine,
};
use domain::eservice::search::{Address, Counts};
use domain::eservice::{Act, Audience, Automation, Changed, EserviceState, Facts, Fee, Field, Kind, LifeEvent, Manner};
use domain::regulation::{Document, FormFile, HeldDocument, Span, Text, Unit};
use domain::time::{Date, UnixMs};

fn line() -> ServiceLine {
    ServiceLine {
        number: "ER-2026-0000001-0".into(),
        name: samples::named("Doğum haqqında şəhadətnamə"),
        content: samples::named("Valideynlər üçün <b>"),
        provider: samples::named("Ədliyyə Nazirliyi"),
        kind: Kind::Interactive,
        paid: true,
        automation: Automation::Partial,
        here: true,
        cancelled: false,
    }
}

fn found() -> FoundServices {
    let counts = Counts { events: vec![1; LifeEvent::ALL.len()], fields: vec![2; Field::ALL.len()], ..Counts::default() };
    FoundServices {
        lines: vec![line()],
        total: 1,
        counts,
        providers: vec![("edliyye".into(), samples::named("Ədliyyə Nazirliyi"), 1)],
        loose: false,
    }
}

fn day(year: i32, month: u8, day: u8) -> UnixMs {
    Date::new(year, month, day).map_or(UnixMs(0), |day| day.starts_at())
}

fn service() -> ServiceCard {
    let text = Text {
        span: Span { least: 1, most: 3, unit: Unit::WorkingDays },
        result: "Elektron şəhadətnamə".into(),
        documents: vec![Document { name: "Tibbi arayışın surəti".into(), required: true, original: true }],
        held: vec![HeldDocument { name: "Şəxsiyyət vəsiqəsi".into(), identified_by: "FİN".into(), register: "DİN".into() }],
        forms: vec![FormFile { name: "Ərizə".into(), file: "a".repeat(64).into(), file_name: "erize.pdf".into() }],
        complaint_term: "15 iş günü".into(),
        ..Text::default()
    };
    ServiceCard {
        id: "s1".into(),
        number: "ER-2026-0000001-0".into(),
        facts: Facts {
            provider: "edliyye".into(),
            name: samples::named("Doğum haqqında şəhadətnamə"),
            content: samples::named("Valideynlər üçün <b>"),
            legal_basis: vec!["Ailə Məcəlləsi, 161-ci maddə".into()],
            kind: Kind::Interactive,
            fee: Fee {
                paid: true,
                amount: "5 AZN".into(),
                basis: "«Dövlət rüsumu haqqında» Qanun, 14.1".into(),
                link: "https://pay.example/1".into(),
                ..Fee::default()
            },
            audiences: vec![Audience::Persons],
            address: "https://source.example/birth".into(),
            manner: Manner::Source,
            regulation: Some("r1".into()),
            ..Facts::default()
        },
        provider: samples::named("Ədliyyə Nazirliyi"),
        state: EserviceState::Registered,
        registered_ms: day(2026, 3, 1),
        changed_ms: day(2026, 4, 1),
        cancelled_ms: None,
        regulation: Some(InForcePart { id: "r1".into(), version: 2, since_ms: day(2026, 2, 1), text }),
        versions: vec![
            VersionLine { act: Act::Amend, at_ms: day(2026, 4, 1), changed: vec![Changed::Fee] },
            VersionLine { act: Act::Register, at_ms: day(2026, 3, 1), changed: Vec::new() },
        ],
        others: Vec::new(),
        quality: Quality::default(),
        own: None,
        question: "01890000-0000-7000-8000-000000000001".into(),
    }
}

fn page(card: ServiceCard, told: &'static str) -> String {
    samples::html("/services/ER-2026-0000001-0", move || card::shown(card, told, Typed::new()))
}

#[test]
fn r11_2_the_first_page_begins_with_a_search_box_and_events_of_life_fields_and_institutions() {
    let html = samples::html("/services", || shown(&Address::default(), Ok(found())));
    for words in [
        "action=\"/services\"",
        "name=\"q\"",
        "/services?event=usaq-dogulub",
        "/services?field=aile",
        "/services?provider=edliyye",
        "/services.json",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert_eq!(html.matches("/services?field=").count(), 29);
}

#[test]
fn r11_5_what_is_found_leads_to_its_page_and_each_filter_can_be_let_go() {
    let html = samples::html("/services", || shown(&Address::read("q=usaq&field=aile&fee=paid"), Ok(found())));
    for words in
        ["/services/ER-2026-0000001-0", "Valideynlər üçün &lt;b&gt;", "/services?q=usaq&amp;fee=paid", "/services?q=usaq&amp;field=aile"]
    {
        assert!(html.contains(words), "{words}: {html}");
    }
    let nothing = samples::html("/services", || shown(&Address::read("q=yoxdur&fee=paid"), Ok(FoundServices::default())));
    assert!(nothing.contains("/services?q=yoxdur\"") && nothing.contains("108"), "says what to do: {nothing}");
}

#[test]
fn r7_1_1_the_page_names_the_documents_exactly_and_gives_the_forms() {
    let html = page(service(), "");
    for words in [
        "Tibbi arayışın surəti",
        "Şəxsiyyət vəsiqəsi",
        "FİN",
        "/services/ER-2026-0000001-0/forms/0",
        "erize.pdf",
        "1–3 iş günü",
        "/regulations/r1",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(html.contains("&lt;b&gt;"), "texts stay texts");
}

#[test]
fn r8_the_page_names_the_fee_with_its_act_and_the_way_to_pay() {
    let html = page(service(), "");
    for words in ["5 AZN", "Dövlət rüsumu haqqında", "https://pay.example/1"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let free = ServiceCard { facts: Facts { fee: Fee::default(), ..service().facts }, ..service() };
    assert!(!page(free, "").contains("5 AZN"));
}

#[test]
fn r5_1_the_four_rights_and_the_way_before_court_stand_on_the_page() {
    let html = page(service(), "");
    let text = crate::i18n::texts::portal::right_regulation(domain::lang::Lang::Az);
    assert!(html.contains(text) && html.contains("href=\"/letter?to=edliyye\"") && html.contains("15 iş günü"), "{html}");
}

#[test]
fn r4_3_what_only_informs_is_a_plain_link_and_r4_4_the_others_are_begun_by_a_form() {
    let html = page(service(), "");
    assert!(html.contains("action=\"/services/ER-2026-0000001-0/use\""), "{html}");
    assert!(page(service(), "used").contains("href=\"https://source.example/birth\""));
    let informs = ServiceCard { facts: Facts { kind: Kind::Informational, ..service().facts }, ..service() };
    let html = page(informs, "");
    assert!(html.contains("href=\"https://source.example/birth\"") && !html.contains("/use\""), "{html}");
    let hostile =
        ServiceCard { facts: Facts { kind: Kind::Informational, address: "javascript:alert(1)".into(), ..service().facts }, ..service() };
    assert!(!page(hostile, "").contains("href=\"javascript"));
}

#[test]
fn r10_5_a_cancelled_service_says_so_with_its_day_and_suggests_others() {
    let gone = ServiceCard { state: EserviceState::Cancelled, cancelled_ms: Some(day(2026, 5, 4)), others: vec![line()], ..service() };
    let html = page(gone, "");
    assert!(html.contains("04.05.2026") && !html.contains("/use\"") && html.contains("service-line"), "{html}");
}

#[test]
fn ratings_are_offered_to_who_has_used_the_service_alone() {
    let own = |used_ms| ServiceCard { own: Some(Own { used_ms, ..Own::default() }), ..service() };
    assert!(!page(own(None), "").contains("form[stars]"));
    assert!(page(own(Some(day(2026, 5, 1))), "").contains("form[stars]"));
    let judged = ServiceCard { quality: Quality { ratings: 5, stars: vec![0, 0, 0, 1, 4], ..Quality::default() }, ..service() };
    assert!(page(judged, "").contains("4,8 / 5"));
    let few = ServiceCard { quality: Quality { ratings: 4, ..Quality::default() }, ..service() };
    assert!(!page(few, "").contains("/ 5,"));
}

#[test]
fn r6_1_3_the_own_services_are_favourites_and_history() {
    let mine = MyServices { favourites: vec![line()], used: vec![UsedLine { line: line(), at_ms: day(2026, 5, 4) }] };
    let html = samples::html("/my/services", || mine::shown(mine));
    assert_eq!(html.matches("href=\"/services/ER-2026-0000001-0\"").count(), 2, "{html}");
    assert!(html.contains("04.05.2026"));
    assert!(samples::html("/my/services", || mine::shown(MyServices::default())).contains("href=\"/services\""));
}

#[test]
fn a_question_is_answered_in_a_form_under_it() {
    let question = ServiceQuestion {
        id: "q1".into(),
        service: ("ER-2026-0000001-0".into(), samples::named("Doğum")),
        text: "Kağızda verilir? <script>".into(),
        asked_ms: day(2026, 5, 4),
        answer: None,
    };
    let list = vec![question];
    let closed = samples::html("/services/questions", {
        let list = list.clone();
        move || questions::shown(list, "", questions::Typed::new())
    });
    assert!(closed.contains("?answer=q1") && closed.contains("&lt;script&gt;") && !closed.contains("<textarea"), "{closed}");
    let open = samples::html("/services/questions", move || questions::shown(list, "q1", questions::Typed::new()));
    assert!(open.contains("<textarea") && open.contains("value=\"q1\""), "{open}");
}
