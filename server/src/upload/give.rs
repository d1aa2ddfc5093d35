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
        let known = headers.get(header::IF_NONE_MATCH);
        if known.is_some() && known == tag(&file).as_ref() {
            return Ok(with_headers(&file, StatusCode::NOT_MODIFIED.into_response()));
        }
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

/// What a public photo is known by: its content, in its size.
fn tag(file: &OpenFile) -> Option<HeaderValue> {
    let tag = format!("\"{}\"", file.tag());
    file.public.then(|| HeaderValue::from_str(&tag).ok()).flatten()
}

/// The type is the one found in the file, whatever it was sent as; `nosniff` stands on every answer.
fn with_headers(file: &OpenFile, mut response: Response) -> Response {
    // The address is the content's hash, so it never changes; whether it may be shown can, for the public: a photo that is
    // covered or taken back (A8.5) shall not be shown on by a cache. So each time it is asked whether it still may.
    let cache = match (file.public, file.covered) {
        (true, _) => "public, no-cache",
        (false, true) => "private, no-store",
        (false, false) => "private, max-age=3600",
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    if let Some(tag) = tag(file) {
        headers.insert(header::ETAG, tag);
    }
    if let Ok(mime) = HeaderValue::from_str(&file.mime) {
        headers.insert(header::CONTENT_TYPE, mime);
    }
    response
}
