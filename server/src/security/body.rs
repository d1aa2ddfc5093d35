//! Bodies have limits. A body that is too large is read to its end and dropped all the same (up to a point): a browser
//! whose sending is cut off shows a network error instead of our answer.

use crate::error_response::answer;
use crate::language;
use crate::state::AppState;
use app::error::AppError;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use bytes::{Bytes, BytesMut};
use domain::appeal::validate::MAX_TEXT;
use domain::refusal::{Code, Field, Refusal};
use futures::StreamExt;

/// The largest question to a server function, bytes.
const MAX_QUESTION: usize = 2 << 20;
/// The one question that holds a whole file: services for the register.
const IMPORT: &str = "/api/register/import";
/// Its largest file, as people count it.
const IMPORT_MB: u32 = 8;
/// A file of that size as JSON, each of its signs escaped at the worst, bytes.
const MAX_IMPORT: usize = (IMPORT_MB as usize * 2) << 20;
/// So much is read and dropped before the connection is cut, bytes.
pub const MOST_DROPPED: usize = 64 << 20;

/// Why there is no body.
#[derive(Debug, PartialEq, Eq)]
pub enum Unread {
    /// Larger than the limit: so many bytes, as far as they were counted.
    TooLarge(usize),
    /// The connection broke.
    Broken,
}

/// The whole body, up to a limit of bytes.
///
/// # Errors
/// [`Unread`].
pub async fn read(body: Body, limit: usize) -> Result<Bytes, Unread> {
    let (mut parts, mut kept, mut length) = (body.into_data_stream(), BytesMut::new(), 0);
    while let Some(part) = parts.next().await {
        let part = part.map_err(|_| Unread::Broken)?;
        length += part.len();
        if length <= limit {
            kept.extend_from_slice(&part);
        } else if length > MOST_DROPPED {
            break;
        }
    }
    if length <= limit { Ok(kept.freeze()) } else { Err(Unread::TooLarge(length)) }
}

/// Refuses a question that is too large in words a person understands: only a text can make it so.
pub async fn limit(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    let is_import = request.uri().path() == IMPORT;
    let (parts, body) = request.into_parts();
    let error = match read(body, if is_import { MAX_IMPORT } else { MAX_QUESTION }).await {
        Ok(bytes) => return next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Err(Unread::Broken) => AppError::Transport,
        Err(Unread::TooLarge(_)) if is_import => {
            AppError::Refused(vec![Refusal::new(Field::Text, Code::FileTooLarge { max_mb: IMPORT_MB })])
        }
        Err(Unread::TooLarge(length)) => too_long(length),
    };
    answer(&state, language::of(&parts.headers), &parts.headers, error)
}

fn too_long(length: usize) -> AppError {
    let is = u32::try_from(length).unwrap_or(u32::MAX);
    AppError::Refused(vec![Refusal::new(Field::Text, Code::TooLong { max: MAX_TEXT, is })])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_too_large_is_counted_and_dropped() {
        assert_eq!(read(Body::from("12345"), 5).await, Ok(Bytes::from_static(b"12345")));
        assert_eq!(read(Body::from("123456"), 5).await, Err(Unread::TooLarge(6)));
    }
}
