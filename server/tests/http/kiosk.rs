//! The queue machine as a browser without script sees it, and a printer in the centre's network (Q3.2.2).

use super::site::{Site, get, post};
use axum::body::Body;
use domain::ids::TicketId;
use domain::queue::kiosk::printer::Printing;
use domain::queue::kiosk::view::{KioskForm, KioskTicket};
use domain::queue::print::{Bitmap, WIDTH, escpos};
use domain::role::CentrePost;
use http::{Request, StatusCode, header};
use server::ticket::NetworkPrinters;
use services::kiosk;
use services::people;
use services::portal::{Clock, Environment};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

const CENTRE: &str = "baki-1";

async fn site() -> Site {
    // Friday, 13 March 2026, 11:00 in Baku: the centre works.
    let clock = Clock::fixed(domain::time::UnixMs(1_773_385_200_000));
    let site = Site::at(clock, |config| config.environment = Environment::Test).await;
    site.portal().set_printers(Arc::new(NetworkPrinters::new(site.state.config.origin())));
    site
}

/// A machine's cookie.
async fn machine(site: &Site, printer: &str) -> String {
    let cookie = site.citizen("rəhbər").await;
    let person = people::person_of(site.portal(), "test", "rəhbər").await.unwrap().unwrap();
    people::grant_post(site.portal(), &person, Some(CentrePost { centre: CENTRE.into(), manager: true })).await.unwrap();
    let mut ctx = site.ctx(&cookie).await;
    ctx.actor.role = domain::role::Role::CentreStaff;
    ctx.actor.post = Some(CentrePost { centre: CENTRE.into(), manager: true });
    let code = kiosk::register(&ctx, KioskForm { name: "Giriş".into(), printer: printer.into() }).await.unwrap();
    let paired = site.form("", "/kiosk/pair", "/kiosk/queue", &format!("code={code}")).await;
    assert_eq!((paired.status, paired.header("location")), (StatusCode::SEE_OTHER, "/kiosk/queue"));
    assert!(paired.header("set-cookie").contains("HttpOnly"), "no script reads the key");
    paired.cookies().remove(0)
}

/// Takes a number by the form; the address of its screen.
async fn take(site: &Site, machine: &str) -> String {
    let request = uuid::Uuid::now_v7();
    let body = format!("form[service]=vvaq.nikah&form[priority]=none&form[request]={request}");
    let taken = site.form(machine, "/api/kiosk/take", "/kiosk/queue/take", &body).await;
    assert_eq!(taken.status, StatusCode::FOUND, "{}", taken.text);
    taken.header("location").to_owned()
}

async fn shown(site: &Site, machine: &str, id: &str) -> KioskTicket {
    let key = machine.split_once('=').unwrap().1.to_owned();
    let ctx = site.portal().ctx(domain::role::Actor::visitor(), Default::default(), None).at_kiosk(Some(key));
    kiosk::ticket(&ctx, &TicketId(id.into())).await.unwrap()
}

/// Looks until the printing has come to an end.
async fn settled(site: &Site, machine: &str, id: &str) -> Printing {
    let look = async {
        loop {
            let printing = shown(site, machine, id).await.printing;
            if printing != Printing::Waiting {
                return printing;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), look).await.expect("the printing comes to an end")
}

/// A printer: what it answers to the question about its paper (`None`: nothing), and what it was sent.
async fn printer(paper: Option<u8>) -> (String, mpsc::UnboundedReceiver<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (sent, received) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let mut question = [0; 3];
            socket.read_exact(&mut question).await.unwrap();
            assert_eq!(question, escpos::ASK_PAPER);
            let Some(answer) = paper else {
                // It holds the line and says nothing.
                let _ = socket.read_u8().await;
                continue;
            };
            socket.write_u8(answer).await.unwrap();
            let mut got = Vec::new();
            while !got.ends_with(escpos::ASK_DONE) {
                let mut more = [0; 4_096];
                match socket.read(&mut more).await {
                    Ok(0) | Err(_) => break,
                    Ok(count) => got.extend_from_slice(&more[..count]),
                }
            }
            if got.ends_with(escpos::ASK_DONE) {
                got.truncate(got.len() - escpos::ASK_DONE.len());
                sent.send(got).unwrap();
                socket.write_u8(0).await.unwrap();
            }
        }
    });
    (address, received)
}

