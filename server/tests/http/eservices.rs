//! The portal of e-services over HTTP (R4.3, R4.4, R10.5, R11.2): pages by their addresses, files for programs, the way to use a service.

use super::site::{Site, get, post};
use axum::body::Body;
use domain::eservice::{Facts, Kind, Manner};
use domain::lang::Named;
use http::{StatusCode, header};
use serde_json::Value;

async fn plant(site: &Site, id: &str, name: &str, kind: Kind, manner: Manner) -> String {
    let facts = Facts {
        provider: "azersu".into(),
        name: Named { az: name.into(), ..Named::default() },
        kind,
        manner,
        address: "https://source.example/x".into(),
        ..Facts::default()
    };
    services::eservice::plant(site.portal(), &id.into(), facts, site.portal().now()).await.unwrap()
}

#[tokio::test]
async fn r11_2_the_register_is_a_file_for_programs_whole_and_one_by_one() {
    let site = Site::open().await;
    let empty = site.get("/services.json").await;
    assert_eq!((empty.status, empty.json()), (StatusCode::OK, Value::Array(Vec::new())));
    let mut numbers = Vec::new();
    for nr in 0..401 {
        numbers.push(plant(&site, &format!("s{nr:03}"), &format!("=Xidmət {nr}"), Kind::Informational, Manner::Source).await);
    }
    let all = site.get("/services.json").await;
    assert_eq!(all.header("content-type"), "application/json");
    let list = all.json();
    let found: Vec<&str> = list.as_array().unwrap().iter().map(|one| one["number"].as_str().unwrap()).collect();
    assert_eq!(found, numbers, "all pages, in order");
    let tag = all.header("etag").to_owned();
    let again = site.send(get("/services.json").header(header::IF_NONE_MATCH, &tag).body(Body::empty()).unwrap()).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    let csv = site.get("/services.csv").await;
    let mut reader = csv::Reader::from_reader(csv.text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!((rows.len(), &heads[0], &rows[3][0]), (401, "number", numbers[3].as_str()));
    assert_eq!(&rows[3][4], "'=Xidmət 3", "no spreadsheet runs it");
    let one = site.get(&format!("/services/{}.json", numbers[3])).await;
    assert_eq!((one.status, one.json()["name"]["az"].as_str()), (StatusCode::OK, Some("=Xidmət 3")));
    assert_eq!(site.get("/services/ER-2026-9999999-9.json").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn r10_5_the_registers_files_are_taken_so_many_times_and_an_import_may_be_as_large_as_its_page_says() {
    let site = Site::with(|config| config.limits.downloads_per_minute = 2).await;
    assert_eq!(site.get("/services.json").await.status, StatusCode::OK);
    assert_eq!(site.get("/services.jsonld").await.status, StatusCode::OK);
    assert_eq!(site.get("/services.csv").await.status, StatusCode::TOO_MANY_REQUESTS);
    let import = |length: usize| {
        let body = serde_json::json!({ "text": "x".repeat(length) }).to_string();
        post("/api/register/import").header(header::CONTENT_TYPE, "application/json").body(Body::from(body)).unwrap()
    };
    let taken = site.send(import(7 << 20)).await;
    assert_eq!(taken.status, StatusCode::UNAUTHORIZED, "read whole, then who asks is looked at: {}", taken.text);
    assert!(site.send(import(17 << 20)).await.text.contains("\"max_mb\":8"));
    let other = post("/api/register/open").header(header::CONTENT_TYPE, "application/json").body(Body::from("x".repeat(3 << 20))).unwrap();
    assert_eq!(site.send(other).await.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing else is as large");
}

#[tokio::test]
async fn r11_3_pages_answer_without_script_by_their_addresses() {
    let site = Site::open().await;
    let number = plant(&site, "s1", "Doğum haqqında şəhadətnamə", Kind::Interactive, Manner::Source).await;
    let list = site.get("/services?q=dogum").await;
    assert!(list.status == StatusCode::OK && list.text.contains(&format!("/services/{number}")), "{}", list.text);
    let page = site.get(&format!("/services/{number}")).await;
    assert!(page.text.contains("Doğum haqqında şəhadətnamə") && page.text.contains(&format!("action=\"/services/{number}/use\"")));
    let hostile = site.get("/services?q=%3Cscript%3Ealert(1)%3C/script%3E&field=%00&page=99999999999").await;
    assert!(hostile.status == StatusCode::OK && !hostile.text.contains("<script>alert"));
}

#[tokio::test]
async fn r4_4_using_an_interactive_service_leads_to_sign_in_and_then_on() {
    let site = Site::open().await;
    let there = plant(&site, "s1", "Mənbədə", Kind::Interactive, Manner::Source).await;
    let here = plant(&site, "s2", "Burada", Kind::Interactive, Manner::Here).await;
    let visitor = site.send(post(&format!("/services/{there}/use")).body(Body::empty()).unwrap()).await;
    assert_eq!((visitor.status, visitor.header("location")), (StatusCode::SEE_OTHER, format!("/sign-in?next=/services/{there}").as_str()));
    let leyla = site.citizen("Leyla").await;
    for (number, expected) in [(&there, format!("/services/{there}?done=used")), (&here, format!("/services/{here}/request"))] {
        let request = post(&format!("/services/{number}/use")).header(header::COOKIE, &leyla).body(Body::empty()).unwrap();
        let answer = site.send(request).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, expected.as_str()));
    }
    let mine = site.page(&leyla, "/my/services").await;
    assert!(mine.contains(&there) && mine.contains(&here), "R6.1.3");
    let unknown = site.get(&format!("/services/{there}/forms/0")).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}
