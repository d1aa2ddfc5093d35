use super::site::{Answer, Site, form, post};
use super::upload::jpeg;
use axum::body::Body;
use domain::appeal::form::Draft;
use domain::ids::AppealId;
use domain::lang::Lang;
use domain::refusal::{Code, Field};
use domain::role::Actor;
use http::header;
use serde_json::Value;
use services::appeals;

const LINE: &str = "----muraciet";

/// The form as a browser without script sends it: every field, and file fields even when they are empty.
pub fn multipart(fields: &[(&str, &str)], photos: &[Vec<u8>]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--{LINE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    let empty = vec![Vec::new()];
    for photo in if photos.is_empty() { &empty } else { photos } {
        let head = "Content-Disposition: form-data; name=\"photos\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg";
        body.extend(format!("--{LINE}\r\n{head}\r\n\r\n").bytes());
        body.extend(photo);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{LINE}--\r\n").bytes());
    body
}

fn fields<'a>(id: &'a str, change: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("id", id),
        ("lat", "40.3890"),
        ("lon", "49.8130"),
        ("address", "Nizami 5"),
        ("category", "yol.cuxur"),
        ("text", "Çuxur var.\r\nƏlli santimetr."),
        ("answer_mode", "amis"),
        ("postal_address", ""),
        ("similar_seen", "1"),
    ];
    for (name, value) in change {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    fields
}

pub async fn send(site: &Site, address: &str, cookie: &str, body: Vec<u8>) -> Answer {
    let request = post(address).header(header::COOKIE, cookie).header(header::ACCEPT, "text/html");
    let request = request.header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={LINE}"));
    site.send(request.body(Body::from(body)).unwrap()).await
}

pub fn new_id() -> String {
    uuid::Uuid::now_v7().to_string()
}

async fn draft(site: &Site, actor: Actor, browser: Option<&str>, id: &str) -> Draft {
    let ctx = site.portal().ctx(actor, Lang::Az, browser.map(ToOwned::to_owned));
    appeals::draft(&ctx, &AppealId::from(id)).await.unwrap().expect("a draft")
}

pub async fn actor_of(site: &Site, cookie: &str) -> Actor {
    services::people::session(site.portal(), &cookie["muraciet=".len()..]).await.unwrap().unwrap()
}

#[tokio::test]
async fn without_sign_in_the_text_and_photos_are_kept_and_sign_in_leads_back() {
    let (site, id) = (Site::open().await, new_id());
    let answer = send(&site, "/report", "", multipart(&fields(&id, &[]), &[jpeg()])).await;
    assert_eq!(answer.header("location"), format!("/sign-in?next=/report%3Fdraft%3D{id}"), "{}", answer.text);
    let cookies = answer.cookies();
    let browser = cookies.iter().find_map(|cookie| cookie.strip_prefix("browser=")).unwrap();
    let kept = draft(&site, Actor::visitor(), Some(browser), &id).await;
    assert_eq!(kept.form.text, "Çuxur var.\nƏlli santimetr.");
    assert_eq!(kept.form.media.len(), 1);
    let stranger = site.portal().ctx(Actor::visitor(), Lang::Az, Some("another browser".into()));
    assert!(appeals::draft(&stranger, &AppealId::from(id.as_str())).await.unwrap().is_none());
}

#[tokio::test]
async fn a8_3_the_form_without_script_sends_the_appeal() {
    let (site, id) = (Site::open().await, new_id());
    let me = site.citizen("me").await;
    let answer = send(&site, "/report", &me, multipart(&fields(&id, &[]), &[jpeg()])).await;
    assert_eq!(answer.header("location"), format!("/my/{id}?sent=1"), "{}", answer.text);
    let again = send(&site, "/report", &me, multipart(&fields(&id, &[]), &[])).await;
    assert_eq!(again.header("location"), format!("/my/{id}?sent=1"), "pressed twice, sent once");
    assert_eq!(store::appeals::count(site.portal().db()).await.unwrap(), 1);
}

#[tokio::test]
async fn what_is_missing_is_named_and_nothing_typed_is_lost() {
    let (site, id) = (Site::open().await, new_id());
    let me = site.citizen("me").await;
    let body = multipart(&fields(&id, &[("lat", ""), ("lon", ""), ("category", "")]), &[b"%PDF-1.7".to_vec()]);
    let answer = send(&site, "/report", &me, body).await;
    assert_eq!(answer.header("location"), format!("/report?draft={id}"));
    let kept = draft(&site, actor_of(&site, &me).await, None, &id).await;
    assert_eq!(kept.form.address, "Nizami 5");
    assert!(kept.refusals.iter().any(|refusal| (refusal.field, refusal.code) == (Field::Photos, Code::NotAPicture)));
    let named: Vec<Field> = kept.refusals.iter().map(|refusal| refusal.field).collect();
    assert!(named.contains(&Field::Place) && named.contains(&Field::Category), "{named:?}");
}

#[tokio::test]
async fn searching_a_place_keeps_the_rest_of_the_form() {
    let (site, id) = (Site::open().await, new_id());
    let me = site.citizen("me").await;
    let body = multipart(&fields(&id, &[("action", "find"), ("find", "Şəki & ətrafı")]), &[]);
    let answer = send(&site, "/report", &me, body).await;
    let found = "%C5%9E%C9%99ki%20%26%20%C9%99traf%C4%B1";
    assert_eq!(answer.header("location"), format!("/report?draft={id}&find={found}"));
    assert_eq!(draft(&site, actor_of(&site, &me).await, None, &id).await.form.address, "Nizami 5");
}

#[tokio::test]
async fn a8_4_similar_appeals_are_shown_once_then_the_choice_is_the_persons() {
    let (site, id) = (Site::open().await, new_id());
    let (first, second) = (site.citizen("first").await, site.citizen("second").await);
    assert!(site.submit(&first, form()).await.status.is_success());
    let answer = send(&site, "/report", &second, multipart(&fields(&id, &[("similar_seen", "")]), &[])).await;
    assert_eq!(answer.header("location"), format!("/report?draft={id}"));
    assert!(draft(&site, actor_of(&site, &second).await, None, &id).await.show_similar);
    let answer = send(&site, "/report", &second, multipart(&fields(&id, &[]), &[])).await;
    assert_eq!(answer.header("location"), format!("/my/{id}?sent=1"));
}

#[tokio::test]
async fn a8_4_the_form_without_script_joins() {
    let site = Site::open().await;
    let (first, second) = (site.citizen("first").await, site.citizen("second").await);
    let sent: Value = form();
    let appeal = sent["id"].as_str().unwrap().to_owned();
    assert!(site.submit(&first, sent).await.status.is_success());
    let joining = new_id();
    let body = multipart(&[("id", &joining), ("text", "Bizdə də."), ("answer_mode", "amis")], &[jpeg()]);
    let answer = send(&site, &format!("/join/{appeal}"), &second, body).await;
    assert_eq!(answer.header("location"), format!("/my/{appeal}"), "{}", answer.text);
    let visitor = send(&site, &format!("/join/{appeal}"), "", multipart(&[("text", "Mən də.")], &[])).await;
    assert!(visitor.header("location").starts_with(&format!("/sign-in?next=/join/{appeal}%3Fdraft%3D")), "what was typed is kept");
}
