//! `GET /signed/{id}/…`: a signed document and its signature as files. `POST /verify`: anybody's check of two files, answered with a
//! page; nothing is kept (R12.2).

use crate::error_response::{answer, as_page, page};
use crate::form_parts::{Parts, unread, up_to};
use crate::state::AppState;
use app::error::AppError;
use app::i18n::texts::signature as text;
use app::page::signature::{facts, lines};
use app::page::verify::ADDRESS;
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, Multipart, Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use bytes::Bytes;
use domain::lang::Lang;
use domain::signature::{Outcome, Report};
use http::{HeaderMap, StatusCode, header};
use services::signature::{MAX_DOCUMENT, MAX_SIGNATURE, SignedPart, examine, signed_file};
use services::{Ctx, Error};

/// What is read of a form at all, bytes: a file that is too large is told so, and not cut off.
const MAX_FORM: usize = 16 << 20;

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/signed/{id}/{part}", get(give))
        .route("/verify/authorities.pem", get(authorities))
        .route(ADDRESS, post(verify).layer(DefaultBodyLimit::disable()))
}

/// `GET /signed/{id}/{document|signature}`: the file, if this person may read it; else it doesn't exist.
async fn give(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    headers: HeaderMap,
    Path((id, part)): Path<(String, String)>,
) -> Response {
    let file = match part.as_str() {
        "document" => signed_file(&ctx, &id, SignedPart::Document).await,
        "signature" => signed_file(&ctx, &id, SignedPart::Signature).await,
        _ => Err(Error::NotFound),
    };
    match file {
        Ok(file) => download(file.mime, &file.name, file.bytes),
        Err(error) => answer(&state, ctx.lang, &headers, AppError::from(error)),
    }
}

/// `GET /verify/authorities.pem`: whom we trust, for whoever checks with another tool.
async fn authorities(State(state): State<AppState>) -> Response {
    download("application/x-pem-file", "authorities.pem", state.portal.verifier().authorities().into_bytes())
}

fn download(mime: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, mime.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// `POST /verify`: what was found, or what is missing.
async fn verify(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, Parts(form): Parts<MAX_FORM>) -> Response {
    let again = |status, title, lines: &[String]| page(&state, ctx.lang, status, title, lines, (text::again(ctx.lang), ADDRESS));
    let (document, signature) = match read(form).await {
        Ok(files) => files,
        Err(Unusable::Unread(error)) => return as_page(&state, ctx.lang, error),
        Err(Unusable::TooLarge) => {
            let lines = [text::files_too_large(ctx.lang).to_owned()];
            return again(StatusCode::PAYLOAD_TOO_LARGE, text::title(ctx.lang), &lines);
        }
        Err(Unusable::Missing) => {
            let lines = [text::files_missing(ctx.lang).to_owned()];
            return again(StatusCode::UNPROCESSABLE_ENTITY, text::title(ctx.lang), &lines);
        }
    };
    match examine(&ctx, document, signature).await {
        Ok(report) if report.is_valid() => again(StatusCode::OK, text::valid_title(ctx.lang), &words(ctx.lang, &report)),
        Ok(report) => {
            let lines = [words(ctx.lang, &report), vec![text::invalid_next(ctx.lang).to_owned()]].concat();
            again(StatusCode::OK, text::invalid_title(ctx.lang), &lines)
        }
        Err(error) => as_page(&state, ctx.lang, AppError::from(error)),
    }
}

/// Who signed, then a line for each check, marked by a sign that is read aloud as well.
fn words(lang: Lang, report: &Report) -> Vec<String> {
    let mark = |outcome| match outcome {
        Outcome::Passed => "✓",
        Outcome::NotChecked => "–",
        Outcome::Failed(_) => "✗",
    };
    let line = |(outcome, words): (Outcome, String)| format!("{} {words}", mark(outcome));
    facts(lang, report).into_iter().chain(lines(lang, report).into_iter().map(line)).collect()
}

/// Why there is nothing to check.
enum Unusable {
    Missing,
    TooLarge,
    Unread(AppError),
}

async fn read(mut form: Multipart) -> Result<(Bytes, Bytes), Unusable> {
    let (mut document, mut signature, mut whole) = (Bytes::new(), Bytes::new(), true);
    while let Some(part) = form.next_field().await.map_err(|error| Unusable::Unread(unread(&error)))? {
        match part.name() {
            Some("document") => document = file(part, MAX_DOCUMENT, &mut whole).await?,
            Some("signature") => signature = file(part, MAX_SIGNATURE, &mut whole).await?,
            _ => {}
        }
    }
    match (whole, document.is_empty() || signature.is_empty()) {
        (false, _) => Err(Unusable::TooLarge),
        (true, true) => Err(Unusable::Missing),
        (true, false) => Ok((document, signature)),
    }
}

/// The file up to its limit.
async fn file(part: Field<'_>, most: usize, whole: &mut bool) -> Result<Bytes, Unusable> {
    let (bytes, all) = up_to(part, most).await.map_err(Unusable::Unread)?;
    *whole &= all;
    Ok(bytes)
}
