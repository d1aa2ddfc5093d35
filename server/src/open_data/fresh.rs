//! Whether a file that somebody has is still right.

use super::asked::Asked;
use axum::response::{IntoResponse, Response};
use domain::time::UnixMs;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED};
use http::{HeaderMap, HeaderValue, StatusCode};
use sha2::{Digest, Sha256};
use std::time::{Duration, UNIX_EPOCH};

/// So many seconds a file may be old.
const KEPT: HeaderValue = HeaderValue::from_static("public, max-age=60");

/// What says which state of which file it is. The tag is weak: on the way the file is compressed.
pub struct Fresh {
    tag: String,
    changed_s: u64,
}

impl Fresh {
    /// Of a file made after the last change of any appeal.
    pub fn new(changed: UnixMs, name: &str, asked: &Asked) -> Fresh {
        let digest = Sha256::digest(format!("{name} {asked:?} {}", changed.0));
        Fresh { tag: format!("W/\"{:.32}\"", format!("{digest:x}")), changed_s: changed.0.max(0) as u64 / 1000 }
    }

    /// Whoever asks has it already. The day alone is asked when there is no tag (RFC 9110, 13.2.2).
    pub fn is_known(&self, headers: &HeaderMap) -> bool {
        let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        if let Some(tags) = text(IF_NONE_MATCH) {
            return tags.contains(&self.tag);
        }
        let since = text(IF_MODIFIED_SINCE).and_then(|date| httpdate::parse_http_date(date).ok());
        since.is_some_and(|since| since >= UNIX_EPOCH + Duration::from_secs(self.changed_s))
    }

    /// The answer for who has it already.
    pub fn not_modified(&self) -> Response {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        self.say(response.headers_mut());
        response
    }

    /// Writes it into the headers.
    pub fn say(&self, headers: &mut HeaderMap) {
        let changed = httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(self.changed_s));
        headers.insert(CACHE_CONTROL, KEPT);
        for (name, value) in [(ETAG, self.tag.clone()), (LAST_MODIFIED, changed)] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        }
    }
}

/// A table that is whole already, known by its content.
pub fn whole(file: Vec<u8>, headers: &HeaderMap) -> Response {
    let tag = format!("W/\"{:.32}\"", format!("{:x}", Sha256::digest(&file)));
    let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).is_some_and(|tags| tags.contains(&tag));
    let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { file.into_response() };
    let said = response.headers_mut();
    said.insert(CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present"));
    said.insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"statistics.csv\""));
    said.insert(CACHE_CONTROL, KEPT);
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        said.insert(ETAG, tag);
    }
    response
}
