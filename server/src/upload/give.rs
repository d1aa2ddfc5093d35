//! Giving stored files out.

use super::range::{Asked, asked};
use crate::error_response::as_json;
use app::error::AppError;
use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use domain::ids::MediaId;
use domain::media::MediaKind;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use services::media::{self, OpenFile, Size};
use services::{Ctx, Error};

/// `GET /media/{id}/{full|medium|thumb}`: the file, if this person may see or hear it; else it doesn't exist.
pub(super) async fn give(Extension(ctx): Extension<Ctx>, headers: HeaderMap, Path((id, size)): Path<(String, String)>) -> Response {
    let Some(size) = Size::parse(&size) else { return as_json(AppError::NotFound) };
    match answer(&ctx, &headers, &MediaId(id), size).await {
        Ok(response) => response,
        Err(error) => as_json(error.into()),
    }
}

async fn answer(ctx: &Ctx, headers: &HeaderMap, id: &MediaId, size: Size) -> Result<Response, Error> {
    let file = media::file(ctx, id, size).await?;
    if file.kind == MediaKind::Photo {
        return Ok(with_headers(&file, file.whole(ctx).await?.into_response()));
    }
    let range = headers.get(header::RANGE).and_then(|range| range.to_str().ok());
    let response = match asked(range, file.bytes) {
        Asked::Whole => file.whole(ctx).await?.into_response(),
        Asked::Part(range) => {
            let told = format!("bytes {}-{}/{}", range.start, range.end - 1, file.bytes);
            part(StatusCode::PARTIAL_CONTENT, told, file.part(ctx, range).await?)
        }
        Asked::Beyond => part(StatusCode::RANGE_NOT_SATISFIABLE, format!("bytes */{}", file.bytes), Bytes::new()),
    };
    let response = with_headers(&file, response);
    Ok(([(header::ACCEPT_RANGES, "bytes"), (header::CONTENT_DISPOSITION, "inline")], response).into_response())
}

fn part(status: StatusCode, told: String, bytes: Bytes) -> Response {
    (status, [(header::CONTENT_RANGE, told)], bytes).into_response()
}

/// The type is the one found in the file, whatever it was sent as; `nosniff` stands on every answer.
fn with_headers(file: &OpenFile, mut response: Response) -> Response {
    // The address is the content's hash, so it never changes; whether it may be shown can, for the public.
    let cache = if file.public { "public, max-age=3600" } else { "private, max-age=3600" };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    if let Ok(mime) = HeaderValue::from_str(&file.mime) {
        headers.insert(header::CONTENT_TYPE, mime);
    }
    response
}
