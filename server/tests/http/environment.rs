//! The test environment is marked on whatever leaves it (A3.1.6, A3.7).

use super::site::{Site, get};
use super::smtp::{MailServer, Mood};
use axum::body::Body;
use domain::notice::Channel;
use http::header;
use server::config::MailSecurity;
use server::jobs::outbox::work_off;
use services::notices;
use services::portal::Environment;

const MARK: &str = "TEST MÜHİTİ";
const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg"><rect fill="#0b5d5e"/></svg>"##;
const MANIFEST: &str = r##"{"name":"ASAN müraciət","short_name":"müraciət","theme_color":"#0b5d5e","icons":[]}"##;

async fn site(environment: Environment) -> Site {
    let site = Site::with(|config| config.environment = environment).await;
    for (file, text) in [("favicon.svg", SVG), ("manifest.webmanifest", MANIFEST), ("robots.txt", "User-agent: *\nDisallow: /my\n")] {
        std::fs::write(site.state.config.site.join(file), text).unwrap();
    }
    site
}

#[tokio::test]
async fn a3_1_6_every_page_of_the_test_environment_says_so_and_none_of_the_real_one() {
    let (trial, real) = (site(Environment::Test).await, site(Environment::Production).await);
    for path in ["/", "/report", "/help", "/kiosk/track", "/my", "/no/such/page"] {
        let (marked, plain) = (trial.get(path).await, real.get(path).await);
        assert!(marked.text.contains(MARK) && marked.text.contains("class=\"bar-test\""), "{path}: {}", marked.text);
        assert!(marked.text.contains(&format!("<title>{MARK}: ")), "{path}: {}", marked.text);
        assert_eq!(marked.status, plain.status, "{path}");
        assert!(!plain.text.contains(MARK) && !plain.text.contains("bar-test"), "{path}: {}", plain.text);
    }
    let russian = trial.send(get("/").header(header::COOKIE, "lang=ru").body(Body::empty()).unwrap()).await.text;
    assert!(russian.contains(MARK), "in every language by the same words: {russian}");
}

#[tokio::test]
async fn a3_1_6_the_frame_icon_and_application_look_different() {
    let (trial, real) = (site(Environment::Test).await, site(Environment::Production).await);
    for path in ["/favicon.svg", "/manifest.webmanifest", "/"] {
        let colour = |text: &str| text.contains("#0b5d5e");
        assert!(!colour(&trial.get(path).await.text) && colour(&real.get(path).await.text), "{path}");
    }
    let manifest = trial.get("/manifest.webmanifest").await.json();
    assert_eq!((manifest["name"].as_str(), manifest["short_name"].as_str()), (Some("TEST ASAN müraciət"), Some("TEST müraciət")));
}

#[tokio::test]
async fn a3_1_6_no_search_engine_keeps_the_test_environment() {
    let (trial, real) = (site(Environment::Test).await, site(Environment::Production).await);
    assert_eq!(trial.get("/robots.txt").await.text, "User-agent: *\nDisallow: /\n");
    assert!(real.get("/robots.txt").await.text.contains("Disallow: /my"));
    for path in ["/", "/robots.txt", "/feed.atom", "/data/appeals.csv", "/no/such/page"] {
        assert_eq!(trial.get(path).await.header("x-robots-tag"), "noindex, nofollow", "{path}");
        assert_eq!(real.get(path).await.header("x-robots-tag"), "", "{path}");
    }
}

#[tokio::test]
async fn a3_1_6_only_listed_addresses_are_written_to_and_the_letter_is_marked() {
    let mail = MailServer::start(Mood::Takes).await;
    let site = Site::with(|config| {
        config.environment = Environment::Test;
        config.test_addresses = vec!["Sinaq@example.az".into()];
        config.mail.host = Some("127.0.0.1".into());
        config.mail.port = mail.port;
        config.mail.security = MailSecurity::None;
        config.mail.from = Some("ASAN müraciət <no-reply@amis.example>".into());
    })
    .await;
    let cookie = site.citizen("Aygün").await;
    let ctx = site.ctx(&cookie).await;
    notices::ask_code(&ctx, Channel::Email, "real@example.az").await.unwrap();
    work_off(site.state.clone(), Channel::Email).await.unwrap();
    assert!(mail.letters().is_empty(), "nobody outside is written to");
    notices::ask_code(&ctx, Channel::Email, "sinaq@example.az").await.unwrap();
    work_off(site.state.clone(), Channel::Email).await.unwrap();
    let letters = mail.letters();
    let [letter] = &letters[..] else { panic!("one letter, of {letters:?}") };
    assert_eq!(letter.to, "sinaq@example.az");
    assert!(letter.header("Subject").starts_with(&format!("{MARK}: ASAN müraciət")), "{}", letter.head);
    assert!(letter.body.starts_with(&format!("{MARK}. ")), "{}", letter.body);
}
