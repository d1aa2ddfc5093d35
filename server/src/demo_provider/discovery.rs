use super::DemoProvider;
use axum::{Extension, Json};
use serde_json::{Value, json};
use std::sync::Arc;

/// `GET /demo-login/.well-known/openid-configuration`.
pub async fn document(Extension(provider): Extension<Arc<DemoProvider>>) -> Json<Value> {
    let issuer = &provider.issuer;
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "scopes_supported": ["openid", "user"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "code_challenge_methods_supported": ["S256"],
    }))
}

/// `GET /demo-login/jwks`.
pub async fn keys(Extension(provider): Extension<Arc<DemoProvider>>) -> Json<Value> {
    Json(provider.key.public_set())
}
