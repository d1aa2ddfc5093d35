use super::grants::Grant;
use super::{CLIENT_ID, DemoProvider};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Form, Json};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use serde_json::{Value, json};
use services::seed::demo::persons::{DemoPerson, persons};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

const TOKEN_S: u64 = 300;

/// The token request of the code flow.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct TokenRequest {
    grant_type: String,
    code: String,
    redirect_uri: String,
    code_verifier: String,
    client_id: String,
    client_secret: String,
}

/// `POST /demo-login/token`: a code for a signed ID token.
pub async fn redeem(Extension(provider): Extension<Arc<DemoProvider>>, headers: HeaderMap, Form(request): Form<TokenRequest>) -> Response {
    if !is_our_client(&provider, &headers, &request) {
        return refused(StatusCode::UNAUTHORIZED, "invalid_client");
    }
    let grant = provider.grants.take(&request.code).await.filter(|grant| fits(grant, &request));
    let person = grant.as_ref().and_then(|grant| persons().ok()?.into_iter().find(|one| one.key == grant.person));
    match (grant, person) {
        (Some(grant), Some(person)) => {
            let token = provider.key.sign(&claims(&provider.issuer, &grant, &person));
            let answer = json!({
                "access_token": super::random_text(), "token_type": "Bearer", "expires_in": TOKEN_S, "id_token": token,
            });
            ([(header::CACHE_CONTROL, "no-store")], Json(answer)).into_response()
        }
        _ => refused(StatusCode::BAD_REQUEST, "invalid_grant"),
    }
}

fn refused(status: StatusCode, code: &str) -> Response {
    (status, Json(json!({"error": code}))).into_response()
}

fn is_our_client(provider: &DemoProvider, headers: &HeaderMap, request: &TokenRequest) -> bool {
    let in_header = headers.get(header::AUTHORIZATION).and_then(|value| basic(value.to_str().ok()?));
    let (id, secret) = in_header.unwrap_or_else(|| (request.client_id.clone(), request.client_secret.clone()));
    id == CLIENT_ID && secret == provider.client_secret.reveal()
}

fn basic(value: &str) -> Option<(String, String)> {
    let text = String::from_utf8(STANDARD.decode(value.strip_prefix("Basic ")?).ok()?).ok()?;
    text.split_once(':').map(|(id, secret)| (id.to_owned(), secret.to_owned()))
}

/// Same return address, and the verifier hashes to the challenge (PKCE S256).
fn fits(grant: &Grant, request: &TokenRequest) -> bool {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(&request.code_verifier));
    request.grant_type == "authorization_code"
        && grant.asked.redirect_uri == request.redirect_uri
        && grant.asked.code_challenge == challenge
}

fn claims(issuer: &str, grant: &Grant, person: &DemoPerson) -> Value {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    json!({
        "iss": issuer, "sub": person.key, "aud": CLIENT_ID, "iat": now, "exp": now + TOKEN_S, "nonce": grant.asked.nonce,
        "acr": "demo", "amr": ["demo"],
        "user": {
            "pin": person.fin, "firstName": person.given_name, "lastName": person.surname, "patronymic": person.patronymic,
            "phone": person.phone, "voen": person.voen, "legalName": person.legal_name,
        },
    })
}
