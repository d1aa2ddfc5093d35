//! Voice and video, piece by piece (A8.3): a broken network costs one piece, not the whole.
//!
//! ```text
//! POST /upload/recording              {id, kind, bytes?}   → {received, stored}
//! PUT  /upload/recording/{id}/{offset}  the piece          → {received}: where the next one begins, whatever was sent
//! GET  /upload/recording/{id}                              → {received, stored}
//! POST /upload/recording/{id}/finish  {sha256?, poster?}   → {id, kind, duration_ms}
//! ```

use crate::error_response::as_json;
use crate::security::body;
use crate::session::with_browser_key;
use crate::state::AppState;
use app::error::AppError;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use axum_extra::extract::CookieJar;
use domain::ids::UploadId;
use domain::media::MAX_CHUNK;
use serde::Serialize;
use serde::de::DeserializeOwned;
use services::{Ctx, Error, media};

/// The longest question about an upload, bytes.
const MAX_QUESTION: usize = 4 << 10;

/// Begins an upload; begun again with the same id, it goes on where it stopped.
pub(super) async fn begin(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, jar: CookieJar, body: Body) -> Response {
    let (ctx, key) = with_browser_key(&state, ctx);
    let jar = key.into_iter().fold(jar, CookieJar::add);
    let answer = match question(body).await {
        Ok(form) => answer(media::begin(&ctx, form).await),
        Err(error) => as_json(error),
    };
    (jar, answer).into_response()
}

/// How far an upload is.
pub(super) async fn progress(Extension(ctx): Extension<Ctx>, Path(id): Path<UploadId>) -> Response {
    answer(media::progress(&ctx, &id).await)
}

/// Takes a piece. One that is cut off on its way is not written at all.
pub(super) async fn piece(Extension(ctx): Extension<Ctx>, Path((id, offset)): Path<(UploadId, u64)>, body: Body) -> Response {
    match body::read(body, MAX_CHUNK).await {
        Ok(piece) => answer(media::chunk(&ctx, &id, offset, piece).await),
        Err(_) => as_json(AppError::Transport),
    }
}

/// Ends an upload: what it has become, or why it is no recording.
pub(super) async fn finish(Extension(ctx): Extension<Ctx>, Path(id): Path<UploadId>, body: Body) -> Response {
    match question(body).await {
        Ok(form) => answer(media::finish(&ctx, &id, form).await),
        Err(error) => as_json(error),
    }
}

async fn question<T: DeserializeOwned>(body: Body) -> Result<T, AppError> {
    let bytes = body::read(body, MAX_QUESTION).await.map_err(|_| AppError::Transport)?;
    serde_json::from_slice(&bytes).map_err(|_| AppError::Transport)
}

fn answer<T: Serialize>(result: Result<T, Error>) -> Response {
    match result {
        Ok(value) => Json(value).into_response(),
        Err(error) => as_json(error.into()),
    }
}
