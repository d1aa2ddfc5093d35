use super::card::Card;
use super::rating::Rating;
use crate::page::samples;
use domain::appeal::view::MyAppeal;
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
