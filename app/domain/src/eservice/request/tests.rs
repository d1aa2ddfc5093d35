use super::*;
use crate::appeal::validate::Tidy;
use crate::calendar::Calendar;
use crate::deadline::FromDay;
use crate::eservice::form::{FieldKind, FormField, Held, RequestForm};
use crate::refusal::{Code, Field};
use crate::regulation::{Span, Unit};
use crate::time::{Date, UnixMs};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn r7_1_3_one_table_says_who_does_what_when() {
    use State::{Done, InWork, Mended, Received, Refused, Returned, Withdrawn};
    let of_provider = [
        (Received, vec![Step::Take, Step::Return, Step::Refuse]),
        (InWork, vec![Step::Note, Step::Return, Step::Finish, Step::Refuse]),
        (Returned, vec![]),
        (Mended, vec![Step::Take, Step::Return, Step::Finish, Step::Refuse]),
        (Done, vec![]),
        (Refused, vec![]),
        (Withdrawn, vec![]),
    ];
    for (state, expected) in of_provider {
        assert_eq!(steps(Side::Provider, state), expected, "{state:?}");
    }
    let of_person = [(Received, vec![Step::Withdraw]), (Returned, vec![Step::Mend, Step::Withdraw]), (Done, vec![]), (Withdrawn, vec![])];
    for (state, expected) in of_person {
        assert_eq!(steps(Side::Person, state), expected, "{state:?}");
    }
    assert_eq!(after(Step::Return, InWork), Some((Returned, What::Returned)));
    assert_eq!(after(Step::Mend, Returned), Some((Mended, What::Mended)));
    assert_eq!(after(Step::Finish, Received), None, "nobody has looked at it");
    for state in State::ALL {
        let of_system = if *state == Received { vec![Step::Give, Step::Deny] } else { vec![] };
        assert_eq!(steps(Side::System, *state), of_system, "{state:?}: what a person has begun a person ends");
        let open = [Side::Person, Side::Provider].iter().any(|side| !steps(*side, *state).is_empty());
        assert_eq!(open, !state.is_over(), "{state:?}");
        for step in Step::ALL {
            assert_eq!(may(*step, *state), after(*step, *state).is_some());
        }
    }
    assert!(!Returned.runs() && Mended.runs() && !Done.runs());
}

#[test]
fn r7_1_2_the_last_day_follows_the_regulation_and_waits_while_the_sender_mends() {
    let calendar = Calendar::new([]);
    // Friday, 13 March 2026, 10:00.
    let friday = UnixMs(day("2026-03-13").starts_at().0 + 10 * 3_600_000);
    let due = |most, unit| due_on(Span { least: 0, most, unit }, friday, FromDay::Next, &calendar).to_string();
    for unit in [Unit::Minutes, Unit::Hours, Unit::Days, Unit::WorkingDays] {
        let typed_wrong = due(u32::MAX, unit);
        assert_eq!(day(&typed_wrong).to_string(), typed_wrong, "{unit:?}: a row with this day can be read again");
    }
    assert_eq!(due(30, Unit::Minutes), "2026-03-13");
    assert_eq!(due(20, Unit::Hours), "2026-03-14");
    assert_eq!(due(10, Unit::Days), "2026-03-23");
    assert_eq!(due(3, Unit::WorkingDays), "2026-03-18");
    let resume = |paused: &str, back: &str, unit| resumed(day("2026-03-18"), day(paused), day(back), unit, &calendar).to_string();
    assert_eq!(resume("2026-03-16", "2026-03-19", Unit::WorkingDays), "2026-03-23", "three working days lay with the sender");
    assert_eq!(resume("2026-03-16", "2026-03-16", Unit::WorkingDays), "2026-03-18");
    assert_eq!(resume("2026-03-13", "2026-03-15", Unit::WorkingDays), "2026-03-18", "a weekend is no working day");
    assert_eq!(resume("2026-03-16", "2026-03-19", Unit::Days), "2026-03-21");
}

#[test]
fn r7_4_a_return_names_each_thing_and_says_how_it_is_mended() {
    let field = |key: &str, kind, held| FormField { key: key.into(), kind, held, label: key.into(), ..FormField::default() };
    let form = RequestForm {
        fields: vec![
            field("fin", FieldKind::Held, Some(Held::Fin)),
            field("sened", FieldKind::Document, None),
            field("say", FieldKind::Number, None),
        ],
        automatic: None,
    };
    let item = |field: &str, advice: &str| Mending { field: field.into(), flaw: Flaw::Illegible, advice: advice.into() };
    let checked = |items: Vec<Mending>| {
        let wrong = ReturnForm { id: "1".into(), items }.tidied().check(&form).err().unwrap_or_default();
        wrong.into_iter().map(|one| (one.field, one.code)).collect::<Vec<_>>()
    };
    assert_eq!(checked(vec![item("sened", "Daha aydın skan edin."), item("say", "Rəqəmlə yazın.")]), []);
    assert_eq!(checked(vec![]), [(Field::Form, Code::Required)]);
    assert_eq!(checked(vec![item("sened", "  ")]), [(Field::Mended(1), Code::Required)]);
    assert_eq!(checked(vec![item("yad", "x")]), [(Field::Form, Code::Unknown)]);
    assert_eq!(checked(vec![item("fin", "x")]), [(Field::Form, Code::Unknown)], "what a register says is not the sender's to mend");
    assert_eq!(checked(vec![item("say", "x"), item("say", "y")]), [(Field::Form, Code::Unknown)]);
    let long = "a".repeat(1_001);
    assert_eq!(checked(vec![item("sened", &long)]), [(Field::Mended(1), Code::TooLong { max: MAX_ADVICE, is: 1_001 })]);
}

#[test]
fn r_annex1_3_3_1_a_refusal_needs_a_ground_of_the_regulation() {
    let grounds = ["Sənədlər etibarsızdır".to_owned()];
    let refused = |ground: &str, text: &str| {
        let form = RefuseRequestForm { id: "1".into(), ground: ground.into(), text: text.into() };
        form.check(&grounds).err().unwrap_or_default().into_iter().map(|one| (one.field, one.code)).collect::<Vec<_>>()
    };
    let why = "Arayışın müddəti bitib.";
    assert_eq!(refused(&grounds[0], why), []);
    assert_eq!(refused("", why), [(Field::Ground, Code::Required)]);
    assert_eq!(refused("Xoşum gəlmir", why), [(Field::Ground, Code::Unknown)]);
    assert_eq!(refused(&grounds[0], ""), [(Field::Reason, Code::Required)]);
}

#[test]
fn a_notice_carries_number_and_id() {
    assert_eq!(read_word(&word("XS-2026-0000001-4", &"abc".into())), ("XS-2026-0000001-4", "abc"));
}
