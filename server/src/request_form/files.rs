//! Documents of requests: taken into a form with script, signed, and given out as files to be saved. Nothing of them is ever shown by the
//! browser here.

use crate::documents::{download, plain};
use crate::error_response::{answer, as_json};
use crate::security::body::{self, Unread};
use crate::state::AppState;
use app::error::AppError;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use bytes::Bytes;
use domain::eservice::request::MAX_FILE_MB;
use domain::ids::{RequestFileId, RequestId};
use domain::refusal::{Code, Field, Refusal};
use http::HeaderMap;
use services::permission::Function;
use services::request::{TakeFile, fetch_file, fetch_sealed, sign_file, take_file};
use services::signature::{MAX_SIGNATURE, SignedPart};
use services::{Ctx, Error};

/// One document at the most, bytes.
const MAX_FILE: usize = (MAX_FILE_MB as usize) << 20;

/// `POST /requests/files`, the file as the body, its name, its request and its field in headers: the document as JSON, or the error as JSON.
pub async fn take(Extension(ctx): Extension<Ctx>, headers: HeaderMap, body: Body) -> Response {
    // Megabytes are read for nobody who may not add them.
    if let Err(error) = ctx.may(Function::TakeRequestFile) {
        return as_json(error.into());
    }
    let word = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let bytes = match read(body, MAX_FILE).await {
        Ok(bytes) => bytes,
        Err(error) => return as_json(error),
    };
    let taken = TakeFile { request: RequestId(word("x-request")), field: word("x-field"), name: plain(&word("x-file-name")), bytes };
    match take_file(&ctx, taken).await {
        Ok(document) => Json(document).into_response(),
        Err(error) => as_json(error.into()),
    }
}

/// `POST /requests/files/{id}/signature`, the signature as the body: what its check found, as JSON.
pub async fn sign(Extension(ctx): Extension<Ctx>, Path(id): Path<String>, body: Body) -> Response {
    if let Err(error) = ctx.may(Function::SignRequestFile) {
        return as_json(error.into());
    }
    let bytes = match read(body, MAX_SIGNATURE).await {
        Ok(bytes) => bytes,
        Err(error) => return as_json(error),
    };
    match sign_file(&ctx, &RequestFileId(id), bytes).await {
        Ok(report) => Json(report).into_response(),
        Err(error) => as_json(error.into()),
    }
}

async fn read(body: Body, limit: usize) -> Result<Bytes, AppError> {
    body::read(body, limit).await.map_err(|unread| match unread {
        Unread::TooLarge(_) => AppError::Refused(vec![Refusal::new(Field::Documents, Code::FileTooLarge { max_mb: MAX_FILE_MB })]),
        Unread::Broken => AppError::Transport,
    })
}

/// `GET /requests/files/{id}`: the file for the request's sender and its provider; for others it doesn't exist.
pub async fn give(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, headers: HeaderMap, Path(id): Path<String>) -> Response {
    match fetch_file(&ctx, &RequestFileId(id)).await {
        Ok(file) => download(&file.name, file.kind.mime(), file.bytes),
        Err(error) => answer(&state, ctx.lang, &headers, error.into()),
    }
}

/// `GET /requests/sealed/{id}/{document|signature}`: what came by itself, and the seal under it.
pub async fn give_sealed(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    headers: HeaderMap,
    Path((id, part)): Path<(String, String)>,
) -> Response {
    let file = match part.as_str() {
        "document" => fetch_sealed(&ctx, &RequestId(id), SignedPart::Document).await,
        "signature" => fetch_sealed(&ctx, &RequestId(id), SignedPart::Signature).await,
        _ => Err(Error::NotFound),
    };
    match file {
        Ok(file) => download(&file.name, file.mime, Bytes::from(file.bytes)),
        Err(error) => answer(&state, ctx.lang, &headers, error.into()),
    }
}
