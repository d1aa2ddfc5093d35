//! Open data (A2.2.5): files for anybody, without anything personal; and the QR code of a number.

use super::site::{Answer, Site, form, get};
use app::i18n::texts::server as served;
use axum::body::Body;
use domain::appeal::form::RouteForm;
use domain::ids::AppealId;
use domain::lang::Lang;
use domain::role::{Grant, Role};
use http::{StatusCode, header};
use serde_json::json;
use services::people;
use std::collections::BTreeMap;

/// Sent by Aygün, routed to Azərsu with words that the staff have cleared.
async fn routed(site: &Site, cleared: &str) -> String {
    let author = site.citizen("Aygün").await;
    let sent = site.submit(&author, form()).await.json();
    let appeal = AppealId(sent["appeal"].as_str().unwrap().to_owned());
    let mut staff = site.ctx(&site.citizen("sahib").await).await;
    let person = staff.actor.person.clone().unwrap();
    people::grant(site.portal(), &person, Grant { role: Role::OwnerStaff, institution: None, territory: None }).await.unwrap();
    staff.actor.role = Role::OwnerStaff;
    let route = RouteForm { appeal, institutions: vec!["azersu".into()], public_text: cleared.into(), ..RouteForm::default() };
    services::owner::route(&staff, route).await.unwrap()
}

fn rows(answer: &Answer, delimiter: u8) -> Vec<BTreeMap<String, String>> {
    let text = answer.text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
    let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    reader.records().map(|row| heads.iter().cloned().zip(row.unwrap().iter().map(str::to_owned)).collect()).collect()
}

#[tokio::test]
async fn a2_2_5_the_file_of_appeals_is_for_anybody_and_holds_nothing_personal() {
    let site = Site::open().await;
    let number = routed(&site, "=HYPERLINK(\"http://a.example\")").await;
    let csv = site.get("/data/appeals.csv").await;
    assert_eq!((csv.status, csv.header("content-type")), (StatusCode::OK, "text/csv; charset=utf-8; header=present"));
    assert_eq!(csv.header("content-disposition"), "attachment; filename=\"appeals.csv\"");
    let [row] = &rows(&csv, b',')[..] else { panic!("{}", csv.text) };
    assert_eq!((row["number"].as_str(), row["category"].as_str(), row["institution"].as_str()), (number.as_str(), "yol.cuxur", "azersu"));
    assert_eq!((row["status"].as_str(), row["lat"].as_str(), row["district"].as_str()), ("routed", "40.389", "baki-yasamal"));
    assert_eq!(row["text"], "'=HYPERLINK(\"http://a.example\")", "no spreadsheet runs it");
    let geo = site.get("/data/appeals.geojson").await;
    assert_eq!(geo.header("content-type"), "application/geo+json");
    let found = geo.json();
    assert_eq!((&found["type"], found["features"].as_array().unwrap().len()), (&json!("FeatureCollection"), 1));
    assert_eq!(found["features"][0]["geometry"], json!({"type": "Point", "coordinates": [49.813, 40.389]}));
    assert_eq!(found["features"][0]["properties"]["number"], json!(number));
    let statistics = site.get("/data/statistics.csv").await;
    let all = &rows(&statistics, b',')[0];
    assert_eq!((all["group"].as_str(), all["received"].as_str(), all["open"].as_str()), ("all", "1", "1"));
    for file in [&csv, &geo, &statistics] {
        for secret in ["Aygün", "Əliyev", "FINAyg", "+994", "Şərifzadə", "zədələnir"] {
            assert!(!file.text.contains(secret), "{secret} in {}", file.text);
        }
    }
}

