use super::*;
use crate::calendar::tests::{date, official};
use crate::ids::InstitutionId;
use crate::lifecycle::{AssignmentStatus, assignment_next};
use crate::refusal::{Code, Field};
use crate::role::Role;
use crate::time::UnixMs;
use proptest::prelude::*;

const ID: &str = "01890000-0000-7000-8000-00000000000a";

fn at(day: &str, hour: i64) -> UnixMs {
    UnixMs(date(day).starts_at().0 + hour * 3_600_000)
}

fn term(due: &str) -> Term {
    Term { from: at("2026-03-13", 10), due: date(due), urgent: false, studied: false, extended: false }
}

fn codes(checked: crate::appeal::validate::Checked) -> Vec<(Field, Code)> {
    checked.err().unwrap_or_default().into_iter().map(|refusal| (refusal.field, refusal.code)).collect()
}

#[test]
fn a9_2_each_ground_cites_its_item_of_the_law_and_comes_back_from_its_word() {
    let articles = UnconsideredGround::ALL.map(UnconsideredGround::article);
    assert_eq!(articles, ["8.1.1", "8.1.2", "8.1.3", "8.1.4", "8.1.5", "8.1.6"]);
    for ground in UnconsideredGround::ALL {
        assert_eq!(UnconsideredGround::parse(ground.as_str()), Some(ground));
        assert_eq!(serde_json::to_string(&ground).unwrap(), format!("\"{}\"", ground.as_str()));
    }
    for kind in DecisionKind::ALL {
        assert_eq!(DecisionKind::parse(kind.as_str()), Some(kind));
        assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.as_str()));
    }
}

#[test]
fn a9_2_the_person_is_told_within_five_working_days() {
    let by = |day| tell_by(at(day, 10), FromDay::Next, &official());
    assert_eq!((by("2026-03-02").on, by("2026-03-02").article), (date("2026-03-10"), "A9.2"), "8 and 9 March do not count");
    assert_eq!(by("2026-03-13").on, date("2026-03-31"), "nor do the days of Novruz");
}

#[test]
fn a9_2_no_leaving_unconsidered_without_ground_and_reasons() {
    let empty = UnconsideredForm { appeal: ID.into(), ..UnconsideredForm::default() };
    assert_eq!(codes(leave_unconsidered(&empty)), [(Field::Ground, Code::Required), (Field::Reason, Code::Required)]);
    let full = UnconsideredForm { ground: Some(UnconsideredGround::Repeated), reason: "Üç dəfə cavab verilib.".into(), ..empty };
    assert!(leave_unconsidered(&full).is_ok());
}

#[test]
fn a8_11_three_working_days_then_only_back_to_the_owner() {
    let until = forwarding_until(at("2026-03-13", 10), FromDay::Next, &official());
    assert_eq!((until.on, until.article), (date("2026-03-18"), "7.10"));
    let chain = ["aayda".into()];
    let may = |now| may_forward(&until, now, &chain, &Procedure::default());
    assert_eq!(may(at("2026-03-18", 23)), Ok(()));
    assert_eq!(may(at("2026-03-19", 0)), Err(Bar::ForwardingOver));
}

#[test]
fn a8_11_twice_at_the_most_and_never_to_who_had_it() {
    let sent = |pairs: &[(&str, &str)]| -> Vec<(InstitutionId, InstitutionId)> {
        pairs.iter().map(|(from, to)| ((*from).into(), (*to).into())).collect()
    };
    let until = forwarding_until(at("2026-03-13", 10), FromDay::Next, &official());
    let table = [
        ("a", &[][..], &["a"][..], Ok(())),
        ("b", &[("a", "b")], &["b", "a"], Ok(())),
        ("c", &[("a", "b"), ("b", "c")], &["c", "b", "a"], Err(Bar::ForwardedOften)),
        // What others sent on is not counted against who did not get it from them.
        ("d", &[("a", "b"), ("b", "c")], &["d"], Ok(())),
        ("b", &[("a", "b"), ("x", "y")], &["b", "a"], Ok(())),
    ];
    for (me, pairs, expected, may) in table {
        let chain = chain(&me.into(), &sent(pairs));
        assert_eq!(chain.iter().map(InstitutionId::as_str).collect::<Vec<_>>(), expected, "{me} {pairs:?}");
        assert_eq!(may_forward(&until, at("2026-03-16", 9), &chain, &Procedure::default()), may, "{me} {pairs:?}");
    }
    let had = ["a".into(), "b".into()];
    assert_eq!(may_send_to(&"a".into(), &had), Err(Bar::HadIt));
    assert_eq!(may_send_to(&"c".into(), &had), Ok(()));
}

#[test]
fn a8_11_a_reason_is_needed_and_somebody_to_send_it_to() {
    let form = ForwardForm { appeal: ID.into(), ..ForwardForm::default() };
    assert_eq!(codes(forward(&form)), [(Field::Institutions, Code::Required), (Field::Reason, Code::Required)]);
    let back = ForwardForm { back: true, reason: "Bizim səlahiyyətimiz deyil.".into(), ..form };
    assert!(forward(&back).is_ok());
}

