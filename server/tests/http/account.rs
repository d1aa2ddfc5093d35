use super::site::{Answer, Site, form, get, post};
use axum::body::Body;
use domain::privacy::{COOKIES, CookieUse};
use http::{StatusCode, header};
use services::people::publish;
use std::collections::BTreeSet;

impl Site {
    /// A page as somebody signed in sees it.
    async fn look(&self, cookie: &str, path: &str) -> Answer {
        self.send(get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await
    }

    /// A plain form of one of our pages.
    async fn post_form(&self, cookie: &str, path: &str, body: &str) -> Answer {
        let request = post(path).header(header::COOKIE, cookie);
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body.to_owned())).unwrap()).await
    }
}

#[tokio::test]
async fn t6_1_the_account_shows_what_was_done_in_which_session() {
    let site = Site::open().await;
    let cookie = site.citizen("Aygün").await;
    assert_eq!(site.submit(&cookie, form()).await.status, StatusCode::OK);
    let page = site.look(&cookie, "/my/account").await;
    assert_eq!(page.status, StatusCode::OK);
    for part in ["Aygün", "FIN••••", "Q-20", "bu pəncərə", "action=\"/account/export\"", "id=\"consents\""] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
    assert!(!page.text.contains("FINAygün"), "the FİN is never whole");
    let visitor = site.get("/my/account").await;
    assert!(visitor.text.contains("/sign-in?next=/my/account"), "{}", visitor.text);
}

#[tokio::test]
async fn t2_2_the_copy_is_a_file_and_never_kept_on_the_way() {
    let site = Site::open().await;
    let cookie = site.citizen("Aygün").await;
    let consents = "%5B%7B%22of%22%3A%22location%22%2C%22given%22%3Atrue%2C%22at_ms%22%3A1%7D%5D";
    let copy = site.post_form(&cookie, "/account/export", &format!("consents={consents}")).await;
    assert_eq!((copy.status, copy.header("content-type"), copy.header("cache-control")), (StatusCode::OK, "application/zip", "no-store"));
    assert!(copy.header("content-disposition").starts_with("attachment; filename=\"muraciet-"));
    assert!(copy.text.starts_with("PK") && copy.text.contains("account.json") && copy.text.contains("\"location\""));
    assert_eq!(site.post_form(&cookie, "/account/export", "consents=nonsense").await.status, StatusCode::OK, "without them all the same");
    let visitor = site.post_form("", "/account/export", "").await;
    assert_eq!((visitor.status, visitor.header("location")), (StatusCode::SEE_OTHER, "/sign-in?next=/my/account"));
    let foreign = post("/account/export").header(header::COOKIE, &cookie);
    let mut foreign = foreign.body(Body::empty()).unwrap();
    foreign.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
    assert_eq!(site.send(foreign).await.status, StatusCode::FORBIDDEN, "no other site makes a copy");
}

#[tokio::test]
async fn t2_2_closing_asks_for_a_word_and_ends_the_session() {
    let site = Site::open().await;
    let cookie = site.citizen("Aygün").await;
    let slip = site.post_form(&cookie, "/account/close", "confirm=nope").await;
    assert_eq!(slip.header("location"), "/my/account?confirm=wrong#close");
    let told = site.look(&cookie, "/my/account?confirm=wrong").await;
    assert!(told.text.contains("id=\"error-confirm\""), "{}", told.text);
    let closed = site.post_form(&cookie, "/account/close", "confirm=ba%C4%9Fla").await;
    assert_eq!((closed.status, closed.header("location")), (StatusCode::SEE_OTHER, "/my/account/closed"));
    assert!(site.look(&cookie, "/my").await.text.contains("/sign-in?next=/my"), "signed out");
    assert_eq!(site.get("/my/account/closed").await.status, StatusCode::OK);
}

