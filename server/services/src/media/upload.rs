//! Voice and video on their way up (A8.3): begun, sent piece by piece, asked for after a break, finished. Or whole at once, from
//! a form without script.

use super::recording::{self, Found};
use super::{Size, own, owners};
use crate::permission::Function;
use crate::{Ctx, Error};
use anyhow::Context;
use bytes::Bytes;
use domain::ids::{MediaId, PersonId, UploadId, is_uuid};
use domain::media::{BeginUpload, FinishUpload, MAX_CHUNK, MediaKind, RecordingLimits, Stored, UploadState, field_of};
use domain::refusal::{Code, Field, Refusal};
use std::sync::Arc;
use std::time::Duration;
use store::media::MediaRow;
use store::partials::Partial;

/// Unfinished uploads that one person may have.
const MOST_OPEN: usize = 8;
/// Longer than any honest recording takes to be read.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long and how large voice and video may be.
///
/// # Errors
/// None today: everybody may know.
pub fn limits(ctx: &Ctx) -> Result<RecordingLimits, Error> {
    ctx.may(Function::LimitsOfRecordings)?;
    Ok(ctx.portal.config().recordings)
}

/// Begins an upload; with an id that was begun before, tells how far it is.
///
/// # Errors
/// [`Error::Refused`] with `FileTooLarge`, [`Error::Busy`] after too many in an hour or at the same time.
pub async fn begin(ctx: &Ctx, form: BeginUpload) -> Result<UploadState, Error> {
    ctx.may(Function::TakeRecording)?;
    let BeginUpload { id, kind, bytes } = form;
    check_id(&id)?;
    if kind == MediaKind::Photo {
        return Err(refused(kind, Code::NotARecording));
    }
    fits(ctx, kind, bytes.unwrap_or(0))?;
    if let Some((_, found)) = find(ctx, &id).await? {
        return state(found);
    }
    let owner = owners(ctx).into_iter().next().ok_or(Error::SignIn)?;
    ctx.portal.limiters.uploads.take(&owner)?;
    let partials = ctx.portal.partials();
    if partials.open_of(&owner).await? >= MOST_OPEN {
        return Err(Error::Busy { retry_s: 60 });
    }
    state(partials.begin(&owner, &id, kind).await?)
}

/// How far an own upload is.
///
/// # Errors
/// [`Error::NotFound`] for one that was never begun, is another's, or has had its time.
pub async fn progress(ctx: &Ctx, id: &UploadId) -> Result<UploadState, Error> {
    ctx.may(Function::TakeRecording)?;
    check_id(id)?;
    state(find(ctx, id).await?.ok_or(Error::NotFound)?.1)
}

/// Takes a piece; what is told back is where the next one begins. A piece sent twice, or too early, does no harm.
///
/// # Errors
/// [`Error::NotFound`] as in [`progress`]; [`Error::Refused`] with `FileTooLarge` when the whole becomes too large.
pub async fn chunk(ctx: &Ctx, id: &UploadId, offset: u64, piece: Bytes) -> Result<UploadState, Error> {
    ctx.may(Function::TakeRecording)?;
    check_id(id)?;
    let (owner, found) = find(ctx, id).await?.ok_or(Error::NotFound)?;
    let Partial::Begun(kind, _) = found else { return state(found) };
    if piece.len() > MAX_CHUNK {
        return Err(refused(kind, Code::FileTooLarge { max_mb: 1 }));
    }
    fits(ctx, kind, offset.saturating_add(piece.len() as u64))?;
    let received = ctx.portal.partials().write(&owner, id, offset, piece).await?;
    Ok(UploadState { received, stored: None })
}

/// Reads the whole, keeps it without what it says of its origin, and tells what it is. Finishing twice gives the same.
///
/// # Errors
/// [`Error::Refused`] with `NotARecording`, `BrokenRecording` or `PlaysTooLong`: then the upload is gone.
pub async fn finish(ctx: &Ctx, id: &UploadId, form: FinishUpload) -> Result<Stored, Error> {
    ctx.may(Function::TakeRecording)?;
    check_id(id)?;
    let (owner, found) = find(ctx, id).await?.ok_or(Error::NotFound)?;
    let Partial::Begun(kind, _) = found else { return state(found)?.stored.ok_or(Error::NotFound) };
    let partials = ctx.portal.partials();
    let bytes = partials.read(&owner, id).await?;
    let poster = poster(ctx, kind, form.poster).await?;
    let agrees = form.sha256.is_none_or(|said| store::files::content_id(&bytes).as_str() == said);
    let kept = if agrees { keep(ctx, kind, bytes, poster, &owner).await } else { Err(refused(kind, Code::BrokenRecording)) };
    match kept {
        Ok(stored) => {
            let note = serde_json::to_string(&stored).context("a finished upload")?;
            partials.finish(&owner, id, note).await?;
            Ok(stored)
        }
        Err(Error::Refused(refusals)) => {
            partials.discard(&owner, id).await?;
            Err(refusals.into())
        }
        Err(other) => Err(other),
    }
}

