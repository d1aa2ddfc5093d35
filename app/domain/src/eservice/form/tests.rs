use super::*;
use crate::eservice::Audience;
use crate::refusal::{Code, Field, Refusal};
use crate::regulation::{Document, HeldDocument, Text};
use std::collections::BTreeSet;

mod automatic;

/// What is wrong, and where.
type Faults = Vec<(Field, Code)>;

fn text() -> Text {
    Text {
        audiences: vec![Audience::Persons],
        held: vec![HeldDocument {
            name: "Şəxsiyyət vəsiqəsi".into(), identified_by: "seriya və nömrə".into(), register: "IAMAS".into()
        }],
        documents: vec![
            Document { name: "Tibbi arayış".into(), required: true, original: true },
            Document { name: "Etibarnamə".into(), ..Document::default() },
        ],
        ..Text::default()
    }
}

fn field(key: &str, kind: FieldKind, label: &str) -> FormField {
    FormField { key: key.into(), kind, label: label.into(), ..FormField::default() }
}

fn of(fields: Vec<FormField>) -> RequestForm {
    RequestForm { fields, ..RequestForm::default() }
}

fn wrong(result: Result<(), Vec<Refusal>>) -> Vec<(Field, Code)> {
    result.err().unwrap_or_default().into_iter().map(|one| (one.field, one.code)).collect()
}

