//! Signed documents as files, and the page where anybody checks them (A7.0.4, R12.2); how sure a sign-in of staff has to be (A5.0.4).

use super::browser::Browser;
use super::report_form::send;
use super::site::{Answer, Site, form, get};
use app::i18n::texts::server as served;
use app::i18n::texts::signature as text;
use axum::body::Body;
use domain::appeal::form::{RefusalGround, RefuseForm};
use domain::ids::AppealId;
use domain::lang::Lang;
use domain::role::{Grant, Role};
use http::{StatusCode, header};
use services::people;

const LINE: &str = "----muraciet";

/// The form of the page, with these bytes in its two fields.
fn two_files(document: &[u8], signature: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, bytes) in [("document", document), ("signature", signature)] {
        let head =
            format!("Content-Disposition: form-data; name=\"{name}\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream");
        body.extend(format!("--{LINE}\r\n{head}\r\n\r\n").bytes());
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{LINE}--\r\n").bytes());
    body
}

/// A refused appeal of Aygün, and her cookie.
async fn refused(site: &Site) -> (AppealId, String) {
    let author = site.citizen("Aygün").await;
    let sent = form();
    let appeal = AppealId(sent["id"].as_str().unwrap().to_owned());
    assert_eq!(site.submit(&author, sent).await.status, StatusCode::OK);
    site.citizen("Sevinc").await;
    let person = people::person_of(site.portal(), "test", "Sevinc").await.unwrap().unwrap();
    people::grant(site.portal(), &person, Grant { role: Role::OwnerStaff, institution: None, territory: None }).await.unwrap();
    let staff = site.ctx(&site.citizen("Sevinc").await).await;
    let refusal = RefuseForm { appeal: appeal.clone(), ground: RefusalGround::NotClear, reason: "Ünvan göstərilməyib.".into() };
    services::owner::refuse(&staff, refusal).await.unwrap();
    (appeal, author)
}

async fn bytes(site: &Site, cookie: &str, path: &str) -> (StatusCode, String, Vec<u8>) {
    let request = get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap();
    let response = tower::ServiceExt::oneshot(site.router.clone(), request).await.unwrap();
    let (parts, body) = response.into_parts();
    let name = parts.headers.get(header::CONTENT_DISPOSITION).map(|name| name.to_str().unwrap().to_owned());
    (parts.status, name.unwrap_or_default(), axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec())
}

async fn check(site: &Site, document: &[u8], signature: &[u8]) -> Answer {
    send(site, "/verify", "", two_files(document, signature)).await
}

#[tokio::test]
async fn r12_2_both_files_are_taken_and_checked_without_script_by_anybody() {
    let site = Site::open().await;
    let (appeal, author) = refused(&site).await;
    let page = site.page(&author, &format!("/my/{appeal}")).await;
    let id = page.split_once("/signed/").unwrap().1.split_once('/').unwrap().0.to_owned();
    assert!(page.contains(text::valid(Lang::Az)) && page.contains("Sevinc"), "{page}");
    let (status, name, document) = bytes(&site, &author, &format!("/signed/{id}/document")).await;
    assert!(status == StatusCode::OK && name.ends_with("-refusal.json\""), "{status} {name}");
    let (status, name, signature) = bytes(&site, &author, &format!("/signed/{id}/signature")).await;
    assert!(status == StatusCode::OK && name.ends_with("-refusal.json.p7s\""), "{status} {name}");
    let stranger = site.citizen("Murad").await;
    for (cookie, expected) in [(stranger.as_str(), StatusCode::NOT_FOUND), ("", StatusCode::UNAUTHORIZED)] {
        assert_eq!(bytes(&site, cookie, &format!("/signed/{id}/document")).await.0, expected);
    }
    assert_eq!(bytes(&site, &author, &format!("/signed/{id}/key")).await.0, StatusCode::NOT_FOUND);

    let form = site.get("/verify").await;
    assert!(form.status == StatusCode::OK && form.text.contains("enctype=\"multipart/form-data\""), "{}", form.text);
    let good = check(&site, &document, &signature).await;
    assert_eq!(good.status, StatusCode::OK);
    for words in [text::valid_title(Lang::Az), text::passed_content(Lang::Az), text::demo(Lang::Az), "Sevinc"] {
        assert!(good.text.contains(words), "{words} in {}", good.text);
    }
    let changed = String::from_utf8(document).unwrap().replace("göstərilməyib", "göstərilib");
    let bad = check(&site, changed.as_bytes(), &signature).await;
    assert!(bad.text.contains(text::invalid_title(Lang::Az)) && bad.text.contains(text::why_changed(Lang::Az)), "{}", bad.text);
    let (status, _, authorities) = bytes(&site, "", "/verify/authorities.pem").await;
    assert!(status == StatusCode::OK && authorities.starts_with(b"-----BEGIN CERTIFICATE-----"));
    assert!(!String::from_utf8(authorities).unwrap().contains("PRIVATE"));
}

#[tokio::test]
async fn r12_2_missing_large_and_hostile_files_are_answered_in_words() {
    let site = Site::open().await;
    let missing = check(&site, b"{}", b"").await;
    assert!(missing.status == StatusCode::UNPROCESSABLE_ENTITY && missing.text.contains(text::files_missing(Lang::Az)));
    let large = check(&site, &vec![b' '; (1 << 20) + 1], b"x").await;
    assert!(large.status == StatusCode::PAYLOAD_TOO_LARGE && large.text.contains(text::files_too_large(Lang::Az)));
    assert_eq!(check(&site, b"{}", &vec![0x30; 32 << 10 | 1]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    for hostile in
        [b"<script>alert(1)</script>".as_slice(), &[0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], b"-----BEGIN CMS-----\n", &[0x31; 30_000]]
    {
        let answer = check(&site, b"<script>", hostile).await;
        assert!(answer.status == StatusCode::OK && answer.text.contains(text::why_unreadable(Lang::Az)), "{}", answer.text);
        assert!(!answer.text.contains("alert(1)"));
    }
    let torn = send(&site, "/verify", "", b"------muraciet\r\nnonsense".to_vec()).await;
    assert_eq!(torn.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a5_0_4_staff_who_sign_in_too_weakly_are_told_what_to_do() {
    let sure = |config: &mut server::config::Config| config.oidc.staff_assurance = vec!["high".into()];
    let (server, _folder) = super::sign_in::demo_server_with(tempfile::tempdir().unwrap(), sure).await;
    let mut browser = Browser::new(format!("http://{}", server.address));
    let staff = super::sign_in::come_back(&mut browser, "sevinc").await;
    assert_eq!(staff.location, "/sign-in/problem?code=low_assurance");
    assert_eq!(browser.get("/api/session/whoami").await.text, "null", "no session was opened");
    let told = browser.get(&staff.location).await;
    assert!(told.text.contains(served::problem_low_assurance(Lang::Az)) && told.text.contains("/sign-in"), "{}", told.text);
    let citizen = super::sign_in::come_back(&mut browser, "leyla").await;
    assert_eq!(citizen.location, "/", "citizens sign in as before");
    server.stop().await.unwrap();
}
