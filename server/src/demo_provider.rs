//! A small OpenID provider for demo and tests. It speaks the same protocol as the single sign-on, so there is one sign-in
//! path; whoever comes chooses to be one of the demo persons. It is mounted only in the demo, and the demo refuses real data.

mod authorize;
mod discovery;
mod grants;
mod key;
mod page;
mod token;

use crate::config::{Oidc, Secret};
use crate::state::AppState;
use axum::routing::{get, post};
use axum::{Extension, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use grants::Grants;
use key::SigningKey;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

/// Under which name demo persons are kept; the same on every port and start.
pub const ISSUER_NAME: &str = "demo";
const CLIENT_ID: &str = "muraciet-demo";

/// The running provider.
pub struct DemoProvider {
    issuer: String,
    client_secret: Secret,
    key: SigningKey,
    grants: Grants,
}

impl DemoProvider {
    /// A provider with a fresh key, reached by our own sign-in client on the loopback address.
    ///
    /// # Errors
    /// When no key can be made.
    pub async fn start(listening: SocketAddr) -> anyhow::Result<Arc<DemoProvider>> {
        let key = tokio::task::spawn_blocking(SigningKey::generate).await??;
        let issuer = format!("http://{}/demo-login", loopback(listening));
        Ok(Arc::new(DemoProvider { issuer, client_secret: Secret::new(random_text()), key, grants: Grants::default() }))
    }

    /// The configuration with which our sign-in client uses this provider.
    pub fn oidc(&self) -> Oidc {
        Oidc {
            issuer: self.issuer.clone(),
            issuer_name: Some(ISSUER_NAME.to_owned()),
            client_id: CLIENT_ID.to_owned(),
            client_secret: Some(self.client_secret.clone()),
            authorize_url: Some("/demo-login/authorize".to_owned()),
            ..Oidc::default()
        }
    }

    /// Its routes.
    pub fn routes(self: Arc<Self>) -> Router<AppState> {
        Router::new()
            .route("/demo-login/.well-known/openid-configuration", get(discovery::document))
            .route("/demo-login/jwks", get(discovery::keys))
            .route("/demo-login/authorize", get(authorize::offer).post(authorize::choose))
            .route("/demo-login/token", post(token::redeem))
            .route("/demo-login/style.css", get(page::style))
            .layer(Extension(self))
    }
}

/// Where we reach ourselves: the address listened on, or the loopback when that is every address.
fn loopback(listening: SocketAddr) -> SocketAddr {
    if listening.ip().is_unspecified() { SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), listening.port()) } else { listening }
}

/// 256 random bits as text.
fn random_text() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}
