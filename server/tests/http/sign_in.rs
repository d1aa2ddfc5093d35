use super::browser::{Browser, Page};
use server::boot::{self, Server};
use server::config::Config;
use services::seed::demo;
use std::net::SocketAddr;
use tempfile::TempDir;

/// A demo with its people and no appeals, on a free port.
async fn demo_server() -> (Server, TempDir) {
    demo_server_with(tempfile::tempdir().unwrap(), |_| {}).await
}

/// The same with another configuration.
pub async fn demo_server_with(folder: TempDir, change: impl FnOnce(&mut Config)) -> (Server, TempDir) {
    let mut config = Config {
        demo: true,
        data: folder.path().to_owned(),
        site: folder.path().join("site"),
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        ..Config::default()
    };
    change(&mut config);
    let portal = boot::open_portal(&config).await.unwrap();
    demo::load_persons(&portal, &demo::Printed::default()).await.unwrap();
    (boot::start(config, portal).await.unwrap(), folder)
}

/// From our page to the provider's.
async fn to_provider(browser: &mut Browser, next: &str) -> Page {
    let start = browser.get(&format!("/sign-in?next={next}")).await;
    assert_eq!(start.status, 303);
    assert!(start.location.contains("/demo-login/authorize?"), "{}", start.location);
    browser.get(&start.location).await
}

async fn choose(browser: &mut Browser, offered: &Page, person: &str) -> Page {
    let mut form = offered.hidden();
    form.push(("person".into(), person.into()));
    browser.post("/demo-login/authorize", &form).await
}

/// Through the provider as this person, and back to us.
pub async fn come_back(browser: &mut Browser, person: &str) -> Page {
    let offered = to_provider(browser, "%2F").await;
    let back = choose(browser, &offered, person).await;
    browser.get(&back.location).await
}

fn first_citizen() -> String {
    let persons = demo::persons::persons().unwrap();
    persons.iter().find(|one| one.role() == domain::role::Role::Citizen).unwrap().key.clone()
}

#[tokio::test]
async fn a_person_signs_in_comes_back_and_signs_out() {
    let (server, _folder) = demo_server().await;
    let mut browser = Browser::new(format!("http://{}", server.address));
    let key = first_citizen();
    let offered = to_provider(&mut browser, "%2Freport%3Fdraft%3D1").await;
    assert!(offered.text.contains(&format!("data-person=\"{key}\"")), "{}", offered.text);
    assert!(offered.text.contains("1 saylı Bakı") && !offered.text.contains(">baki-1<"), "a centre is named by its name");
    let back = choose(&mut browser, &offered, &key).await;
    assert!(back.location.contains("/sign-in/callback?code="), "{} {}", back.status, back.location);
    let arrived = browser.get(&back.location).await;
    assert_eq!((arrived.status, arrived.location.as_str()), (303, "/report?draft=1"));
    let me = browser.get("/api/session/whoami").await;
    assert!(me.text.contains("\"role\":\"citizen\""), "{}", me.text);
    assert_eq!(browser.get(&back.location).await.location, "/sign-in/problem?code=invalid_state", "once only");
    let old = browser.cookies["muraciet"].clone();
    assert_eq!(browser.post("/sign-out", &[]).await.location, "/");
    browser.cookies.insert("muraciet".into(), old);
    assert_eq!(browser.get("/api/session/whoami").await.text, "null", "the session itself has ended");
    server.stop().await.unwrap();
}

#[tokio::test]
async fn sign_in_never_leads_to_another_site() {
    let (server, _folder) = demo_server().await;
    let mut browser = Browser::new(format!("http://{}", server.address));
    let offered = to_provider(&mut browser, "https%3A%2F%2Fa.example").await;
    let back = choose(&mut browser, &offered, &first_citizen()).await;
    assert_eq!(browser.get(&back.location).await.location, "/");
    let mut forged = offered.hidden();
    for (name, value) in &mut forged {
        if name == "redirect_uri" {
            *value = "https://a.example/sign-in/callback".into();
        }
    }
    forged.push(("person".into(), first_citizen()));
    assert_eq!(browser.post("/demo-login/authorize", &forged).await.status, 400);
}

#[tokio::test]
async fn a_refusal_and_a_forgery_are_told_apart() {
    let (server, _folder) = demo_server().await;
    let mut browser = Browser::new(format!("http://{}", server.address));
    let offered = to_provider(&mut browser, "%2F").await;
    let refused = choose(&mut browser, &offered, "").await;
    let problem = browser.get(&refused.location).await;
    assert_eq!(problem.location, "/sign-in/problem?code=cancelled");
    assert!(browser.get(&problem.location).await.text.contains("<h1>"));
    let forged = browser.get("/sign-in/callback?code=x&state=forged").await;
    assert_eq!(forged.location, "/sign-in/problem?code=invalid_state");
    let offered = to_provider(&mut browser, "%2F").await;
    let state = offered.hidden().into_iter().find(|(name, _)| name == "state").unwrap().1;
    let wrong_code = browser.get(&format!("/sign-in/callback?code=wrong&state={state}")).await;
    assert_eq!(wrong_code.location, "/sign-in/problem?code=provider_failed");
}

#[tokio::test]
async fn another_browser_cannot_use_my_answer() {
    let (server, _folder) = demo_server().await;
    let mut mine = Browser::new(format!("http://{}", server.address));
    let offered = to_provider(&mut mine, "%2F").await;
    let back = choose(&mut mine, &offered, &first_citizen()).await;
    let mut other = Browser::new(format!("http://{}", server.address));
    assert_eq!(other.get(&back.location).await.location, "/sign-in/problem?code=invalid_state");
    assert!(!other.cookies.contains_key("muraciet"));
}
