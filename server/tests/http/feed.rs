//! The Atom feed (RFC 4287) of the public list (A2.2.5).

use super::site::{Site, form, get};
use axum::body::Body;
use http::{StatusCode, header};
use roxmltree::{Document, Node};
use std::collections::BTreeSet;

const ATOM: &str = "http://www.w3.org/2005/Atom";

fn children<'a>(node: Node<'a, 'a>, name: &'static str) -> Vec<Node<'a, 'a>> {
    node.children().filter(|child| child.has_tag_name((ATOM, name))).collect()
}

/// What an element must have exactly once (RFC 4287, 4.1).
fn one<'a>(node: Node<'a, 'a>, name: &'static str) -> &'a str {
    let found = children(node, name);
    assert_eq!(found.len(), 1, "{name}");
    found[0].text().unwrap_or_default()
}

/// `2026-03-13T10:00:00+04:00` (RFC 3339).
fn is_moment(text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    shape == "0000-00-00T00:00:00+00:00"
}

#[tokio::test]
async fn a2_2_5_the_feed_is_valid_atom_and_tells_nothing_personal() {
    let site = Site::open().await;
    let me = site.citizen("Aygün").await;
    for category in ["yol.cuxur", "su.yoxdur"] {
        let mut sent = form();
        sent["category"] = category.into();
        assert!(site.submit(&me, sent).await.status.is_success());
    }
    let answer = site.get("/feed.atom").await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/atom+xml; charset=utf-8"));
    assert_eq!(answer.header("cache-control"), "public, max-age=300");
    let document = Document::parse(&answer.text).unwrap();
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")));
    assert!(one(feed, "id").ends_with("/feed.atom") && !one(feed, "title").is_empty() && is_moment(one(feed, "updated")));
    assert_eq!(children(children(feed, "author")[0], "name").len(), 1, "an author for every entry");
    let links = children(feed, "link");
    let itself = links.iter().find(|link| link.attribute("rel") == Some("self")).unwrap();
    assert_eq!(itself.attribute("href"), Some(one(feed, "id")));
    let entries = children(feed, "entry");
    assert_eq!(entries.len(), 2);
    for entry in &entries {
        assert!(one(*entry, "id").starts_with("urn:uuid:") && !one(*entry, "title").is_empty() && !one(*entry, "summary").is_empty());
        assert!(is_moment(one(*entry, "updated")) && is_moment(one(*entry, "published")));
        let page = children(*entry, "link")[0].attribute("href").unwrap();
        let path = page.split_once("://").unwrap().1.split_once('/').unwrap().1;
        assert_eq!(site.get(&format!("/{path}")).await.status, StatusCode::OK, "{page}");
    }
    assert_eq!(entries.iter().map(|entry| one(*entry, "id")).collect::<BTreeSet<_>>().len(), 2);
    for personal in ["Aygün", "FINAyg", "böyük çuxur", "Şərifzadə", "50123"] {
        assert!(!answer.text.contains(personal), "{personal}: {}", answer.text);
    }
}

#[tokio::test]
async fn the_feed_is_filtered_kept_and_asked_again_cheaply() {
    let site = Site::open().await;
    let me = site.citizen("me").await;
    assert!(site.submit(&me, form()).await.status.is_success());
    let count = |text: &str| children(Document::parse(text).unwrap().root_element(), "entry").len();
    for (query, entries) in [
        ("category=yol", 1),
        ("category=su", 0),
        ("status=new&district=baki-yasamal", 1),
        ("institution=azersu", 0),
        ("status=&category=", 1),
    ] {
        let answer = site.get(&format!("/feed.atom?{query}")).await;
        assert_eq!((answer.status, count(&answer.text)), (StatusCode::OK, entries), "{query}");
    }
    for wrong in ["category=yox", "status=yox", "district=%3Cb%3E", "institution=yox"] {
        assert_eq!(site.get(&format!("/feed.atom?{wrong}")).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    let first = site.get("/feed.atom?category=yol&lang=ru").await;
    assert!(first.text.contains(r#"xml:lang="ru""#));
    let cookie =
        get("/feed.atom?category=yol&lang=ru").header(header::COOKIE, "lang=en").header(header::IF_NONE_MATCH, first.header("etag"));
    let again = site.send(cookie.body(Body::empty()).unwrap()).await;
    assert_eq!((again.status, again.text.as_str()), (StatusCode::NOT_MODIFIED, ""), "the same for everybody, whatever their cookies say");
}
