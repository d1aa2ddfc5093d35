//! Parts of forms as a browser sends them (`multipart/form-data`), each read up to a limit. What is beyond it is read and dropped, so that
//! the other fields are still understood, and a browser shows our answer instead of a network error.

use app::error::AppError;
use axum::extract::multipart::{Field, MultipartError};
use bytes::{Bytes, BytesMut};
use domain::media::MAX_PHOTO_MB;
use domain::refusal::{Code, Refusal};
use http::StatusCode;

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
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => AppError::Refused(vec![Refusal::form(Code::FileTooLarge { max_mb: MAX_PHOTO_MB })]),
        _ => AppError::Transport,
    }
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
