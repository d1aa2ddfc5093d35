use super::CALLBACK;
use super::attempt::Attempt;
use super::problem::Problem;
use crate::in_address::InAddress;
use crate::state::AppState;
use app::routes::safe_next;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use http::{HeaderMap, header};
use serde::Deserialize;

/// Where to go afterwards.
#[derive(Deserialize)]
pub struct Start {
    #[serde(default)]
    next: String,
}

/// `GET /sign-in?next=…`: sends the person to the provider.
pub async fn go(State(state): State<AppState>, headers: HeaderMap, jar: CookieJar, InAddress(start): InAddress<Start>) -> Response {
    let origin = own_origin(&state, &headers);
    match state.provider.begin(&origin, format!("{origin}{CALLBACK}")).await {
        Ok(begun) => {
            let attempt = Attempt {
                state: begun.state,
                nonce: begun.nonce,
                verifier: begun.verifier,
                redirect_uri: begun.redirect_uri,
                next: safe_next(&start.next).to_owned(),
            };
            (jar.add(attempt.cookie(&state.config)), Redirect::to(&begun.address)).into_response()
        }
        Err(error) => {
            tracing::warn!(%error, "the sign-in provider can't be reached");
            Problem::ProviderFailed.into_response()
        }
    }
}

/// Our own address as the person sees it. In the demo that is whatever name the browser used (localhost, a port
/// forwarded from a container), or the cookie of the attempt would be lost on the way.
fn own_origin(state: &AppState, headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    match host.filter(|_| state.config.demo && state.config.public_url.is_none()) {
        Some(host) => format!("http://{host}"),
        None => state.config.origin(),
    }
}
