//! Requests that another site makes a person's browser send (CSRF) are refused before anything else sees them.

use crate::error_response::{as_json, page, wants_page};
use crate::language;
use crate::state::AppState;
use app::error::AppError;
use app::i18n::texts::server as text;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, Method, StatusCode, header};

/// The one address that other programs post to: the demo provider's token address, called by our own sign-in client.
const CALLED_BY_PROGRAMS: &str = "/demo-login/token";

/// Lets a request pass when it is ours.
pub async fn refuse(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if is_ours(&request, &state.config.origin()) {
        return next.run(request).await;
    }
    if !wants_page(request.headers()) {
        return as_json(AppError::Forbidden);
    }
    let lang = language::of(request.headers());
    let lines = [text::foreign_text(lang).to_owned()];
    page(&state, lang, StatusCode::FORBIDDEN, text::foreign_title(lang), &lines, (text::home(lang), "/"))
}

fn is_ours(request: &Request, origin: &str) -> bool {
    let path = request.uri().path();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    // A live connection held by a foreign page would tell it when this person's cabinet changes.
    if (reads && path != "/live") || path == CALLED_BY_PROGRAMS {
        return true;
    }
    match header_of(request.headers(), "sec-fetch-site") {
        Some(site) => site == "same-origin" || site == "none",
        None => same_origin(request.headers(), origin) || (reads && !request.headers().contains_key(header::ORIGIN)),
    }
}

/// For browsers without Sec-Fetch-Site: the Origin header must be our own address.
fn same_origin(headers: &HeaderMap, origin: &str) -> bool {
    let Some(sent) = header_of(headers, "origin") else { return false };
    let host = header_of(headers, "host");
    sent == origin || sent.split_once("://").is_some_and(|(_, sent_host)| Some(sent_host) == host)
}

fn header_of<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
