//! Nobody pays anything, anywhere (A1.9): the pages say so, and there is neither a word nor a place for a price.

use super::site::{Site, form, get};
use axum::body::Body;
use http::header;
use services::permission::Function;
use std::path::{Path, PathBuf};

/// How "free of charge" is said, and what would speak of money, in each language.
const WORDS: [(&str, &str, &[&str]); 3] = [
    ("az", "ödənişsiz", &["ödəniş", "rüsum", "manat", "₼"]),
    ("en", "free of charge", &["payment", "price", " fee ", "fees", "pay for", "paid", "AZN"]),
    ("ru", "бесплатн", &["платн", "оплат", "пошлин", "манат", "стоимост"]),
];

#[tokio::test]
async fn a1_9_sending_help_and_terms_say_that_it_is_free() {
    let site = Site::open().await;
    for (lang, free, _) in WORDS {
        for path in ["/report", "/help/send", "/terms"] {
            let page = site.send(get(path).header(header::COOKIE, format!("lang={lang}")).body(Body::empty()).unwrap()).await.text;
            assert!(page.contains(free), "{lang} {path}: {page}");
        }
    }
}

#[tokio::test]
async fn a1_9_from_the_form_to_the_receipt_nothing_is_asked_for() {
    let site = Site::open().await;
    let me = site.citizen("me").await;
    let receipt = site.submit(&me, form()).await;
    assert!(receipt.status.is_success(), "the first request already gives the receipt: {}", receipt.text);
    let appeal = receipt.json()["appeal"].as_str().unwrap().to_owned();
    for path in ["/my".to_owned(), format!("/my/{appeal}"), "/my/account".to_owned()] {
        let page = site.page(&me, &path).await;
        assert!(page.contains("<main") && !speaks_of_money(&page, "az"), "{path}: {page}");
    }
}

/// E-services have payments by their own rules (R8): these texts speak of them. The clause is about appeals.
const OF_SERVICES: [&str; 5] = ["eservice.json", "register.json", "portal.json", "regulation.json", "request.json"];

#[test]
fn a1_9_no_text_of_the_system_speaks_of_a_price() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for (lang, ..) in WORDS {
        let places = [root.join("../app/locales").join(lang), root.join("services/seed/help").join(lang)];
        let of_appeals = |file: &PathBuf| !OF_SERVICES.iter().any(|name| file.ends_with(name));
        for file in places.iter().flat_map(|folder| files(folder)).filter(of_appeals) {
            let text = std::fs::read_to_string(&file).unwrap();
            assert!(!speaks_of_money(&text, lang), "{}: {:?}", file.display(), spoken(&text, lang));
            seen += 1;
        }
    }
    assert!(seen > 60, "the texts were not found");
}

#[tokio::test]
async fn a1_9_there_is_no_place_for_a_price_and_no_step_for_a_payment() {
    let money = ["price", "amount", "payment", "invoice", "currency", "tariff", "fee", "cost"];
    let names = |name: &str| name.split(['.', '_']).any(|part| money.contains(&part));
    for test in store::testing::databases().await {
        let columns = store::testing::columns(&test.db).await;
        let found: Vec<_> = columns.iter().filter(|column| names(column)).collect();
        assert!(columns.len() > 200 && found.is_empty(), "{}: {found:?}", test.name);
    }
    let steps: Vec<_> = Function::ALL.iter().map(|function| function.as_str()).filter(|name| names(name)).collect();
    assert!(steps.is_empty(), "{steps:?}");
}

fn speaks_of_money(text: &str, lang: &str) -> bool {
    spoken(text, lang).is_some()
}

/// The word of money in a text, "free of charge" left aside.
fn spoken(text: &str, lang: &str) -> Option<&'static str> {
    let (_, free, money) = WORDS.into_iter().find(|(one, ..)| *one == lang).unwrap();
    let rest = text.replace(free, "");
    money.iter().copied().find(|word| rest.contains(word))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}