#[tokio::test]
async fn a2_2_5_filters_narrow_the_file_and_hostile_ones_are_refused() {
    let site = Site::open().await;
    let author = site.citizen("Aygün").await;
    for category in ["yol.cuxur", "su.yoxdur"] {
        let mut sent = form();
        sent["category"] = json!(category);
        assert_eq!(site.submit(&author, sent).await.status, StatusCode::OK);
    }
    let today = site.portal().now().date();
    let table = [
        (String::new(), 2),
        ("?category=yol".into(), 1),
        ("?category=su.yoxdur&status=new&district=baki-yasamal".into(), 1),
        ("?status=answered".into(), 0),
        ("?institution=azersu".into(), 0),
        (format!("?from={today}&until={today}"), 2),
        (format!("?until={}", today.plus(-1)), 0),
        ("?category=&from=&unknown=1".into(), 2),
    ];
    for (query, expected) in table {
        let csv = site.get(&format!("/data/appeals.csv{query}")).await;
        assert_eq!((csv.status, rows(&csv, b',').len()), (StatusCode::OK, expected), "{query}");
        let geo = site.get(&format!("/data/appeals.geojson{query}")).await;
        assert_eq!(geo.json()["features"].as_array().unwrap().len(), expected, "{query}");
    }
    for (query, status) in [
        ("?category=yox", StatusCode::NOT_FOUND),
        ("?institution=%27%20or%201%3D1--", StatusCode::NOT_FOUND),
        ("?district=%00", StatusCode::NOT_FOUND),
        ("?status=all", StatusCode::BAD_REQUEST),
        ("?from=99999999-01-01", StatusCode::BAD_REQUEST),
        ("?until=%F0%9F%95%B3", StatusCode::BAD_REQUEST),
        ("?status=new&status=closed", StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(site.get(&format!("/data/appeals.csv{query}")).await.status, status, "{query}");
    }
    assert_eq!(site.get("/data/statistics.csv?institution=yox").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/data/statistics.csv?from=x&until=y&period=z").await.status, StatusCode::OK, "the usual days");
}

#[tokio::test]
async fn an_address_that_cannot_be_read_is_told_in_the_persons_language_and_to_programs_by_its_code() {
    let site = Site::open().await;
    let twice = ["/data/appeals.csv?status=new&status=new", "/data/statistics.csv?lang=az&lang=en", "/feed.atom?category=a&category=b"];
    for path in twice.into_iter().chain(["/sign-in/callback?state=a&state=b", "/data/appeals.geojson?lang=ru&from=99999999-01-01"]) {
        let page = site.send(get(path).header(header::ACCEPT_LANGUAGE, "ru").body(Body::empty()).unwrap()).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{path}");
        for words in [served::unreadable_title(Lang::Ru), served::not_found_text(Lang::Ru)] {
            assert!(page.text.contains(words), "{path}: {}", page.text);
        }
        let asked = http::Request::builder().uri(path).header(header::HOST, "127.0.0.1:3000").header(header::ACCEPT, "text/csv");
        let told = site.send(asked.body(Body::empty()).unwrap()).await;
        assert_eq!((told.status, told.json()), (StatusCode::BAD_REQUEST, json!("transport")), "{path}");
    }
}

#[tokio::test]
async fn a2_2_5_excel_gets_a_file_that_it_reads_at_once() {
    let site = Site::open().await;
    routed(&site, "Çuxur; dərin").await;
    let csv = site.get("/data/appeals.csv?excel=1&lang=ru").await;
    assert!(csv.text.starts_with("\u{feff}number;status;"), "{}", csv.text);
    let [row] = &rows(&csv, b';')[..] else { panic!("{}", csv.text) };
    assert_eq!((row["text"].as_str(), row["district_name"].as_str()), ("Çuxur; dərin", "Ясамальский район"));
    assert!(site.get("/data/statistics.csv?excel=1").await.text.starts_with("\u{feff}group;"));
}

#[tokio::test]
async fn a2_2_5_a_file_that_is_still_right_is_not_sent_again() {
    let site = Site::open().await;
    routed(&site, "").await;
    let first = site.get("/data/appeals.csv").await;
    let (tag, date) = (first.header("etag").to_owned(), first.header("last-modified").to_owned());
    assert!(tag.starts_with("W/\"") && date.ends_with(" GMT"), "{tag} {date}");
    let ask = |path: &str, name, value: &str| get(path).header(name, value).body(Body::empty()).unwrap();
    let again = site.send(ask("/data/appeals.csv", header::IF_NONE_MATCH, &tag)).await;
    assert_eq!((again.status, again.text.as_str(), again.header("etag")), (StatusCode::NOT_MODIFIED, "", tag.as_str()));
    let other = site.send(ask("/data/appeals.csv?lang=en", header::IF_NONE_MATCH, &tag)).await;
    assert_eq!(other.status, StatusCode::OK, "another file");
    let later = site.send(ask("/data/appeals.csv", header::IF_MODIFIED_SINCE, "Tue, 31 Dec 2199 23:59:59 GMT")).await;
    assert_eq!(later.status, StatusCode::NOT_MODIFIED);
    let same_date = site.send(ask("/data/appeals.csv", header::IF_MODIFIED_SINCE, &date)).await;
    assert_eq!(same_date.status, StatusCode::NOT_MODIFIED, "the date that was given");
    let earlier = site.send(ask("/data/appeals.csv", header::IF_MODIFIED_SINCE, "Thu, 01 Jan 2015 00:00:00 GMT")).await;
    assert_eq!(earlier.status, StatusCode::OK);
    let statistics = site.get("/data/statistics.csv").await;
    assert_eq!(
        site.send(ask("/data/statistics.csv", header::IF_NONE_MATCH, statistics.header("etag"))).await.status,
        StatusCode::NOT_MODIFIED
    );
    site.submit(&site.citizen("Elçin").await, form()).await;
    assert_eq!(site.send(ask("/data/appeals.csv", header::IF_NONE_MATCH, &tag)).await.status, StatusCode::OK, "something has changed");
}

#[tokio::test]
async fn a2_2_5_files_longer_than_a_page_are_whole_and_one_address_takes_only_so_many() {
    let site = Site::with(|config| config.limits.downloads_per_minute = 3).await;
    services::seed::synthetic::load(site.portal(), 1_203, |_, _| {}).await.unwrap();
    let csv = site.get("/data/appeals.csv").await;
    let numbers: std::collections::BTreeSet<String> = rows(&csv, b',').into_iter().map(|mut row| row.remove("number").unwrap()).collect();
    assert_eq!(numbers.len(), 1_203, "each once");
    let geo = site.get("/data/appeals.geojson").await;
    assert_eq!(geo.json()["features"].as_array().unwrap().len(), 1_203);
    assert_eq!(site.get("/data/statistics.csv").await.status, StatusCode::OK);
    let refused = site.get("/data/appeals.csv").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(!refused.header("retry-after").is_empty());
    assert_eq!(site.get("/data").await.status, StatusCode::OK, "the page itself is no file");
}

#[tokio::test]
async fn a8_5_a_number_as_a_code_for_phones() {
    let site = Site::open().await;
    let author = site.citizen("Aygün").await;
    let number = site.submit(&author, form()).await.json()["number"].as_str().unwrap().to_owned();
    let code = site.get(&format!("/qr/{number}.svg")).await;
    assert_eq!((code.status, code.header("content-type")), (StatusCode::OK, "image/svg+xml"));
    assert!(code.text.starts_with("<svg") && !code.text.contains("<script"), "{}", code.text);
    for wrong in ["/qr/Q-2026-0000001-1.svg", "/qr/x.svg", &format!("/qr/{number}"), "/qr/%3Cscript%3E.svg"] {
        assert_eq!(site.get(wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    let page = site.get(&format!("/track/{number}")).await;
    assert!(page.text.contains(&format!("/qr/{number}.svg")), "{}", page.text);
}

#[tokio::test]
async fn a2_2_5_the_pages_of_numbers_and_files_are_whole_without_script() {
    let site = Site::open().await;
    routed(&site, "").await;
    let country = site.get("/statistics").await;
    assert_eq!(country.status, StatusCode::OK);
    for words in
        ["Statistika", "href=\"/statistics/institution/azersu\"", "href=\"/statistics/district/baki-yasamal\"", "Vaxtında: son cavabın"]
    {
        assert!(country.text.contains(words), "{words} in {}", country.text);
    }
    let own = site.get("/statistics/institution/azersu?period=own&from=2020-13-01&until=x&sort=late").await;
    assert!(own.text.contains("Tarixləri başa düşmədik") && own.text.contains("href=\"/statistics\""), "{}", own.text);
    assert!(site.get("/statistics/district/baki-seher").await.text.contains("Bakı şəhəri"));
    let unknown = site.get("/statistics/district/yox").await;
    assert!(unknown.text.contains("is-error") && !unknown.text.contains("bars"), "{}", unknown.text);
    let data = site.get("/data").await;
    for words in ["action=\"/data/appeals.csv\"", "formaction=\"/data/appeals.geojson\"", "CC BY 4.0", "answered_on", "value=\"yol.cuxur\""]
    {
        assert!(data.text.contains(words), "{words} in {}", data.text);
    }
    for page in [&country, &own, &data] {
        for secret in ["Aygün", "+994", "FIN", "Şərifzadə"] {
            assert!(!page.text.contains(secret), "{secret} in {}", page.text);
        }
    }
}

#[tokio::test]
async fn a8_5_the_kiosk_works_without_script_and_forgets() {
    let site = Site::open().await;
    let number = routed(&site, "Yolda çuxur").await;
    let start = site.get("/kiosk/track").await;
    assert!(start.text.contains("action=\"/kiosk/track\"") && start.text.contains("action=\"/language\""), "{}", start.text);
    let found = site.get(&format!("/kiosk/track?number=http%3A%2F%2F127.0.0.1%3A3000%2Ftrack%2F{number}")).await;
    assert_eq!(found.status, StatusCode::OK);
    for words in ["kiosk-state", &number, "http-equiv=\"refresh\" content=\"60;url=/kiosk/track\""] {
        assert!(found.text.contains(words), "{words} in {}", found.text);
    }
    let body = found.text.split("<body").nth(1).unwrap();
    let links: Vec<&str> = body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.iter().all(|href| *href == "/kiosk/track"), "no way out: {links:?}");
    for secret in ["Aygün", "+994", "Şərifzadə", "zədələnir"] {
        assert!(!found.text.contains(secret), "{secret} in {}", found.text);
    }
    let slip = number.replace("0000001", "0000010");
    let told = site.get(&format!("/kiosk/track?number={slip}")).await;
    assert!(told.text.contains("Nömrədə səhv var") && told.text.contains(&format!("value=\"{slip}\"")), "{}", told.text);
    assert!(site.get("/kiosk/track?number=%3Cscript%3E").await.text.contains("Nömrədə səhv var"));
}
