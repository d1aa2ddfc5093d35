//! How it answers.

use super::fault::Fault;
use super::people::find;
use super::{CLIENT, State};
use axum::body::Body;
use axum::extract::{Path, Request, State as Shared};
use axum::response::{IntoResponse, Response};
use axum::{Json, body};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::exchange::{Data, Fact};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest, Sha512};
use std::sync::Arc;
use std::time::Duration;

const SLOW: Duration = Duration::from_secs(3);

/// `/r1/{instance}/{class}/{member}/{subsystem}/{service}/{key}`: as a security server answers.
pub async fn x_road(Shared(state): Shared<Arc<State>>, Path(service): Path<String>, headers: HeaderMap, request: Request) -> Response {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let id = header("x-road-id");
    if header("x-road-client") != CLIENT {
        return x_road_error(StatusCode::BAD_REQUEST, "Client.InvalidRequest", &id);
    }
    let parts: Vec<&str> = service.split('/').collect();
    let [_, _, _, subsystem, _, key] = parts[..] else { return x_road_error(StatusCode::BAD_REQUEST, "Client.UnknownService", &id) };
    let fault = *state.fault();
    let mut response = match fault {
        Fault::ServerError => return x_road_error(StatusCode::INTERNAL_SERVER_ERROR, "Server.ServerProxy.ServiceFailed.HttpError", &id),
        Fault::Denied => return x_road_error(StatusCode::INTERNAL_SERVER_ERROR, "Client.ServerProxy.AccessDenied", &id),
        _ => said(&state, fault, subsystem, key).await,
    };
    let id = if fault == Fault::OtherQuestion { "another" } else { &id };
    let hash = STANDARD.encode(Sha512::digest(request.uri().path()));
    for (name, value) in [("x-road-id", id), ("x-road-client", CLIENT), ("x-road-request-hash", &hash)] {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    response
}

fn x_road_error(status: StatusCode, kind: &'static str, id: &str) -> Response {
    let body = Json(json!({ "type": kind, "message": kind, "detail": id }));
    (status, [("x-road-error", kind)], body).into_response()
}

/// `/rest/{fact}/{key}`: as a register answers by itself.
pub async fn rest(Shared(state): Shared<Arc<State>>, Path((fact, key)): Path<(String, String)>) -> Response {
    let fault = *state.fault();
    said(&state, fault, &fact, &key).await
}

async fn said(state: &State, fault: Fault, fact: &str, key: &str) -> Response {
    state.count();
    let Some(fact) = Fact::parse(fact) else { return StatusCode::NOT_FOUND.into_response() };
    match fault {
        Fault::Hang => std::future::pending().await,
        Fault::Slow => tokio::time::sleep(SLOW).await,
        Fault::Broken => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Fault::Nonsense => return "<html>?</html>".into_response(),
        Fault::OtherForm => return Json(json!({ "result": [1, 2] })).into_response(),
        Fault::Endless => return Body::from_stream(endless()).into_response(),
        _ => {}
    }
    match find(fact, key) {
        Some(data) => Json(written(data)).into_response(),
        None => (StatusCode::NOT_FOUND, Json(json!({ "error": "not_found" }))).into_response(),
    }
}

fn endless() -> impl futures::Stream<Item = Result<body::Bytes, std::convert::Infallible>> {
    futures::stream::repeat_with(|| Ok(body::Bytes::from_static(&[b'['; 4_096])))
}

fn written(data: Data) -> Value {
    match data {
        Data::Names { surname, given_name, patronymic } => json!({ "surname": surname, "name": given_name, "patronymic": patronymic }),
        Data::Phone(phone) => json!({ "phone": phone }),
        Data::LegalPerson { name, address } => json!({ "name": name, "address": address }),
    }
}
