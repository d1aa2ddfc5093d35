//! The form of annex 2, item by item; steps; days.

use super::*;
use crate::appeal::validate::Tidy;
use crate::calendar::Calendar;
use crate::deadline::{DeadlineKind, FromDay, due};
use crate::eservice::{Act, Field as Area, Item, MAX_LINE, MAX_LIST};
use crate::refusal::{Code, Field};
use crate::role::Role;
use crate::time::Date;

fn whole() -> FactsForm {
    FactsForm {
        name_az: "Su sərfiyyatı üzrə arayış".into(),
        content_az: "Abonentin su sərfiyyatı barədə arayışın verilməsi".into(),
        legal_basis: "Su təchizatı və tullantı suları haqqında Qanun, maddə 12\n".into(),
        kind: "interactive".into(),
        paid: "no".into(),
        audiences: vec!["persons".into()],
        address: "https://azersu.az/arayis".into(),
        field: "kommunal".into(),
        automation: "partial".into(),
        ..FactsForm::default()
    }
}

fn form(facts: FactsForm) -> ApplicationForm {
    ApplicationForm { facts, ..ApplicationForm::default() }.tidied()
}

fn wrong(act: Act, form: &ApplicationForm) -> Vec<(Item, Code)> {
    let all = complete(act, form, day("2026-03-13")).into_iter();
    all.filter_map(|one| match one.field {
        Field::Eservice(item) => Some((item, one.code)),
        _ => None,
    })
    .collect()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn r_annex2_each_missing_item_is_named() {
    assert_eq!(wrong(Act::Register, &form(whole())), []);
    let missing = wrong(Act::Register, &form(FactsForm::default()));
    let items = [
        Item::NameAz,
        Item::ContentAz,
        Item::LegalBasis,
        Item::Kind,
        Item::Paid,
        Item::Audiences,
        Item::Address,
        Item::Field,
        Item::Automation,
    ];
    assert_eq!(missing, items.map(|item| (item, Code::Required)));
}

#[test]
fn r_annex2_an_item_that_is_wrong_is_named_with_what_is_wrong() {
    let long = "ə".repeat(MAX_LINE as usize + 1);
    let lines = (0..=MAX_LIST).map(|nr| format!("Qurum {nr}\n")).collect::<String>();
    let table: [(FactsForm, Item, Code); 12] = [
        (FactsForm { paid: "yes".into(), basis: "Qanun".into(), ..whole() }, Item::Amount, Code::Required),
        (FactsForm { paid: "yes".into(), amount: "5 AZN".into(), ..whole() }, Item::Basis, Code::Required),
        (FactsForm { paid: "maybe".into(), ..whole() }, Item::Paid, Code::Unknown),
        (FactsForm { address: "azersu.az".into(), ..whole() }, Item::Address, Code::NotAnAddress),
        (FactsForm { address: "javascript:alert(1)".into(), ..whole() }, Item::Address, Code::NotAnAddress),
        (FactsForm { address: "https://a.az/\"><script>".into(), ..whole() }, Item::Address, Code::NotAnAddress),
        (FactsForm { address: "https://me@azersu.az".into(), ..whole() }, Item::Address, Code::NotAnAddress),
        (FactsForm { name_az: long, ..whole() }, Item::NameAz, Code::TooLong { max: MAX_LINE, is: MAX_LINE + 1 }),
        (FactsForm { others: lines, ..whole() }, Item::Others, Code::TooMany { max: MAX_LIST }),
        (FactsForm { field: "kosmos".into(), ..whole() }, Item::Field, Code::Unknown),
        (FactsForm { audiences: vec!["persons".into(), "robots".into()], ..whole() }, Item::Audiences, Code::Unknown),
        (FactsForm { content_az: "Arayış".into(), ..whole() }, Item::ContentAz, Code::TooShort { min: 10 }),
    ];
    for (facts, item, code) in table {
        assert_eq!(wrong(Act::Register, &form(facts)), [(item, code)]);
    }
    let at = |address: &str| wrong(Act::Register, &form(FactsForm { address: address.into(), ..whole() }));
    assert_eq!(at("/queue"), [], "a page of this site");
    for elsewhere in ["//evil.az/x", "/\\evil.az"] {
        assert_eq!(at(elsewhere), [(Item::Address, Code::NotAnAddress)], "{elsewhere}");
    }
}

#[test]
fn r3_1_a_service_belongs_to_one_of_the_29_fields() {
    for field in Area::ALL {
        let form = form(FactsForm { field: field.as_str().into(), ..whole() });
        assert_eq!(wrong(Act::Register, &form), []);
        assert_eq!(form.facts.facts(&"azersu".into()).field, *field);
    }
}

#[test]
fn r10_6_an_amendment_says_when_the_facts_changed() {
    for (typed, expected) in
        [("", Some(Code::Required)), ("2026-03-14", Some(Code::InTheFuture)), ("13.03.2026", Some(Code::BadFormat)), ("2026-03-13", None)]
    {
        let form = ApplicationForm { happened_on: typed.into(), ..form(whole()) };
        let found = wrong(Act::Amend, &form);
        assert_eq!(found, expected.map(|code| (Item::HappenedOn, code)).into_iter().collect::<Vec<_>>(), "{typed}");
    }
}

#[test]
fn r10_7_a_cancelling_gives_its_reasons_and_needs_no_facts() {
    let empty = form(FactsForm::default());
    assert_eq!(wrong(Act::Cancel, &empty), [(Item::Reason, Code::Required)]);
    let told = ApplicationForm { reason: "Xidmət başqa xidmətlə birləşdirilib".into(), ..empty };
    assert_eq!(wrong(Act::Cancel, &told), []);
}

#[test]
fn r_annex2_what_was_typed_becomes_facts_and_comes_back() {
    let typed = FactsForm {
        paid: "yes".into(),
        amount: " 5  AZN ".into(),
        basis: "Dövlət rüsumu haqqında Qanun, maddə 9".into(),
        others: "ASAN xidmət\n\n  Ədliyyə Nazirliyi ".into(),
        events: vec!["ev".into(), "ev".into()],
        manner: "here".into(),
        regulation: "https://muraciet.example/regulations/0190-ab/".into(),
        ..whole()
    };
    let facts = form(typed).facts.facts(&"azersu".into());
    assert_eq!((facts.fee.paid, facts.fee.amount.as_str()), (true, "5 AZN"));
    assert_eq!(facts.others, ["ASAN xidmət", "Ədliyyə Nazirliyi"]);
    assert_eq!((facts.events.len(), facts.regulation.as_ref().map(|id| id.as_str())), (1, Some("0190-ab")));
    assert_eq!(FactsForm::from(&facts).tidied().facts(&"azersu".into()), facts);
    let free = FactsForm { amount: "5 AZN".into(), ..whole() }.tidied();
    assert_eq!(free.amount, "", "nothing is paid for what is free");
}

#[test]
fn r10_3_one_table_draws_the_buttons_and_guards_the_steps() {
    use ApplicationState::{Draft, Granted, Returned, Submitted, Withdrawn};
    use ApplicationStep::{Grant, Return, Submit, Withdraw, Write};
    let (provider, operator) = (Role::InstitutionStaff, Role::RegistryOperator);
    for (state, own, theirs) in [
        (Draft, vec![Write, Submit, Withdraw], vec![]),
        (Submitted, vec![Withdraw], vec![Grant, Return]),
        (Returned, vec![Write, Submit, Withdraw], vec![]),
        (Granted, vec![], vec![]),
        (Withdrawn, vec![], vec![]),
    ] {
        assert_eq!((steps(state, provider), steps(state, operator)), (own, theirs), "{state:?}");
        for role in [Role::Citizen, Role::OwnerStaff, Role::Operator, Role::CentreStaff] {
            assert_eq!(steps(state, role), []);
        }
    }
    assert_eq!(next(Submitted, Grant, operator), Ok(Granted));
    assert_eq!(next(Granted, Grant, operator).unwrap_err().code, Code::AlreadyDone);
    assert_eq!(next(Granted, Return, operator).unwrap_err().code, Code::NotNow);
    assert_eq!(next(Submitted, Grant, provider).unwrap_err().code, Code::NotYours);
    assert!(ApplicationStep::ALL.iter().all(|step| clause(*step).starts_with("R10.")));
}

#[test]
fn r10_4_r10_6_r10_8_the_days_of_the_register() {
    let calendar = Calendar::default();
    for (act, term) in [(Act::Register, "2026-03-18"), (Act::Amend, "2026-03-16"), (Act::Cancel, "2026-03-16")] {
        assert_eq!(due(deadline(act), day("2026-03-13"), FromDay::Next, &calendar).on, day(term), "{act:?}, from a Friday");
    }
    assert_eq!(DeadlineKind::RegisterService.article(), "R10.4");
    assert_eq!(DeadlineKind::AmendRegister.article(), "R10.8");
    let last = day("2026-03-18").ends_at();
    assert!(!reported_late(day("2026-03-13"), last, FromDay::Next, &calendar), "on the third working day");
    assert!(reported_late(day("2026-03-13"), crate::time::UnixMs(last.0 + 1), FromDay::Next, &calendar));
}

#[test]
fn r10_3_a_row_of_a_file_is_checked_like_a_form() {
    let cells = |address: &'static str| {
        vec![
            (Item::Provider, "azersu"),
            (Item::NameAz, "Su sərfiyyatı üzrə arayış"),
            (Item::ContentAz, "Abonentin su sərfiyyatı barədə arayış"),
            (Item::LegalBasis, "Qanun, maddə 1|Qanun, maddə 2"),
            (Item::Kind, "informational"),
            (Item::Paid, "no"),
            (Item::Audiences, "persons|organisations"),
            (Item::Address, address),
            (Item::Field, "kommunal"),
            (Item::Automation, "full"),
        ]
    };
    let (provider, facts) = row(cells("https://azersu.az").into_iter()).unwrap();
    assert_eq!((provider.as_str(), facts.facts(&provider).legal_basis.len(), facts.audiences.len()), ("azersu", 2, 2));
    let refused = row(cells("azersu").into_iter()).unwrap_err();
    assert_eq!(refused.iter().map(|one| (one.field, one.code)).collect::<Vec<_>>(), [(Field::Eservice(Item::Address), Code::NotAnAddress)]);
    assert!(COLUMNS.iter().all(|item| !matches!(item, Item::HappenedOn | Item::Reason)));
}
