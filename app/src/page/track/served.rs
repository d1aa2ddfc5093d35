use super::public::PublicView;
use crate::page::samples;
use domain::lifecycle::Status;
use leptos::prelude::*;

#[test]
fn a8_5_the_public_page_shows_progress_and_how_to_join() {
    let html = samples::html("/track/x", || view! { <PublicView appeal=samples::public()/> });
    for words in ["Q-2026-0000001-1", "Yasamal", "Badamdar", "14.04.2026", "2 nəfər qoşulub", "href=\"/join/"] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(html.contains("yalnız müəllifə və quruma görünür"), "a text that staff have not cleared is not shown");
}

#[test]
fn a8_4_a_closed_appeal_offers_no_joining() {
    let mut appeal = samples::public();
    appeal.line.status = Status::Answered;
    let html = samples::html("/track/x", move || view! { <PublicView appeal/> });
    assert!(!html.contains("/join/"), "{html}");
}
