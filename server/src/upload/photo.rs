//! Taking a photo in.

use crate::error_response::as_json;
use crate::security::body::{self, Unread};
use crate::session::with_browser_key;
use crate::state::AppState;
use app::error::AppError;
use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use axum_extra::extract::CookieJar;
use domain::media::MAX_PHOTO_MB;
use domain::refusal::{Code, Field, Refusal};
use services::{Ctx, media};

/// One photo at the most, bytes.
pub const MAX_PHOTO: usize = (MAX_PHOTO_MB as usize) << 20;

/// `POST /upload/photo`, the file as the body: what was stored, as JSON, or the error as JSON.
pub(super) async fn take(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, jar: CookieJar, body: Body) -> Response {
    let bytes = match body::read(body, MAX_PHOTO).await {
        Ok(bytes) => bytes,
        Err(Unread::TooLarge(_)) => return as_json(too_large()),
        Err(Unread::Broken) => return as_json(AppError::Transport),
    };
    let (ctx, key) = with_browser_key(&state, ctx);
    let jar = key.into_iter().fold(jar, CookieJar::add);
    match media::take_photo(&ctx, bytes).await {
        Ok(uploaded) => (jar, Json(uploaded)).into_response(),
        Err(error) => (jar, as_json(error.into())).into_response(),
    }
}

/// A photo file above the limit, refused in the same words as everywhere.
fn too_large() -> AppError {
    AppError::Refused(vec![Refusal::new(Field::Photos, Code::FileTooLarge { max_mb: MAX_PHOTO_MB })])
}
