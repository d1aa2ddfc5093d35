//! The fields of a plain form, read up to a limit. What is longer, or can't be read, is answered with a page of ours in the person's language.

use crate::error_response::{as_page, too_long};
use crate::language;
use crate::security::body::{self, Unread};
use crate::state::AppState;
use app::error::AppError;
use axum::body::Body;
use axum::extract::{Form, FromRequest, Request};
use axum::response::Response;
use serde::de::DeserializeOwned;

/// Enough for a word, an id and an address, bytes.
pub const SMALL: usize = 64 << 10;

/// What was typed, of at most `MAX` bytes as it is sent.
pub struct Fields<T, const MAX: usize>(pub T);

impl<T: DeserializeOwned, const MAX: usize> FromRequest<AppState> for Fields<T, MAX> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let lang = language::of(request.headers());
        let (parts, body) = request.into_parts();
        let bytes = match body::read(body, MAX).await {
            Ok(bytes) => bytes,
            Err(Unread::TooLarge(_)) => return Err(too_long(state, lang)),
            Err(Unread::Broken) => return Err(as_page(state, lang, AppError::Transport)),
        };
        match Form::<T>::from_request(Request::from_parts(parts, Body::from(bytes)), state).await {
            Ok(Form(typed)) => Ok(Fields(typed)),
            Err(_) => Err(as_page(state, lang, AppError::Transport)),
        }
    }
}
