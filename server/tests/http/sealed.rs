//! The sealed result of a request that was done by itself, taken as a file (R-annex1, 1.6; R6.3).

use super::site::{Site, get};
use axum::body::Body;
use domain::eservice::form::{Automatic, FieldKind, FormField, RequestForm, RequestSend, generate};
use domain::eservice::{Automation, Facts, Kind, Manner};
use domain::ids::{RegulationId, RequestId};
use domain::lang::Named;
use domain::regulation::{Span, Text, Unit};
use http::{StatusCode, header};
use services::{eservice, regulation, request};

/// A service that runs wholly by itself; its number.
async fn planted(site: &Site) -> String {
    let (id, now) = (RegulationId::from("reqlament-1"), site.portal().now());
    let text = Text {
        name: "Arayışın verilməsi".into(),
        automation: Some(Automation::Full),
        span: Span { least: 5, most: 5, unit: Unit::Minutes },
        ..Text::default()
    };
    regulation::plant(site.portal(), &id, &"azersu".into(), text.clone(), now).await.unwrap();
    let facts = Facts {
        provider: "azersu".into(),
        name: Named { az: "Arayışın verilməsi".into(), ..Named::default() },
        kind: Kind::Interactive,
        manner: Manner::Here,
        regulation: Some(id),
        ..Facts::default()
    };
    let number = eservice::plant(site.portal(), &"xidmet-1".into(), facts, now).await.unwrap();
    let years =
        FormField { key: "il".into(), kind: FieldKind::Number, label: "Neçə il üçün".into(), required: true, ..FormField::default() };
    let automatic = Some(Automatic { text: "{number}: {il} il.".into(), rules: Vec::new() });
    request::plant_form(
        site.portal(),
        &"xidmet-1".into(),
        RequestForm { fields: [generate(&text).fields, vec![years]].concat(), automatic },
    )
    .await
    .unwrap();
    number
}

#[tokio::test]
async fn r_annex1_1_6_a_sealed_result_is_taken_by_its_sender_and_by_no_stranger() {
    let site = Site::open().await;
    let (number, me, other) = (planted(&site).await, site.citizen("me").await, site.citizen("other").await);
    let form = RequestSend {
        id: RequestId(uuid::Uuid::now_v7().to_string()),
        service: number,
        version: 1,
        answers: [("il".to_owned(), "3".to_owned())].into(),
        files: Vec::new(),
    };
    let receipt = request::send(&site.ctx(&me).await, form).await.unwrap();
    assert!(receipt.at_once);
    for part in ["document", "signature"] {
        let address = format!("/requests/sealed/{}/{part}", receipt.id);
        let taken = site.send(get(&address).header(header::COOKIE, &me).body(Body::empty()).unwrap()).await;
        assert_eq!(taken.status, StatusCode::OK, "{part}");
        assert!(taken.header("content-disposition").starts_with("attachment"), "saved, never shown: {part}");
        assert!(taken.header("cache-control").contains("no-store"), "{part}");
        assert!(part == "signature" || taken.text.contains(&receipt.number), "{}", taken.text);
        let stranger = site.send(get(&address).header(header::COOKIE, &other).body(Body::empty()).unwrap()).await;
        assert_eq!(stranger.status, StatusCode::NOT_FOUND, "for others it doesn't exist: {part}");
        let visitor = site.get(&address).await;
        assert!([StatusCode::UNAUTHORIZED, StatusCode::NOT_FOUND].contains(&visitor.status), "{part}: {}", visitor.status);
        assert!(!stranger.text.contains(&receipt.number) && !visitor.text.contains(&receipt.number));
    }
    let elsewhere = format!("/requests/sealed/{}/other", receipt.id);
    let unknown = site.send(get(&elsewhere).header(header::COOKIE, &me).body(Body::empty()).unwrap()).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}
