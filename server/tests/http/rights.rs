//! The rights after sending as a browser without script uses them (A9.1, A8.7, A2.1).

use super::report_form::{actor_of, multipart, new_id, send};
use super::site::{Answer, Site, form, get, post};
use super::upload::jpeg;
use axum::body::Body;
use domain::appeal::form::{AnswerForm, RefuseForm, RouteForm};
use domain::appeal::view::MyAppeal;
use domain::ids::{AppealId, InstitutionId};
use domain::lang::Lang;
use domain::lifecycle::Status;
use domain::role::{Grant, Role};
use http::{StatusCode, header};
use services::people::{self, Identity};
use services::{Ctx, appeals, cabinet, institution, owner};

async fn sent(site: &Site, cookie: &str) -> AppealId {
    let sent = form();
    assert!(site.submit(cookie, sent.clone()).await.status.is_success());
    sent["id"].as_str().unwrap().into()
}

async fn ctx(site: &Site, cookie: &str) -> Ctx {
    site.portal().ctx(actor_of(site, cookie).await, Lang::Az, None)
}

async fn card(site: &Site, cookie: &str, id: &AppealId) -> MyAppeal {
    cabinet::card(&ctx(site, cookie).await, id).await.unwrap()
}

async fn staff(site: &Site, name: &str, role: Role, institution: Option<InstitutionId>) -> Ctx {
    let identity = Identity { issuer: "test".into(), subject: name.into(), given_name: name.into(), ..Identity::default() };
    people::sign_in(site.portal(), identity.clone(), "test").await.unwrap();
    let person = people::person_of(site.portal(), "test", name).await.unwrap().unwrap();
    people::grant(site.portal(), &person, Grant { role, institution, territory: None }).await.unwrap();
    let cookie = site.citizen(name).await;
    ctx(site, &cookie).await
}

async fn page(site: &Site, address: &str, cookie: &str) -> Answer {
    site.send(get(address).header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await
}

async fn post_form(site: &Site, address: &str, cookie: &str, body: String) -> Answer {
    let request = post(address).header(header::COOKIE, cookie).header(header::ACCEPT, "text/html");
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    site.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a9_1_withdrawing_without_script_leads_back_to_the_appeal() {
    let site = Site::open().await;
    let me = site.citizen("me").await;
    let id = sent(&site, &me).await;
    let step = page(&site, &format!("/my/{id}/withdraw"), &me).await;
    assert!(step.status.is_success() && step.text.contains(&format!("action=\"/my/{id}/withdraw\"")), "{}", step.text);
    let body = multipart(&[("id", &new_id()), ("text", "Problem həll olundu.")], &[]);
    let answer = send(&site, &format!("/my/{id}/withdraw"), &me, body).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, format!("/my/{id}?done=withdraw").as_str()));
    assert_eq!(card(&site, &me, &id).await.line.status, Status::Withdrawn);
    let done = page(&site, &format!("/my/{id}?done=withdraw"), &me).await;
    assert!(done.text.contains("Müraciətiniz geri götürüldü"), "{}", done.text);
    let again = page(&site, &format!("/my/{id}/withdraw"), &me).await;
    assert!(again.text.contains("Bunu indi etmək olmur") && !again.text.contains("<textarea"), "{}", again.text);
}

#[tokio::test]
async fn a9_1_what_is_wrong_is_named_and_nothing_typed_is_lost() {
    let site = Site::open().await;
    let me = site.citizen("me").await;
    let (id, attempt) = (sent(&site, &me).await, new_id());
    let address = format!("/my/{id}/ask_confidentiality");
    let answer = send(&site, &address, &me, multipart(&[("id", &attempt), ("text", "sirr <b>")], &[])).await;
    assert_eq!(answer.header("location"), format!("{address}?draft={attempt}"));
    let back = page(&site, answer.header("location"), &me).await;
    assert!(back.text.contains("sirr &lt;b&gt;") && back.text.contains("id=\"error-text\""), "{}", back.text);
    let other = site.citizen("other").await;
    let stolen = page(&site, answer.header("location"), &other).await;
    assert!(!stolen.text.contains("sirr"), "another's draft is nobody's business");
}

#[tokio::test]
async fn a9_1_who_has_to_sign_in_first_finds_the_words_again() {
    let site = Site::open().await;
    let me = site.citizen("me").await;
    let (id, attempt) = (sent(&site, &me).await, new_id());
    let address = format!("/my/{id}/add_documents");
    let body = multipart(&[("id", &attempt), ("text", "Əlavə məlumat budur.")], &[super::upload::jpeg()]);
    let answer = send(&site, &address, "", body).await;
    assert_eq!(answer.header("location"), format!("/sign-in?next={address}%3Fdraft%3D{attempt}"));
    let browser = answer.cookies().into_iter().find(|cookie| cookie.starts_with("browser=")).unwrap();
    let back = page(&site, &format!("{address}?draft={attempt}"), &format!("{me}; {browser}")).await;
    assert!(back.text.contains("Əlavə məlumat budur.") && back.text.contains("name=\"media\""), "{}", back.text);
}