async fn preview(site: &Site, machine: &str, id: &str) -> Bitmap {
    let request = get(&format!("/kiosk/ticket/{id}.escpos")).header(header::COOKIE, machine).body(Body::empty()).unwrap();
    let response = tower::ServiceExt::oneshot(site.router.clone(), request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    escpos::picture(&axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap()).unwrap()
}

#[tokio::test]
async fn q3_2_2_what_comes_out_of_the_printer_is_the_ticket_of_the_screen() {
    let site = site().await;
    let (address, mut received) = printer(Some(0x12)).await;
    let machine = machine(&site, &address).await;
    let screen = take(&site, &machine).await;
    let id = screen.trim_start_matches("/kiosk/queue/ticket/").to_owned();
    let bytes = received.recv().await.unwrap();
    assert_eq!(settled(&site, &machine, &id).await, Printing::Done);
    assert_eq!(escpos::picture(&bytes), Some(preview(&site, &machine, &id).await));
    let page = site.page(&machine, &screen).await;
    assert!(page.contains("A001") && page.contains("Talonunuzu götürün") && page.contains("Nikah"), "{page}");
    for (ending, kind) in [("png", "image/png"), ("pdf", "application/pdf")] {
        let request = get(&format!("/kiosk/ticket/{id}.{ending}")).header(header::COOKIE, &machine).body(Body::empty()).unwrap();
        assert_eq!(site.send(request).await.header("content-type"), kind);
    }
    assert_eq!(site.get(&format!("/kiosk/ticket/{id}.png")).await.status, StatusCode::FORBIDDEN, "not for everybody");
}

#[tokio::test]
async fn q3_2_2_a_printer_that_answers_nothing_or_has_no_paper_is_said_to_and_the_number_stays() {
    for (paper, expected, words) in [(None, Printing::Silent, "Printer cavab vermir"), (Some(0x72), Printing::NoPaper, "kağızı bitib")] {
        let site = site().await;
        let (address, _received) = printer(paper).await;
        let machine = machine(&site, &address).await;
        let screen = take(&site, &machine).await;
        let id = screen.trim_start_matches("/kiosk/queue/ticket/").to_owned();
        assert_eq!(settled(&site, &machine, &id).await, expected);
        let page = site.page(&machine, &screen).await;
        assert!(page.contains(words) && page.contains("A001") && page.contains("/api/kiosk/print"), "{page}");
        let again = site.form(&machine, "/api/kiosk/print", &screen, &format!("id={id}")).await;
        assert_eq!(again.status, StatusCode::FOUND);
        assert_eq!(settled(&site, &machine, &id).await, expected);
        assert_eq!(shown(&site, &machine, &id).await.written(), "A001");
    }
}

/// Tells what the machine's printer said, as its page does.
async fn tell(site: &Site, machine: &str, id: &str, said: &str) -> StatusCode {
    let request = post("/api/kiosk/printed").header(header::COOKIE, machine).header(header::CONTENT_TYPE, "application/json");
    site.send(request.body(Body::from(format!(r#"{{"id":"{id}","said":{said}}}"#))).unwrap()).await.status
}

#[tokio::test]
async fn q3_2_2_a_printer_on_the_machine_gets_the_same_bytes_from_the_page_and_its_faults_are_said() {
    let site = site().await;
    for (nr, kind) in ["usb", "serial:115200"].into_iter().enumerate() {
        let machine = machine(&site, kind).await;
        let screen = take(&site, &machine).await;
        let id = screen.trim_start_matches("/kiosk/queue/ticket/").to_owned();
        let number = format!("A00{}", nr + 1);
        assert_eq!(shown(&site, &machine, &id).await.printing, Printing::Browser);
        let drawn = preview(&site, &machine, &id).await;
        assert_eq!(drawn.width(), WIDTH);
        assert!(!drawn.stretches().is_empty());
        for (said, state, words) in [
            (r#""no_paper""#, Printing::NoPaper, "kağızı bitib"),
            (r#""silent""#, Printing::Silent, "Printer cavab vermir"),
            (r#""done""#, Printing::Done, "Talonunuzu götürün"),
            ("null", Printing::Done, "Talonunuzu götürün"),
        ] {
            assert_eq!(tell(&site, &machine, &id, said).await, StatusCode::OK, "{kind} {said}");
            assert_eq!(shown(&site, &machine, &id).await.printing, state);
            let page = site.page(&machine, &screen).await;
            assert!(page.contains(words) && page.contains(&number), "{page}");
            let again = site.form(&machine, "/api/kiosk/print", &screen, &format!("id={id}")).await;
            assert_eq!(again.status, StatusCode::FOUND);
        }
        assert_ne!(tell(&site, &machine, &id, r#""eaten""#).await, StatusCode::OK, "no word of ours");
    }
}

#[tokio::test]
async fn q3_2_2_devices_are_for_the_machines_pages_alone() {
    let site = site().await;
    let allowed = async |path: &str| site.get(path).await.header("permissions-policy").to_owned();
    for path in ["/kiosk/queue", "/kiosk/queue/code", "/kiosk/queue/ticket/x"] {
        let policy = allowed(path).await;
        assert!(policy.contains("usb=(self)") && policy.contains("serial=(self)"), "{path}: {policy}");
    }
    for path in ["/", "/queue", "/kiosk/track", "/kiosk/queues", "/centre/kiosks", "/sw.js", "/none"] {
        let policy = allowed(path).await;
        assert!(policy.contains("usb=()") && policy.contains("serial=()"), "{path}: {policy}");
    }
}

#[tokio::test]
async fn q3_2_2_the_machine_works_without_script_and_leads_nowhere_else() {
    let site = site().await;
    let stranger = site.get("/kiosk/queue").await;
    assert!(stranger.text.contains("action=\"/kiosk/pair\"") && !stranger.text.contains("machine-choice"), "{}", stranger.text);
    let wrong = site.form("", "/kiosk/pair", "/kiosk/queue", "code=0000000000").await;
    assert_eq!((wrong.header("location"), wrong.cookies().len()), ("/kiosk/queue?wrong=1", 0));
    let machine = machine(&site, "").await;
    let start = site.page(&machine, "/kiosk/queue").await;
    assert!(start.contains("/kiosk/queue/code") && start.contains("/kiosk/queue/take"), "{start}");
    for page in ["", "/code", "/take", "/take?group=vvaq", "/take?group=vvaq&service=vvaq.nikah", "?low=1"] {
        let html = site.page(&machine, &format!("/kiosk/queue{page}")).await;
        let body = html.split("<main").nth(1).unwrap_or_default();
        let links = body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let out: Vec<&str> = links.filter(|link| !link.starts_with("/kiosk/queue")).collect();
        assert_eq!(out, Vec::<&str>::new(), "{page}");
    }
    let request = uuid::Uuid::now_v7();
    let body = format!("form[code]=999999999&form[request]={request}&low=true");
    let no = site.form(&machine, "/api/kiosk/enter", "/kiosk/queue/code", &body).await;
    assert_eq!(no.header("location"), "/kiosk/queue/code?no=unknown&at=&low=1");
    let said = site.page(&machine, no.header("location")).await;
    assert!(said.contains("Belə sifariş yoxdur") && said.contains("name=\"low\"") && !said.contains("999999999"), "{said}");
    let late = site.page(&machine, "/kiosk/queue/code?no=late&at=570").await;
    assert!(late.contains("09:30"), "{late}");
    let screen = take(&site, &machine).await;
    let ticket = shown(&site, &machine, screen.trim_start_matches("/kiosk/queue/ticket/")).await;
    let secret = ticket.secret;
    assert!(site.page(&machine, &screen).await.contains(&format!("/queue/ticket/{secret}/qr.svg")));
    let phone = site.get(&format!("/queue/ticket/{secret}")).await;
    assert!(phone.status.is_success() && phone.text.contains("A001") && phone.text.contains("http-equiv=\"refresh\""), "{}", phone.text);
    assert!(site.get(&format!("/queue/ticket/{secret}/qr.svg")).await.text.starts_with("<svg"));
    assert_eq!(site.get("/queue/ticket/1/qr.svg").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn q3_2_2_what_is_pressed_on_the_screen_is_sent_by_it_alone() {
    let site = site().await;
    let machine = machine(&site, "").await;
    let foreign = Request::post("/kiosk/pair").header(header::HOST, "127.0.0.1:3000").header("sec-fetch-site", "cross-site");
    let foreign = foreign.header(header::COOKIE, &machine);
    let answer = site.send(foreign.body(Body::from("code=1")).unwrap()).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let long = format!("form[code]={}&form[request]=x", "9".repeat(60_000));
    let answer = site.form(&machine, "/api/kiosk/enter", "/kiosk/queue/code", &long).await;
    assert!(answer.status.is_redirection() || answer.status.is_client_error(), "{}", answer.status);
    let plain = site.form("", "/api/kiosk/take", "/kiosk/queue/take", "form[service]=vvaq.nikah").await;
    assert!(!plain.header("location").contains("/ticket/"), "no number for a browser that is no machine");
}
