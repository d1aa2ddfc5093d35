//! Files: taking them in by themselves, and giving stored ones out.

mod give;
mod photo;
mod range;
mod recording;

pub use photo::MAX_PHOTO;

use crate::state::AppState;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post, put};

/// The routes of files. Each reads its body itself, up to its own limit.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/upload/photo", post(photo::take))
        .route("/upload/recording", post(recording::begin))
        .route("/upload/recording/{id}", get(recording::progress))
        .route("/upload/recording/{id}/{offset}", put(recording::piece))
        .route("/upload/recording/{id}/finish", post(recording::finish))
        .layer(DefaultBodyLimit::disable())
        .route("/media/{id}/{size}", get(give::give))
}
