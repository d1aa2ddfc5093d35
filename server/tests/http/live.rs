use super::site::{Site, form, get};
use axum::body::{Body, BodyDataStream};
use futures::StreamExt;
use http::header;
use std::time::Duration;
use tower::ServiceExt;

/// Longer than an update may take (a second), with room for a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open live connection, read event by event.
struct Listening {
    body: BodyDataStream,
    read: String,
}

impl Listening {
    async fn begin(site: &Site, cookie: &str) -> Listening {
        Listening::to(site, "/live", cookie).await
    }

    async fn to(site: &Site, address: &str, cookie: &str) -> Listening {
        let request = get(address).header(header::COOKIE, cookie).body(Body::empty()).unwrap();
        let response = site.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
        Listening { body: response.into_body().into_data_stream(), read: String::new() }
    }

    /// Reads until the event is there.
    async fn until(&mut self, event: &str, data: &str) {
        let (name, of) = (format!("event: {event}"), format!("data: {data}"));
        let came = |read: &str| read.split("\n\n").any(|one| one.lines().any(|line| line == name) && one.lines().any(|line| line == of));
        let reading = async {
            while !came(&self.read) {
                let part = self.body.next().await.expect("the stream goes on").unwrap();
                self.read.push_str(std::str::from_utf8(&part).unwrap());
            }
        };
        let outcome = tokio::time::timeout(PATIENCE, reading).await;
        assert!(outcome.is_ok(), "{event} {data} didn't come; read: {}", self.read);
    }
}

#[tokio::test]
async fn everybody_who_may_know_hears_of_a_new_appeal() {
    let site = Site::open().await;
    let (me, other) = (site.citizen("me").await, site.citizen("other").await);
    let (mut mine, mut others) = (Listening::begin(&site, &me).await, Listening::begin(&site, &other).await);
    mine.until("hello", "b1").await;
    others.until("hello", "b1").await;
    let form = form();
    let id = form["id"].as_str().unwrap().to_owned();
    assert!(site.submit(&me, form).await.status.is_success());
    mine.until("map", &id).await;
    mine.until("mine", &id).await;
    others.until("map", &id).await;
    assert!(!others.read.contains("event: mine") && !others.read.contains("event: inbox"), "{}", others.read);
}

#[tokio::test]
async fn one_person_cannot_hold_all_connections() {
    let site = Site::with(|config| config.limits.live_connections = 1).await;
    let me = site.citizen("me").await;
    let first = Listening::begin(&site, &me).await;
    let request = || get("/live").header(header::COOKIE, &me).body(Body::empty()).unwrap();
    assert_eq!(site.send(request()).await.status, http::StatusCode::TOO_MANY_REQUESTS);
    drop(first);
    Listening::begin(&site, &me).await.until("hello", "b1").await;
}

#[tokio::test]
async fn on_every_database_two_servers_tell_each_other() {
    for database in store::testing::databases().await {
        if database.name == "sqlite" {
            continue; // one file belongs to one server
        }
        let here = Site::on(tempfile::tempdir().unwrap(), database.url.clone(), |_| {}).await;
        let there = Site::on(tempfile::tempdir().unwrap(), database.url.clone(), |_| {}).await;
        let me = here.citizen("me").await;
        let mut listening = Listening::begin(&there, &me).await;
        listening.until("hello", "b1").await;
        let form = form();
        let id = form["id"].as_str().unwrap().to_owned();
        assert!(here.submit(&me, form).await.status.is_success());
        listening.until("map", &id).await;
        listening.until("mine", &id).await;
    }
}

#[tokio::test]
async fn q_plus_a_hall_is_told_at_once_and_only_of_its_own_centre() {
    let site = Site::open().await;
    let mut hall = Listening::to(&site, "/live/centre/baki-1", "").await;
    // Whoever connects, or comes back after a break, asks anew.
    hall.until("queue", "baki-1").await;
    hall.read.clear();
    let tell = async |centre: &'static str| {
        let write = site.state.portal.db().write(move |tx| {
            Box::pin(async move {
                tx.publish_centre(&centre.into());
                Ok::<_, services::Error>(())
            })
        });
        write.await.unwrap();
    };
    tell("baki-2").await;
    tell("baki-1").await;
    hall.until("queue", "baki-1").await;
    assert!(!hall.read.contains("baki-2") && hall.read.contains("id: "), "{}", hall.read);
    let unknown = site.router.clone().oneshot(get("/live/centre/yoxdur").body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(unknown.status(), http::StatusCode::NOT_FOUND);
}
