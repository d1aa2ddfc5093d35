//! The register of e-services as linked data (R10.5).

use super::site::Site;
use domain::eservice::Facts;
use domain::ids::EserviceId;
use domain::lang::Named;
use http::StatusCode;
use serde_json::Value;

/// As many services as need more than one page of reading.
const MANY: u32 = 203;

async fn filled() -> (Site, Vec<String>) {
    let site = Site::open().await;
    let mut numbers = Vec::new();
    for nr in 1..=MANY {
        let name = Named { az: format!("Xidmət {nr} “və” \"dırnaq\""), ..Named::default() };
        let facts = Facts { provider: "azersu".into(), content: name.clone(), name, address: "/report".into(), ..Facts::default() };
        let id = EserviceId::from(format!("0197a100-0000-7000-8000-{nr:012}"));
        numbers.push(services::eservice::plant(site.portal(), &id, facts, site.portal().now()).await.unwrap());
    }
    (site, numbers)
}

#[tokio::test]
async fn r10_5_the_whole_register_is_one_document_however_long() {
    let (site, numbers) = filled().await;
    let answer = site.get("/services.jsonld").await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/ld+json; charset=utf-8"));
    assert_eq!(answer.header("cache-control"), "public, max-age=60");
    let said = answer.json();
    let graph = said["graph"].as_array().unwrap();
    let known: Vec<&str> = graph.iter().filter_map(|one| one["identifier"].as_str()).collect();
    assert_eq!(known, numbers);
    assert_eq!(graph[0]["hasCompetentAuthority"]["prefLabel"]["en"], "“Azersu” OJSC");
    assert_eq!(graph[0]["hasChannel"]["page"], format!("{}/report", site.state.config.origin()));

    let context = site.get("/context/cpsv.jsonld").await.json();
    assert!(context["@context"]["PublicService"].is_string());
    let origin = site.state.config.origin();
    assert_eq!(said["@context"].as_str().unwrap(), format!("{origin}/context/cpsv.jsonld"), "it names where its context is");
}

#[tokio::test]
async fn r10_5_a_service_has_a_document_beside_its_page() {
    let (site, numbers) = filled().await;
    let whole = site.get("/services.jsonld").await.json();
    let number = &numbers[1];
    let one = site.get(&format!("/services/{number}.jsonld")).await;
    let mut said = one.json();
    let context = said.as_object_mut().unwrap().remove("@context");
    assert_eq!((one.status, context.as_ref()), (StatusCode::OK, Some(&whole["@context"])));
    assert_eq!(said, whole["graph"][1]);
    for unknown in ["/services/ER-2026-9999999-0.jsonld", "/services/.jsonld", "/services/%00.jsonld"] {
        assert_eq!(site.get(unknown).await.status, StatusCode::NOT_FOUND, "{unknown}");
    }
    assert_eq!(said["title"]["az"], Value::from("Xidmət 2 “və” \"dırnaq\""));
}
