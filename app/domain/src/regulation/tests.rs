//! The model form, its completeness, the way of a version, merging and differences (R9.1–9.8, R-annex1).

use super::check::{Standing, check, standing};
use super::merge::{merge, same, take};
use super::stage::{Facts, buttons, may};
use super::*;
use crate::desk::diff::Part;
use crate::eservice::{Audience, Automation, Fee, Kind, MAX_WORDS};
use crate::refusal::Code;

/// An interactive service that is partly automated, free, with one other body.
fn whole() -> Text {
    let say = str::to_owned;
    let operation = |name: &str, other: &str, most: u32| Operation {
        name: say(name),
        responsible: say("Sənəd dövriyyəsi şöbəsinin əməkdaşı"),
        content: say("Sənədlər yoxlanılır."),
        span: Span { least: most, most, unit: Unit::WorkingDays },
        other: say(other),
        result: say("Qeyd aparılır."),
    };
    Text {
        name: say("Arayışın verilməsi"),
        content: say("Vətəndaşa arayış verilir."),
        legal_basis: vec![say("191 nömrəli qərar, 9-cu hissə")],
        provider: say("Azərsu ASC"),
        others: vec![Other { institution: Some("aayda".into()), name: say("AAYDA") }],
        automation: Some(Automation::Partial),
        span: Span { least: 1, most: 5, unit: Unit::WorkingDays },
        result: say("Arayış"),
        kind: Some(Kind::Interactive),
        fee: Some(Fee::default()),
        audiences: vec![Audience::Persons],
        address: say("https://e.example.az/arayis"),
        information: Information { phone: say("955"), ..Information::default() },
        held: vec![HeldDocument { name: say("Şəxsiyyət vəsiqəsi"), identified_by: say("FİN"), register: say("DİN reyestri") }],
        documents: vec![Document { name: say("Müqavilə"), required: true, original: false }],
        forming: say("Sorğu elektron formada doldurulur."),
        receiving: say("Sorğu qeydə alınır."),
        refusals: vec![say("Məlumat natamamdır.")],
        acceptance: say("Sorğu tam olduqda qəbul edilir."),
        operations: vec![operation("Sənədlərin yoxlanması", "", 2), operation("Arayışın hazırlanması", "AAYDA", 3)],
        control_form: say("Cari nəzarət"),
        control_rule: say("Aylıq yoxlama"),
        complaint_right: say("İstifadəçi şikayət edə bilər."),
        complaint_needs: say("Sorğunun nömrəsi"),
        complaint_term: say("15 iş günü"),
        ..Text::default()
    }
}

fn found(change: impl Fn(&mut Text)) -> Vec<(&'static str, Flaw)> {
    let mut text = whole();
    change(&mut text);
    check(&text).into_iter().map(|fault| (fault.clause.number(), fault.flaw)).collect()
}

#[test]
fn r_annex1_the_clauses_are_those_of_the_form_in_its_order() {
    let numbers: Vec<&str> = Clause::ALL.iter().map(|clause| clause.number()).collect();
    let form = [
        "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "2.1", "2.2", "2.2.1", "2.3", "2.4", "2.5", "2.6.1", "2.6.2", "2.6", "3.1",
        "3.2.1", "3.2.2", "3.3.1", "3.3.2", "3.4.1", "3.4.2", "3.4.3", "3.4.4", "3.5.1", "3.5.2", "3.6.1", "3.6.2", "3.6.3",
    ];
    assert_eq!(numbers, form);
    for clause in Clause::ALL {
        assert_eq!(Clause::parse(clause.number()), Some(*clause));
        let json = serde_json::to_string(clause).unwrap();
        assert_eq!(serde_json::from_str::<Clause>(&json).unwrap(), *clause);
    }
    assert_eq!(Clause::parse("9.9"), None);
}