#[test]
fn a8_8_extensions_by_the_law_on_the_official_calendar() {
    use DecisionKind::{Extended, ExtendedStudy};
    let calendar = official();
    #[rustfmt::skip]
    let table = [
        // kind, days, the term so far, now, the new last day
        (ExtendedStudy, 0,  term("2026-04-14"), at("2026-04-01", 10), Ok(("2026-05-05", "10.1"))),
        (Extended,      30, term("2026-04-14"), at("2026-04-14", 23), Ok(("2026-06-01", "10.2"))),
        (Extended,      1,  term("2026-04-14"), at("2026-04-14", 10), Ok(("2026-04-15", "10.2"))),
        (Extended,      30, Term { studied: true, ..term("2026-05-05") }, at("2026-05-05", 10), Ok(("2026-06-23", "10.2"))),
        (ExtendedStudy, 0,  Term { studied: true, ..term("2026-05-05") }, at("2026-04-20", 10), Err(Bar::ExtendedBefore)),
        (Extended,      5,  Term { extended: true, ..term("2026-06-01") }, at("2026-04-20", 10), Err(Bar::ExtendedBefore)),
        (ExtendedStudy, 0,  Term { extended: true, ..term("2026-06-01") }, at("2026-04-20", 10), Err(Bar::NotLonger)),
        (Extended,      0,  term("2026-04-14"), at("2026-04-01", 10), Err(Bar::NotLonger)),
        (Extended,      5,  term("2026-04-14"), at("2026-04-15", 0), Err(Bar::TermOver)),
        (Extended,      5,  Term { urgent: true, ..term("2026-04-14") }, at("2026-04-01", 10), Err(Bar::Urgent)),
    ];
    for (kind, days, term, now, expected) in table {
        let new = extended(kind, days, &term, now, FromDay::Next, &calendar);
        let expected = expected.map(|(day, article)| (date(day), article));
        assert_eq!(new.map(|due| (due.on, due.article)), expected, "{kind:?} {days} {term:?}");
    }
}

#[test]
fn a8_8_an_extension_has_its_kind_its_days_and_its_reason() {
    let form = ExtendForm { appeal: ID.into(), reason: "Ekspert rəyi gözlənilir.".into(), ..ExtendForm::default() };
    assert_eq!(codes(extend(&form)), [(Field::Ground, Code::Required)]);
    assert_eq!(
        codes(extend(&ExtendForm { kind: Some(DecisionKind::Forwarded), ..form.clone() })),
        [(Field::Ground, Code::Unknown)],
        "no other decision comes in by this door"
    );
    let by = |days| ExtendForm { kind: Some(DecisionKind::Extended), days, ..form.clone() };
    for (days, fits) in [(0, false), (1, true), (30, true), (31, false), (u16::MAX, false)] {
        assert_eq!(extend(&by(days)).is_ok(), fits, "{days}");
    }
    assert!(extend(&ExtendForm { kind: Some(DecisionKind::ExtendedStudy), ..form }).is_ok(), "the law counts the days");
}

#[test]
fn a8_10_a_query_has_its_own_last_day() {
    let due = query_due(at("2026-03-13", 10), &Procedure::default(), FromDay::Next, &official());
    assert_eq!((due.on, due.article), (date("2026-03-31"), "A8.10"), "five working days over Novruz");
    let nothing = QueryForm { appeal: ID.into(), ..QueryForm::default() };
    assert_eq!(codes(query(&nothing)), [(Field::Institutions, Code::Required), (Field::Text, Code::Required)]);
}

#[test]
fn every_decision_is_a_step_of_the_institution_while_it_works() {
    for kind in DecisionKind::ALL {
        for status in AssignmentStatus::ALL {
            let may = assignment_next(status, kind.step(), Role::InstitutionStaff);
            assert_eq!(may.is_ok(), status.is_open(), "{kind:?} {status:?}");
            assert!(may.is_err() || may.is_ok_and(AssignmentStatus::is_open) != kind.is_final(), "{kind:?} {status:?}");
        }
    }
}

proptest! {
    #[test]
    fn a8_8_no_extension_ever_shortens_a_term(from in 20_500i32..20_600, later in 0i32..90, days in 0u16..60, study: bool, urgent: bool) {
        let calendar = official();
        let from = crate::time::Date::from_days(from);
        let term = Term { from: from.starts_at(), due: from.plus(later), urgent, studied: false, extended: false };
        let kind = if study { DecisionKind::ExtendedStudy } else { DecisionKind::Extended };
        if let Ok(new) = extended(kind, days, &term, from.starts_at(), FromDay::Next, &calendar) {
            prop_assert!(new.on > term.due);
            prop_assert!(calendar.working_days_between(term.due, new.on) <= 30);
        }
    }
}
