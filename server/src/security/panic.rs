//! A panic in a request is our fault: it is logged once with a number, and the person gets that number.

use crate::error_response::answer;
use crate::language;
use crate::state::AppState;
use app::error::AppError;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use futures::FutureExt;
use std::any::Any;
use std::panic::AssertUnwindSafe;

/// Turns a panic into an answer with an incident number.
pub async fn catch(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let outcome = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    outcome.unwrap_or_else(|cause| {
        let incident = services::ctx::incident_number();
        tracing::error!(incident, cause = words(cause.as_ref()), "a request panicked");
        metrics::counter!("muraciet_panics_total").increment(1);
        answer(&state, language::of(&headers), &headers, AppError::Failed { incident })
    })
}

fn words(cause: &(dyn Any + Send)) -> &str {
    let text = cause.downcast_ref::<&str>().copied();
    text.or_else(|| cause.downcast_ref::<String>().map(String::as_str)).unwrap_or("without words")
}
