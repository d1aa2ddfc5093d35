//! What an address asks after its `?`.

use crate::error_response::unreadable_address;
use crate::language;
use crate::state::AppState;
use axum::extract::{FromRequestParts, Query};
use axum::response::Response;
use http::request::Parts;
use serde::de::DeserializeOwned;

/// As [`Query`]; what can't be read is answered as every other error is: a code for programs, a page in their language for people.
pub struct InAddress<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<AppState> for InAddress<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let asked = Query::try_from_uri(&parts.uri).map_err(|_| unreadable_address(state, language::of(&parts.headers), &parts.headers));
        asked.map(|Query(asked)| Self(asked))
    }
}
