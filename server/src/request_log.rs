//! One line for each request, without anything personal: the route's pattern instead of its address, no query, no names.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderValue;
use http::header::HeaderName;
use std::time::Instant;
use tracing::Instrument;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives the request an id, measures it, writes the line, and tells the id in the answer.
pub async fn log(request: Request, next: Next) -> Response {
    let id = uuid::Uuid::now_v7().simple().to_string();
    let method = request.method().clone();
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let span = tracing::info_span!("request", id);
    let since = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let route = response.extensions().get::<MatchedPath>().or(matched.as_ref()).map_or("other", MatchedPath::as_str).to_owned();
    let (status, ms) = (response.status().as_u16(), since.elapsed().as_secs_f64() * 1000.0);
    span.in_scope(|| tracing::info!(%method, route, status, ms, "answered"));
    metrics::counter!("muraciet_requests_total", "route" => route.clone(), "status" => status.to_string()).increment(1);
    metrics::histogram!("muraciet_request_seconds", "route" => route).record(ms / 1000.0);
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// Tells the log which route of an inner router answered; the outer one doesn't know it.
pub async fn note_route(request: Request, next: Next) -> Response {
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;
    if let Some(matched) = matched {
        response.extensions_mut().insert(matched);
    }
    response
}
