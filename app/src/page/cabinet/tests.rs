use super::card::Card;
use super::materials::MaterialsView;
use super::rating::Rating;
use crate::i18n::texts::status as text;
use crate::page::samples;
use crate::ui::AppealCard;
use domain::appeal::rating::RatingReason;
use domain::appeal::view::{AppealLine, ComplaintView, Entry, Linked, MyAppeal, MyPart, MyRights, What};
use domain::correspondence::LetterView;
use domain::ids::AppealId;
use domain::lang::Lang;
use domain::lifecycle::{Status, Step};
use domain::procedure::{DecisionKind, DecisionView, UnconsideredGround};
use domain::rights::complaint::ComplaintTerms;
use domain::role::Role;
use domain::time::{Date, UnixMs};
use leptos::prelude::*;

fn page(appeal: MyAppeal, sent: bool) -> String {
    samples::html("/my/x", move || {
        let rating = Rating::new();
        view! { <Card appeal sent rating/> }
    })
}

#[test]
fn a8_3_after_sending_the_number_and_the_day_of_the_answer_stand_there() {
    let html = page(samples::mine(), true);
    assert!(html.contains("Müraciətiniz göndərildi") && html.contains("Q-2026-0000001-1"), "{html}");
    assert!(html.contains("14.04.2026"), "{html}");
}

#[test]
fn a8_3_own_words_place_and_postal_address_are_shown_as_words() {
    let html = page(samples::mine(), false);
    assert!(html.contains("&lt;b&gt;Yolda çuxur") && html.contains("Nizami 12") && html.contains("AZ1000"), "{html}");
}

#[test]
fn a8_6_a_refusal_tells_its_ground_and_its_reason() {
    let html = page(samples::refused(), false);
    assert!(html.contains(crate::i18n::texts::status::ground_not_clear(domain::lang::Lang::Az)), "{html}");
    assert!(html.contains("Ünvan göstərilməyib"), "{html}");
}

#[test]
fn a8_9_the_signed_answer_stands_there_and_says_that_a_demo_signature_has_no_force() {
    let html = page(samples::answered(), false);
    for words in ["Sızma aradan qaldırılıb", "Əliyeva Nərgiz", "İmza doğrulanıb", "hüquqi qüvvəsi yoxdur"] {
        assert!(html.contains(words), "{words}");
    }
}

#[test]
fn an_answer_can_be_rated_without_script() {
    let html = page(samples::answered(), false);
    for part in ["name=\"form[appeal]\"", "name=\"form[stars]\"", "name=\"form[text]\"", "method=\"post\""] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert!(!page(samples::mine(), false).contains("form[stars]"), "nothing to rate before the answer");
}

#[test]
fn a9_1_the_rights_are_links_by_the_lifecycle_and_the_materials_are_always_there() {
    let steps = vec![Step::AddDocuments, Step::Withdraw, Step::AskConfidentiality];
    let html = page(MyAppeal { steps: steps.clone(), ..samples::mine() }, false);
    let id = samples::line().id;
    for step in [
        Step::Dispute,
        Step::AddDocuments,
        Step::Complain,
        Step::AskConfidentiality,
        Step::LiftConfidentiality,
        Step::Withdraw,
        Step::Leave,
    ] {
        assert_eq!(html.contains(&format!("href=\"/my/{id}/{}\"", step.as_str())), steps.contains(&step), "{step:?} in {html}");
    }
    assert!(html.contains(&format!("href=\"/my/{id}/materials\"")), "{html}");
}

#[test]
fn a9_1_the_minutes_for_a_correction_are_counted_down_on_the_card() {
    let mut mine = MyAppeal { steps: vec![Step::Amend, Step::Withdraw], ..samples::mine() };
    mine.rights.amend_left_ms = 13 * 60_000 + 1;
    let html = page(mine.clone(), true);
    assert!(html.contains("Daha 14 dəqiqə") && html.contains("/amend\""), "{html}");
    assert!(!page(MyAppeal { steps: vec![Step::Withdraw], ..mine }, false).contains("/amend\""), "over is over");
}

