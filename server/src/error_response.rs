//! One answer for every error: JSON with a code for programs, a small page in the person's language for people.

use crate::state::AppState;
use app::error::AppError;
use app::i18n::texts::server as text;
use app::shell::{Action, notice_page};
use axum::Json;
use axum::response::{Html, IntoResponse, Response};
use domain::lang::Lang;
use domain::refusal::{Code, Field, Refusal};
use http::header::{ACCEPT, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, StatusCode};

/// Which HTTP status an error has.
pub fn status_of(error: &AppError) -> StatusCode {
    match error {
        AppError::Refused(refusals) if refusals.iter().any(is_too_large) => StatusCode::PAYLOAD_TOO_LARGE,
        AppError::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
        AppError::NotFound => StatusCode::NOT_FOUND,
        AppError::Forbidden => StatusCode::FORBIDDEN,
        AppError::SignIn => StatusCode::UNAUTHORIZED,
        AppError::Conflict => StatusCode::CONFLICT,
        AppError::Busy { .. } => StatusCode::TOO_MANY_REQUESTS,
        AppError::NoRoom => StatusCode::INSUFFICIENT_STORAGE,
        AppError::Failed { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        AppError::Transport => StatusCode::BAD_REQUEST,
    }
}

fn is_too_large(refusal: &Refusal) -> bool {
    matches!(refusal.code, Code::FileTooLarge { .. })
}

/// What to do about a file or a text that is too large, or about a form that is with all its files.
fn too_large_words(lang: Lang) -> impl Fn(&Refusal) -> Option<String> {
    move |refusal| match (refusal.field, refusal.code) {
        (Field::Form, Code::FileTooLarge { max_mb }) => Some(text::too_large_form_text(lang, max_mb)),
        (Field::Photos, Code::FileTooLarge { max_mb }) => Some(text::too_large_text(lang, max_mb)),
        (_, Code::FileTooLarge { max_mb }) => Some(text::too_large_file_text(lang, max_mb)),
        (_, Code::TooLong { .. }) => Some(text::too_long_text(lang).to_owned()),
        _ => None,
    }
}

/// The error as JSON, for the program in the browser.
pub fn as_json(error: AppError) -> Response {
    let status = status_of(&error);
    with_retry(&error, (status, Json(&error)).into_response())
}

/// The error as a page, for a browser that runs no script.
pub fn as_page(state: &AppState, lang: Lang, error: AppError) -> Response {
    let status = status_of(&error);
    let (title, mut lines) = words(lang, &error);
    if let AppError::Failed { incident } = &error {
        lines.push(text::incident(lang, incident));
    }
    with_retry(&error, page(state, lang, status, title, &lines, (text::home(lang), "/")))
}

/// The page for a form whose text is longer than the form takes.
pub fn too_long(state: &AppState, lang: Lang) -> Response {
    let lines = [text::too_long_text(lang).to_owned()];
    page(state, lang, StatusCode::PAYLOAD_TOO_LARGE, text::too_large_title(lang), &lines, (text::home(lang), "/"))
}

/// For an address whose question can't be read.
pub fn unreadable_address(state: &AppState, lang: Lang, headers: &HeaderMap) -> Response {
    let error = AppError::Transport;
    if !wants_page(headers) {
        return as_json(error);
    }
    let lines = [text::not_found_text(lang).to_owned()];
    page(state, lang, status_of(&error), text::unreadable_title(lang), &lines, (text::home(lang), "/"))
}

/// JSON or a page, by what the request asks for.
pub fn answer(state: &AppState, lang: Lang, headers: &HeaderMap, error: AppError) -> Response {
    if wants_page(headers) { as_page(state, lang, error) } else { as_json(error) }
}

/// Whether the request comes from a browser's own navigation or form.
pub fn wants_page(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|accept| accept.contains("text/html"))
}

/// A small page with a title, lines and one way on.
pub fn page(state: &AppState, lang: Lang, status: StatusCode, title: &str, lines: &[String], action: Action) -> Response {
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    (status, Html(notice_page(&state.shell.assets, lang, title, &lines, action))).into_response()
}

fn with_retry(error: &AppError, mut response: Response) -> Response {
    if let AppError::Busy { retry_s } = error {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*retry_s));
    }
    response
}

fn words(lang: Lang, error: &AppError) -> (&'static str, Vec<String>) {
    let too_large = if let AppError::Refused(refusals) = error { refusals.iter().find_map(too_large_words(lang)) } else { None };
    if let Some(line) = too_large {
        return (text::too_large_title(lang), vec![line]);
    }
    let (title, line) = match error {
        AppError::Refused(_) => (text::refused_title(lang), text::refused_text(lang).to_owned()),
        AppError::NotFound => (text::not_found_title(lang), text::not_found_text(lang).to_owned()),
        AppError::Forbidden | AppError::SignIn => (text::forbidden_title(lang), text::forbidden_text(lang).to_owned()),
        AppError::Conflict => (text::conflict_title(lang), text::conflict_text(lang).to_owned()),
        AppError::Busy { retry_s } => (text::busy_title(lang), text::busy_text(lang, retry_s)),
        AppError::NoRoom => (text::no_room_title(lang), text::no_room_text(lang).to_owned()),
        AppError::Failed { .. } => (text::failed_title(lang), text::failed_text(lang).to_owned()),
        AppError::Transport => (text::unreadable_title(lang), text::unreadable_text(lang).to_owned()),
    };
    (title, vec![line])
}
