//! In which language a request wants its answer, and changing it.

use crate::cookies;
use crate::state::AppState;
use crate::typed::{Fields, SMALL};
use app::routes::safe_next;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use domain::lang::Lang;
use http::{HeaderMap, header};
use serde::Deserialize;

pub(crate) const COOKIE: &str = "lang";
const YEAR_S: i64 = 365 * 24 * 3600;

/// The language of the cookie, else the best wish of the browser, else Azerbaijani.
pub fn of(headers: &HeaderMap) -> Lang {
    let chosen = CookieJar::from_headers(headers).get(COOKIE).and_then(|cookie| Lang::parse(cookie.value()));
    let wished = || headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok().and_then(Lang::from_accept_language);
    chosen.or_else(wished).unwrap_or_default()
}

/// The language form of every page.
#[derive(Deserialize)]
pub struct Choice {
    lang: String,
    #[serde(default)]
    back: String,
}

/// `POST /language`: keeps the choice and goes back.
pub async fn choose(State(state): State<AppState>, jar: CookieJar, Fields(choice): Fields<Choice, SMALL>) -> Response {
    let lang = Lang::parse(&choice.lang).unwrap_or_default();
    let cookie = cookies::lasting(&state.config, COOKIE, lang.tag().to_owned(), YEAR_S, cookies::Seen::ByScripts);
    (jar.add(cookie), Redirect::to(safe_next(&choice.back))).into_response()
}
