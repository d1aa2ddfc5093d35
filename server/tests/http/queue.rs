//! The form of an order without script (Q3.1.1, Q3.2.1), and the files of an order.

use super::site::{Answer, Site, post};
use axum::body::Body;
use domain::queue::OrderCode;
use http::header::CONTENT_TYPE;

fn typed(change: &[(&str, &str)]) -> String {
    let all = [
        ("id", "0195a000-0000-7000-8000-000000000001"),
        ("given_name", "Gülşən"),
        ("surname", "Şıxəliyeva"),
        ("patronymic", "İsgəndər qızı"),
        ("document", "AA1234567"),
        ("phone", "050 123 45 67"),
        ("email", "gulshen@example.az"),
        ("service", "senedler.pasport"),
        ("centre", "baki-1"),
        ("day", ""),
        ("time", ""),
        ("code", ""),
    ];
    let of = |name: &str, value: &str| change.iter().find(|(changed, _)| *changed == name).map_or(value, |(_, new)| *new).to_owned();
    let form = all.into_iter().map(|(name, value)| (name, of(name, value)));
    let step = change.iter().filter(|(name, _)| *name == "step").map(|(name, value)| (*name, (*value).to_owned()));
    form.chain(step).map(|(name, value)| format!("{name}={}", encoded(&value))).collect::<Vec<_>>().join("&")
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// Posts the form; where it leads, and the cookie of the browser.
async fn sent(site: &Site, change: &[(&str, &str)]) -> (String, String) {
    let answer: Answer = site.form("", "/queue", "/queue", &typed(change)).await;
    let cookie = answer.cookies().into_iter().find(|cookie| cookie.starts_with("browser=")).unwrap_or_default();
    (answer.header("location").to_owned(), cookie)
}

#[tokio::test]
async fn q3_1_1_without_script_days_are_shown_and_nothing_typed_is_lost() {
    let site = Site::open().await;
    let start = site.get("/queue").await;
    assert_eq!(start.status, 200);
    let fields = ["given_name", "surname", "patronymic", "document", "phone", "email", "service", "centre", "day", "time", "code"];
    let at: Vec<usize> = fields.iter().map(|name| start.text.find(&format!("id=\"{name}\"")).unwrap_or_else(|| panic!("{name}"))).collect();
    assert!(at.is_sorted(), "the fields stand in the order of the regulation: {at:?}");
    let (location, cookie) = sent(&site, &[("step", "places")]).await;
    assert!(location.starts_with("/queue?draft="), "{location}");
    assert!(!location.contains("example"), "nothing personal stands in an address");
    let page = site.page(&cookie, &location).await;
    assert!(page.contains("Şıxəliyeva") && page.contains("AA1234567"), "typed is kept");
    assert!(page.contains("name=\"day\"") && page.contains("day-button"), "days to choose from");
    assert!(!site.page("", &location).await.contains("Şıxəliyeva"), "another browser sees nothing of it");
}

#[tokio::test]
async fn q3_2_1_without_script_the_panel_names_every_reason() {
    let site = Site::open().await;
    let (location, cookie) = sent(&site, &[("step", "code"), ("surname", ""), ("document", "12"), ("email", "x")]).await;
    let page = site.page(&cookie, &location).await;
    let panel = page.split_once("id=\"error-summary\"").map(|(_, rest)| rest).unwrap_or_default();
    for field in ["#surname", "#document", "#email", "#day", "#time"] {
        assert!(panel.contains(field), "{field} in {panel}");
    }
    assert!(page.contains("Gülşən"), "what was right is kept");
}

#[tokio::test]
async fn q3_5_how_to_complain_stands_in_the_product() {
    let site = Site::open().await;
    let page = site.get("/queue/complaint").await;
    assert_eq!(page.status, 200);
    for words in ["məhkəməyə", "atanızın adı", "Bir ay", "78-ci"] {
        assert!(page.text.contains(words), "{words}");
    }
}

#[tokio::test]
async fn an_order_is_opened_by_its_own_secret_alone() {
    let site = Site::open().await;
    for address in ["/queue/calendar/123456789-0", "/queue/code/123456789-0", "/queue/calendar/x"] {
        assert_eq!(site.get(address).await.status, 404, "{address}");
    }
}

/// Looks for an order the way the program in the browser does, without a cookie, from this address.
async fn look(site: &Site, address: &str, code: u32) -> Answer {
    let body = format!("order={}&surname=x", OrderCode::from_random(code).plain());
    let request = post("/api/queue/find").header("x-forwarded-for", address).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    site.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn who_tries_codes_without_keeping_a_cookie_is_counted_by_the_address() {
    let site = Site::with(|config| {
        config.limits.finds_per_hour = 2;
        config.trusted_proxies = 1;
    })
    .await;
    for nr in 0..6 {
        assert_ne!(look(&site, "10.0.0.1", nr).await.status, 429, "{nr}");
    }
    let stopped = look(&site, "10.0.0.1", 7).await;
    assert_eq!(stopped.status, 429);
    assert!(stopped.header("retry-after").parse::<u32>().unwrap() > 0);
    assert_ne!(look(&site, "10.0.0.2", 8).await.status, 429, "another address");
    assert_eq!(site.get("/queue/find").await.status, 200, "reading goes on");
}

#[tokio::test]
async fn q2_2_the_page_says_that_it_costs_nothing() {
    let page = Site::open().await.get("/queue").await.text;
    assert!(page.contains("Ödənişsizdir"), "{page}");
}

#[tokio::test]
async fn q2_6_no_document_has_to_be_given_but_its_number() {
    let page = Site::open().await.get("/queue").await.text;
    assert!(page.contains("sənəd tələb olunmur") && !page.contains("type=\"file\""), "{page}");
}
