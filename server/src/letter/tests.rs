#![allow(clippy::unwrap_used)]

use super::envelope::envelope;
use super::queue_form::{FIELDS, queue_form};
use super::sheet::letter;
use domain::lang::Named;
use domain::time::UnixMs;
use lopdf::Document;
use services::post::Letter;

const ADDRESS: &str = "https://muraciet.example/track/AM-2026-0001234-7";

fn sample(text: &str) -> Letter {
    Letter {
        institution: Named { az: "“Azərsu” Açıq Səhmdar Cəmiyyəti".into(), ..Named::default() },
        number: "AM-2026-0001234-7".into(),
        registered_ms: Some(UnixMs(1_773_400_000_000)),
        signed_ms: UnixMs(1_774_000_000_000),
        signer: "Elnur Qasımov".into(),
        demo: true,
        person: "Aygün Əliyeva".into(),
        address: "AZ1000, Bakı şəhəri, Nizami küçəsi 1, mənzil 5".into(),
        text: text.into(),
        photos: 2,
    }
}

/// The words of each page, as a reader of the file finds them.
fn pages(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).unwrap();
    document.get_pages().keys().map(|nr| document.extract_text(&[*nr]).unwrap().replace(['\n', ' '], "")).collect()
}

#[test]
fn a8_9_the_letter_holds_the_answer_word_for_word_in_azerbaijani_letters() {
    let words = "Hörmətli Aygün xanım!\n\nYağış suyu axıdıldı, ığIİ öÖ üÜ çÇ şŞ ğĞ əƏ; «Ёлка» № 5 – 12 ₼.";
    let made = letter(&sample(words), ADDRESS).unwrap();
    let [page] = &pages(&made)[..] else { panic!("one page") };
    let expected =
        [words, "“Azərsu” Açıq Səhmdar Cəmiyyəti", "Aygün Əliyeva", "AZ1000, Bakı şəhəri", "AM-2026-0001234-7", "Elnur Qasımov", ADDRESS];
    for part in expected {
        for piece in part.split_whitespace() {
            assert!(page.contains(piece), "{piece} in {page}");
        }
    }
}

#[test]
fn a8_9_a_long_answer_goes_on_over_numbered_pages_and_loses_nothing() {
    let words: Vec<String> = (0..900).map(|nr| format!("söz{nr}")).collect();
    let made = letter(&sample(&words.join(" ")), ADDRESS).unwrap();
    let pages = pages(&made);
    assert!(pages.len() >= 2, "{}", pages.len());
    let all = pages.concat();
    assert!(words.iter().all(|word| all.contains(word.as_str())));
    for (nr, page) in (1..).zip(&pages) {
        assert!(page.contains(&format!("Səhifə{nr}/{}", pages.len())), "{page}");
    }
    // What has no spaces, and what no font knows, breaks nothing.
    assert!(letter(&sample(&"ə".repeat(4_000)), ADDRESS).is_some());
    assert!(letter(&sample("🕳 \u{202e} العربية"), ADDRESS).is_some());
    assert!(letter(&sample(""), ADDRESS).is_some());
}

#[test]
fn a8_9_the_envelope_names_sender_and_receiver() {
    let [page] = &pages(&envelope(&sample("")).unwrap())[..] else { panic!("one page") };
    for part in ["Cəmiyyəti", "Aygün", "Əliyeva", "AZ1000,", "mənzil", "Göndərən", "Alan"] {
        assert!(page.contains(part), "{part} in {page}");
    }
}

#[test]
fn r_annex1_the_form_of_the_queues_regulation_has_every_field_of_the_order() {
    let typed = serde_json::to_value(domain::queue::OrderForm::default()).unwrap();
    assert_eq!(FIELDS.len(), typed.as_object().unwrap().len() - 1, "all but the id that the page makes");
    let made = queue_form().unwrap();
    let [page] = &pages(&made)[..] else { panic!("one page") };
    for label in FIELDS.map(|label| label(domain::lang::Lang::Az)) {
        assert!(page.contains(&label.replace(' ', "")), "{label} in {page}");
    }
}
