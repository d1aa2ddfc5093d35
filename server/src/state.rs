//! What every handler may take: the portal, the configuration, the sign-in client.

use crate::config::Config;
use crate::delivery::Channels;
use crate::live::Connections;
use crate::security::rate::RateLimits;
use crate::sign_in::provider_client::ProviderClient;
use app::shell::Shell;
use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use services::Portal;
use services::exchange::Exchange;
use std::ops::Deref;
use std::sync::Arc;
use tokio::sync::watch;

/// One for all requests. Each request passes a dozen layers and each layer holds it, so that a copy is one counter and no more.
#[derive(Clone)]
pub struct AppState(Arc<Shared>);

/// What is shared.
pub struct Shared {
    /// The use cases' long-lived parts.
    pub portal: Arc<Portal>,
    /// The configuration.
    pub config: Arc<Config>,
    /// What the document needs.
    pub shell: Shell,
    /// Client of the single sign-on.
    pub provider: Arc<ProviderClient>,
    /// Limits per address.
    pub rates: Arc<RateLimits>,
    /// Open live connections.
    pub live: Arc<Connections>,
    /// Mail server, gateway and push services.
    pub channels: Arc<Channels>,
    /// State registers.
    pub exchange: Arc<Exchange>,
    /// Becomes true when the server is asked to stop.
    pub stopping: watch::Receiver<bool>,
    /// Leptos' own options; only its router asks for them.
    pub leptos: LeptosOptions,
}

impl AppState {
    /// Shares it.
    #[must_use]
    pub fn new(shared: Shared) -> AppState {
        AppState(Arc::new(shared))
    }
}

impl Deref for AppState {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> LeptosOptions {
        state.leptos.clone()
    }
}