/// Takes a recording that arrived whole.
///
/// # Errors
/// As [`begin`] and [`finish`].
pub async fn take_recording(ctx: &Ctx, kind: MediaKind, bytes: Bytes) -> Result<Stored, Error> {
    ctx.may(Function::TakeRecording)?;
    fits(ctx, kind, bytes.len() as u64)?;
    let owner = owners(ctx).into_iter().next().ok_or(Error::SignIn)?;
    ctx.portal.limiters.uploads.take(&owner)?;
    keep(ctx, kind, bytes, None, &owner).await
}

fn check_id(id: &UploadId) -> Result<(), Error> {
    if is_uuid(id.as_str()) { Ok(()) } else { Err(Refusal::new(Field::Id, Code::BadFormat).into()) }
}

fn fits(ctx: &Ctx, kind: MediaKind, bytes: u64) -> Result<(), Error> {
    let limits = limits(ctx)?;
    if bytes <= limits.bytes(kind) { Ok(()) } else { Err(refused(kind, Code::FileTooLarge { max_mb: limits.megabytes(kind) })) }
}

fn refused(kind: MediaKind, code: Code) -> Error {
    Refusal::new(field_of(kind), code).into()
}

/// An own upload: begun as this person, or by this browser before signing in.
async fn find(ctx: &Ctx, id: &UploadId) -> Result<Option<(PersonId, Partial)>, Error> {
    for owner in owners(ctx) {
        if let Some(found) = ctx.portal.partials().find(&owner, id).await? {
            return Ok(Some((owner, found)));
        }
    }
    Ok(None)
}

fn state(found: Partial) -> Result<UploadState, Error> {
    match found {
        Partial::Begun(_, received) => Ok(UploadState { received, stored: None }),
        Partial::Done(note) => Ok(UploadState { received: 0, stored: Some(serde_json::from_str(&note).context("a finished upload")?) }),
    }
}

/// Only an own photo, and only of a video; without it the video is shown without a picture.
async fn poster(ctx: &Ctx, kind: MediaKind, poster: Option<MediaId>) -> Result<Option<MediaId>, Error> {
    let Some(poster) = poster.filter(|_| kind == MediaKind::Video) else { return Ok(None) };
    match own(ctx, MediaKind::Photo, std::slice::from_ref(&poster)).await {
        Ok(()) => Ok(Some(poster)),
        Err(Error::Refused(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

async fn keep(ctx: &Ctx, kind: MediaKind, bytes: Bytes, poster: Option<MediaId>, owner: &PersonId) -> Result<Stored, Error> {
    let (found, bytes) = examined(ctx, kind, bytes).await?;
    let id = store::files::content_id(&bytes);
    let row = MediaRow {
        id: id.clone(),
        kind,
        mime: found.mime.to_owned(),
        bytes: bytes.len() as i64,
        width: found.width.into(),
        height: found.height.into(),
        duration_ms: found.duration_ms,
        codecs: found.codecs,
        poster,
        created_ms: ctx.now,
    };
    ctx.portal.files().put(&id, Size::Full.as_str(), Bytes::from(bytes)).await?;
    let owner = owner.clone();
    let write = ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::media::insert(tx, &row, &owner).await?) }));
    write.await?;
    Ok(Stored { id, kind, duration_ms: found.duration_ms })
}

/// Read in a thread of its own. A reader that panics, or never ends, has met a file that was made to harm; it keeps its turn
/// until it ends, so there are never more of them than turns.
async fn examined(ctx: &Ctx, kind: MediaKind, bytes: Bytes) -> Result<(Found, Vec<u8>), Error> {
    let turn = Arc::clone(&ctx.portal.decoders).acquire_owned().await.context("decoders")?;
    let limits = limits(ctx)?;
    let work = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        recording::read(bytes.to_vec(), kind, &limits)
    });
    match tokio::time::timeout(PATIENCE, work).await {
        Ok(Ok(read)) => Ok(read?),
        Ok(Err(_)) | Err(_) => Err(refused(kind, Code::BrokenRecording)),
    }
}