#[test]
fn a8_7_a_refused_appeal_is_sent_again_by_a_plain_form() {
    let mut refused = MyAppeal { steps: vec![Step::Resend], ..samples::refused() };
    let html = page(refused.clone(), false);
    assert!(html.contains("name=\"appeal\"") && html.contains("Yenidən göndər"), "{html}");
    refused.rights.later =
        Some(Linked { id: "01890000-0000-7000-8000-00000000000b".into(), number: "Q-2026-0000002-9".into(), sent_ms: UnixMs(0) });
    assert!(page(refused, false).contains("Q-2026-0000002-9"));
}

#[test]
fn a2_1_reasons_are_ticked_without_script_and_shown_afterwards() {
    let html = page(samples::answered(), false);
    for part in ["name=\"form[reasons][0]\"", "value=\"not_done\"", "Əslində görülməyib"] {
        assert!(html.contains(part), "{part} in {html}");
    }
    let mut rated = MyAppeal { rating: Some((2, "Gec oldu".into())), ..samples::answered() };
    rated.rights.reasons = vec![RatingReason::Late];
    let html = page(rated, false);
    assert!(html.contains(crate::i18n::texts::rights::reason_late(domain::lang::Lang::Az)) && !html.contains("form[reasons]"), "{html}");
}

#[test]
fn a9_1_the_reader_is_spoken_to_where_the_reader_did_it() {
    let entry = |own: bool, what: What| Entry {
        at_ms: UnixMs(1_773_431_940_000),
        what,
        by: Role::Citizen,
        institution: None,
        person: None,
        text: Some("Yeni ölçülər".into()),
        public: false,
        own,
        media: vec!["a".repeat(64).into()],
        recordings: Vec::new(),
    };
    let timeline = vec![entry(true, What::DocumentsAdded), entry(false, What::Disputed)];
    let html = page(MyAppeal { timeline, ..samples::mine() }, false);
    assert!(html.contains("Siz müraciətə əlavə etdiniz") && html.contains("Məsələ həll olunmayıb"), "{html}");
    assert!(html.contains("Yeni ölçülər") && html.contains(&format!("/media/{}/thumb", "a".repeat(64))), "{html}");
}

#[test]
fn a9_1_wishes_and_complaints_stand_on_the_card() {
    let complaint = ComplaintView {
        number: "S-2026-0000001-4".into(),
        at_ms: UnixMs(1_773_431_940_000),
        person: None,
        institution: None,
        text: "Cavab düz deyil".into(),
        demand: "Yenidən baxılsın".into(),
        review: None,
    };
    let rights = MyRights { confidential: true, author_left: true, complaints: vec![complaint], ..MyRights::default() };
    let html = page(MyAppeal { rights: rights.clone(), ..samples::mine() }, false);
    for words in ["Məxfilik istəmisiniz", "Müraciətinizi geri götürmüsünüz", "S-2026-0000001-4", "Yenidən baxılsın"] {
        assert!(html.contains(words), "{words} in {html}");
    }
    let joined = page(MyAppeal { part: MyPart::Joined, rights, ..samples::mine() }, false);
    assert!(joined.contains("Müəllif müraciətini geri götürüb"), "{joined}");
}

#[test]
fn a9_1_the_materials_are_one_page_with_numbers_and_dates() {
    let html = samples::html("/my/x/materials", || view! { <MaterialsView materials=samples::materials()/> });
    for words in ["Q-2026-0000001-1", "AM-2026-0000007-3/2", "13.03.2026 23:59", "&lt;b&gt;Yolda çuxur", "A8.5", "Aygün Əliyeva"] {
        assert!(html.contains(words), "{words} in {html}");
    }
}

#[test]
fn a9_2_left_unconsidered_says_ground_reasons_terms_and_both_ways_on() {
    let appeal = MyAppeal { steps: vec![Step::Complain, Step::Resend], decisions: vec![unconsidered()], ..samples::mine() };
    let mut closed = appeal.clone();
    closed.line.status = Status::LeftUnconsidered;
    let html = page(closed, false);
    let ground = crate::i18n::texts::procedure::ground_repeated(domain::lang::Lang::Az);
    for words in [ground, "8.1.4", "Üç dəfə cavab verilib", "12.04.2026", "məhkəmə", "/complain\"", "Yenidən göndər", "Azərsu"] {
        assert!(html.contains(words), "{words} in {html}");
    }
    let others_work = page(appeal, false);
    assert!(others_work.contains(crate::i18n::texts::procedure::unconsidered_others(domain::lang::Lang::Az)), "{others_work}");
}

