//! `GET /feed.atom`: the public list for feed readers (RFC 4287), by the same filters. Nothing personal, the same for
//! everybody, so it may be kept on the way.

mod atom;

use crate::asked_filter::{status, word};
use crate::error_response::answer as refused;
use crate::in_address::InAddress;
use crate::state::AppState;
use app::error::AppError;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::lang::Lang;
use domain::role::Actor;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde::Deserialize;
use services::feed::FeedFilter;
use sha2::{Digest, Sha256};

const ATOM: HeaderValue = HeaderValue::from_static("application/atom+xml; charset=utf-8");
/// Readers ask every few minutes; that many seconds the answer may be old.
const KEPT: HeaderValue = HeaderValue::from_static("public, max-age=300");

/// The filter as it stands in the address; empty fields are no filter.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    status: String,
    category: String,
    institution: String,
    district: String,
    lang: String,
}

impl Asked {
    /// `None` for a status that there isn't.
    fn filter(&self) -> Option<FeedFilter> {
        Some(FeedFilter {
            status: status(&self.status)?,
            category: word(&self.category).map(Into::into),
            institution: word(&self.institution).map(Into::into),
            district: word(&self.district).map(Into::into),
        })
    }

    /// The address of this feed, always written the same way.
    fn path(&self) -> String {
        let fields = [("status", &self.status), ("category", &self.category), ("institution", &self.institution)];
        let more = [("district", &self.district), ("lang", &self.lang)];
        let given = fields.into_iter().chain(more).filter(|(_, value)| !value.is_empty());
        let query: Vec<String> = given.map(|(name, value)| format!("{name}={value}")).collect();
        if query.is_empty() { "/feed.atom".to_owned() } else { format!("/feed.atom?{}", query.join("&")) }
    }
}

/// The feed of a filter; 304 when nothing has changed.
pub async fn feed(State(state): State<AppState>, InAddress(asked): InAddress<Asked>, headers: HeaderMap) -> Response {
    // The address decides the language, not the reader's cookie: the answer is the same for everybody.
    let lang = Lang::parse(&asked.lang).unwrap_or_default();
    let Some(filter) = asked.filter() else { return refused(&state, lang, &headers, AppError::NotFound) };
    let ctx = state.portal.ctx(Actor::visitor(), lang, None);
    match services::feed::feed(&ctx, filter).await {
        Ok(found) => answer(atom::document(&found, lang, &state.config.origin(), &asked.path()), &headers),
        Err(error) => refused(&state, lang, &headers, AppError::from(error)),
    }
}

fn answer(document: String, asked: &HeaderMap) -> Response {
    let tag = format!("\"{:x}\"", Sha256::digest(&document));
    let same = asked.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains(&tag));
    let mut response = if same { StatusCode::NOT_MODIFIED.into_response() } else { document.into_response() };
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, ATOM);
    headers.insert(CACHE_CONTROL, KEPT);
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(ETAG, tag);
    }
    response
}
