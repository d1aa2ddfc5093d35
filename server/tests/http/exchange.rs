//! State registers through their adapters, against the stand-in that fails on demand (A4.1–4.3, A2.2.2).

use super::site::{Site, form};
use domain::exchange::{Fact, FactSource};
use domain::role::{Grant, Role};
use server::config::Via;
use server::stand_in::{Fault, StandIn};
use services::exchange::{Mood, person_card, work_off};
use services::people::{self, Identity};
use services::{Ctx, portal::Clock};
use std::net::SocketAddr;

const FIN: &str = "9ZZTEST";

async fn stand_in() -> StandIn {
    super::site::install_tls();
    StandIn::start(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap()
}

/// A site that asks the stand-in for names, in this way.
async fn site(stand_in: &StandIn, via: Via) -> (Site, Clock) {
    let clock = Clock::fixed(domain::time::UnixMs(1_773_385_200_000));
    let site = Site::at(clock.clone(), |config| {
        config.exchange.names = stand_in.way(Fact::Names, via);
        config.exchange.names.timeout_s = 1;
        config.exchange.failures = 2;
    });
    (site.await, clock)
}

/// Somebody of whom the sign-in says the FİN alone; the cookie.
async fn signed_in(site: &Site, name: &str, fin: &str) -> String {
    let identity = Identity { issuer: "test".into(), subject: name.into(), fin: fin.into(), ..Identity::default() };
    let token = people::sign_in(site.portal(), identity, "test").await.unwrap();
    let cookie = format!("muraciet={token}");
    people::accept_terms(&site.ctx(&cookie).await, "1").await.unwrap();
    cookie
}

async fn staff(site: &Site) -> String {
    site.citizen("sahib").await;
    let person = people::person_of(site.portal(), "test", "sahib").await.unwrap().unwrap();
    people::grant(site.portal(), &person, Grant { role: Role::OwnerStaff, institution: None, territory: None }).await.unwrap();
    let cookie = site.citizen("sahib").await;
    // The employee's own names are asked for as well; not what is tested.
    work(site).await;
    cookie
}

async fn work(site: &Site) -> Vec<&'static str> {
    work_off(site.portal(), &site.state.exchange, Fact::Names).await.unwrap()
}

fn later(site: &Site, clock: &Clock, seconds: i64) {
    clock.set(domain::time::UnixMs(site.portal().now().0 + seconds * 1_000));
}

async fn send(site: &Site, cookie: &str) -> domain::ids::AppealId {
    let answer = site.submit(cookie, form()).await;
    assert!(answer.status.is_success(), "{}", answer.text);
    answer.json()["appeal"].as_str().unwrap().into()
}

async fn name(ctx: &Ctx) -> String {
    people::whoami(ctx).await.unwrap().unwrap().display_name
}

#[tokio::test]
async fn a4_1_names_come_over_x_road_and_over_plain_rest_and_are_the_same() {
    let stand_in = stand_in().await;
    let mut names = Vec::new();
    for via in [Via::XRoad, Via::Rest] {
        let (site, _) = site(&stand_in, via).await;
        let me = signed_in(&site, "me", FIN).await;
        assert_eq!(work(&site).await, ["answered"], "{via:?}");
        names.push(name(&site.ctx(&me).await).await);
        let person = people::person_of(site.portal(), "test", "me").await.unwrap().unwrap();
        let call = store::exchange::calls(site.portal().db(), &person, 9).await.unwrap().remove(0);
        assert_eq!(call.request_hash.is_some(), via == Via::XRoad, "by it the security server's log is searched");
        let page = site.page(&me, "/my/account").await;
        assert!(page.contains("Ədliyyə Nazirliyi") && !page.contains(FIN), "{page}");
    }
    assert!(!names[0].is_empty() && names[0] == names[1], "{names:?}");
}

#[tokio::test]
async fn a4_2_each_register_is_reached_in_the_way_that_is_set_up_for_it() {
    let stand_in = stand_in().await;
    let site = Site::with(|config| {
        stand_in.speak_for_all(&mut config.exchange);
        config.exchange.legal_person = stand_in.way(Fact::LegalPerson, Via::Rest);
    });
    let site = site.await;
    let identity =
        Identity { issuer: "test".into(), subject: "nar".into(), fin: FIN.into(), voen: Some("1400000001".into()), ..Identity::default() };
    people::sign_in(site.portal(), identity, "test").await.unwrap();
    for fact in Fact::ALL {
        let asked = work_off(site.portal(), &site.state.exchange, *fact).await.unwrap();
        assert_eq!(asked, ["answered"], "{fact:?}");
    }
    let person = people::person_of(site.portal(), "test", "nar").await.unwrap().unwrap();
    let row = store::people::find(site.portal().db(), &person).await.unwrap().unwrap();
    assert!(row.phone.unwrap().starts_with("+99450") && row.legal_name.as_deref() == Some("MMC-1400000001"), "T1.2");
    assert_eq!(stand_in.asked(), 3);
}