#[test]
fn a8_11_who_sent_it_on_to_whom_and_why_stands_on_the_card() {
    let forwarded = DecisionView {
        kind: DecisionKind::Forwarded,
        ground: None,
        target: Some(samples::named("Yol Agentliyi")),
        text: "Yol bizim balansda deyil".into(),
        terms: None,
        ..unconsidered()
    };
    let html = page(MyAppeal { decisions: vec![forwarded], ..samples::mine() }, false);
    assert!(html.contains("Azərsu → Yol Agentliyi") && html.contains("Yol bizim balansda deyil"), "{html}");
    assert!(!html.contains("id=\"unconsidered\""), "it is not a way to complain about");
}

fn unconsidered() -> DecisionView {
    DecisionView {
        kind: DecisionKind::LeftUnconsidered,
        institution: samples::named("Azərsu"),
        at_ms: UnixMs(1_773_431_940_000),
        ground: Some(UnconsideredGround::Repeated),
        text: "Üç dəfə cavab verilib".into(),
        target: None,
        due: None,
        terms: Some(ComplaintTerms { file_by: Some(Date::from_days(20_555)), late: false, review_days: 30, court_days: 30 }),
        signature: None,
    }
}

#[test]
fn a8_4_a_merged_appeal_says_that_it_goes_on_and_where_and_not_that_it_was_withdrawn() {
    let earlier = AppealId::from("01890000-0000-7000-8000-00000000000b");
    let line = AppealLine { status: Status::Withdrawn, merged_into: Some(earlier.clone()), ..samples::line() };
    let linked = Linked { id: earlier, number: "AM-2026-0000007-3".into(), sent_ms: line.sent_ms };
    let rights = MyRights { continued: Some(linked), ..MyRights::default() };
    let card = page(MyAppeal { line: line.clone(), rights, ..samples::mine() }, false);
    let listed = samples::html("/my", move || view! { <AppealCard line href="/my/x"/> });
    let (merged, withdrawn) = (text::merged(Lang::Az), text::withdrawn(Lang::Az));
    for html in [&card, &listed] {
        assert!(html.contains(merged) && !html.contains(withdrawn), "{html}");
    }
    assert!(card.contains("AM-2026-0000007-3") && listed.contains("/appeals/01890000-0000-7000-8000-00000000000b"), "{card} {listed}");
}

#[test]
fn r11_7_an_official_appeal_is_headed_by_its_subject_once() {
    let mut mine = samples::mine();
    mine.line.official = Some("Sayğacın yoxlanması".into());
    mine.letter = Some(LetterView { subject: "Sayğacın yoxlanması".into(), documents: Vec::new(), signature: None });
    let html = page(mine, false);
    assert_eq!(html.matches("Sayğacın yoxlanması<!></h").count(), 1, "{html}");
    assert!(html.contains(crate::i18n::texts::letter_form::badge(Lang::Az)), "{html}");
}

#[test]
fn a9_1_confidentiality_of_an_official_appeal_promises_nothing_of_the_map() {
    use crate::i18n::texts::rights as text;
    let mut mine = samples::mine();
    mine.steps = vec![Step::AskConfidentiality];
    let plain = page(mine.clone(), false);
    assert!(plain.contains(text::hint_ask_confidentiality(Lang::Az)), "{plain}");
    mine.letter = Some(LetterView { subject: "Sayğacın yoxlanması".into(), documents: Vec::new(), signature: None });
    let html = page(mine, false);
    assert!(html.contains(text::hint_ask_confidentiality_letter(Lang::Az)), "{html}");
    assert!(!html.contains(text::hint_ask_confidentiality(Lang::Az)), "{html}");
}
