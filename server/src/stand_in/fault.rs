//! The ways in which it fails.

use super::State;
use axum::extract::{Path, State as Shared};
use http::StatusCode;
use serde::Deserialize;
use std::sync::Arc;

/// What goes wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Nothing.
    #[default]
    None,
    /// Every answer takes three seconds.
    Slow,
    /// No answer ever comes.
    Hang,
    /// The register fails (500).
    Broken,
    /// An answer that is no JSON.
    Nonsense,
    /// JSON of another form.
    OtherForm,
    /// An answer without an end.
    Endless,
    /// The security server says that the register can't be reached (X-Road).
    ServerError,
    /// The security server doesn't let us ask (X-Road).
    Denied,
    /// The answer to another question (X-Road).
    OtherQuestion,
}

/// `PUT /fault/{fault}`: from now on it fails so.
pub async fn choose(Shared(state): Shared<Arc<State>>, Path(fault): Path<Fault>) -> StatusCode {
    *state.fault() = fault;
    StatusCode::NO_CONTENT
}