#[test]
fn r9_1_a_whole_text_has_no_fault_and_an_empty_one_names_each_missing_clause() {
    assert_eq!(check(&whole()), []);
    let empty: Vec<_> = check(&Text::default()).into_iter().map(|fault| (fault.clause.number(), fault.flaw)).collect();
    let always =
        ["1.1", "1.2", "1.3", "1.4", "1.6", "1.7", "1.8", "2.1", "2.2", "2.3", "2.4", "2.5", "3.5.1", "3.5.2", "3.6.1", "3.6.2", "3.6.3"];
    assert_eq!(empty, always.map(|number| (number, Flaw::Missing)));
    let interactive: Vec<_> =
        check(&Text { kind: Some(Kind::Interactive), ..Text::default() }).into_iter().map(|fault| fault.clause.number()).collect();
    for number in ["3.2.1", "3.2.2", "3.3.1", "3.3.2", "3.4.1"] {
        assert!(interactive.contains(&number), "{number}: {interactive:?}");
    }
}

#[test]
fn r_annex1_each_rule_of_the_form_is_held() {
    type Case = (fn(&mut Text), &'static [(&'static str, Flaw)]);
    let table: &[Case] = &[
        (|text| text.span = Span { least: 10, most: 10, unit: Unit::WorkingDays }, &[]),
        (|text| text.automation = Some(Automation::Full), &[("1.7", Flaw::NotInMinutes), ("1.7", Flaw::NotOneTime)]),
        (
            |text| {
                text.automation = Some(Automation::Full);
                text.span = Span { least: 3, most: 3, unit: Unit::Minutes };
                text.operations.iter_mut().for_each(|one| one.span = Span { least: 1, most: 1, unit: Unit::Minutes });
            },
            &[],
        ),
        (|text| text.span.least = 0, &[("1.7", Flaw::NoBounds)]),
        (|text| text.span = Span { least: 9, most: 5, unit: Unit::WorkingDays }, &[("1.7", Flaw::NoBounds)]),
        (|text| text.fee = Some(Fee { paid: true, ..Fee::default() }), &[("2.2.1", Flaw::Missing)]),
        (|text| text.fee = Some(Fee { amount: "5 AZN".into(), ..Fee::default() }), &[("2.2.1", Flaw::FreeButPaid)]),
        (
            |text| {
                let paid = |words: &str| words.to_owned();
                text.fee =
                    Some(Fee { paid: true, amount: paid("5 AZN"), basis: paid("Qanun, 1"), requisites: paid("AZ00"), ..Fee::default() });
            },
            &[],
        ),
        (|text| text.address = "e.example.az".into(), &[("2.4", Flaw::BadAddress)]),
        (|text| text.information.email = "nobody".into(), &[("2.5", Flaw::BadContact)]),
        (|text| text.others.clear(), &[("3.4.3", Flaw::UnknownBody)]),
        (|text| text.operations[1].other = "aayda".into(), &[]),
        (|text| text.operations[0].span.most = 9, &[("3.4.2", Flaw::LongerThanWhole)]),
        (|text| text.operations[0].responsible.clear(), &[("3.4.1", Flaw::NobodyResponsible)]),
        (|text| text.operations[0].result.clear(), &[("3.4.4", Flaw::Missing)]),
        (|text| text.operations[0].content.clear(), &[("3.4.2", Flaw::Missing)]),
        (|text| text.operations.clear(), &[("3.4.1", Flaw::Missing)]),
        (|text| text.documents[0].name = "ŞƏXSİYYƏT vəsiqəsi ".into(), &[("2.6.2", Flaw::HeldAlready)]),
        (|text| text.held[0].register.clear(), &[("2.6.1", Flaw::Missing)]),
        (|text| text.content = "a".repeat(MAX_WORDS as usize + 1), &[("1.2", Flaw::TooLong)]),
        (
            |text| text.kind = Some(Kind::Informational),
            &[("2.6.1", Flaw::AsksOfReaders), ("2.6.2", Flaw::AsksOfReaders), ("3.1", Flaw::Missing), ("3.4.1", Flaw::ActsForReaders)],
        ),
        (
            |text| {
                text.kind = Some(Kind::Informational);
                text.always_open = "Daim açıqdır.".into();
                text.held.clear();
                text.documents.clear();
                text.operations.clear();
                text.forming.clear();
                text.receiving.clear();
                text.refusals.clear();
                text.acceptance.clear();
            },
            &[],
        ),
    ];
    for (nr, (change, expected)) in table.iter().enumerate() {
        let mut faults = found(change);
        faults.sort_by_key(|(number, _)| *number);
        assert_eq!(faults, *expected, "case {nr}");
    }
}

