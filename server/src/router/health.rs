use crate::state::AppState;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use http::StatusCode;

/// For whoever watches the server.
pub fn routes() -> Router<AppState> {
    Router::new().route("/healthz", get(alive)).route("/readyz", get(ready))
}

/// `GET /healthz`: the process runs.
async fn alive() -> &'static str {
    "ok"
}

/// `GET /readyz`: the database answers and the map is loaded; else 503.
async fn ready(State(state): State<AppState>) -> (StatusCode, &'static str) {
    if state.portal.ready().await { (StatusCode::OK, "ready") } else { (StatusCode::SERVICE_UNAVAILABLE, "not ready") }
}
