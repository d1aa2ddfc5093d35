//! From the configuration to a running server.

use crate::config::{Config, MapConfig};
use crate::delivery::Channels;
use crate::demo_provider::DemoProvider;
use crate::security::rate::RateLimits;
use crate::sign_in::provider_client::ProviderClient;
use crate::stand_in::StandIn;
use crate::state::{AppState, Shared};
use crate::ticket::NetworkPrinters;
use crate::{assets, demo_guard, exchange, jobs, metrics_port, router};
use anyhow::{Context, ensure};
use app::shell::{Shell, Tiles};
use leptos::config::LeptosOptions;
use listenfd::ListenFd;
use services::Portal;
use services::portal::PortalConfig;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// A running server.
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    /// The state its handlers share.
    pub state: AppState,
    stop: watch::Sender<bool>,
    serving: JoinHandle<std::io::Result<()>>,
}

/// Opens the portal's long-lived parts for this configuration.
///
/// # Errors
/// When the database or the data folder can't be opened.
pub async fn open_portal(config: &Config) -> anyhow::Result<Arc<Portal>> {
    let mut portal = PortalConfig::new(&config.data, config.database());
    portal.demo = config.demo;
    portal.environment = config.environment;
    portal.from_day = config.from_day.into();
    portal.rights = config.rights;
    portal.recordings = config.recordings;
    portal.procedure = config.procedure;
    portal.archive = config.archive;
    portal.regulation = config.regulation;
    portal.second_site = config.second_site.plan();
    portal.queue = config.queue;
    portal.limits = config.limits.per_person();
    portal.session_hours = config.session_hours;
    portal.channels = config.channels();
    portal.push_hosts = config.push.hosts.clone();
    portal.signature = config.signature.clone();
    portal.staff_assurance = config.oidc.staff_assurance.clone();
    portal.exchange = config.exchange.plan();
    Portal::open(portal).await.context("opening the portal")
}

/// Starts everything on an open portal and begins to serve.
///
/// # Errors
/// When the demo meets real data, or a port is taken.
pub async fn start(mut config: Config, portal: Arc<Portal>) -> anyhow::Result<Server> {
    demo_guard::check(&portal, config.demo).await?;
    // Another part may have chosen a TLS provider already; then that one serves.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let listener = listener(&config).await?;
    let address = listener.local_addr()?;
    config.listen = address;
    let demo = if config.demo { Some(DemoProvider::start(address).await?) } else { None };
    if let Some(provider) = &demo {
        config.oidc = provider.oidc();
    }
    if config.exchange.stand_in {
        ensure!(
            config.demo || config.environment.is_test(),
            "exchange.stand_in invents people: it is for the demo and the test environment"
        );
        StandIn::start(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0)).await?.speak_for_all(&mut config.exchange);
    }
    if let Some(address) = config.metrics {
        metrics_port::serve(address).await.with_context(|| format!("metrics on {address}"))?;
    }
    let (stop, stopping) = watch::channel(false);
    let state = state(config, portal, stopping)?;
    services::second_site::begin(&state.portal).await.context("the second site")?;
    state.portal.open_channels().await?;
    state.portal.set_printers(Arc::new(NetworkPrinters::new(state.config.origin())));
    jobs::start(&state);
    let service = router::router(state.clone(), demo).into_make_service_with_connect_info::<SocketAddr>();
    let mut ending = state.stopping.clone();
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        let _ = ending.wait_for(|stop| *stop).await;
    });
    Ok(Server { address, state, stop, serving: tokio::spawn(serving.into_future()) })
}

/// The socket that systemd passes on, if it does: it stays open while the program is replaced, so who comes meanwhile waits and is
/// not turned away (A6.0.1). Else one of our own.
async fn listener(config: &Config) -> anyhow::Result<TcpListener> {
    match ListenFd::from_env().take_tcp_listener(0).context("the socket that was passed on")? {
        Some(socket) => {
            socket.set_nonblocking(true)?;
            Ok(TcpListener::from_std(socket)?)
        }
        None => TcpListener::bind(config.listen).await.with_context(|| format!("listening on {}", config.listen)),
    }
}

/// The state of the handlers.
///
/// # Errors
/// When the sign-in client or a channel of notices can't be made.
pub fn state(config: Config, portal: Arc<Portal>, stopping: watch::Receiver<bool>) -> anyhow::Result<AppState> {
    let shell = Shell { assets: Arc::new(assets::load(&config.site)), tiles: tiles(&config.map).map(Arc::new), demo: config.demo };
    Ok(AppState::new(Shared {
        portal,
        shell,
        provider: Arc::new(ProviderClient::new(config.oidc.clone())?),
        rates: Arc::new(RateLimits::new(&config.limits)),
        live: Arc::default(),
        channels: Arc::new(Channels::new(&config)?),
        exchange: Arc::new(exchange::registers(&config.exchange)?),
        stopping,
        leptos: LeptosOptions::builder().output_name("muraciet").build(),
        config: Arc::new(config),
    }))
}

fn tiles(map: &MapConfig) -> Option<Tiles> {
    Some(Tiles {
        url: map.tiles()?.to_owned(),
        attribution: map.tile_attribution.clone().unwrap_or_default(),
        max_zoom: map.tile_max_zoom.unwrap_or(18),
    })
}

impl Server {
    /// Serves until Ctrl-C or SIGTERM, then lets running requests end.
    ///
    /// # Errors
    /// When serving itself fails.
    pub async fn run(self) -> anyhow::Result<()> {
        asked_to_stop().await;
        tracing::info!("stopping");
        self.stop().await
    }

    /// Stops: live connections end, running requests are answered, then the end.
    ///
    /// # Errors
    /// When serving itself failed.
    pub async fn stop(self) -> anyhow::Result<()> {
        self.stop.send_replace(true);
        self.serving.await??;
        self.state.portal.db().close().await;
        Ok(())
    }
}

async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminate => {}
    }
}
