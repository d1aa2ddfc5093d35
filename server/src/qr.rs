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

/// Points of a picture's side for each module of the code.
const MODULE: u32 = 8;
/// Modules of the quiet zone.
const QUIET: u32 = 4;

/// A short text as a picture, for letters: mail programs show no SVG.
pub fn png(text: &str) -> Option<Vec<u8>> {
    let code = QRBuilder::new(text).ecl(ECL::Q).build().ok()?;
    let size = u32::try_from(code.size).ok()?;
    let side = (size + 2 * QUIET) * MODULE;
    let dark = |x: u32, y: u32| {
        let at = |point: u32| (point / MODULE).checked_sub(QUIET).filter(|module| *module < size);
        let modules = at(x).zip(at(y));
        modules.is_some_and(|(x, y)| code[y as usize][x as usize].value())
    };
    let picture = image::GrayImage::from_fn(side, side, |x, y| image::Luma([if dark(x, y) { 0 } else { 255 }]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).ok()?;
    Some(bytes.into_inner())
}

/// A short text as a drawing.
pub fn drawn(text: &str) -> Option<String> {
    let code = QRBuilder::new(text).ecl(ECL::Q).build().ok()?;
    Some(SvgBuilder::default().margin(QUIET as usize).to_str(&code))
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
