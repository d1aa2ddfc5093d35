//! Documents of official requests (A5.0.7): taken into a form, with script and without, and given out as files to be saved. Nothing of
//! them is ever shown by the browser here.

use crate::error_response::{answer, as_json, as_page, page, status_of};
use crate::form_parts::{self, Parts};
use crate::security::body::{self, Unread};
use crate::state::AppState;
use app::context::in_lang;
use app::error::AppError;
use app::i18n::texts::{office, server};
use app::ui::refusal_sentence;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Multipart, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use bytes::Bytes;
use domain::ids::OfficialFileId;
use domain::official::{MAX_DOCUMENT_MB, MOST_DOCUMENTS};
use domain::refusal::{Code, Field, Refusal};
use http::{HeaderMap, header};
use services::official::{DocumentFile, fetch_document, take_document};
use services::permission::Function;
use services::{Ctx, Error};

/// One document at the most, bytes.
const MAX_DOCUMENT: usize = (MAX_DOCUMENT_MB as usize) << 20;
/// As many as a form may hold, and its fields.
const MAX_FORM: usize = MAX_DOCUMENT * MOST_DOCUMENTS as usize + (1 << 20);
/// Longer ids and names are none of ours, bytes.
const MAX_WORD: usize = 4096;
const REQUESTS: &str = "/office/official";

/// The routes. Each reads its body itself, up to its own limit.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/office/documents", post(take).layer(DefaultBodyLimit::disable()))
        .route("/office/documents/form", post(take_form).layer(DefaultBodyLimit::disable()))
        .route("/office/documents/{id}", get(give))
}

/// `POST /office/documents`, the file as the body, its name and the request that is answered in headers: the document as JSON, or the
/// error as JSON.
async fn take(Extension(ctx): Extension<Ctx>, headers: HeaderMap, body: Body) -> Response {
    // Megabytes are read for nobody who may not add them.
    if let Err(error) = ctx.may(Function::TakeDocument) {
        return as_json(error.into());
    }
    let word = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let bytes = match body::read(body, MAX_DOCUMENT).await {
        Ok(bytes) => bytes,
        Err(Unread::TooLarge(_)) => return as_json(too_large()),
        Err(Unread::Broken) => return as_json(AppError::Transport),
    };
    match take_document(&ctx, &word("x-answer-to"), &plain(&word("x-file-name")), bytes).await {
        Ok(document) => Json(document).into_response(),
        Err(error) => as_json(error.into()),
    }
}

/// `POST /office/documents/form`: the same from a form without script; back to its page.
async fn take_form(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, Parts(form): Parts<MAX_FORM>) -> Response {
    if let Err(error) = ctx.may(Function::TakeDocument) {
        return as_page(&state, ctx.lang, error.into());
    }
    match from_form(&ctx, form).await {
        Ok(answered) if answered.is_empty() => Redirect::to(&format!("{REQUESTS}#new-request")).into_response(),
        Ok(answered) => Redirect::to(&format!("{REQUESTS}/{answered}")).into_response(),
        // That the form as a whole is too large has words of its own.
        Err(AppError::Refused(refusals)) if refusals.iter().all(|one| one.field != Field::Form) => refused(&state, &ctx, refusals),
        Err(error) => as_page(&state, ctx.lang, error),
    }
}

/// What is wrong with the file, in the words of the form, and the way back to it.
fn refused(state: &AppState, ctx: &Ctx, refusals: Vec<Refusal>) -> Response {
    let lang = ctx.lang;
    let lines: Vec<String> = in_lang(lang, || refusals.iter().map(|refusal| refusal_sentence(*refusal)).collect());
    let status = status_of(&AppError::Refused(refusals));
    page(state, lang, status, server::refused_title(lang), &lines, (office::official_title(lang), REQUESTS))
}

async fn from_form(ctx: &Ctx, mut form: Multipart) -> Result<String, AppError> {
    let mut answered = String::new();
    while let Some(part) = form.next_field().await.map_err(|error| form_parts::unread(&error))? {
        match part.name() {
            Some("answer_to") => {
                let typed = form_parts::text(part, MAX_WORD).await?;
                answered = typed.chars().filter(|one| one.is_ascii_hexdigit() || *one == '-').collect();
            }
            Some("documents") => {
                let Some(sent) = form_parts::file(part, MAX_DOCUMENT).await? else { continue };
                if !sent.whole {
                    return Err(too_large());
                }
                take_document(ctx, &answered, &sent.name, sent.bytes).await?;
            }
            _ => {}
        }
    }
    Ok(answered)
}

fn too_large() -> AppError {
    AppError::Refused(vec![Refusal::new(Field::Documents, Code::FileTooLarge { max_mb: MAX_DOCUMENT_MB })])
}

/// `%C9%99` as the letter it stands for.
pub(crate) fn plain(masked: &str) -> String {
    let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
    let (mut bytes, mut rest) = (Vec::with_capacity(masked.len()), masked.bytes().take(MAX_WORD));
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => bytes.extend(digit(rest.next()).zip(digit(rest.next())).map(|(high, low)| (high * 16 + low) as u8)),
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// `GET /office/documents/{id}`: the file for its two sides and the owner; for others it doesn't exist.
async fn give(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, headers: HeaderMap, Path(id): Path<String>) -> Response {
    match fetch_document(&ctx, &OfficialFileId(id)).await {
        Ok(DocumentFile { name, kind, bytes }) => download(&name, kind.mime(), bytes),
        Err(Error::SignIn) => answer(&state, ctx.lang, &headers, AppError::SignIn),
        Err(error) => answer(&state, ctx.lang, &headers, error.into()),
    }
}

/// To be saved, whatever it is; `nosniff` and a policy stand on every answer.
pub(crate) fn download(name: &str, mime: &str, bytes: Bytes) -> Response {
    let ascii: String = name.chars().map(|one| if one.is_ascii_alphanumeric() || "-_. ".contains(one) { one } else { '_' }).collect();
    let masked: String = name.bytes().map(masked).collect();
    let headers = [
        (header::CONTENT_TYPE, mime.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{masked}")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

pub(crate) fn masked(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a5_0_7_a_name_comes_out_of_its_header_whatever_stands_there() {
        for (typed, expected) in [("Siyah%C4%B1.pdf", "Siyahı.pdf"), ("a%", "a"), ("%zz%4", ""), ("%FF", "\u{fffd}"), ("", "")] {
            assert_eq!(plain(typed), expected, "{typed}");
        }
    }
}
