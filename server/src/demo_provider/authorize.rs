use super::grants::{Asked, Grant};
use super::{CLIENT_ID, DemoProvider, page};
use crate::in_address::InAddress;
use crate::language;
use crate::sign_in::CALLBACK;
use crate::state::AppState;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::{Extension, Form};
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use services::seed::demo::persons::persons;
use std::sync::Arc;

/// `GET /demo-login/authorize`: the list of demo persons.
pub async fn offer(State(state): State<AppState>, headers: HeaderMap, InAddress(asked): InAddress<Asked>) -> Response {
    if !is_for_us(&state, &headers, &asked) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    match (persons(), store::centres::all(state.portal.db()).await) {
        (Ok(persons), Ok(centres)) => Html(page::render(&state, language::of(&headers), &asked, &persons, &centres)).into_response(),
        _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The chosen person beside what was asked; an empty choice is a no.
#[derive(Deserialize)]
pub struct Choice {
    #[serde(default)]
    person: String,
    #[serde(flatten)]
    asked: Asked,
}

/// `POST /demo-login/authorize`: back to the relying party with a code.
pub async fn choose(
    State(state): State<AppState>,
    Extension(provider): Extension<Arc<DemoProvider>>,
    headers: HeaderMap,
    Form(Choice { person, asked }): Form<Choice>,
) -> Response {
    if !is_for_us(&state, &headers, &asked) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let (address, echo) = (asked.redirect_uri.clone(), asked.state.clone());
    if !persons().is_ok_and(|persons| persons.iter().any(|one| one.key == person)) {
        return Redirect::to(&format!("{address}?error=access_denied&state={echo}")).into_response();
    }
    let code = provider.grants.give(Grant { person, asked }).await;
    Redirect::to(&format!("{address}?code={code}&state={echo}")).into_response()
}

/// Only our own client is served, only our own address is returned to, only with PKCE.
fn is_for_us(state: &AppState, headers: &HeaderMap, asked: &Asked) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let ours = [format!("http://{host}{CALLBACK}"), format!("{}{CALLBACK}", state.config.origin())];
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    asked.client_id == CLIENT_ID
        && asked.response_type == "code"
        && asked.code_challenge_method == "S256"
        && ours.contains(&asked.redirect_uri)
        && plain(&asked.state)
}
