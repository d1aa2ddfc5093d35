use super::{Faults, answered, field, of, wrong};
use crate::eservice::Automation;
use crate::eservice::form::*;
use crate::refusal::{Code, Field};
use crate::regulation::Text;

const GROUND: &str = "Yaşı az olduqda";

fn whole() -> Text {
    Text { automation: Some(Automation::Full), refusals: vec![GROUND.into()], ..Text::default() }
}

fn rule(key: &str, compare: Compare, value: &str) -> RefusalRule {
    RefusalRule { field: key.into(), compare, value: value.into(), ground: GROUND.into(), text: "{yas} yaş".into() }
}

fn form(rules: Vec<RefusalRule>) -> RequestForm {
    let automatic = Some(Automatic { text: "№ {number}: {soyad}, {gun}, {qeyd} {x y}".into(), rules });
    let fields = vec![
        FormField { held: Some(Held::Surname), ..field("soyad", FieldKind::Held, "") },
        field("yas", FieldKind::Number, "Yaş"),
        field("gun", FieldKind::Day, "Gün"),
        field("qeyd", FieldKind::Line, "Qeyd"),
        field("beli", FieldKind::YesNo, "Bəli"),
        field("metn", FieldKind::Paragraph, "Mətn"),
    ];
    RequestForm { automatic, ..of(fields) }
}

fn come(rules: Vec<RefusalRule>, answers: &[(&str, &str)]) -> Outcome {
    decide(&form(rules), &answered(answers), |place| format!("<{place}>"))
}

#[test]
fn r_annex1_1_6_the_result_is_made_of_what_was_asked_and_of_what_registers_say() {
    let done = |text: &str| Outcome::Done { text: text.into() };
    let good = [("soyad", "Əliyev"), ("gun", "2026-03-13"), ("qeyd", "{yas}")];
    assert_eq!(come(vec![], &good), done("№ <number>: Əliyev, 13.03.2026, {yas} {x y}"), "a value is never read as a place");
    assert_eq!(come(vec![], &good[..2]), done("№ <number>: Əliyev, 13.03.2026, — {x y}"));
    assert_eq!(come(vec![], &good[1..]), Outcome::ByHand, "what no register has said is not certified");
    let silent = RequestForm { automatic: None, ..form(vec![]) };
    assert_eq!(decide(&silent, &answered(&good), |_| String::new()), Outcome::ByHand);
}

#[test]
fn r_annex1_3_3_1_the_first_rule_that_holds_refuses() {
    let refused = |text: &str| Outcome::Refused { ground: GROUND.into(), text: text.into() };
    let said = |key: &'static str, value: &'static str| vec![("soyad", "Əliyev"), (key, value)];
    let table = [
        (rule("yas", Compare::Less, "18"), said("yas", "9"), true),
        (rule("yas", Compare::Less, "18"), said("yas", "18"), false),
        (rule("yas", Compare::More, "18"), said("yas", "100"), true),
        (rule("yas", Compare::Is, "18"), said("yas", "18"), true),
        (rule("yas", Compare::IsNot, "18"), said("yas", "18"), false),
        (rule("yas", Compare::IsNot, "18"), said("yas", ""), false),
        (rule("gun", Compare::Less, "2026-03-13"), said("gun", "2026-03-12"), true),
        (rule("gun", Compare::More, "2026-03-13"), said("gun", "2026-03-13"), false),
        (rule("soyad", Compare::Is, "Əliyev"), said("yas", "1"), true),
        (rule("yad", Compare::Is, "1"), said("yad", "1"), false),
    ];
    for (one, answers, expected) in table {
        let came = come(vec![one.clone()], &answers);
        assert_eq!(matches!(came, Outcome::Refused { .. }), expected, "{one:?} {answers:?}");
    }
    let two = vec![rule("yas", Compare::Less, "18"), RefusalRule { text: "yox".into(), ..rule("yas", Compare::Less, "19") }];
    assert_eq!(come(two, &said("yas", "17")), refused("17 yaş"));
}

#[test]
fn r_annex1_1_6_what_comes_by_itself_is_whole_and_stands_on_the_regulation() {
    let text_of = |text: &str| RequestForm { automatic: Some(Automatic { text: text.into(), rules: vec![] }), ..form(vec![]) };
    let changed = |change: fn(&mut RefusalRule)| {
        let mut one = rule("yas", Compare::Less, "18");
        change(&mut one);
        form(vec![one])
    };
    let table: Vec<(RequestForm, Faults)> = vec![
        (form(vec![rule("yas", Compare::Less, "18")]), vec![]),
        (text_of(" "), vec![(Field::Text, Code::Required)]),
        (text_of("{ad}"), vec![(Field::Text, Code::UnknownPlace)]),
        (text_of("{beli}"), vec![(Field::Text, Code::UnknownPlace)]),
        (text_of("{number} {today} {service} {provider} { }"), vec![]),
        (changed(|one| one.field = "yad".into()), vec![(Field::Ground, Code::Unknown)]),
        (changed(|one| one.field = "metn".into()), vec![(Field::Ground, Code::Unknown)]),
        (changed(|one| one.value = "çox".into()), vec![(Field::Ground, Code::BadFormat)]),
        (changed(|one| one.value.clear()), vec![(Field::Ground, Code::BadFormat)]),
        (changed(|one| one.ground = "Xoşum gəlmir".into()), vec![(Field::Ground, Code::Unknown)]),
        (changed(|one| one.ground.clear()), vec![(Field::Ground, Code::Required)]),
        (changed(|one| one.text.clear()), vec![(Field::Reason, Code::Required)]),
        (changed(|one| one.text = "{yad}".into()), vec![(Field::Reason, Code::UnknownPlace)]),
        (form(vec![rule("yas", Compare::Is, "1"); MAX_RULES + 1]), vec![(Field::Ground, Code::TooMany { max: 20 })]),
    ];
    for (nr, (one, expected)) in table.into_iter().enumerate() {
        assert_eq!(wrong(check(&one, &whole())), expected, "{nr}");
    }
    let partial = Text { automation: Some(Automation::Partial), ..whole() };
    assert_eq!(check(&text_of(""), &partial), Ok(()), "nothing comes by itself of what a person does");
}
