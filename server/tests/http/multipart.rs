//! Forms with files that can't be taken whole: what is too large, and what is no such form, is answered with a page of ours (T6.0.3).

use super::report_form::{actor_of, multipart, new_id, send};
use super::site::{Answer, Site, post};
use super::upload::jpeg;
use axum::body::{Body, Bytes};
use domain::ids::AppealId;
use domain::lang::Lang;
use futures::stream;
use http::{StatusCode, header};
use services::appeals;

/// Every plain form that takes files.
const FORMS: [&str; 8] = [
    "/report",
    "/join/018f3a5e-7c1d-7abc-8def-0123456789ab",
    "/my/018f3a5e-7c1d-7abc-8def-0123456789ab/withdraw",
    "/letter",
    "/services/ER-2026-0000001-1/request",
    "/my/requests/018f3a5e-7c1d-7abc-8def-0123456789ab",
    "/office/documents/form",
    "/verify",
];

const KIND: &str = "multipart/form-data; boundary=----muraciet";

async fn sent(site: &Site, address: &str, cookie: &str, kind: &str, told: Option<&str>, body: Body) -> Answer {
    let request = post(address).header(header::ACCEPT, "text/html").header(header::COOKIE, cookie).header(header::CONTENT_TYPE, kind);
    let request = told.into_iter().fold(request, |request, length| request.header(header::CONTENT_LENGTH, length));
    site.send(request.body(body).unwrap()).await
}

#[tokio::test]
async fn t6_0_3_a_form_whose_files_are_too_large_is_answered_in_words_and_in_the_persons_language() {
    let site = Site::open().await;
    for address in FORMS {
        for (lang, words) in
            [("az", "faylların bir hissəsini çıxarın"), ("en", "take out some of the files"), ("ru", "уберите часть файлов")]
        {
            let body = Body::from(multipart(&[("text", "Çuxur var.")], &[]));
            let answer = sent(&site, address, &format!("lang={lang}"), KIND, Some("9999999999"), body).await;
            assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{address}");
            assert!(answer.text.contains(words) && answer.text.contains(&format!("lang=\"{lang}\"")), "{address} {lang}: {}", answer.text);
        }
    }
    assert_eq!(store::appeals::count(site.portal().db()).await.unwrap(), 0);
}

#[tokio::test]
async fn t6_0_3_a_form_that_does_not_say_how_large_it_is_is_read_to_its_end_and_then_refused() {
    let site = Site::open().await;
    let head = "------muraciet\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a\"\r\n\r\n";
    let first = stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(head.as_bytes()))]);
    let megabyte = Bytes::from(vec![b' '; 1 << 20]);
    let rest = stream::iter((0..17).map(move |_| Ok(megabyte.clone())));
    let body = Body::from_stream(futures::StreamExt::chain(first, rest));
    let answer = sent(&site, "/verify", "lang=en", KIND, None, body).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", answer.text);
    assert!(answer.text.contains("at most 16 MB"), "{}", answer.text);
}

#[tokio::test]
async fn t6_0_3_twelve_megabytes_of_text_in_a_plain_form_are_refused_in_words_and_nothing_is_kept() {
    let site = Site::open().await;
    let me = site.citizen("me").await;
    let (id, long) = (new_id(), "x".repeat(12 << 20));
    let fields = [
        ("id", id.as_str()),
        ("lat", "40.3890"),
        ("lon", "49.8130"),
        ("category", "yol.cuxur"),
        ("institutions", "azersu"),
        ("subject", "Su"),
        ("text", long.as_str()),
        ("similar_seen", "1"),
    ];
    let body = multipart(&fields, &[]);
    for address in ["/report".to_owned(), format!("/join/{id}"), format!("/my/{id}/withdraw"), "/letter".to_owned()] {
        let answer = sent(&site, &address, &format!("{me}; lang=en"), KIND, None, Body::from(body.clone())).await;
        let status = answer.status;
        assert!([StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY, StatusCode::NOT_FOUND].contains(&status), "{address}: {status}");
        let told = status != StatusCode::UNPROCESSABLE_ENTITY || answer.text.contains("shorten the text");
        assert!(told && answer.text.len() < 100_000, "{address}: {}", answer.text.len());
    }
    assert_eq!(store::appeals::count(site.portal().db()).await.unwrap(), 0);
}

#[tokio::test]
async fn what_is_no_form_with_files_is_told_to_be_unreadable() {
    let site = Site::open().await;
    for address in FORMS {
        for kind in ["multipart/form-data", "application/x-www-form-urlencoded", "text/plain", "multipart/mixed; boundary=x"] {
            let answer = sent(&site, address, "lang=en", kind, None, Body::from("text=a&text=b")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address} {kind}");
            assert!(answer.text.contains("did not arrive whole"), "{address} {kind}: {}", answer.text);
        }
    }
}

#[tokio::test]
async fn a8_3_what_was_typed_stays_when_more_photos_came_than_are_taken_in_an_hour() {
    let (site, id) = (Site::with(|config| config.limits.uploads_per_hour = 1).await, new_id());
    let me = site.citizen("me").await;
    let fields = [("id", id.as_str()), ("lat", "40.3890"), ("lon", "49.8130"), ("category", "yol.cuxur"), ("text", "Yolda çuxur var.")];
    let answer = send(&site, "/report", &me, multipart(&fields, &[jpeg(), jpeg()])).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{}", answer.text);
    let ctx = site.portal().ctx(actor_of(&site, &me).await, Lang::Az, None);
    let kept = appeals::draft(&ctx, &AppealId::from(id.as_str())).await.unwrap().expect("a draft");
    assert_eq!((kept.form.text.as_str(), kept.form.media.len()), ("Yolda çuxur var.", 1), "what has arrived waits");
    assert_eq!(store::appeals::count(site.portal().db()).await.unwrap(), 0);
}