#[test]
fn r_annex1_days_of_the_calendar_are_no_working_days() {
    // 20 days of the calendar may be 15 working days, 40 can't.
    let with = |most| {
        found(|text| {
            text.span = Span { least: 1, most: 15, unit: Unit::WorkingDays };
            text.operations.truncate(1);
            text.operations[0].span = Span { least: 1, most, unit: Unit::Days };
            text.others.clear();
        })
    };
    assert_eq!(with(20), []);
    assert_eq!(with(40), [("3.4.2", Flaw::LongerThanWhole)]);
}

#[test]
fn r_annex1_the_list_beside_the_editor_tells_how_each_clause_stands() {
    let mut text = whole();
    text.name.clear();
    let faults = check(&text);
    assert_eq!(standing(Clause::Name, &text, &faults), Standing::Faulty);
    assert_eq!(standing(Clause::Content, &text, &faults), Standing::Good);
    assert_eq!(standing(Clause::Forms, &text, &faults), Standing::Open);
}

#[test]
fn r9_2_the_way_of_a_version_is_the_table() {
    use Who::{Head, Other, Provider, Reader};
    let ready = Facts { others: 1, ..Facts::default() };
    let alone = Facts::default();
    let code = |step, stage, who: &[Who], facts: &Facts| may(step, stage, who, facts).map_err(|refusal| refusal.code);
    assert_eq!(code(Step::Submit, Stage::Draft, &[Provider], &ready), Ok(Stage::Agreement));
    assert_eq!(code(Step::Submit, Stage::Draft, &[Provider], &Facts { faults: 2, ..ready }), Err(Code::Unfilled));
    assert_eq!(code(Step::Submit, Stage::Draft, &[Provider], &alone), Err(Code::NobodyToAsk));
    assert_eq!(code(Step::Submit, Stage::Draft, &[Other], &ready), Err(Code::NotYours));
    assert_eq!(code(Step::Publish, Stage::Draft, &[Provider], &ready), Err(Code::NotAgreed), "no body is passed over");
    assert_eq!(code(Step::Publish, Stage::Draft, &[Provider], &alone), Ok(Stage::Discussion), "nobody to agree with");
    assert_eq!(code(Step::Publish, Stage::Agreement, &[Provider], &ready), Err(Code::NotAgreed));
    assert_eq!(code(Step::Publish, Stage::Agreement, &[Provider], &Facts { agreed: 1, ..ready }), Ok(Stage::Discussion));
    assert_eq!(code(Step::Decide, Stage::Agreement, &[Provider], &ready), Err(Code::NotYours));
    assert_eq!(code(Step::Approve, Stage::Discussion, &[Provider, Head], &alone), Err(Code::StillDiscussed), "R9.7");
    let over = Facts { time_over: true, ..alone };
    assert_eq!(code(Step::Approve, Stage::Discussion, &[Provider], &over), Err(Code::NotTheHead));
    assert_eq!(code(Step::Approve, Stage::Discussion, &[Provider, Head], &over), Ok(Stage::InForce));
    assert_eq!(code(Step::Approve, Stage::Draft, &[Provider, Head], &over), Err(Code::NotNow));
    assert_eq!(code(Step::Comment, Stage::InForce, &[Reader], &over), Err(Code::NotNow));
    assert_eq!(code(Step::Edit, Stage::Discussion, &[Provider], &over), Err(Code::NotNow), "what is discussed doesn't change under it");
    assert_eq!(code(Step::Revise, Stage::InForce, &[Provider], &Facts { another_open: true, ..over }), Err(Code::AlreadyDone));
}

