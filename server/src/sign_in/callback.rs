use super::attempt::Attempt;
use super::claims::identity;
use super::problem::Problem;
use crate::error_response::as_page;
use crate::in_address::InAddress;
use crate::language;
use crate::session::session_cookie;
use crate::state::AppState;
use app::error::AppError;
use app::routes::safe_next;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use http::{HeaderMap, header};
use serde::Deserialize;

/// What the provider sends back.
#[derive(Deserialize)]
pub struct Answer {
    #[serde(default)]
    state: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    error: String,
}

/// `GET /sign-in/callback`: checks the provider's answer and opens a session.
pub async fn arrive(State(state): State<AppState>, headers: HeaderMap, jar: CookieJar, InAddress(answer): InAddress<Answer>) -> Response {
    let Some(attempt) = Attempt::find(&jar, &state.config, &answer.state) else {
        return Problem::InvalidState.into_response();
    };
    let jar = jar.add(attempt.end(&state.config));
    match open_session(&state, &headers, &attempt, &answer).await {
        Ok(token) => (jar.add(session_cookie(&state, token)), Redirect::to(safe_next(&attempt.next))).into_response(),
        Err(Failure::Problem(problem)) => (jar, problem).into_response(),
        Err(Failure::Ours(error)) => (jar, as_page(&state, language::of(&headers), AppError::from(error))).into_response(),
    }
}

enum Failure {
    Problem(Problem),
    Ours(services::Error),
}

async fn open_session(state: &AppState, headers: &HeaderMap, attempt: &Attempt, answer: &Answer) -> Result<String, Failure> {
    if !answer.error.is_empty() {
        let cancelled = answer.error == "access_denied";
        return Err(Failure::Problem(if cancelled { Problem::Cancelled } else { Problem::ProviderFailed }));
    }
    let claims = state.provider.redeem(attempt, &answer.code).await.map_err(|error| {
        tracing::warn!(%error, "the sign-in provider's answer was not accepted");
        Failure::Problem(Problem::ProviderFailed)
    })?;
    let identity = identity(&state.config.oidc, &claims).ok_or(Failure::Problem(Problem::FinNotFound))?;
    if services::people::is_too_weak(&state.portal, &identity).await.map_err(Failure::Ours)? {
        return Err(Failure::Problem(Problem::LowAssurance));
    }
    services::people::sign_in(&state.portal, identity, &device(headers)).await.map_err(Failure::Ours)
}

/// The browser's own name for itself, so that a person can recognise a session later.
fn device(headers: &HeaderMap) -> String {
    let name = headers.get(header::USER_AGENT).and_then(|name| name.to_str().ok()).unwrap_or_default();
    name.chars().take(200).collect()
}
