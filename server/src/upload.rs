//! Photos: taking one in by itself, and giving stored ones out.

use crate::error_response::as_json;
use crate::security::body::{self, Unread};
use crate::session::with_browser_key;
use crate::state::AppState;
use app::error::AppError;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use axum_extra::extract::CookieJar;
use domain::ids::MediaId;
use domain::media::MAX_PHOTO_MB;
use domain::refusal::{Code, Field, Refusal};
use http::header;
use services::Ctx;
use services::media::{self, Size};

/// One photo at the most, bytes.
pub const MAX_PHOTO: usize = (MAX_PHOTO_MB as usize) << 20;

/// The routes of photos.
pub fn routes() -> Router<AppState> {
    Router::new().route("/upload/photo", post(take).layer(DefaultBodyLimit::disable())).route("/media/{id}/{size}", get(give))
}

/// `POST /upload/photo`, the file as the body: what was stored, as JSON, or the error as JSON.
async fn take(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, jar: CookieJar, body: Body) -> Response {
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

/// `GET /media/{id}/{full|medium|thumb}`: the picture, if this person may see it; else it doesn't exist.
async fn give(Extension(ctx): Extension<Ctx>, Path((id, size)): Path<(String, String)>) -> Response {
    let Some(size) = Size::parse(&size) else { return as_json(AppError::NotFound) };
    match media::open(&ctx, &MediaId(id), size).await {
        Ok(picture) => {
            // The address is the content's hash, so it never changes; whether it may be shown can, for the public.
            let cache = if picture.public { "public, max-age=3600" } else { "private, max-age=3600" };
            ([(header::CONTENT_TYPE, picture.mime), (header::CACHE_CONTROL, cache)], picture.bytes).into_response()
        }
        Err(error) => as_json(error.into()),
    }
}
