use crate::error_response::page;
use crate::language;
use crate::state::AppState;
use app::i18n::texts::server as text;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::lang::Lang;
use http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};

/// Why a sign-in didn't succeed; the person can do something different about each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// Too late, another browser, or forged.
    InvalidState,
    /// The provider didn't answer or its token is not valid.
    ProviderFailed,
    /// The person said no at the provider.
    Cancelled,
    /// The provider told no personal identification number.
    FinNotFound,
    /// Staff who signed in less surely than their work demands (A5.0.4).
    LowAssurance,
}

impl Problem {
    fn code(self) -> &'static str {
        match self {
            Problem::InvalidState => "invalid_state",
            Problem::ProviderFailed => "provider_failed",
            Problem::Cancelled => "cancelled",
            Problem::FinNotFound => "fin_not_found",
            Problem::LowAssurance => "low_assurance",
        }
    }

    fn words(self, lang: Lang) -> &'static str {
        match self {
            Problem::InvalidState => text::problem_invalid_state(lang),
            Problem::ProviderFailed => text::problem_provider_failed(lang),
            Problem::Cancelled => text::problem_cancelled(lang),
            Problem::FinNotFound => text::problem_fin_not_found(lang),
            Problem::LowAssurance => text::problem_low_assurance(lang),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        metrics::counter!("muraciet_sign_in_problems_total", "code" => self.code()).increment(1);
        Redirect::to(&format!("/sign-in/problem?code={}", self.code())).into_response()
    }
}

/// The code in the address.
#[derive(Deserialize)]
pub struct Which {
    code: Problem,
}

/// `GET /sign-in/problem`: what happened and what to do.
pub async fn show(State(state): State<AppState>, headers: HeaderMap, which: Result<Query<Which>, QueryRejection>) -> Response {
    let lang = language::of(&headers);
    let problem = which.map_or(Problem::ProviderFailed, |Query(which)| which.code);
    let lines = [problem.words(lang).to_owned()];
    page(&state, lang, StatusCode::OK, text::problem_title(lang), &lines, (text::sign_in_again(lang), "/sign-in"))
}
