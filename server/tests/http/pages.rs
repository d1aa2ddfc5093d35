use super::site::{Site, get, post};
use axum::body::Body;
use http::{StatusCode, header};

#[tokio::test]
async fn the_main_page_is_whole_without_script_and_wakes_up_with_it() {
    let site = Site::open().await;
    let page = site.get("/").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.header("content-type").starts_with("text/html"));
    assert_eq!(page.header("cache-control"), "private, no-cache");
    assert!(page.text.contains(r#"<html lang="az""#), "{}", page.text);
    assert!(page.text.contains(r#""js":"/pkg/muraciet.1a2b.js""#), "{}", page.text);
    assert!(page.text.contains(r#"href="/pkg/main.1a2b.css""#));
}

#[tokio::test]
async fn the_page_speaks_the_readers_language() {
    let site = Site::open().await;
    let wished = get("/").header(header::ACCEPT_LANGUAGE, "ru-RU, en;q=0.5").body(Body::empty()).unwrap();
    assert!(site.send(wished).await.text.contains(r#"<html lang="ru""#));
    let chosen = get("/").header(header::ACCEPT_LANGUAGE, "ru").header(header::COOKIE, "lang=en").body(Body::empty());
    assert!(site.send(chosen.unwrap()).await.text.contains(r#"<html lang="en""#));
}

#[tokio::test]
async fn choosing_a_language_leads_back_and_never_away() {
    let site = Site::open().await;
    for (back, leads_to) in [("%2Ftrack", "/track"), ("https%3A%2F%2Fa.example", "/"), ("%2F%2Fa.example", "/")] {
        let request = post("/language").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = site.send(request.body(Body::from(format!("lang=ru&back={back}"))).unwrap()).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, leads_to));
        assert_eq!(answer.cookies(), ["lang=ru"]);
    }
}

#[tokio::test]
async fn an_unknown_address_is_a_page_with_404() {
    let answer = Site::open().await.get("/no/such/page").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.header("content-type").starts_with("text/html"));
    assert!(answer.text.contains("<html"), "{}", answer.text);
}

#[tokio::test]
async fn a_missing_file_is_404_and_never_a_page() {
    let answer = Site::open().await.get("/pkg/muraciet.0000.js").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(!answer.text.contains("<html"), "{}", answer.text);
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn hashed_files_are_kept_for_ever_and_the_service_worker_never() {
    let site = Site::open().await;
    let hashed = site.get("/pkg/muraciet.1a2b.js").await;
    assert_eq!((hashed.status, hashed.header("cache-control")), (StatusCode::OK, "public, max-age=31536000, immutable"));
    let worker = site.get("/sw.js").await;
    assert_eq!((worker.status, worker.header("cache-control")), (StatusCode::OK, "public, no-cache"));
    let again = get("/sw.js").header(header::IF_NONE_MATCH, worker.header("etag")).body(Body::empty()).unwrap();
    assert_eq!(site.send(again).await.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn whoever_watches_the_server_gets_an_answer() {
    let site = Site::open().await;
    assert_eq!(site.get("/healthz").await.status, StatusCode::OK);
    assert_eq!(site.get("/readyz").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_server_functions_error_has_its_own_status() {
    let site = Site::open().await;
    let read = |path: &str| http::Request::builder().uri(path).header(header::ACCEPT, "application/json").body(Body::empty());
    let unknown = site.send(read("/api/appeals/track?number=Q-2026-0000001-0").unwrap()).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND, "{}", unknown.text);
    let visitor = site.send(read("/api/cabinet/list").unwrap()).await;
    assert_eq!((visitor.status, visitor.text.as_str()), (StatusCode::UNAUTHORIZED, r#""sign_in""#));
}

/// The service worker keeps pages for one session only, and says of them when they were made (decision 11).
#[tokio::test]
async fn a3_6_a_page_names_the_session_it_was_made_for_and_the_words_for_being_shown_later() {
    let site = Site::open().await;
    let visitor = site.send(get("/").body(Body::empty()).unwrap()).await.text;
    assert!(visitor.contains("data-seen-words=") && visitor.contains("{time}"), "{visitor}");
    assert!(!visitor.contains("data-who="), "a visitor has no session");
    let mut named = Vec::new();
    for _ in 0..2 {
        let cookie = site.citizen("Aygün").await;
        let page = site.send(get("/my").header(header::COOKIE, &cookie).body(Body::empty()).unwrap()).await.text;
        let name = page.split("data-who=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("the session's name").to_owned();
        assert!(!cookie.contains(&name), "the name opens nothing");
        named.push(name);
    }
    assert_ne!(named[0], named[1], "each session has its own");
}