#[tokio::test]
async fn a2_2_2_whatever_the_register_does_sending_goes_on_and_it_is_left_alone() {
    let faults = [
        (Fault::Hang, "timeout"),
        (Fault::Slow, "timeout"),
        (Fault::Broken, "fault"),
        (Fault::Nonsense, "nonsense"),
        (Fault::OtherForm, "nonsense"),
        (Fault::Endless, "nonsense"),
        (Fault::ServerError, "fault"),
        (Fault::Denied, "refused"),
        (Fault::OtherQuestion, "nonsense"),
    ];
    for (fault, word) in faults {
        let stand_in = stand_in().await;
        let (site, clock) = site(&stand_in, Via::XRoad).await;
        stand_in.fail(fault);
        let (me, other) = (signed_in(&site, "me", FIN).await, signed_in(&site, "other", "9ZZTES2").await);
        assert_eq!(work(&site).await, [word, word], "{fault:?}");
        send(&site, &me).await;
        send(&site, &other).await;
        let line = site.state.exchange.line(Fact::Names).unwrap();
        assert_eq!(line.mood(site.portal().now()), Mood::Open, "{fault:?}");
        later(&site, &clock, 29);
        assert!(work(&site).await.is_empty(), "{fault:?}: left alone");
        stand_in.fail(Fault::None);
        later(&site, &clock, 60);
        assert_eq!(work(&site).await, ["answered", "answered"], "{fault:?}: back by itself");
        assert!(!name(&site.ctx(&me).await).await.is_empty());
    }
}

#[tokio::test]
async fn a4_3_the_owners_staff_enter_by_hand_without_script_and_the_register_fills_it_later() {
    let stand_in = stand_in().await;
    let (site, clock) = site(&stand_in, Via::XRoad).await;
    let staff = staff(&site).await;
    stand_in.fail(Fault::Broken);
    let me = signed_in(&site, "me", FIN).await;
    let appeal = send(&site, &me).await;
    work(&site).await;
    let address = format!("/owner/{appeal}/person");
    assert!(site.page(&staff, &format!("/owner/{appeal}")).await.contains(&address), "the card leads there");
    let page = site.page(&staff, &format!("{address}?fact=names")).await;
    assert!(page.contains("name=\"form[basis]\"") && page.contains("Məlum deyil"), "{page}");
    assert!(!site.page(&me, &address).await.contains("form[basis]"), "nobody else");

    let fields =
        [("appeal", appeal.as_str()), ("fact", "names"), ("surname", "Quliyev"), ("given_name", "Rauf"), ("basis", "Vəsiqənin surəti")];
    let encoded: Vec<_> = fields.iter().map(|(name, value)| format!("form[{name}]={}", value.replace(' ', "+"))).collect();
    let sent = site.form(&staff, "/api/exchange/enter", &address, &encoded.join("&")).await;
    assert!(sent.status.is_redirection(), "{}: {}", sent.status, sent.text);
    let page = site.page(&staff, &address).await;
    for words in ["Quliyev Rauf", "Əl ilə daxil edilib, 13.03.2026", "Vəsiqənin surəti"] {
        assert!(page.contains(words), "{words} in {page}");
    }
    assert!(site.page(&me, "/my/account").await.contains("Məlumatınız əməkdaş tərəfindən daxil edildi"), "the person reads it");

    stand_in.fail(Fault::None);
    later(&site, &clock, 3_600);
    assert_eq!(work(&site).await, ["answered"]);
    let known = person_card(&site.ctx(&staff).await, &appeal).await.unwrap().facts.remove(0);
    assert_eq!(known.source, FactSource::Register);
    let page = site.page(&staff, &format!("{address}?fact=names")).await;
    assert!(!page.contains("form[basis]") && page.contains("əl ilə dəyişmək olmur"), "{page}");
}

#[tokio::test]
async fn a4_1_a_wrong_configuration_is_told_at_the_start() {
    let stand_in = stand_in().await;
    for wrong in ["client", "service", "url"] {
        let mut exchange = server::config::Exchange { names: stand_in.way(Fact::Names, Via::XRoad), ..Default::default() };
        match wrong {
            "client" => exchange.names.client = Some("AZ".into()),
            "service" => exchange.names.service = None,
            _ => exchange.names.url = Some("ehis".into()),
        }
        let Err(error) = server::exchange::registers(&exchange) else { panic!("{wrong} was taken") };
        let told = format!("{error:#}");
        assert!(told.contains("exchange.names") && told.contains(wrong), "{told}");
    }
}

#[tokio::test]
async fn r7_2_nothing_is_asked_of_the_person_that_a_register_holds() {
    let site = Site::open().await;
    let me = site.citizen("me").await;
    for path in ["/report", "/my", "/my/account"] {
        let page = site.page(&me, path).await;
        for held in ["fin", "surname", "given_name", "patronymic", "legal_name", "legal_address", "voen", "phone"] {
            assert!(!page.contains(&format!("name=\"{held}\"")), "{path} asks for {held}: {page}");
        }
    }
}
