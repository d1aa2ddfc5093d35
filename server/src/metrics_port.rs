//! Prometheus metrics on a port of their own, which is kept private.

use axum::Router;
use axum::routing::get;
use metrics_exporter_prometheus::PrometheusBuilder;
use std::net::SocketAddr;
use tokio::net::TcpListener;

/// Starts counting and serves the figures at `/metrics`.
///
/// # Errors
/// When the address is taken.
pub async fn serve(address: SocketAddr) -> anyhow::Result<()> {
    let figures = PrometheusBuilder::new().install_recorder()?;
    let listener = TcpListener::bind(address).await?;
    let upkeep = figures.clone();
    tokio::spawn(async move {
        let mut ticks = tokio::time::interval(std::time::Duration::from_secs(5));
        loop {
            ticks.tick().await;
            upkeep.run_upkeep();
        }
    });
    let router = Router::new().route("/metrics", get(move || std::future::ready(figures.render())));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(())
}
