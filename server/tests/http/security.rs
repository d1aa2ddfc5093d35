use super::site::{Site, form, get, post};
use axum::body::Body;
use http::{Method, Request, StatusCode, header};

#[tokio::test]
async fn every_answer_is_protected_and_no_nonce_serves_twice() {
    let site = Site::open().await;
    let (first, second) = (site.get("/").await, site.get("/").await);
    for answer in [&first, &site.get("/pkg/none.js").await, &site.get("/none").await] {
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "strict-origin-when-cross-origin");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert!(answer.header("permissions-policy").contains("geolocation=(self)"));
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'; script-src 'nonce-"));
        assert!(!answer.header("x-request-id").is_empty());
    }
    assert_ne!(first.header("content-security-policy"), second.header("content-security-policy"));
}

#[tokio::test]
async fn the_pages_scripts_carry_the_nonce_of_its_policy() {
    let page = Site::open().await.get("/").await;
    let policy = page.header("content-security-policy");
    let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
    let scripts: Vec<&str> = page.text.split("<script").skip(1).map(|rest| rest.split('>').next().unwrap()).collect();
    assert!(scripts.len() >= 2, "{scripts:?}");
    assert!(scripts.iter().all(|script| script.contains(&format!("nonce=\"{nonce}\""))), "{nonce} {scripts:?}");
    assert!(!page.text.contains(" style="), "inline styles are forbidden by the policy");
    assert!(!page.text.contains("crossorigin=\"abc\""));
}

#[tokio::test]
async fn hsts_and_guarded_cookies_come_with_https() {
    let site = Site::with(|config| config.public_url = Some("https://muraciet.example".into())).await;
    assert!(site.get("/").await.header("strict-transport-security").starts_with("max-age="));
    assert_eq!(server::cookies::session_name(&site.state.config), "__Host-muraciet");
    assert_eq!(Site::open().await.get("/").await.header("strict-transport-security"), "");
}

fn foreign(path: &str) -> http::request::Builder {
    Request::builder().method(Method::POST).uri(path).header(header::HOST, "127.0.0.1:3000")
}

#[tokio::test]
async fn another_sites_form_is_refused_with_a_page() {
    let site = Site::open().await;
    let marks = [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://a.example"), ("origin", "null")];
    for (name, value) in marks {
        let request = foreign("/sign-out").header(name, value).header(header::ACCEPT, "text/html").body(Body::empty());
        let answer = site.send(request.unwrap()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {value}");
        assert!(answer.text.contains("<h1>"), "{}", answer.text);
    }
    let unmarked = site.send(foreign("/sign-out").body(Body::empty()).unwrap()).await;
    assert_eq!((unmarked.status, unmarked.text.as_str()), (StatusCode::FORBIDDEN, r#""forbidden""#));
}

#[tokio::test]
async fn another_site_cannot_send_an_appeal_in_my_name() {
    let site = Site::open().await;
    let me = site.citizen("me").await;
    let body = serde_json::json!({ "form": form() }).to_string();
    let request = foreign("/api/appeals/submit")
        .header("sec-fetch-site", "cross-site")
        .header(header::COOKIE, me)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body));
    assert_eq!(site.send(request.unwrap()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(store::appeals::count(site.portal().db()).await.unwrap(), 0);
}

#[tokio::test]
async fn our_own_form_passes_also_in_old_browsers() {
    let site = Site::open().await;
    for origin in ["http://127.0.0.1:3000", "http://LOCALHOST:3000"] {
        let host = origin.trim_start_matches("http://");
        let request = Request::builder().method(Method::POST).uri("/sign-out").header(header::HOST, host);
        let answer = site.send(request.header(header::ORIGIN, origin).body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{origin}");
    }
}

#[tokio::test]
async fn another_site_cannot_listen_to_my_cabinet() {
    let site = Site::open().await;
    let request = get("/live").header("sec-fetch-site", "cross-site").body(Body::empty()).unwrap();
    assert_eq!(site.send(request).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn who_asks_too_often_is_told_when_to_come_back() {
    let site = Site::with(|config| config.limits.posts_per_minute = 2).await;
    let sign_out = || post("/sign-out").body(Body::empty()).unwrap();
    assert_eq!(site.send(sign_out()).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.send(sign_out()).await.status, StatusCode::SEE_OTHER);
    let refused = site.send(sign_out()).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    let seconds: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&seconds));
    assert_eq!(refused.json()["busy"]["retry_s"], seconds);
    assert_eq!(site.get("/").await.status, StatusCode::OK, "reading goes on");
}
