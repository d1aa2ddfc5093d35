//! `POST /letter` (R11.7): the plain form, its files, and who may take them.

use super::report_form::new_id;
use super::site::{Answer, Site, get, post};
use axum::body::Body;
use domain::ids::AppealId;
use domain::refusal::{Code, Field};
use http::{StatusCode, header};

const LINE: &str = "----muraciet";
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n";

/// Fields, then files with their field and name.
fn multipart(fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--{LINE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    for (field, name, bytes) in files {
        let head =
            format!("Content-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream");
        body.extend(format!("--{LINE}\r\n{head}\r\n\r\n").bytes());
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{LINE}--\r\n").bytes());
    body
}

fn fields<'a>(id: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("id", id),
        ("institution_find", "su"),
        ("institutions", "azersu"),
        ("subject", "Su sayğacı"),
        ("text", text),
        ("answer_mode", "amis"),
    ]
}

async fn send(site: &Site, cookie: &str, body: Vec<u8>) -> Answer {
    let request = post("/letter").header(header::COOKIE, cookie).header(header::ACCEPT, "text/html");
    let request = request.header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={LINE}"));
    site.send(request.body(Body::from(body)).unwrap()).await
}

async fn taken(site: &Site, cookie: &str, address: &str) -> Answer {
    site.send(get(address).header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn r11_7_a_plain_form_sends_a_letter_with_its_documents_once() {
    let (site, id) = (Site::open().await, new_id());
    let (me, other) = (site.citizen("me").await, site.citizen("other").await);
    let body =
        || multipart(&fields(&id, "Sayğacımın yoxlanılmasını xahiş edirəm."), &[("documents", "Akt.pdf", PDF), ("signature", "", b"")]);
    for _ in 0..2 {
        let answer = send(&site, &me, body()).await;
        assert_eq!(answer.header("location"), format!("/my/{id}?sent=1"), "pressed twice, sent once");
    }
    assert_eq!(store::appeals::count(site.portal().db()).await.unwrap(), 1);
    let [file] = &store::letter_files::of_letter(site.portal().db(), &AppealId::from(id.as_str())).await.unwrap()[..] else {
        panic!("one document")
    };
    let address = format!("/letter/files/{}", file.id);
    let mine = taken(&site, &me, &address).await;
    assert_eq!((mine.status, mine.header("content-type")), (StatusCode::OK, "application/pdf"));
    assert!(mine.header("content-disposition").starts_with("attachment"), "never shown by the browser");
    assert_eq!(taken(&site, &other, &address).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn r11_7_what_is_missing_is_named_and_what_has_arrived_waits() {
    let (site, id) = (Site::open().await, new_id());
    let me = site.citizen("me").await;
    let hostile: &[u8] = b"%PDF-1.7\n<< /S /JavaScript >>\n%%EOF\n";
    let answer = send(&site, &me, multipart(&fields(&id, ""), &[("documents", "Akt.pdf", PDF), ("documents", "x.pdf", hostile)])).await;
    assert_eq!(answer.header("location"), format!("/letter?draft={id}"));
    let ctx = site.ctx(&me).await;
    let start = services::correspondence::letter_start(&ctx, Some(AppealId::from(id.as_str()))).await.unwrap();
    let draft = start.draft.unwrap();
    assert_eq!((draft.form.subject.as_str(), start.files.len()), ("Su sayğacı", 1));
    let named: Vec<(Field, Code)> = draft.refusals.iter().map(|refusal| (refusal.field, refusal.code)).collect();
    assert_eq!(named, [(Field::Documents, Code::RunsSomething), (Field::Text, Code::Required)], "all at once");
    let page = taken(&site, &me, &format!("/letter?draft={id}")).await;
    assert!(page.status == StatusCode::OK && page.text.contains("Akt.pdf"));
    let mut again = fields(&id, "Sayğacımın yoxlanılmasını xahiş edirəm.");
    again.push(("kept", start.files[0].id.as_str()));
    let answer = send(&site, &me, multipart(&again, &[])).await;
    assert_eq!(answer.header("location"), format!("/my/{id}?sent=1"));
}

#[tokio::test]
async fn r11_7_what_was_typed_stays_when_too_many_documents_were_added() {
    let (site, id) = (Site::with(|config| config.limits.uploads_per_hour = 1).await, new_id());
    let me = site.citizen("me").await;
    let other: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Page >>\nendobj\n%%EOF\n";
    let files: [(&str, &str, &[u8]); 2] = [("documents", "Akt.pdf", PDF), ("documents", "Plan.pdf", other)];
    let answer = send(&site, &me, multipart(&fields(&id, "Sayğacımın yoxlanılmasını xahiş edirəm."), &files)).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    let start = services::correspondence::letter_start(&site.ctx(&me).await, Some(AppealId::from(id.as_str()))).await.unwrap();
    assert_eq!(start.files.len(), 1, "what has arrived waits");
    assert_eq!(start.draft.unwrap().form.subject, "Su sayğacı");
}

#[tokio::test]
async fn r11_7_who_is_not_signed_in_any_more_loses_nothing() {
    let (site, id) = (Site::open().await, new_id());
    let answer =
        send(&site, "", multipart(&fields(&id, "Sayğacımın yoxlanılmasını xahiş edirəm."), &[("documents", "Akt.pdf", PDF)])).await;
    assert!(answer.header("location").starts_with("/sign-in?next="), "{}", answer.header("location"));
    assert_eq!(store::letter_files::of_letter(site.portal().db(), &AppealId::from(id.as_str())).await.unwrap().len(), 1);
}

#[tokio::test]
async fn r12_2_the_text_is_given_back_as_it_will_be_kept_so_that_it_can_be_signed() {
    let site = Site::open().await;
    let request = post("/letter/text").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = site.send(request.body(Body::from("text=Bir%0D%0Aiki%20&subject=x&documents=Akt.pdf")).unwrap()).await;
    assert_eq!((answer.status, answer.text.as_str()), (StatusCode::OK, "Bir\niki"));
    assert!(answer.header("content-disposition").contains("muraciet.txt"));
}
