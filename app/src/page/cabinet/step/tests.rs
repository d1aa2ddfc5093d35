use super::*;
use crate::page::samples;
use domain::appeal::form::{RightDraft, RightForm};
use domain::appeal::view::{MyAppeal, MyRights};
use domain::lang::Named;
use domain::refusal::{Code, Field, Refusal};
use domain::rights::complaint::ComplaintTerms;
use domain::time::Date;

fn appeal(steps: &[Step]) -> MyAppeal {
    let rights = MyRights { category: "yol.cuxur".into(), revision: 2, ..MyRights::default() };
    MyAppeal { steps: steps.to_vec(), rights, media: vec!["a".repeat(64).into()], ..samples::mine() }
}

fn start(step: Step, appeal: MyAppeal, draft: Option<RightDraft>) -> Start {
    let id = "01890000-0000-7000-8000-0000000000aa".into();
    Start { step, page: RightPage { appeal, id, draft }, categories: samples::categories(), changed: false }
}

fn page(start: Start) -> String {
    samples::html("/my/x/y", move || view! { <StepView start/> })
}

#[test]
fn a9_1_every_step_is_a_plain_form_that_posts_to_its_own_address() {
    let fields = [
        (Step::Amend, &["text", "category", "address", "revision", "photos", "photos_shown"][..]),
        (Step::AddDocuments, &["text", "photos"]),
        (Step::Dispute, &["text", "photos"]),
        (Step::Complain, &["text", "demand"]),
        (Step::AskConfidentiality, &["text"]),
        (Step::LiftConfidentiality, &[]),
        (Step::Withdraw, &["text"]),
        (Step::Leave, &[]),
    ];
    for (step, names) in fields {
        let html = page(start(step, appeal(&[step]), None));
        let address = format!("action=\"/my/{}/{}\"", samples::line().id, step.as_str());
        for part in [address.as_str(), "method=\"post\"", "enctype=\"multipart/form-data\"", "name=\"id\""] {
            assert!(html.contains(part), "{step:?}: {part} in {html}");
        }
        for name in names {
            assert!(html.contains(&format!("name=\"{name}\"")), "{step:?}: {name} in {html}");
        }
        assert_eq!(html.contains("<textarea"), names.contains(&"text"), "{step:?}");
    }
}

#[test]
fn a9_1_a_correction_begins_with_what_stands_there_and_words_are_words() {
    let html = page(start(Step::Amend, appeal(&[Step::Amend]), None));
    assert!(html.contains("&lt;b&gt;Yolda çuxur") && html.contains("Nizami 12"), "{html}");
    assert!(html.contains("name=\"revision\" value=\"2\""), "{html}");
    assert!(html.contains("type=\"checkbox\" name=\"media\""), "which photos stay is asked without script: {html}");
}

#[test]
fn a9_1_what_was_typed_and_what_is_wrong_come_back() {
    let right = RightForm { text: "</textarea><script>alert(1)</script>".into(), demand: "Baxılsın".into(), ..RightForm::default() };
    let refusals = vec![Refusal::new(Field::Demand, Code::TooShort { min: 10 })];
    let html = page(start(Step::Complain, appeal(&[Step::Complain]), Some(RightDraft { right, refusals })));
    assert!(html.contains("&lt;/textarea&gt;") && !html.contains("<script>alert"), "{html}");
    assert!(html.contains("Baxılsın") && html.contains("href=\"#demand\"") && html.contains("id=\"error-demand\""), "{html}");
}

#[test]
fn a9_1_a_step_that_is_not_possible_any_more_loses_no_words() {
    let right = RightForm { text: "Uzun düzəliş mətnim".into(), ..RightForm::default() };
    let draft = RightDraft { right, refusals: vec![Refusal::form(Code::WindowClosed { minutes: 15 })] };
    let html = page(start(Step::Amend, appeal(&[Step::AddDocuments]), Some(draft)));
    assert!(html.contains("Uzun düzəliş mətnim") && html.contains("15 dəqiqə bitib"), "{html}");
    assert!(html.contains("/add_documents\"") && !html.contains("<textarea"), "the way on is shown: {html}");
}

#[test]
fn a9_1_a_complaint_tells_terms_contents_and_the_way_to_court() {
    let terms = ComplaintTerms { file_by: Date::new(2026, 4, 12), late: false, review_days: 30, court_days: 30 };
    let decided_by = ["azersu", "aayda"].map(|id| (id.into(), Named { az: id.to_uppercase(), ..Named::default() })).to_vec();
    let mut complained = appeal(&[Step::Complain]);
    complained.rights = MyRights { terms, decided_by, ..complained.rights };
    let html = page(start(Step::Complain, complained.clone(), None));
    for words in ["12.04.2026 tarixinədək", "78-ci maddə", "38-ci maddə", "AZERSU", "name=\"institutions\""] {
        assert!(html.contains(words), "{words} in {html}");
    }
    complained.rights.terms.late = true;
    assert!(
        page(start(Step::Complain, complained, None)).contains("tarixində bitib"),
        "who is late is told, and may complain all the same"
    );
}

#[test]
fn a9_1_who_withdraws_is_told_what_becomes_of_those_who_joined() {
    let mut alone = appeal(&[Step::Withdraw]);
    alone.line.joined = 0;
    assert!(page(start(Step::Withdraw, alone, None)).contains("qurumlar işi bitirəcək"));
    let html = page(start(Step::Withdraw, appeal(&[Step::Withdraw]), None));
    assert!(html.contains("2 nəfər qoşulub") && html.contains("qoşulanlar üçün davam edəcək"), "{html}");
}
