//! Who makes a request: the session cookie becomes the actor of the request's context.

use crate::cookies::{self, Seen};
use crate::error_response::answer;
use crate::kiosk;
use crate::language;
use crate::security::client_address;
use crate::state::AppState;
use app::error::AppError;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::role::Actor;
use services::{Ctx, Error};

pub(crate) const BROWSER: &str = "browser";
const BROWSER_S: i64 = 30 * 24 * 3600;

/// Puts [`Ctx`] into the request. A session that has ended makes a visitor, not an error.
pub async fn attach(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let jar = CookieJar::from_headers(request.headers());
    let lang = language::of(request.headers());
    let address = client_address::of(&request, state.config.trusted_proxies).to_string();
    match actor(&state, &jar).await {
        Ok(actor) => {
            let browser = jar.get(BROWSER).map(|cookie| cookie.value().to_owned());
            // Only of somebody signed in: a cookie whose session has ended names nothing.
            let cookie = jar.get(cookies::session_name(&state.config)).filter(|_| actor.person.is_some());
            let session = cookie.map(|cookie| services::people::session_name(cookie.value()));
            let kiosk = jar.get(kiosk::COOKIE).map(|cookie| cookie.value().to_owned());
            let ctx = state.portal.ctx(actor, lang, browser).in_session(session).at_kiosk(kiosk).from_network(&address);
            request.extensions_mut().insert(ctx);
            next.run(request).await
        }
        Err(error) => answer(&state, lang, request.headers(), AppError::from(error)),
    }
}

async fn actor(state: &AppState, jar: &CookieJar) -> Result<Actor, Error> {
    let Some(cookie) = jar.get(cookies::session_name(&state.config)) else { return Ok(Actor::visitor()) };
    let actor = services::people::session(&state.portal, cookie.value()).await?;
    Ok(actor.unwrap_or_else(Actor::visitor))
}

/// `POST /sign-out`: ends the session here and in the database.
pub async fn sign_out(State(state): State<AppState>, jar: CookieJar) -> Response {
    let name = cookies::session_name(&state.config);
    if let Some(cookie) = jar.get(name)
        && let Err(error) = services::people::sign_out(&state.portal, cookie.value()).await
    {
        return answer(&state, domain::lang::Lang::default(), &http::HeaderMap::new(), AppError::from(error));
    }
    (jar.add(cookies::removal(&state.config, name)), Redirect::to("/")).into_response()
}

/// The session cookie for a fresh token.
pub fn session_cookie(state: &AppState, token: String) -> Cookie<'static> {
    let seconds = i64::from(state.config.session_hours) * 3600;
    cookies::lasting(&state.config, cookies::session_name(&state.config), token, seconds, Seen::ByServer)
}

/// The context with a browser key, and the cookie that keeps the key when it is new: drafts and photos of somebody who
/// has not signed in yet belong to the key.
pub fn with_browser_key(state: &AppState, mut ctx: Ctx) -> (Ctx, Option<Cookie<'static>>) {
    if ctx.browser.is_some() {
        return (ctx, None);
    }
    let key = URL_SAFE_NO_PAD.encode(rand::random::<[u8; 24]>());
    ctx.browser = Some(key.clone());
    (ctx, Some(cookies::lasting(&state.config, BROWSER, key, BROWSER_S, Seen::ByServer)))
}
