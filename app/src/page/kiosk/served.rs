use super::found::Found;
use super::pad::NumberPart;
use crate::page::samples;
use leptos::prelude::*;

#[test]
fn a8_5_the_kiosk_says_how_it_stands_and_leads_nowhere_else() {
    let html = samples::html("/kiosk/track", || view! { <Found appeal=samples::public()/> });
    for words in ["Q-2026-0000001-1", "Çuxur, asfalt", "14.04.2026", "/qr/Q-2026-0000001-1.svg"] {
        assert!(html.contains(words), "{words} in {html}");
    }
    let links: Vec<&str> = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(links, [super::ADDRESS]);
}

#[test]
fn a8_5_the_kiosk_is_a_plain_form_and_keeps_what_was_typed() {
    let html = samples::html("/kiosk/track", || {
        view! { <NumberPart value=RwSignal::new("Q-2026-0000001-0".to_owned()) wrong="Nömrədə səhv var"/> }
    });
    for words in ["method=\"get\"", "action=\"/kiosk/track\"", "name=\"number\"", "value=\"Q-2026-0000001-0\"", "Nömrədə səhv var"] {
        assert!(html.contains(words), "{words} in {html}");
    }
}
