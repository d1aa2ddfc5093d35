//! Addresses that somebody has guessed, and questions that no page of ours asks: answered, and never with a fault of ours.

use super::site::{Site, get, post};
use app::i18n::texts::errors;
use axum::body::Body;
use domain::lang::Lang;
use domain::role::{Grant, Role};
use http::{Request, StatusCode, header};
use std::path::Path;

/// What a person may look at; `{}` is an id, a number, a secret, a word.
const OF_A_PERSON: [&str; 34] = [
    "/my/{}",
    "/my/{}/withdraw",
    "/my/{}/materials",
    "/join/{}",
    "/report?draft={}",
    "/letter?draft={}",
    "/my/requests/{}",
    "/my/requests/{}?done={}",
    "/appeals/{}",
    "/track/{}",
    "/terms/{}",
    "/help/{}",
    "/statistics/institution/{}",
    "/statistics/district/{}?period=own&from={}&until={}",
    "/services/{}",
    "/services/{}/request?draft={}",
    "/services?q={}&field={}&page={}",
    "/regulations/{}",
    "/queue?draft={}",
    "/queue/order/{}",
    "/queue/ticket/{}",
    "/hall/{}",
    "/media/{}/full",
    "/signed/{}/document",
    "/letter/files/{}",
    "/requests/files/{}",
    "/requests/sealed/{}/document",
    "/regulations/{}/pdf?version={}",
    "/regulations/{}/forms/{}",
    "/services/{}/forms/{}",
    "/services/{}.json",
    "/queue/calendar/{}",
    "/queue/code/{}",
    "/upload/recording/{}",
];

/// What the owner's staff may look at.
const OF_STAFF: [&str; 7] = [
    "/owner/{}",
    "/owner/{}/person",
    "/registry?q={}&from={}&until={}&page={}",
    "/reports?by={}&from={}&until={}",
    "/panel/{}?record={}",
    "/office/official/{}",
    "/office/documents/{}",
];

/// An id of nobody, NULs, a number too large, a day too far, signs of SQL with an emoji and a mark that turns the direction.
const IDS: [&str; 6] =
    ["018f3a5e-7c1d-7abc-8def-0123456789ab", "%00", "a%00b", "9223372036854775808", "9999-12-31", "%27%3B--%F0%9F%9A%A7%E2%80%AE"];

async fn owner(site: &Site) -> String {
    let cookie = site.citizen("sahib").await;
    let person = site.ctx(&cookie).await.person().unwrap().clone();
    services::people::grant(site.portal(), &person, Grant { role: Role::OwnerStaff, institution: None, territory: None }).await.unwrap();
    site.citizen("sahib").await
}

#[tokio::test]
async fn a7_0_1_whatever_stands_in_an_address_is_no_fault_on_either_database() {
    for database in store::testing::databases().await {
        let site = Site::on(tempfile::tempdir().unwrap(), database.url.clone(), |_| {}).await;
        let (citizen, staff) = (site.citizen("me").await, owner(&site).await);
        let asked = OF_A_PERSON.iter().map(|address| (address, &citizen)).chain(OF_STAFF.iter().map(|address| (address, &staff)));
        for (address, cookie) in asked {
            for id in IDS {
                let address = address.replace("{}", id);
                let answer = site.send(get(&address).header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await;
                let fault = answer.status.is_server_error() || answer.text.contains(errors::failed_title(Lang::Az));
                assert!(!fault, "{} {address}: {} {}", database.name, answer.status, answer.text);
            }
        }
    }
}

#[tokio::test]
async fn a_plain_form_with_a_field_twice_is_told_to_be_unreadable_and_nothing_of_it_is_taken() {
    let site = Site::open().await;
    let me = site.citizen("me").await;
    let names = ["form[text]", "form[question]", "form[stars]", "text", "step", "given_name", "lang", "code", "confirm", "name"];
    let twice = names.map(|name| format!("{name}=1&{name}=2")).join("&");
    let addresses = [
        "/services/ER-2026-0000001-1/rating",
        "/services/x/questions",
        "/regulations/x/comments",
        "/letter/text",
        "/queue",
        "/language",
        "/account/close",
        "/account/end-session",
        "/kiosk/pair",
    ];
    for address in addresses {
        let answer = site.form(&me, address, "/", &twice).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address}");
        assert!(answer.text.contains("Forma tam çatmayıb"), "{address}: {}", answer.text);
    }
}

