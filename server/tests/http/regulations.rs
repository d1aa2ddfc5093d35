//! Regulations over HTTP (R9.7, R9.8, R-annex1): the form's layout for everybody, a comment without script, the printed file, forms.

use super::site::{Site, post};
use axum::body::Body;
use domain::eservice::{Automation, Kind};
use domain::ids::RegulationId;
use domain::regulation::{Clause, NewForm, Operation, PublishForm, SaveForm, Span, Stage, Text, Unit};
use domain::role::{Grant, Role};
use http::{StatusCode, header};
use services::people::{self, Identity};
use services::regulation::{begin, plant};

/// Cookie of an employee of Azərsu.
async fn staff(site: &Site) -> String {
    let identity = Identity { issuer: "test".into(), subject: "su".into(), given_name: "su".into(), ..Identity::default() };
    people::sign_in(site.portal(), identity, "test").await.unwrap();
    let person = people::person_of(site.portal(), "test", "su").await.unwrap().unwrap();
    let given = Grant { role: Role::InstitutionStaff, institution: Some("azersu".into()), territory: None };
    people::grant(site.portal(), &person, given).await.unwrap();
    site.citizen("su").await
}

fn fresh() -> RegulationId {
    RegulationId(uuid::Uuid::now_v7().to_string())
}

fn text() -> Text {
    Text {
        name: "Arayış <b>verilməsi</b>".into(),
        provider: "Azərsu ASC".into(),
        automation: Some(Automation::Partial),
        kind: Some(Kind::Interactive),
        span: Span { least: 1, most: 5, unit: Unit::WorkingDays },
        operations: vec![Operation {
            name: "Yoxlama".into(),
            responsible: "Mütəxəssis".into(),
            span: Span { least: 2, most: 2, unit: Unit::WorkingDays },
            ..Operation::default()
        }],
        ..Text::default()
    }
}

#[tokio::test]
async fn r_annex1_a_regulation_is_read_and_printed_in_the_forms_layout() {
    let site = Site::open().await;
    let id = fresh();
    plant(site.portal(), &id, &"azersu".into(), text(), site.portal().now()).await.unwrap();
    let page = site.get(&format!("/regulations/{id}")).await;
    assert_eq!(page.status, StatusCode::OK);
    for clause in Clause::ALL {
        assert!(page.text.contains(&format!("id=\"{}\"", clause.number())), "{} is not on the page", clause.number());
    }
    assert!(page.text.contains("Təsdiq edirəm") && page.text.contains("Elektron xidmətin adı"), "{}", page.text);
    assert!(page.text.contains("steps-drawing") && page.text.contains("Mütəxəssis"), "the drawing and its words");
    let around: Vec<_> =
        page.text.match_indices("verilməsi").map(|(at, _)| page.text[..at].chars().rev().take(30).collect::<String>()).collect();
    assert!(!page.text.contains("<b>verilməsi</b>") && page.text.contains("&lt;b&gt;verilməsi"), "what was typed is words: {around:?}");
    assert!(site.get("/regulations").await.text.contains(&format!("/regulations/{id}")));

    let printed = site.get(&format!("/regulations/{id}/pdf")).await;
    assert_eq!((printed.status, printed.header("content-type")), (StatusCode::OK, "application/pdf"));
    assert!(printed.text.starts_with("%PDF-"));
    for path in [format!("/regulations/{}", fresh()), format!("/regulations/{}/pdf", fresh()), format!("/regulations/{id}/pdf?version=9")] {
        assert_eq!(site.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn r9_7_a_comment_is_sent_by_a_plain_form_and_shown_as_words() {
    let site = Site::open().await;
    let id = fresh();
    plant(site.portal(), &id, &"azersu".into(), text(), site.portal().now()).await.unwrap();
    let path = format!("/regulations/{id}");
    let me = site.citizen("Aygün").await;
    assert!(!site.page(&me, &path).await.contains("form[text]"), "what is in force is not discussed");
    let row = store::regulations::versions(site.portal().db(), &id).await.unwrap().remove(0);
    let until = Some(site.portal().now());
    let discussed =
        store::regulations::VersionRow { stage: Stage::Discussion, published_ms: until, discussed_until_ms: until, ..row.clone() };
    let write = site.portal().db().write(move |tx| Box::pin(async move { store::regulations::advance(tx, &row, &discussed).await }));
    assert!(write.await.unwrap());
    assert!(site.get(&path).await.text.contains("/sign-in?next="), "a visitor is led to the sign-in");
    let form = site.page(&me, &path).await;
    assert!(form.contains(&format!("action=\"/regulations/{id}/comments\"")) && form.contains("form[text]"), "{form}");
    let body = format!("form[id]={id}&form[text]=%3Cscript%3Ealert(1)%3C%2Fscript%3E+m%C3%BCdd%C9%99t+uzundur");
    let sent = site.form(&me, &format!("{path}/comments"), &path, &body).await;
    assert_eq!(sent.header("location"), format!("{path}?said=shown#discussion"));
    let read = site.get(&path).await.text;
    assert!(read.contains("müddət uzundur") && !read.contains("<script>alert(1)"), "{read}");
}

#[tokio::test]
async fn r_annex1_an_oversized_form_is_refused_in_words_that_help() {
    let site = Site::open().await;
    let su = staff(&site).await;
    let ctx = site.ctx(&su).await;
    let id = begin(&ctx, NewForm { id: fresh(), name: "Arayış".into() }).await.unwrap();
    let path = format!("/register/regulations/{id}/forms");
    let send = async |cookie: &str, bytes: Vec<u8>| {
        let request = post(&path).header(header::COOKIE, cookie).header("x-file-name", "%C6%8Friz%C9%99.pdf");
        site.send(request.header(header::CONTENT_TYPE, "application/octet-stream").body(Body::from(bytes)).unwrap()).await
    };
    let large = send(&su, vec![0; (20 << 20) + 1]).await;
    assert!(large.status.is_client_error() && large.text.contains("file_too_large") && large.text.contains("20"), "{}", large.text);
    let form = send(&su, b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n".to_vec()).await;
    assert_eq!((form.status, form.json()["file_name"].as_str()), (StatusCode::OK, Some("Ərizə.pdf")), "{}", form.text);
    let citizen = site.citizen("Aygün").await;
    assert_eq!(send(&citizen, b"%PDF-1.7".to_vec()).await.status, StatusCode::FORBIDDEN);
    let digest = form.json()["file"].as_str().unwrap().to_owned();
    assert_eq!(site.get(&format!("/regulations/{id}/forms/{digest}")).await.status, StatusCode::NOT_FOUND, "a draft's form");
    let saved = services::regulation::save(&ctx, SaveForm { id: id.clone(), ..SaveForm::default() }).await;
    assert!(saved.is_ok(), "an empty change changes nothing");
    assert!(services::regulation::publish(&ctx, PublishForm { id, days: String::new() }).await.is_err(), "it is not whole");
}
