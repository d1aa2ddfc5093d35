//! What goes wrong below: nothing is half done, the person is told what to do, and it works again.

use super::program::Program;
use super::site::{Answer, Site, form};
use axum::body::Body;
use futures::future::join_all;
use http::{Request, StatusCode, header};
use serde_json::{Value, json};
use services::Portal;
use services::people::{self, Identity};
use services::portal::PortalConfig;
use std::path::Path;
use std::sync::Mutex;
use store::testing::{fill_disk, hold, make_room};

/// A form as long as it may be: it doesn't fit into what is left of a page.
fn long_form() -> Value {
    let mut form = form();
    form["text"] = "Yolda böyük çuxur var. ".repeat(170).into();
    form
}

async fn mine(site: &Site, cookie: &str) -> usize {
    let request = Request::builder().uri("/api/cabinet/list").header(header::COOKIE, cookie).header(header::ACCEPT, "application/json");
    let answer = site.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.json().as_array().unwrap().len()
}

/// Every chain and file is whole, and there are just these appeals.
async fn is_whole(portal: &Portal, appeals: u64) {
    let found = portal.check(|_, _| {}).await.unwrap();
    assert_eq!((found.appeals, found.broken.len()), (appeals, 0));
}

#[tokio::test]
async fn a_full_disk_is_said_plainly_and_nothing_is_half_done() {
    let site = Site::with(|config| config.limits.submits_per_hour = 0).await;
    let me = site.citizen("me").await;
    let first = site.submit(&me, form()).await;
    assert!(first.status.is_success());

    fill_disk(site.portal().db()).await;
    let (refused, sent) = send_until_refused(&site, &me).await;
    let answer = site.submit(&me, refused.clone()).await;
    assert_eq!((answer.status, answer.text.as_str()), (StatusCode::INSUFFICIENT_STORAGE, r#""no_room""#));
    assert_eq!(mine(&site, &me).await, 1 + sent, "reading goes on, and nothing half done is shown");
    is_whole(site.portal(), 1 + sent as u64).await;
    let page = without_script(&site, &me, &refused).await;
    assert_eq!(page.status, StatusCode::INSUFFICIENT_STORAGE);
    assert!(page.text.contains("Yazdıqlarınız itməyib"), "{}", page.text);

    make_room(site.portal().db()).await;
    let receipt = site.submit(&me, refused.clone()).await;
    assert_eq!(receipt.status, StatusCode::OK, "{}", receipt.text);
    let number = format!("-{:07}-", 2 + sent);
    assert!(receipt.json()["number"].as_str().unwrap().contains(&number), "no number is lost: {}", receipt.text);
    assert_eq!(site.submit(&me, refused).await.json(), receipt.json());
    is_whole(site.portal(), 2 + sent as u64).await;
}

/// Small appeals may still find room in pages that are half empty; before long there is none.
async fn send_until_refused(site: &Site, cookie: &str) -> (Value, usize) {
    for sent in 0..200 {
        let form = long_form();
        if !site.submit(cookie, form.clone()).await.status.is_success() {
            return (form, sent);
        }
    }
    panic!("the disk never became full")
}

/// The same form as a browser without script sends it.
async fn without_script(site: &Site, cookie: &str, form: &Value) -> Answer {
    let text = form["text"].as_str().unwrap();
    let fields = [
        ("id", form["id"].as_str().unwrap()),
        ("lat", "40.3890"),
        ("lon", "49.8130"),
        ("category", "yol.cuxur"),
        ("text", text),
        ("answer_mode", "amis"),
        ("similar_seen", "1"),
    ];
    super::report_form::send(site, "/report", cookie, super::report_form::multipart(&fields, &[])).await
}

#[tokio::test]
async fn a_database_that_another_program_holds_is_busy_and_then_works() {
    join_all(store::testing::databases().await.into_iter().map(|database| async move {
        let folder = tempfile::tempdir().unwrap();
        let site = Site::on(folder, database.url.clone(), |_| {}).await;
        let me = site.citizen("me").await;
        let sent = form();
        let holder = hold(&database.url).await;
        let answer = site.submit(&me, sent.clone()).await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{}: {}", database.name, answer.text);
        assert_eq!((answer.json(), answer.header("retry-after")), (json!({ "busy": { "retry_s": 1 } }), "1"));
        assert_eq!(mine(&site, &me).await, 0, "reading goes on");
        is_whole(site.portal(), 0).await;

        holder.release().await;
        let receipt = site.submit(&me, sent).await;
        assert_eq!(receipt.status, StatusCode::OK, "{}: {}", database.name, receipt.text);
        assert!(receipt.json()["number"].as_str().unwrap().contains("-0000001-"), "no number is lost: {}", receipt.text);
        is_whole(site.portal(), 1).await;
    }))
    .await;
}

const SENDERS: usize = 24;
/// The end comes after so many receipts.
const KILL_AFTER: usize = 40;

#[tokio::test(flavor = "multi_thread")]
async fn a8_3_after_kill_9_every_receipt_holds_and_the_rest_is_sent_again_once() {
    for database in store::testing::databases().await {
        let data = tempfile::tempdir().unwrap();
        let cookies = signed_in(data.path(), &database.url).await;
        let (kept, lost) = send_until_killed(data.path(), &database.url, &cookies).await;
        assert!(kept.len() >= KILL_AFTER && !lost.is_empty(), "{}: {} and {}", database.name, kept.len(), lost.len());

        let program = Program::serve(data.path(), &database.url).await;
        for (sender, form, number) in &kept {
            let (status, again) = submit(&program, &cookies[*sender], form).await.unwrap();
            assert_eq!((status, again["number"].as_str()), (200, Some(number.as_str())), "{}: {again}", database.name);
        }
        for (sender, form) in &lost {
            let (status, receipt) = submit(&program, &cookies[*sender], form).await.unwrap();
            assert_eq!(status, 200, "{}: {receipt}", database.name);
            assert_eq!(submit(&program, &cookies[*sender], form).await.unwrap().1, receipt);
        }
        let portal = Portal::open(PortalConfig::new(data.path(), database.url.clone())).await.unwrap();
        is_whole(&portal, (kept.len() + lost.len()) as u64).await;
        assert_eq!(portal.map().len(), kept.len() + lost.len(), "{}: each is there once", database.name);
    }
}

/// One person for each sender, signed in before the program starts.
pub async fn signed_in(data: &Path, database: &str) -> Vec<String> {
    let portal = Portal::open(PortalConfig::new(data, database)).await.unwrap();
    let sign_in = async |nr: usize| {
        let identity = Identity { issuer: "test".into(), subject: format!("{nr}"), fin: format!("FIN{nr}"), ..Identity::default() };
        let token = people::sign_in(&portal, identity, "test").await.unwrap();
        let actor = people::session(&portal, &token).await.unwrap().unwrap();
        people::accept_terms(&portal.ctx(actor, domain::lang::Lang::Az, None), "1").await.unwrap();
        format!("muraciet={token}")
    };
    let cookies = join_all((0..SENDERS).map(sign_in)).await;
    portal.db().close().await;
    cookies
}

/// What got a receipt (sender, form, number), and what got no answer (sender, form).
type Outcome = (Vec<(usize, Value, String)>, Vec<(usize, Value)>);

/// All send as fast as they can until the program is ended in the middle of it.
async fn send_until_killed(data: &Path, database: &str, cookies: &[String]) -> Outcome {
    let program = Program::serve(data, database).await;
    let (kept, lost) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    let send = async |(sender, cookie): (usize, &String)| {
        loop {
            let form = form();
            let Some((status, receipt)) = submit(&program, cookie, &form).await else {
                return lost.lock().unwrap().push((sender, form));
            };
            assert_eq!(status, 200, "{receipt}");
            let number = receipt["number"].as_str().unwrap().to_owned();
            let mut kept = kept.lock().unwrap();
            kept.push((sender, form, number));
            if kept.len() == KILL_AFTER {
                program.kill();
            }
        }
    };
    join_all(cookies.iter().enumerate().map(send)).await;
    program.ended().await;
    (kept.into_inner().unwrap(), lost.into_inner().unwrap())
}

async fn submit(program: &Program, cookie: &str, form: &Value) -> Option<(u16, Value)> {
    program.post("/api/appeals/submit", cookie, "application/json", json!({ "form": form }).to_string()).await
}
