//! The headers of every response.

use super::policy::{PageNonce, Policy};
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use http::header::{self, HeaderName, HeaderValue};
use std::sync::Arc;

const FIXED: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];
const HSTS: &str = "max-age=31536000; includeSubDomains";

/// Devices that a page may ask for. The printer that hangs on a queue machine is the machine's pages' alone (Q3.2.2).
fn devices(path: &str) -> HeaderValue {
    let machine = path.strip_prefix("/kiosk/queue").is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    HeaderValue::from_static(if machine {
        "geolocation=(self), camera=(self), microphone=(self), payment=(), usb=(self), serial=(self)"
    } else {
        "geolocation=(self), camera=(self), microphone=(self), payment=(), usb=(), serial=()"
    })
}

/// Adds the headers; gives the request the nonce that its page may use.
pub async fn add(State((state, policy)): State<(AppState, Arc<Policy>)>, mut request: Request, next: Next) -> Response {
    let nonce = PageNonce(STANDARD_NO_PAD.encode(rand::random::<[u8; 18]>()));
    request.extensions_mut().insert(nonce.clone());
    let devices = devices(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(HeaderName::from_static("permissions-policy"), devices);
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::from_str(&policy.with_nonce(&nonce)) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if state.config.is_https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HSTS));
    }
    // Pages and answers belong to one person: nobody between may keep them. What may be kept says so itself.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    response
}