#[tokio::test]
async fn t8_4_sessions_are_ended_by_plain_forms() {
    let site = Site::open().await;
    let (here, lost) = (site.citizen("Aygün").await, site.citizen("Aygün").await);
    let name = services::people::session_name(lost.split_once('=').unwrap().1);
    let ended = site.post_form(&here, "/account/end-session", &format!("name={name}")).await;
    assert_eq!(ended.header("location"), "/my/account#sessions");
    let me = async |cookie: &str| site.look(cookie, "/api/session/whoami").await.text;
    assert_eq!(me(&lost).await, "null");
    assert!(me(&here).await.contains("citizen"));
    assert_eq!(site.post_form(&here, "/account/sign-out-everywhere", "").await.header("location"), "/");
    assert_eq!(me(&here).await, "null");
}

#[tokio::test]
async fn t8_2_the_cookies_are_exactly_those_the_privacy_page_names() {
    let site = Site::open().await;
    let session = site.citizen("Aygün").await.split('=').next().unwrap().to_owned();
    let language = site.post_form("", "/language", "lang=ru").await.cookies();
    let jpeg = super::upload::jpeg();
    let upload = site.send(post("/upload/photo").body(Body::from(jpeg)).unwrap()).await.cookies();
    let names =
        [session].into_iter().chain([language, upload].concat().into_iter().map(|cookie| cookie.split('=').next().unwrap().to_owned()));
    let set: BTreeSet<String> = names.collect();
    let told: BTreeSet<String> =
        COOKIES.iter().filter(|cookie| cookie.used != CookieUse::SignIn).map(|cookie| cookie.name.to_owned()).collect();
    assert_eq!(set, told);
    let page = site.get("/privacy").await;
    for cookie in COOKIES {
        assert!(page.text.contains(cookie.name), "{} in {}", cookie.name, page.text);
    }
}

#[tokio::test]
async fn a6_0_10_help_and_privacy_are_read_without_script_in_three_languages() {
    let site = Site::open().await;
    let table = [
        ("az", "qosul", "Başqasının müraciətinə qoşulmaq", "Emal reyestri"),
        ("en", "join", "Joining another person", "Register of processing"),
        ("ru", "присоединиться", "Присоединиться к чужому", "Реестр обработки"),
    ];
    for (lang, words, found, heading) in table {
        let encoded: String = words.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let page = site.look(&format!("lang={lang}"), &format!("/help?q={encoded}")).await;
        assert!(
            page.text.contains(found) && page.text.contains("action=\"/help\"") && page.text.contains("tel:108"),
            "{lang}: {}",
            page.text
        );
        let topic = site.look(&format!("lang={lang}"), "/help/danger").await;
        assert!(topic.text.contains("href=\"tel:112\""), "{}", topic.text);
        assert!(site.look(&format!("lang={lang}"), "/privacy").await.text.contains(heading));
    }
    assert!(site.get("/help?q=dinozavr").await.text.contains("Heç nə tapılmadı"));
    assert_eq!(site.get("/help/no-such-topic").await.status, StatusCode::OK, "said in the page, like every missing thing");
}

#[tokio::test]
async fn t1_7_new_terms_are_announced_on_every_page_and_show_their_changes() {
    let site = Site::open().await;
    let cookie = site.citizen("Aygün").await;
    let old = store::terms::latest(site.portal().db()).await.unwrap().unwrap();
    let new = old.text_az.replace("AMİS-dən istifadə ödənişsizdir.", "AMİS-dən istifadə həmişə ödənişsizdir.");
    publish(site.portal(), [new, old.text_en, old.text_ru]).await.unwrap();
    assert!(site.look(&cookie, "/my").await.text.contains("İstifadə Qaydaları dəyişib"));
    let page = site.look(&cookie, "/terms").await;
    assert!(page.text.contains("<ins>") && page.text.contains("həmişə") && page.text.contains("href=\"/terms/1\""), "{}", page.text);
    assert!(site.look(&cookie, "/terms/1").await.text.contains("Bu, köhnə versiyadır"));
    let notices = site.look(&cookie, "/my/notices").await;
    assert!(notices.text.contains("Hesabınız haqqında"), "{}", notices.text);
    assert_eq!(site.submit(&cookie, form()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}