#[test]
fn r9_2_every_button_is_a_step_that_nothing_but_its_needs_can_stop() {
    let who = [Who::Provider, Who::Head, Who::Other, Who::Reader];
    for stage in Stage::ALL {
        for others in [0, 1] {
            let facts = Facts { others, agreed: others, time_over: true, ..Facts::default() };
            for step in buttons(stage, &who, &facts) {
                assert!(may(step, stage, &who, &facts).is_ok(), "{step:?} in {stage:?} with {others}");
            }
            for step in Step::ALL {
                let shown = buttons(stage, &who, &facts).contains(&step);
                assert_eq!(shown, may(step, stage, &who, &facts).is_ok(), "{step:?} in {stage:?} with {others}");
            }
        }
        assert_eq!(Stage::parse(stage.as_str()), Some(stage));
    }
}

#[test]
fn r9_1_two_editors_at_different_clauses_both_keep_their_words() {
    let base = whole();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.content = "Mənim mətnim.".into();
    mine.operations[0].responsible = "Baş mütəxəssis".into();
    theirs.result = "Onların nəticəsi".into();
    theirs.fee = Some(Fee { paid: true, ..Fee::default() });
    let merged = merge(&base, &mine, &theirs);
    assert_eq!(merged.conflicts, []);
    let expected = Text { result: theirs.result.clone(), fee: theirs.fee.clone(), ..mine.clone() };
    assert_eq!(merged.text, expected);
}

#[test]
fn r9_1_two_editors_at_one_clause_see_both_wordings() {
    let base = whole();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.content = "Mənim mətnim.".into();
    mine.address = "https://e.example.az/yeni".into();
    theirs.content = "Onların mətni.".into();
    let merged = merge(&base, &mine, &theirs);
    assert_eq!(merged.conflicts, [Clause::Content]);
    assert_eq!((merged.text.content.as_str(), merged.text.address.as_str()), ("Onların mətni.", "https://e.example.az/yeni"));
    // The same words are no conflict.
    assert_eq!(merge(&base, &mine, &mine).conflicts, []);
}

#[test]
fn r9_1_every_clause_is_merged_by_itself() {
    let (empty, full) = (Text::default(), whole());
    let mut built = Text::default();
    for clause in Clause::written() {
        take(clause, &full, &mut built);
        assert!(same(clause, &full, &built), "{}", clause.number());
    }
    assert_eq!(built, full);
    assert_eq!(merge(&empty, &full, &empty).text, full);
    assert_eq!(merge(&empty, &empty, &full).text, full);
}

#[test]
fn r9_1_a_payment_of_nothing_is_no_choice() {
    let (base, mut mine, mut theirs) = (Text::default(), Text::default(), Text::default());
    mine.fee = Some(Fee { paid: true, ..Fee::default() });
    theirs.name = "Ad".into();
    let merged = merge(&base, &mine, &theirs);
    assert_eq!((merged.conflicts.as_slice(), merged.text.fee.map(|fee| fee.paid)), ([].as_slice(), Some(true)));
}

#[test]
fn r9_8_versions_differ_by_clause_and_by_word() {
    let (before, mut after) = (whole(), whole());
    after.complaint_term = "20 iş günü".into();
    after.operations[1].result = "Arayış elektron verilir.".into();
    let said = |clause: Clause, text: &Text| match clause {
        Clause::ComplaintTerm => text.complaint_term.clone(),
        Clause::OperationResults => text.operations.iter().map(|one| one.result.clone()).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    };
    let found = diff::between(&before, &after, said);
    let clauses: Vec<&str> = found.iter().map(|one| one.clause.number()).collect();
    assert_eq!(clauses, ["3.4.4", "3.6.3"], "what reads the same is no difference");
    let expected = [Part::Gone("15 ".into()), Part::New("20 ".into()), Part::Same("iş günü".into())];
    assert_eq!(found[1].parts, expected);
}

