use super::site::{Answer, Site, post};
use axum::body::Body;
use domain::appeal::form::RouteForm;
use domain::media::cover::{Area, CoverForm};
use domain::role::{Actor, Grant, Role};
use http::{StatusCode, header};

pub fn jpeg() -> Vec<u8> {
    let picture = image::RgbImage::from_fn(64, 48, |x, y| image::Rgb([x as u8 * 4, y as u8 * 5, 90]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::from(picture).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

async fn upload(site: &Site, cookie: &str, bytes: Vec<u8>) -> Answer {
    let request = post("/upload/photo").header(header::COOKIE, cookie).header(header::CONTENT_TYPE, "image/jpeg");
    site.send(request.body(Body::from(bytes)).unwrap()).await
}

#[tokio::test]
async fn a_photo_is_taken_and_shown_to_its_owner_alone() {
    let site = Site::open().await;
    let (me, stranger) = (site.citizen("me").await, site.citizen("stranger").await);
    let taken = upload(&site, &me, jpeg()).await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.text);
    let address = format!("/media/{}/thumb", taken.json()["id"].as_str().unwrap());
    let look = |cookie: String| super::site::get(&address).header(header::COOKIE, cookie).body(Body::empty()).unwrap();
    let mine = site.send(look(me)).await;
    assert_eq!((mine.status, mine.header("content-type")), (StatusCode::OK, "image/jpeg"));
    assert!(mine.header("cache-control").starts_with("private"));
    assert_eq!(site.send(look(stranger)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get(&address).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_no_picture_is_refused_by_name() {
    let site = Site::open().await;
    let me = site.citizen("me").await;
    let pdf = upload(&site, &me, b"%PDF-1.7 not a photo at all".to_vec()).await;
    assert_eq!(pdf.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(pdf.json()["refused"][0]["code"], "not_a_picture", "{}", pdf.text);
    let cut = upload(&site, &me, jpeg()[..200].to_vec()).await;
    assert_eq!(cut.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", cut.text);
}

#[tokio::test]
async fn too_large_a_photo_is_refused_before_it_is_read_whole() {
    let site = Site::open().await;
    let me = site.citizen("me").await;
    let answer = upload(&site, &me, vec![0xFF; 16 << 20]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(answer.json()["refused"][0]["code"]["file_too_large"]["max_mb"], 15, "{}", answer.text);
}

#[tokio::test]
async fn a_text_of_12_megabytes_is_refused_and_leaves_nothing() {
    let site = Site::open().await;
    let me = site.citizen("me").await;
    let mut form = super::site::form();
    form["text"] = "x".repeat(12 << 20).into();
    let answer = site.submit(&me, form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
    assert_eq!(
        (&answer.json()["refused"][0]["field"], &answer.json()["refused"][0]["code"]["too_long"]["max"]),
        (&"text".into(), &4000.into())
    );
    assert_eq!(store::appeals::count(site.portal().db()).await.unwrap(), 0);
}

#[tokio::test]
async fn a8_5_what_is_public_is_asked_for_again_each_time_and_gone_at_once_when_it_is_covered() {
    let site = Site::open().await;
    let me = site.citizen("me").await;
    let photo = upload(&site, &me, jpeg()).await.json()["id"].as_str().unwrap().to_owned();
    let mut form = super::site::form();
    form["media"] = serde_json::json!([photo]);
    let id: domain::ids::AppealId = site.submit(&me, form).await.json()["appeal"].as_str().unwrap().into();
    let staff = staff(&site).await;
    let routing = RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], publish_photos: true, ..RouteForm::default() };
    services::owner::route(&staff, routing).await.unwrap();
    let address = format!("/media/{photo}/medium");
    let shown = site.get(&address).await;
    assert_eq!((shown.status, shown.header("cache-control")), (StatusCode::OK, "public, no-cache"));
    let tag = shown.header("etag").to_owned();
    let again = || super::site::get(&address).header(header::IF_NONE_MATCH, &tag).body(Body::empty()).unwrap();
    let kept = site.send(again()).await;
    assert_eq!((kept.status, kept.text.len(), kept.header("etag")), (StatusCode::NOT_MODIFIED, 0, tag.as_str()));
    let areas = vec![Area { x: 0, y: 0, w: 500, h: 500 }];
    services::owner::cover(&staff, CoverForm { appeal: id, photo: photo.into(), areas, seen: None }).await.unwrap();
    assert_eq!(site.send(again()).await.status, StatusCode::NOT_FOUND, "a cache that asks hears it");
}

/// One of the owner's staff.
async fn staff(site: &Site) -> services::Ctx {
    let cookie = site.citizen("sahib").await;
    let ctx = site.ctx(&cookie).await;
    let grant = Grant { role: Role::OwnerStaff, institution: None, territory: None };
    services::people::grant(site.portal(), ctx.person().unwrap(), grant).await.unwrap();
    let actor = Actor { role: Role::OwnerStaff, ..ctx.actor.clone() };
    services::Ctx { actor, ..ctx }
}
