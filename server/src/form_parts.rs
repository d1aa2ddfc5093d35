//! Parts of forms as a browser sends them (`multipart/form-data`), each read up to a limit. What is beyond it is read and dropped, so that
//! the other fields are still understood, and a browser shows our answer instead of a network error.

use crate::error_response::as_page;
use crate::language;
use crate::security::body::MOST_DROPPED;
use crate::state::AppState;
use app::error::AppError;
use axum::body::Body;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::response::Response;
use bytes::{Bytes, BytesMut};
use domain::refusal::{Code, Refusal};
use futures::{StreamExt, stream};
use http::HeaderMap;
use http::header::CONTENT_LENGTH;
use std::error::Error;

/// A form with files, of at most `MAX` bytes as it is sent. What is larger, or is no such form, is answered with a page of ours in the
/// person's language; its route needs `DefaultBodyLimit::disable()`.
pub struct Parts<const MAX: usize>(pub Multipart);

impl<const MAX: usize> FromRequest<AppState> for Parts<MAX> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let lang = language::of(request.headers());
        let told = told_length(request.headers());
        let request = request.map(|body| bounded(body, MAX));
        if told > MAX {
            // Nothing of it is looked at, and it is read to its end all the same: a browser whose sending is cut off shows no answer.
            let mut rest = request.into_body().into_data_stream();
            while let Some(Ok(_)) = rest.next().await {}
            return Err(as_page(state, lang, too_large(MAX)));
        }
        Multipart::from_request(request, state).await.map(Parts).map_err(|_| as_page(state, lang, AppError::Transport))
    }
}

/// How many bytes the browser says that it sends; 0 when it doesn't say.
fn told_length(headers: &HeaderMap) -> usize {
    headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok()).unwrap_or_default()
}

/// More was sent than the form takes.
#[derive(Debug, thiserror::Error)]
#[error("longer than {most} bytes")]
struct Overlong {
    most: usize,
}

/// The body up to a limit of bytes. What is beyond it is read (up to a point) and dropped, and then it is an error.
fn bounded(body: Body, most: usize) -> Body {
    let read = stream::try_unfold((body.into_data_stream(), 0_usize), move |(mut parts, mut length)| async move {
        while let Some(part) = parts.next().await {
            let part = part?;
            length = length.saturating_add(part.len());
            if length <= most {
                return Ok(Some((part, (parts, length))));
            }
            if length > most.saturating_add(MOST_DROPPED) {
                break;
            }
        }
        if length > most { Err(axum::Error::new(Overlong { most })) } else { Ok(None) }
    });
    Body::from_stream(read)
}

fn too_large(most: usize) -> AppError {
    AppError::Refused(vec![Refusal::form(Code::FileTooLarge { max_mb: u32::try_from(most >> 20).unwrap_or(u32::MAX) })])
}

/// A file on its way into a form.
pub struct Sent {
    /// Its name on the person's device.
    pub name: String,
    /// Its content up to the limit.
    pub bytes: Bytes,
    /// That is all of it.
    pub whole: bool,
}

/// Why a form's parts could not be read: together they are larger than the form takes, or they didn't arrive whole.
pub fn unread(error: &MultipartError) -> AppError {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(Overlong { most }) = error.downcast_ref() {
            return too_large(*most);
        }
        cause = error.source();
    }
    AppError::Transport
}

/// The file of a field; `None` when the field was left empty.
///
/// # Errors
/// [`AppError::Transport`] when it didn't arrive whole.
pub async fn file(part: Field<'_>, limit: usize) -> Result<Option<Sent>, AppError> {
    let name = part.file_name().unwrap_or_default().to_owned();
    let (bytes, whole) = up_to(part, limit).await?;
    Ok(Some(Sent { name, bytes, whole }).filter(|sent| !(sent.bytes.is_empty() && sent.whole)))
}

/// What was typed; what is longer than the limit is cut off, and then refused by its length.
///
/// # Errors
/// As [`file`].
pub async fn text(part: Field<'_>, limit: usize) -> Result<String, AppError> {
    let (bytes, _) = up_to(part, limit).await?;
    // Browsers send line ends as CR LF; the same text typed with script has LF.
    Ok(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))
}

/// The part's bytes up to a limit, and whether that was all.
///
/// # Errors
/// As [`file`].
pub async fn up_to(mut part: Field<'_>, limit: usize) -> Result<(Bytes, bool), AppError> {
    let (mut bytes, mut whole) = (BytesMut::new(), true);
    while let Some(chunk) = part.chunk().await.map_err(|error| unread(&error))? {
        let room = limit - bytes.len();
        whole &= chunk.len() <= room;
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok((bytes.freeze(), whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn read(length: usize, most: usize) -> Result<usize, bool> {
        let pieces = (0..length).map(|_| Ok::<_, std::io::Error>(Bytes::from_static(b"x")));
        let mut parts = bounded(Body::from_stream(stream::iter(pieces)), most).into_data_stream();
        let mut kept = 0;
        while let Some(part) = parts.next().await {
            let mut cause: Option<&(dyn Error + 'static)> = part.as_ref().err().map(|error| error as &(dyn Error + 'static));
            let failed = cause.is_some();
            let mut told = false;
            while let Some(error) = cause {
                told |= error.is::<Overlong>();
                cause = error.source();
            }
            if failed {
                return Err(told);
            }
            kept += 1;
        }
        Ok(kept)
    }

    #[tokio::test]
    async fn what_is_beyond_the_limit_is_dropped_and_told() {
        assert_eq!(read(0, 5).await, Ok(0));
        assert_eq!(read(5, 5).await, Ok(5));
        assert_eq!(read(6, 5).await, Err(true));
        assert_eq!(told_length(&HeaderMap::new()), 0);
    }
}
