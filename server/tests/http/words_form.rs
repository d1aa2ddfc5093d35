//! Ratings, questions and comments as a browser without script sends them (R5.1, R9.7): what can't be taken is shown again as it was typed.

use super::site::{Answer, Site, get};
use axum::body::Body;
use domain::eservice::{Facts, Kind};
use domain::ids::RegulationId;
use domain::lang::Named;
use domain::regulation::{Stage, Text};
use http::{StatusCode, header};
use services::{eservice_portal, regulation};

/// A service; its number.
async fn planted(site: &Site) -> String {
    let name = Named { az: "Arayış".into(), ..Named::default() };
    let facts = Facts { provider: "azersu".into(), name, kind: Kind::Interactive, ..Facts::default() };
    services::eservice::plant(site.portal(), &"s1".into(), facts, site.portal().now()).await.unwrap()
}

/// A regulation under discussion.
async fn discussed(site: &Site) -> RegulationId {
    let id = RegulationId(uuid::Uuid::now_v7().to_string());
    let text = Text { name: "Arayışın verilməsi".into(), ..Text::default() };
    regulation::plant(site.portal(), &id, &"azersu".into(), text, site.portal().now()).await.unwrap();
    let row = store::regulations::versions(site.portal().db(), &id).await.unwrap().remove(0);
    let until = Some(site.portal().now());
    let next = store::regulations::VersionRow { stage: Stage::Discussion, published_ms: until, discussed_until_ms: until, ..row.clone() };
    let write = site.portal().db().write(move |tx| Box::pin(async move { store::regulations::advance(tx, &row, &next).await }));
    assert!(write.await.unwrap());
    id
}

/// The page to which the answer leads; what stands after `#` is the browser's.
async fn led(site: &Site, cookie: &str, answer: &Answer) -> String {
    let address = answer.header("location").split('#').next().unwrap_or_default().to_owned();
    assert!(address.contains("?draft="), "back to the form: {address:?} {}", answer.status);
    site.page(cookie, &address).await
}

#[tokio::test]
async fn r5_1_words_of_a_rating_that_are_too_long_are_shown_again_as_they_were_typed() {
    let site = Site::open().await;
    let (number, me) = (planted(&site).await, site.citizen("me").await);
    eservice_portal::begin_use(&site.ctx(&me).await, &number).await.unwrap();
    let page = format!("/services/{number}");
    let form = site.page(&me, &page).await;
    assert!(form.contains(&format!("action=\"{page}/rating\"")), "{form}");
    let long = "Gec.".repeat(130);
    let sent = site.form(&me, &format!("{page}/rating"), &page, &format!("form[stars]=2&form[text]={long}&draft=")).await;
    let back = led(&site, &me, &sent).await;
    assert!(back.contains(&long) && back.contains("520"), "the words, and how many there are: {back}");
    assert!(site.page(&site.citizen("other").await, sent.header("location")).await.find(&long).is_none(), "they are their writer's");
    let id = sent.header("location").split(['=', '#']).nth(1).unwrap().to_owned();
    let mended = site.form(&me, &format!("{page}/rating"), &page, &format!("form[stars]=2&form[text]=Gec.&draft={id}")).await;
    assert_eq!(mended.header("location"), format!("{page}?done=rated"));
    let own = eservice_portal::card(&site.ctx(&me).await, &number).await.unwrap().own.unwrap();
    assert_eq!(own.rating, Some((2, "Gec.".into())));
    assert!(store::drafts::find(site.portal().db(), &id).await.unwrap().is_none(), "nothing stays of what was sent");
}

#[tokio::test]
async fn r5_1_a_question_that_is_too_long_or_whose_writer_has_to_sign_in_is_not_lost() {
    let site = Site::open().await;
    let (number, me) = (planted(&site).await, site.citizen("me").await);
    let page = format!("/services/{number}");
    let ask = |text: &str| format!("form[id]={}&form[number]={number}&form[question]={text}&draft=", uuid::Uuid::now_v7());
    let long = "Niyə?".repeat(300);
    let sent = site.form(&me, &format!("{page}/questions"), &page, &ask(&long)).await;
    assert!(led(&site, &me, &sent).await.contains(&long));
    let visitor = site.form("", &format!("{page}/questions"), &page, &ask("Bu+gün+gəlmək+olar?")).await;
    assert!(visitor.header("location").starts_with("/sign-in?next="), "{:?}", visitor.header("location"));
    let kept = visitor.cookies().into_iter().find(|cookie| !cookie.is_empty()).unwrap();
    let key = kept.split(';').next().unwrap().to_owned();
    let next = visitor.header("location").trim_start_matches("/sign-in?next=").replace("%3F", "?").replace("%3D", "=");
    let back = site.send(get(&next).header(header::COOKIE, key).body(Body::empty()).unwrap()).await;
    assert_eq!(back.status, StatusCode::OK, "the words wait under the browser's own key");
    let fine = site.form(&me, &format!("{page}/questions"), &page, &ask("Bu+gün+gəlmək+olar?")).await;
    assert_eq!(fine.header("location"), format!("{page}?done=asked"));
}

#[tokio::test]
async fn r9_7_a_comment_that_is_too_long_is_shown_again_as_it_was_typed() {
    let site = Site::open().await;
    let (id, me) = (discussed(&site).await, site.citizen("me").await);
    let page = format!("/regulations/{id}");
    let long = "Müddət uzundur. ".repeat(600);
    let sent = site.form(&me, &format!("{page}/comments"), &page, &format!("form[text]={long}&draft=")).await;
    assert!(led(&site, &me, &sent).await.contains(long.trim()));
    let elsewhere = site.form(&me, "/regulations/..%2Fx/comments", &page, "form[text]=x").await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn r5_1_r9_7_a_form_longer_than_is_read_is_answered_in_words_and_in_the_persons_language() {
    let site = Site::open().await;
    let (number, me) = (planted(&site).await, site.citizen("me").await);
    let long = "x".repeat((1 << 20) + 1);
    let forms = [
        (format!("/services/{number}/rating"), "form[text]"),
        (format!("/services/{number}/questions"), "form[question]"),
        ("/regulations/r1/comments".to_owned(), "form[text]"),
        ("/letter/text".to_owned(), "text"),
        ("/queue".to_owned(), "name"),
    ];
    for (address, field) in forms {
        for (lang, words) in [("az", "mətni qısaldın"), ("en", "shorten the text"), ("ru", "сократите текст")] {
            let sent = site.form(&format!("{me}; lang={lang}"), &address, "/", &format!("{field}={long}")).await;
            assert_eq!(sent.status, StatusCode::PAYLOAD_TOO_LARGE, "{address}");
            assert!(sent.text.contains(words) && sent.text.contains(&format!("lang=\"{lang}\"")), "{address} {lang}: {}", sent.text);
            assert!(!sent.text.contains("xxxxxxxx"), "what was sent is not said back");
        }
    }
}
