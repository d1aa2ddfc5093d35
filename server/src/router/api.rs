use crate::error_response::{status_of, wants_page};
use app::error::AppError;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::StatusCode;
use http::header::{self, HeaderValue};

const LARGEST_ERROR: usize = 64 << 10;
/// The header by which Leptos marks a server function's error.
const ERROR_MARK: &str = "serverfnerror";

/// Gives a server function's error its right status; Leptos answers 500 to all. A form sent without script is left alone:
/// Leptos leads it back to its page.
pub async fn say_status(request: Request, next: Next) -> Response {
    let form = wants_page(request.headers());
    let response = next.run(request).await;
    if form || response.status() != StatusCode::INTERNAL_SERVER_ERROR || !response.headers().contains_key(ERROR_MARK) {
        return response;
    }
    with_status(response).await
}

async fn with_status(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, LARGEST_ERROR).await.unwrap_or_default();
    if let Ok(error) = serde_json::from_slice::<AppError>(&bytes) {
        parts.status = status_of(&error);
        if let AppError::Busy { retry_s } = error {
            parts.headers.insert(header::RETRY_AFTER, HeaderValue::from(retry_s));
        }
    }
    Response::from_parts(parts, Body::from(bytes))
}