#[tokio::test]
async fn a9_1_a_correction_on_an_older_state_shows_both_texts() {
    let site = Site::open().await;
    let me = site.citizen("me").await;
    let id = sent(&site, &me).await;
    let address = format!("/my/{id}/amend");
    let fields = |attempt: &str, text: &str| {
        multipart(&[("id", attempt), ("revision", "0"), ("category", "yol.cuxur"), ("address", ""), ("text", text)], &[])
    };
    let first = send(&site, &address, &me, fields(&new_id(), "Yolda iki çuxur var, diqqətli olun.")).await;
    assert_eq!(first.header("location"), format!("/my/{id}?done=amend"), "{}", first.text);
    let attempt = new_id();
    let second = send(&site, &address, &me, fields(&attempt, "Yolda üç çuxur var, diqqətli olun.")).await;
    assert_eq!(second.header("location"), format!("{address}?draft={attempt}&changed=1"));
    let back = page(&site, second.header("location"), &me).await;
    assert!(back.text.contains("Yolda iki çuxur") && back.text.contains("Yolda üç çuxur"), "{}", back.text);
    assert!(back.text.contains("name=\"revision\" value=\"1\""), "saving once more takes it: {}", back.text);
}

#[tokio::test]
async fn a9_1_correcting_without_script_keeps_the_ticked_photos_adds_others_and_leaves_the_place() {
    let site = Site::open().await;
    let me = site.citizen("me").await;
    let id = sent(&site, &me).await;
    let before = card(&site, &me, &id).await;
    let address = format!("/my/{id}/amend");
    let amend = async |ticked: &[&str], added: &[Vec<u8>]| {
        let (attempt, revision) = (new_id(), card(&site, &me, &id).await.rights.revision.to_string());
        let mut fields =
            vec![("id", attempt.as_str()), ("revision", revision.as_str()), ("category", "yol.cuxur"), ("text", before.text.as_str())];
        fields.extend([("address", before.address.as_str()), ("photos_shown", "1")]);
        fields.extend(ticked.iter().map(|photo| ("media", *photo)));
        let answer = send(&site, &address, &me, multipart(&fields, added)).await;
        assert_eq!(answer.header("location"), format!("/my/{id}?done=amend"), "{}", answer.text);
        card(&site, &me, &id).await
    };
    let added = amend(&[], &[jpeg()]).await;
    assert_eq!((added.media.len(), added.line.point), (before.media.len() + 1, before.line.point));
    let photo = added.media[0].0.clone();
    let page = page(&site, &address, &me).await;
    assert!(page.text.contains(&format!("type=\"checkbox\" name=\"media\" value=\"{photo}\"")), "{}", page.text);
    assert_eq!(amend(&[photo.as_str()], &[]).await.media, added.media, "what is ticked stays");
    assert!(amend(&[], &[]).await.media.is_empty(), "what is not is taken away");
}

#[tokio::test]
async fn a8_7_sending_again_without_script_opens_the_form_filled_in() {
    let site = Site::open().await;
    let me = site.citizen("me").await;
    let id = sent(&site, &me).await;
    let refuse = RefuseForm { appeal: id.clone(), reason: "Tələb aydın deyil, dəqiqləşdirin.".into(), ..RefuseForm::default() };
    owner::refuse(&staff(&site, "sahib", Role::OwnerStaff, None).await, refuse).await.unwrap();
    let answer = post_form(&site, "/api/rights/resend", &me, format!("appeal={id}")).await;
    assert!(answer.header("location").starts_with("/report?draft="), "{} {}", answer.header("location"), answer.text);
    let form = page(&site, answer.header("location"), &me).await;
    for part in ["Yolda böyük çuxur var", "Şərifzadə küçəsi 12", &format!("name=\"earlier\" value=\"{id}\"")] {
        assert!(form.text.contains(part), "{part} in {}", form.text);
    }
}

#[tokio::test]
async fn a2_1_ticked_reasons_arrive_from_a_plain_form() {
    let site = Site::open().await;
    let me = site.citizen("me").await;
    let id = sent(&site, &me).await;
    let owner_staff = staff(&site, "sahib", Role::OwnerStaff, None).await;
    owner::route(&owner_staff, RouteForm { appeal: id.clone(), institutions: vec!["aayda".into()], ..RouteForm::default() }).await.unwrap();
    let aayda = staff(&site, "aayda", Role::InstitutionStaff, Some("aayda".into())).await;
    institution::answer(&aayda, AnswerForm { appeal: id.clone(), text: "Çuxur doldurulub.".into(), ..AnswerForm::default() })
        .await
        .unwrap();
    let body = format!(
        "form%5Bappeal%5D={id}&form%5Bstars%5D=2&form%5Breasons%5D%5B4%5D=late&form%5Breasons%5D%5B6%5D=not_done&form%5Btext%5D=Gec"
    );
    let answer = post_form(&site, "/api/cabinet/rate", &me, body).await;
    assert_eq!(answer.header("location"), format!("/my/{id}"), "{}", answer.text);
    let card = card(&site, &me, &id).await;
    assert_eq!(card.rating, Some((2, "Gec".into())));
    assert_eq!(domain::appeal::rating::RatingReason::joined(&card.rights.reasons), "late not_done");
}

#[tokio::test]
async fn a9_1_the_materials_are_a_page_of_ones_own() {
    let site = Site::open().await;
    let (me, other) = (site.citizen("me").await, site.citizen("other").await);
    let id = sent(&site, &me).await;
    let mine = page(&site, &format!("/my/{id}/materials"), &me).await;
    assert!(mine.status.is_success() && mine.text.contains("maşınlar zədələnir"), "{}", mine.text);
    let theirs = page(&site, &format!("/my/{id}/materials"), &other).await;
    assert!(!theirs.text.contains("maşınlar"), "{}", theirs.text);
    let public = appeals::public(&site.portal().ctx(domain::role::Actor::visitor(), Lang::Az, None), &id).await.unwrap();
    assert_eq!(public.line.text, None);
}