#[test]
fn r9_7_a_comment_with_links_or_noise_waits_for_a_look() {
    let held = [
        "Ucuz kredit: https://x.example/az",
        "www.kazino-pro.com qeydiyyat",
        "yazın bit.ly/3abc",
        "[url=x]bax[/url]",
        "t.me/kanal",
        "al al al al al al al al",
    ];
    for text in held {
        assert!(waits_for_a_look(text), "{text}");
    }
    let shown = [
        "Müddət 1.7-ci bənddə çox uzundur, 3 gün bəs edər.",
        "Sənəd reyestrdə var. Niyə yenə istəyirsiniz?",
        "Bax: 3.4.2 və 2.6.1/2.6.2.",
        "çox çox yaxşı",
    ];
    for text in shown {
        assert!(!waits_for_a_look(text), "{text}");
    }
    assert_eq!((shown_name("Aygün", "Əliyeva"), shown_name("Aygün", "")), ("Aygün Ə.".to_owned(), "Aygün".to_owned()));
}

#[test]
fn r9_7_the_days_of_a_discussion_are_within_their_bounds() {
    let rules = Rules::default();
    let days = |typed: &str| PublishForm { days: typed.into(), ..PublishForm::default() }.days(rules);
    assert_eq!([days(""), days(" 30 "), days("14"), days("121"), days("on")], [Some(15), Some(30), None, None, None]);
    assert!(publishing(&PublishForm { days: "1".into(), ..PublishForm::default() }, rules).is_err());
}

#[test]
fn r9_2_an_objection_says_why() {
    assert!(agreement(&AgreeForm { object: true, ..AgreeForm::default() }).is_err());
    assert!(agreement(&AgreeForm::default()).is_ok());
    assert!(comment(&CommentForm { text: "a".repeat(MAX_COMMENT as usize + 1), ..CommentForm::default() }).is_err());
    assert!(answer(&AnswerForm::default()).is_err());
}

#[test]
fn the_words_of_the_database_come_back() {
    for what in What::ALL {
        assert_eq!(What::parse(what.as_str()), Some(what));
    }
    for state in [AgreementState::Waiting, AgreementState::Agreed, AgreementState::Objected] {
        assert_eq!(AgreementState::parse(state.as_str()), Some(state));
    }
    for state in [CommentState::Shown, CommentState::Held, CommentState::Removed] {
        assert_eq!(CommentState::parse(state.as_str()), Some(state));
    }
}

#[test]
fn r9_3_operations_stand_in_order_and_somebody_is_responsible_for_each() {
    let nobody = found(|text| text.operations[1].responsible = " ".into());
    assert_eq!(nobody, [("3.4.1", Flaw::NobodyResponsible)]);
    assert_eq!(found(|text| text.operations[0].name.clear()), [("3.4.1", Flaw::Missing)]);
    assert_eq!(found(|text| text.operations[1].span = Span::default()), [("3.4.2", Flaw::Missing)], "how long it takes is said");
}

#[test]
fn r9_4_the_part_of_every_body_is_told() {
    let stranger = found(|text| text.operations[0].other = "Naməlum idarə".into());
    assert_eq!(stranger, [("3.4.3", Flaw::UnknownBody)]);
    let named = found(|text| {
        text.operations[0].other = "Naməlum idarə".into();
        text.others.push(Other { institution: None, name: "Naməlum idarə".into() });
    });
    assert_eq!(named, []);
}

#[test]
fn r9_5_what_is_no_short_text_any_more_is_refused() {
    let long = "söz ".repeat(MAX_WORDS as usize);
    assert_eq!(found(|text| text.control_rule.clone_from(&long)), [("3.5.2", Flaw::TooLong)]);
    assert_eq!(found(|text| text.operations[0].content.clone_from(&long)), [("3.4.2", Flaw::TooLong)]);
    assert_eq!(found(|text| text.legal_basis = vec!["akt".into(); 41]), [("1.3", Flaw::TooLong)]);
}

#[test]
fn r9_6_the_form_has_its_three_parts() {
    let of = |section: Section| Clause::ALL.iter().filter(|clause| clause.section() == section).count();
    assert_eq!([Section::General, Section::Providing, Section::Procedures].map(of), [8, 9, 14]);
    let mut sorted = Clause::ALL.to_vec();
    sorted.sort_by_key(|clause| clause.section());
    assert_eq!(sorted, Clause::ALL, "one after the other");
}
