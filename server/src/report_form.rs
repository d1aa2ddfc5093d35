//! `POST /report`, `POST /join/{appeal}` and `POST /my/{id}/{step}`: the forms as a browser without script sends them.
//!
//! The story: [`fields`] reads the parts and stores the files; then the appeal is sent, or everything typed is kept as a
//! draft and the person goes back to the page that says what is missing. Nothing typed is ever lost.

mod fields;
mod join;
mod report;
mod right;

use crate::state::AppState;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::post;

/// Ten photos, a voice message and two videos of the largest size, and the fields, bytes. Parts are read one after the other.
const MAX_FORM: usize = 320 << 20;

/// The routes of forms without script.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/report", post(report::send))
        .route("/join/{appeal}", post(join::send))
        .route("/my/{id}/{step}", post(right::send))
        .layer(DefaultBodyLimit::disable())
}
