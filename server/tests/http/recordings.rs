use super::report_form::{actor_of, new_id, send};
use super::site::{Answer, Site, get, post};
use axum::body::Body;
use domain::ids::AppealId;
use domain::lang::Lang;
use http::{Method, Request, StatusCode, header};
use serde_json::json;

const VOICE: &[u8] = include_bytes!("../../services/src/media/recording/samples/voice.m4a");

async fn begin(site: &Site, cookie: &str, id: &str) -> Answer {
    let body = json!({ "id": id, "kind": "voice", "bytes": VOICE.len() }).to_string();
    let request = post("/upload/recording").header(header::COOKIE, cookie).header(header::CONTENT_TYPE, "application/json");
    site.send(request.body(Body::from(body)).unwrap()).await
}

async fn piece(site: &Site, cookie: &str, id: &str, from: usize, to: usize) -> Answer {
    let request =
        Request::builder().method(Method::PUT).uri(format!("/upload/recording/{id}/{from}")).header(header::HOST, "127.0.0.1:3000");
    let request = request.header("sec-fetch-site", "same-origin").header(header::COOKIE, cookie);
    site.send(request.body(Body::from(VOICE[from..to].to_vec())).unwrap()).await
}

async fn finish(site: &Site, cookie: &str, id: &str) -> Answer {
    let request = post(&format!("/upload/recording/{id}/finish")).header(header::COOKIE, cookie);
    site.send(request.body(Body::from("{}")).unwrap()).await
}

async fn stored(site: &Site, cookie: &str) -> String {
    let id = new_id();
    begin(site, cookie, &id).await;
    piece(site, cookie, &id, 0, VOICE.len()).await;
    finish(site, cookie, &id).await.json()["id"].as_str().unwrap().to_owned()
}

async fn range(site: &Site, cookie: &str, media: &str, range: &str) -> Answer {
    let request = get(&format!("/media/{media}/full")).header(header::COOKIE, cookie).header(header::RANGE, range);
    site.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a8_3_a_recording_goes_up_in_pieces_and_resumes() {
    let (site, id) = (Site::open().await, new_id());
    let (me, stranger) = (site.citizen("me").await, site.citizen("stranger").await);
    let begun = begin(&site, &me, &id).await;
    assert_eq!((begun.status, &begun.json()["received"]), (StatusCode::OK, &0.into()), "{}", begun.text);
    assert_eq!(piece(&site, &me, &id, 0, 1_000).await.json()["received"], 1_000);
    assert_eq!(piece(&site, &me, &id, 1_500, VOICE.len()).await.json()["received"], 1_000, "a gap is told, not made");
    let asked = get(&format!("/upload/recording/{id}")).header(header::COOKIE, &me).body(Body::empty()).unwrap();
    assert_eq!(site.send(asked).await.json()["received"], 1_000);
    assert_eq!(piece(&site, &stranger, &id, 1_000, 1_200).await.status, StatusCode::NOT_FOUND);
    assert_eq!(finish(&site, &me, &id).await.json()["refused"][0]["code"], "broken_recording", "cut off");
    assert_eq!(piece(&site, &me, &id, 0, 1_000).await.status, StatusCode::NOT_FOUND, "refused and gone: begin again");
    begin(&site, &me, &id).await;
    assert_eq!(piece(&site, &me, &id, 0, VOICE.len()).await.json()["received"], VOICE.len());
    let taken = finish(&site, &me, &id).await;
    assert_eq!((taken.status, &taken.json()["kind"]), (StatusCode::OK, &"voice".into()), "{}", taken.text);
    assert_eq!(finish(&site, &me, &id).await.text, taken.text, "the answer was lost, the recording is not");
}

#[tokio::test]
async fn a_recording_is_played_in_parts_by_its_owner_alone() {
    let site = Site::open().await;
    let (me, stranger) = (site.citizen("me").await, site.citizen("stranger").await);
    let media = stored(&site, &me).await;
    let whole = range(&site, &me, &media, "bytes=0-").await;
    assert_eq!(whole.status, StatusCode::PARTIAL_CONTENT);
    assert_eq!(whole.header("content-range"), format!("bytes 0-{}/{}", VOICE.len() - 1, VOICE.len()));
    let first = range(&site, &me, &media, "bytes=0-1").await;
    assert_eq!((first.status, first.header("content-length")), (StatusCode::PARTIAL_CONTENT, "2"));
    assert_eq!((first.header("content-type"), first.header("accept-ranges")), ("audio/mp4", "bytes"));
    assert_eq!((first.header("content-disposition"), first.header("x-content-type-options")), ("inline", "nosniff"));
    assert!(first.header("cache-control").starts_with("private"));
    let beyond = range(&site, &me, &media, "bytes=999999-").await;
    assert_eq!(
        (beyond.status, beyond.header("content-range")),
        (StatusCode::RANGE_NOT_SATISFIABLE, format!("bytes */{}", VOICE.len()).as_str())
    );
    assert_eq!(range(&site, &stranger, &media, "bytes=0-1").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get(&format!("/media/{media}/full")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_piece_that_is_too_large_or_from_elsewhere_is_not_taken() {
    let (site, id) = (Site::open().await, new_id());
    let me = site.citizen("me").await;
    begin(&site, &me, &id).await;
    let put = |site_header: &str, bytes: usize| {
        let request = Request::builder().method(Method::PUT).uri(format!("/upload/recording/{id}/0")).header(header::COOKIE, &me);
        request.header("sec-fetch-site", site_header).body(Body::from(vec![0; bytes])).unwrap()
    };
    assert!(site.send(put("same-origin", (1 << 20) + 1)).await.status.is_client_error());
    assert_eq!(site.send(put("cross-site", 10)).await.status, StatusCode::FORBIDDEN);
    assert_eq!(piece(&site, &me, &id, 0, 10).await.json()["received"], 10);
}

/// The form of a browser without script, with a sound file in it.
fn with_voice(fields: &[(&str, &str)], voice: &[u8]) -> Vec<u8> {
    let line = "----muraciet";
    let mut body: Vec<u8> = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--{line}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    body.extend(format!("--{line}\r\nContent-Disposition: form-data; name=\"voice\"; filename=\"a.m4a\"\r\n\r\n").bytes());
    body.extend(voice);
    body.extend(
        format!("\r\n--{line}\r\nContent-Disposition: form-data; name=\"videos\"; filename=\"\"\r\n\r\n\r\n--{line}--\r\n").bytes(),
    );
    body
}

#[tokio::test]
async fn a8_3_the_form_without_script_sends_a_voice_without_text() {
    let (site, id) = (Site::open().await, new_id());
    let me = site.citizen("me").await;
    let fields = [
        ("id", id.as_str()),
        ("lat", "40.3890"),
        ("lon", "49.8130"),
        ("category", "yol.cuxur"),
        ("text", ""),
        ("answer_mode", "amis"),
        ("similar_seen", "1"),
    ];
    let refused = send(&site, "/report", &me, with_voice(&fields, b"%PDF-1.7")).await;
    assert_eq!(refused.header("location"), format!("/report?draft={id}"));
    let answer = send(&site, "/report", &me, with_voice(&fields, VOICE)).await;
    assert_eq!(answer.header("location"), format!("/my/{id}?sent=1"), "{}", answer.text);
    let ctx = site.portal().ctx(actor_of(&site, &me).await, Lang::Az, None);
    let card = services::cabinet::card(&ctx, &AppealId(id)).await.unwrap();
    assert_eq!((card.text.as_str(), card.recordings.len()), ("", 1));
}
