//! Letters to be printed (A8.9): a PDF for the employees of the institution, and for nobody else.

use super::site::{Site, form, get};
use axum::body::Body;
use domain::appeal::form::{AnswerForm, RouteForm};
use domain::ids::AppealId;
use domain::role::{Grant, Role};
use http::{StatusCode, header};
use serde_json::json;
use services::people::{self, Identity};
use services::{institution, owner, post};

/// Cookie of an employee.
async fn staff(site: &Site, name: &str, role: Role, institution: Option<&str>) -> String {
    let identity = Identity { issuer: "test".into(), subject: name.into(), given_name: name.into(), ..Identity::default() };
    people::sign_in(site.portal(), identity, "test").await.unwrap();
    let person = people::person_of(site.portal(), "test", name).await.unwrap().unwrap();
    people::grant(site.portal(), &person, Grant { role, institution: institution.map(Into::into), territory: None }).await.unwrap();
    site.citizen(name).await
}

#[tokio::test]
async fn a8_9_a_letter_is_a_pdf_for_the_institution_that_answered_and_not_found_for_others() {
    let site = Site::open().await;
    let author = site.citizen("Aygün").await;
    let mut sent = form();
    sent["answer_mode"] = json!("amis_and_post");
    sent["postal_address"] = json!("AZ1000 Bakı, Nizami küçəsi 1");
    assert!(site.submit(&author, sent.clone()).await.status.is_success());
    let id: AppealId = sent["id"].as_str().unwrap().into();
    let (sahib, azersu) =
        (staff(&site, "sahib", Role::OwnerStaff, None).await, staff(&site, "su", Role::InstitutionStaff, Some("azersu")).await);
    let other = staff(&site, "yol", Role::InstitutionStaff, Some("aayda")).await;
    let route = RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() };
    owner::route(&site.ctx(&sahib).await, route).await.unwrap();
    let answer = AnswerForm { appeal: id, text: "Nasazlıq aradan qaldırıldı.".into(), ..AnswerForm::default() };
    institution::answer(&site.ctx(&azersu).await, answer).await.unwrap();
    let letter = post::letters(&site.ctx(&azersu).await, false, None).await.unwrap().rows.remove(0).id;

    for path in [format!("/letters/{letter}.pdf"), format!("/letters/{letter}/envelope.pdf")] {
        let as_whom = async |cookie: &str| site.send(get(&path).header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await;
        let own = as_whom(&azersu).await;
        assert_eq!((own.status, own.header("content-type"), own.header("cache-control")), (StatusCode::OK, "application/pdf", "no-store"));
        assert!(own.text.starts_with("%PDF-") && own.header("content-disposition").starts_with("inline; filename=\""));
        assert_eq!(as_whom(&other).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(as_whom(&author).await.status, StatusCode::FORBIDDEN, "{path}");
        let visitor = site.get(&path).await;
        assert_eq!((visitor.status, visitor.header("location")), (StatusCode::SEE_OTHER, "/sign-in?next=/institution/letters"));
    }
    for path in ["/letters/x.pdf", "/letters/x"] {
        let answer = site.send(get(path).header(header::COOKIE, &azersu).body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    let page = site.page(&azersu, "/institution/letters").await;
    assert!(page.contains(&format!("/letters/{letter}.pdf")) && page.contains("Nizami küçəsi 1"), "{page}");
    let page = site.page(&other, "/institution/letters").await;
    assert!(!page.contains("Nizami küçəsi 1"), "another house's letters are not shown");
}

#[tokio::test]
async fn a7_0_1_the_house_is_settled_without_script_by_its_head_alone() {
    let site = Site::open().await;
    let (head, clerk) = (
        staff(&site, "Elnur", Role::InstitutionStaff, Some("azersu")).await,
        staff(&site, "Murad", Role::InstitutionStaff, Some("azersu")).await,
    );
    let ctx = site.ctx(&head).await;
    services::house::make_head(site.portal(), &"azersu".into(), ctx.person().unwrap()).await.unwrap();
    let page = site.page(&head, "/institution/house?unit=new").await;
    assert!(page.contains("action=\"/api/house/unit\"") && page.contains("form[name]"), "{page}");
    let add = |cookie: String| {
        let site = &site;
        async move { site.form(&cookie, "/api/house/unit", "/institution/house", "form[id]=&form[name]=Su+%C5%9F%C3%B6b%C9%99si").await }
    };
    add(clerk.clone()).await;
    assert!(!site.page(&head, "/institution/house").await.contains("Su şöbəsi"), "not by an employee");
    add(head.clone()).await;
    let page = site.page(&clerk, "/institution/house").await;
    assert!(
        page.contains("Su şöbəsi") && page.contains("Elnur") && !page.contains("action=\"/api/house"),
        "everybody in the house reads it"
    );
}
