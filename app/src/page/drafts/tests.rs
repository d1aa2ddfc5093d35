use super::item::{DraftItem, FIRST_LETTERS, first_words, state_name};
use crate::device::drafts::KeptDraft;
use crate::error::AppError;
use crate::page::samples;
use crate::tr;
use crate::ui::error_sentence;
use domain::appeal::form::AppealForm;
use domain::appeal::kept::{DraftFile, DraftState};
use domain::media::MediaKind;
use domain::refusal::{Code, Field, Refusal};
use leptos::prelude::*;

fn card(draft: KeptDraft) -> String {
    samples::html("/drafts", move || view! { <DraftItem draft=Memo::new(move |_| Some(draft.clone()))/> })
}

fn draft(state: DraftState) -> KeptDraft {
    let form = AppealForm { id: "01890000-0000-7000-8000-000000000002".into(), text: "Yolda çuxur".into(), ..AppealForm::default() };
    KeptDraft { state, form, percent: 43, files: vec![DraftFile::default()], place: "Quba".into(), ..KeptDraft::default() }
}

#[test]
fn a2_2_2_each_state_is_told_and_offers_what_may_be_done_in_it() {
    for state in DraftState::ALL {
        let html = card(draft(state));
        assert!(html.contains(state_name(state)) && html.contains("Yolda çuxur") && html.contains("Quba"), "{html}");
        assert_eq!(html.contains("/report?open=01890000"), state.may_open(), "{state:?}: {html}");
        assert_eq!(html.contains("<button"), state.may_remove(), "{state:?}: {html}");
    }
    assert!(card(draft(DraftState::Sending)).contains("43"), "how far it is");
    assert!(card(draft(DraftState::SignIn)).contains("/sign-in?next=/drafts"));
    assert!(card(draft(DraftState::Terms)).contains("/terms?next=/drafts"));
}

#[test]
fn a_refusal_says_why_and_a_hostile_text_is_text() {
    let error = AppError::Refused(vec![Refusal::new(Field::Category, Code::Unknown)]);
    let why = error_sentence(&error);
    let html = card(KeptDraft { error: Some(error), ..draft(DraftState::Refused) });
    assert!(html.contains(&why), "{html}");
    let mut hostile = draft(DraftState::Draft);
    hostile.form.text = "<script>alert(1)</script>".into();
    assert!(!card(hostile).contains("<script>alert"));
}

#[test]
fn a8_3_a_draft_that_is_spoken_says_so_in_place_of_words_and_counts_each_kind_of_file() {
    let of = |kind| DraftFile { kind, ..DraftFile::default() };
    let mut spoken = draft(DraftState::Waiting);
    spoken.form.text = String::new();
    spoken.files = vec![of(MediaKind::Photo), of(MediaKind::Voice), of(MediaKind::Video), of(MediaKind::Video)];
    let html = card(spoken);
    for words in [tr!(home.voice_appeal).to_owned(), tr!(voice.voice_title).to_owned(), tr!(drafts.photos, 1), tr!(drafts.videos, 2)] {
        assert!(html.contains(&words), "{words} in {html}");
    }
    assert!(!html.contains(tr!(drafts.no_words)), "{html}");
}

#[test]
fn long_texts_are_cut_between_letters() {
    let words = first_words(&"ə".repeat(200), false);
    assert_eq!(words, format!("{}…", "ə".repeat(FIRST_LETTERS)));
    assert_eq!(first_words(" qısa ", true), "qısa");
}