#[tokio::test]
async fn t8_6_whatever_another_site_sends_in_a_persons_name_is_refused_wherever_it_goes() {
    let site = Site::with(|config| config.limits.posts_per_minute = 1_000_000).await;
    let me = site.citizen("me").await;
    let forms = [
        "/report",
        "/join/x",
        "/my/x/withdraw",
        "/letter",
        "/letter/text",
        "/services/x/request",
        "/services/x/rating",
        "/services/x/questions",
        "/services/x/use",
        "/my/requests/x",
        "/requests/files",
        "/regulations/x/comments",
        "/register/regulations/x/forms",
        "/office/documents",
        "/office/documents/form",
        "/queue",
        "/verify",
        "/language",
        "/sign-out",
        "/account/export",
        "/account/close",
        "/account/end-session",
        "/account/sign-out-everywhere",
        "/kiosk/pair",
        "/kiosk/unpair",
        "/upload/photo",
        "/upload/recording",
    ];
    let functions = functions().into_iter().filter(|(_, reads)| !reads).map(|(address, _)| address);
    for address in forms.map(ToOwned::to_owned).into_iter().chain(functions) {
        for (name, from) in
            [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://other.example"), ("x-none", "")]
        {
            let request = Request::builder().method("POST").uri(&address).header(header::HOST, "127.0.0.1:3000").header(name, from);
            let request = request.header(header::COOKIE, &me).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let answer = site.send(request.body(Body::from("confirm=ba%C4%9Fla&lang=ru")).unwrap()).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address} {name} {from}");
        }
    }
    assert!(site.ctx(&me).await.person().is_ok(), "nobody was signed out");
}

/// Addresses of the server functions, and whether they read only, from their sources.
fn functions() -> Vec<(String, bool)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src/api");
    let sources = std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    let found = |source: String| -> Vec<(String, bool)> {
        let heads = source.split("#[server(").skip(1).filter_map(|part| part.split_once(")]").map(|(head, _)| head.to_owned()));
        heads
            .filter_map(|head| {
                let address = head.split_once("endpoint = \"")?.1.split_once('"')?.0.to_owned();
                Some((format!("/api/{address}"), head.contains("input = GetUrl")))
            })
            .collect()
    };
    sources.flat_map(found).collect()
}

#[tokio::test]
async fn what_no_page_of_ours_asks_is_answered_and_is_no_fault() {
    let site = Site::with(|config| config.limits.posts_per_minute = 1_000_000).await;
    let functions = functions();
    assert!(functions.len() > 200, "the sources were not found: {}", functions.len());
    let deep = "[".repeat(5_000);
    let bodies: [(&str, &[u8]); 13] = [
        ("application/json", b""),
        ("application/json", b"{"),
        ("application/json", b"null"),
        ("application/json", b"\xff\xfe"),
        ("application/json", deep.as_bytes()),
        ("application/json", br#"{"form":{"id":"\ud800","text":"\udfff"}}"#),
        ("application/json", br#"{"form":{"id":"a","id":"b"},"form":{},"id":99999999999999999999}"#),
        ("application/json", br#"{"form":{"point":{"lat":1e999,"lon":-1e999},"stars":-1,"day":"9999-99-99"}}"#),
        ("application/x-www-form-urlencoded", b"form[text]=%FF%FE&form[id]=%ED%A0%80"),
        ("application/x-www-form-urlencoded", b"form[text]=a&form[text]=b&form=c&id=1&id=2"),
        ("application/x-www-form-urlencoded", b"form[a][b][c][d][e][f][g][h][i][j]=1&[]=&=&&"),
        ("application/x-www-form-urlencoded", b"form[stars]=99999999999999999999&form[seen]=-1&form[day]=0000-00-00"),
        ("text/plain", b"%00"),
    ];
    for (address, reads) in functions {
        for (kind, body) in &bodies {
            let request = match reads {
                // A question in an address: letters and signs of addresses only.
                true if *kind == "application/x-www-form-urlencoded" => {
                    let query = std::str::from_utf8(body).unwrap().replace('[', "%5B").replace(']', "%5D");
                    Request::builder().uri(format!("{address}?{query}")).header(header::ACCEPT, "application/json").body(Body::empty())
                }
                true => continue,
                false => post(&address).header(header::CONTENT_TYPE, *kind).body(Body::from(body.to_vec())),
            };
            let answer = site.send(request.unwrap()).await;
            let asked = String::from_utf8_lossy(body);
            assert!(!answer.status.is_server_error(), "{address} {asked:.60}: {} {}", answer.status, answer.text);
        }
    }
    assert_eq!(store::appeals::count(site.portal().db()).await.unwrap(), 0);
}