fn answered(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn r7_2_the_form_of_a_regulation_asks_for_what_it_names_and_nothing_else() {
    let form = generate(&text());
    assert_eq!(check(&form, &text()), Ok(()));
    assert!(lacking(&form, &text()).is_empty());
    let kinds: Vec<_> = form.fields.iter().map(|one| one.kind).collect();
    let held = [FieldKind::Held; 5];
    assert_eq!(kinds[..5], held, "who asks comes from registers");
    assert_eq!(kinds[5..], [FieldKind::Identifier, FieldKind::Document, FieldKind::Document, FieldKind::Paragraph]);
    let required: Vec<_> = form.fields[5..].iter().map(|one| one.required).collect();
    assert_eq!(required, [true, true, false, false]);
    let organisations = Text { audiences: vec![Audience::Organisations], ..text() };
    let of_legal = generate(&organisations).fields.into_iter().filter_map(|one| one.held).collect::<Vec<_>>();
    assert!(of_legal.contains(&Held::Voen) && of_legal.contains(&Held::LegalAddress));
}

#[test]
fn r7_2_a_form_asks_neither_beyond_the_regulation_nor_for_what_a_register_holds() {
    let document = |kind, name: &str| FormField { document: name.into(), ..field("a", kind, name) };
    let table = [
        (document(FieldKind::Document, "Tibbi arayış"), None),
        (document(FieldKind::Document, "tibbi  arayis"), None),
        (document(FieldKind::Document, "İş yerindən arayış"), Some(Code::OutsideRegulation)),
        (document(FieldKind::Document, ""), Some(Code::OutsideRegulation)),
        (document(FieldKind::Document, "Şəxsiyyət vəsiqəsi"), Some(Code::HeldByRegister)),
        (document(FieldKind::Identifier, "Şəxsiyyət vəsiqəsi"), None),
        (document(FieldKind::Identifier, "Pasport"), Some(Code::OutsideRegulation)),
        (field("a", FieldKind::Line, "Soyadınız:"), Some(Code::HeldByRegister)),
        (field("a", FieldKind::Line, "Atasının adı"), Some(Code::HeldByRegister)),
        (field("a", FieldKind::Number, "FİN"), Some(Code::HeldByRegister)),
        (field("a", FieldKind::Line, "Telefon nömrəsi"), Some(Code::HeldByRegister)),
        (field("a", FieldKind::Line, "VÖEN"), Some(Code::HeldByRegister)),
        (field("a", FieldKind::Line, "Uşağın adı"), None),
        (field("a", FieldKind::Line, "Nəqliyyat vasitəsinin rəngi"), None),
    ];
    for (one, expected) in table {
        let label = one.label.clone();
        let expected: Vec<_> = expected.map(|code| (Field::Asked(0), code)).into_iter().collect();
        assert_eq!(wrong(check(&of(vec![one]), &text())), expected, "{label}");
    }
    assert_eq!(lacking(&of(vec![field("a", FieldKind::Line, "Səbəb")]), &text()), ["Tibbi arayış", "Şəxsiyyət vəsiqəsi"]);
}

#[test]
fn r7_1_2_a_form_that_is_not_whole_is_refused_with_the_field_named() {
    let good = field("sebeb", FieldKind::Line, "Səbəb");
    let choice = FormField { choices: vec!["a".into()], ..field("secim", FieldKind::Choice, "Seçim") };
    let ruled = |key: &str, value: &str| FormField {
        shown_if: Some(ShownIf { key: key.into(), value: value.into() }),
        ..field("b", FieldKind::Line, "Nə vaxt")
    };
    let table: Vec<(Vec<FormField>, Faults)> = vec![
        (vec![], vec![(Field::Form, Code::Required)]),
        (vec![field("a", FieldKind::Line, " ")], vec![(Field::Asked(0), Code::Required)]),
        (vec![choice], vec![(Field::Asked(0), Code::Required)]),
        (vec![field("a", FieldKind::Held, "")], vec![(Field::Asked(0), Code::Required)]),
        (vec![good.clone(), good.clone()], vec![(Field::Asked(1), Code::Taken)]),
        (vec![field("Bir şey", FieldKind::Line, "Nə")], vec![(Field::Asked(0), Code::Taken)]),
        (vec![FormField { least: Some(9), most: Some(2), ..good.clone() }], vec![(Field::Asked(0), Code::BadFormat)]),
        (vec![good.clone(), ruled("sebeb", "x")], vec![]),
        (vec![ruled("sebeb", "x"), good.clone()], vec![(Field::Asked(0), Code::Unknown)]),
        (vec![good, ruled("sebeb", "")], vec![(Field::Asked(1), Code::Unknown)]),
    ];
    for (nr, (fields, expected)) in table.into_iter().enumerate() {
        assert_eq!(wrong(check(&of(fields), &text())), expected, "{nr}");
    }
    let many = (0..=MAX_FIELDS).map(|nr| field(&format!("a{nr}"), FieldKind::Line, "Nə")).collect();
    assert_eq!(wrong(check(&of(many), &text())), [(Field::Form, Code::TooMany { max: 40 })]);
}

fn asked() -> RequestForm {
    let bounded =
        |key: &str, kind, least, most| FormField { least: Some(least), most: Some(most), required: true, ..field(key, kind, key) };
    of(vec![
        FormField { held: Some(Held::Fin), ..field("fin", FieldKind::Held, "") },
        bounded("say", FieldKind::Number, 1, 10),
        FormField { required: true, ..field("gun", FieldKind::Day, "gün") },
        FormField { choices: vec!["Bakı".into(), "Gəncə".into()], required: true, ..field("seher", FieldKind::Choice, "şəhər") },
        FormField { required: true, ..field("usaq", FieldKind::YesNo, "uşaq") },
        FormField { shown_if: Some(ShownIf { key: "usaq".into(), value: "yes".into() }), ..bounded("usaq-adi", FieldKind::Line, 2, 20) },
        FormField { required: true, document: "Tibbi arayış".into(), ..field("sened", FieldKind::Document, "Tibbi arayış") },
        FormField {
            shown_if: Some(ShownIf { key: "usaq-adi".into(), value: "Aydan".into() }),
            ..field("qeyd", FieldKind::Paragraph, "qeyd")
        },
    ])
}

#[test]
fn r7_1_2_each_wrong_answer_is_named_and_hidden_fields_are_not_asked() {
    let good = [("say", "3"), ("gun", "2026-03-13"), ("seher", "Bakı"), ("usaq", "no")];
    let given: BTreeSet<String> = ["sened".to_owned()].into();
    let checked = |change: &[(&str, &str)]| {
        let mut all = answered(&good);
        all.extend(answered(change));
        let form = asked();
        wrong(check_answers(&form, &tidied(&form, &all), &given))
    };
    let range = Code::OutOfRange { least: 1, most: 10 };
    let table: Vec<(&[(&str, &str)], Faults)> = vec![
        (&[], vec![]),
        (&[("say", " 10 ")], vec![]),
        (&[("say", "11")], vec![(Field::Asked(1), range)]),
        (&[("say", "çox")], vec![(Field::Asked(1), Code::BadFormat)]),
        (&[("gun", "13.03.2026")], vec![(Field::Asked(2), Code::BadFormat)]),
        (&[("seher", "Şəki")], vec![(Field::Asked(3), Code::Unknown)]),
        (&[("usaq", "bəli")], vec![(Field::Asked(4), Code::Unknown)]),
        (&[("usaq", "yes")], vec![(Field::Asked(5), Code::Required)]),
        (&[("usaq", "yes"), ("usaq-adi", "A")], vec![(Field::Asked(5), Code::TooShort { min: 2 })]),
        (&[("usaq", "yes"), ("usaq-adi", "Aydan Leyla Nərgiz Sevda")], vec![(Field::Asked(5), Code::TooLong { max: 20, is: 24 })]),
        (&[("say", ""), ("gun", ""), ("seher", ""), ("usaq", "")], [1, 2, 3, 4].map(|at| (Field::Asked(at), Code::Required)).into()),
    ];
    for (change, expected) in table {
        assert_eq!(checked(change), expected, "{change:?}");
    }
    let form = asked();
    let none = wrong(check_answers(&form, &tidied(&form, &answered(&good)), &BTreeSet::new()));
    assert_eq!(none, [(Field::Asked(6), Code::Required)], "a document that everybody gives");
}

#[test]
fn r7_2_what_a_register_says_and_what_is_hidden_is_not_the_persons_to_say() {
    let form = asked();
    let typed = answered(&[("fin", "1234567"), ("usaq", "no"), ("usaq-adi", "Aydan"), ("qeyd", "x"), ("yad", "y")]);
    assert_eq!(tidied(&form, &typed), answered(&[("usaq", "no")]));
    let typed = answered(&[("usaq", "yes"), ("usaq-adi", " Aydan "), ("qeyd", "a\r\n b")]);
    assert_eq!(tidied(&form, &typed).len(), 3, "a rule may follow a rule");
}

#[test]
fn r7_1_2_the_longest_request_that_can_be_sent_fits_into_a_draft() {
    let letters = "\u{1F600}".repeat(4_000);
    let fields = (0..MAX_FIELDS).map(|nr| field(&format!("a{nr}"), FieldKind::Paragraph, "Nə")).collect();
    let (form, answers) = (of(fields), (0..MAX_FIELDS).map(|nr| (format!("a{nr}"), letters.clone())).collect::<Answers>());
    assert_eq!(check_answers(&form, &answers, &BTreeSet::new()), Ok(()));
    let draft = RequestDraft { form: RequestSend { answers, ..RequestSend::default() }, ..RequestDraft::default() };
    assert!(serde_json::to_string(&draft).unwrap().len() < MAX_DRAFT);
}

#[test]
fn controls_have_names_of_their_own() {
    let names: BTreeSet<&str> = NAMES.iter().chain(&MENDING_NAMES).copied().collect();
    assert_eq!(names.len(), 2 * MAX_FIELDS);
    assert!(NAMES.iter().enumerate().all(|(at, name)| at_of(name) == Some(at)));
    assert_eq!(at_of("f40"), None);
}
