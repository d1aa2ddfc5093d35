//! `GET /qr/{number}.svg`: the address of an appeal's public page as a QR code, so that a phone goes on where a receipt or a
//! kiosk ends. The number alone makes it: nothing is looked up, so nothing is told by it.

use crate::state::AppState;
use app::routes;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::number::Number;
use fast_qr::convert::Builder;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::{ECL, QRBuilder};
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};

/// The code never changes while the site has its address.
const KEPT: &str = "public, max-age=86400";

/// The code; 404 for what is no number.
pub async fn code(State(state): State<AppState>, Path(file): Path<String>) -> Response {
    let number = file.strip_suffix(".svg").and_then(|typed| typed.parse::<Number>().ok());
    let drawn = number.and_then(|number| svg(&format!("{}{}", state.config.origin(), routes::track(&number.to_string()))));
    match drawn {
        Some(svg) => ([(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, KEPT)], svg).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `GET /queue/ticket/{secret}/qr.svg`: the address of a ticket on a phone (Q+). Nothing is looked up here either.
pub async fn ticket(State(state): State<AppState>, Path(secret): Path<String>) -> Response {
    let real = secret.len() == 32 && secret.bytes().all(|byte| byte.is_ascii_hexdigit());
    let drawn = if real { svg(&format!("{}{}", state.config.origin(), routes::phone_ticket(&secret))) } else { None };
    match drawn {
        Some(svg) => ([(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "private, max-age=86400")], svg).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Dark on white with its quiet zone, whatever the page around it looks like; readable with a smudge on it.
fn svg(address: &str) -> Option<String> {
    let code = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
    Some(SvgBuilder::default().margin(4).to_str(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_address_still_fits() {
        let host = "a".repeat(200);
        let drawn = svg(&format!("https://{host}.example/track/AM-2026-0001234-7")).unwrap_or_default();
        assert!(drawn.starts_with("<svg") && drawn.contains("viewBox"), "{drawn}");
    }
}
