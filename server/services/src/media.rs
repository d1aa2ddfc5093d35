//! Photos: taken in, made anew, kept by their content, shown to those who may see them. Voice and video: [`upload`].

use crate::permission::Function;
use crate::{Ctx, Error};
use anyhow::Context;
use bytes::Bytes;
use domain::ids::{MediaId, PersonId};
use domain::media::{MediaKind, Uploaded, field_of};
use domain::refusal::{Code, Refusal};
use store::media::MediaRow;

mod cover;
mod exif;
mod open;
mod photo;
pub(crate) mod recording;
#[cfg(test)]
pub(crate) mod tests;
mod upload;

pub(crate) use cover::{as_shown, copies, covered, covers};
pub use open::{OpenFile, Picture, Size, file, open};
pub use upload::{begin, chunk, finish, limits, progress, take_recording};

/// Takes a photo of unknown origin. It is decoded in a thread of its own, two at a time, and stored only as it was made
/// anew: without its place, time and camera.
///
/// # Errors
/// [`Error::Refused`] with what is wrong with it, [`Error::Busy`] after too many uploads in an hour.
pub async fn take_photo(ctx: &Ctx, bytes: Bytes) -> Result<Uploaded, Error> {
    ctx.may(Function::TakePhoto)?;
    let owner = owners(ctx).into_iter().next().ok_or(Error::SignIn)?;
    ctx.portal.limiters.uploads.take(&owner)?;
    let photo = decoded(ctx, bytes).await?;
    let (id, taken_at) = (store::files::content_id(&photo.full), photo.taken_at);
    // A camera whose clock runs ahead of ours says nothing worth offering.
    let taken_ms = photo.taken_ms.filter(|taken| *taken <= ctx.now);
    keep(ctx, &id, photo, owner).await?;
    Ok(Uploaded { id, taken_at, taken_ms })
}

async fn decoded(ctx: &Ctx, bytes: Bytes) -> Result<photo::Photo, Error> {
    let _turn = ctx.portal.decoders.acquire().await.context("decoders")?;
    let work = tokio::task::spawn_blocking(move || photo::make_anew(&bytes));
    // A decoder that panics has met a picture that is no picture.
    let made = work.await.map_err(|_| photo::refused(Code::BrokenPicture))?;
    Ok(made?)
}

/// The files first, synced; then the row that names them.
async fn keep(ctx: &Ctx, id: &MediaId, photo: photo::Photo, owner: PersonId) -> Result<(), Error> {
    let row = MediaRow {
        id: id.clone(),
        kind: MediaKind::Photo,
        mime: "image/jpeg".to_owned(),
        bytes: photo.full.len() as i64,
        width: i64::from(photo.width),
        height: i64::from(photo.height),
        duration_ms: 0,
        codecs: String::new(),
        poster: None,
        created_ms: ctx.now,
    };
    let files = ctx.portal.files();
    for (size, bytes) in [(Size::Full, photo.full), (Size::Medium, photo.medium), (Size::Thumb, photo.thumb)] {
        files.put(id, size.as_str(), Bytes::from(bytes)).await?;
    }
    let write = ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::media::insert(tx, &row, &owner).await?) }));
    write.await.map(|_| ())
}

/// What is stored of a file of this kind; the first is the one that the file's id is the hash of.
pub(crate) fn sizes(kind: MediaKind) -> &'static [Size] {
    match kind {
        MediaKind::Photo => &[Size::Full, Size::Medium, Size::Thumb],
        MediaKind::Voice | MediaKind::Video => &[Size::Full],
    }
}

/// Under which names this request's uploads are kept: the person's, and the browser's (from before signing in).
pub(crate) fn owners(ctx: &Ctx) -> Vec<PersonId> {
    let browser = ctx.browser.as_deref().map(crate::Portal::browser_owner);
    ctx.actor.person.clone().into_iter().chain(browser).collect()
}

/// Checks that all these files are of this kind and were uploaded by whoever asks.
///
/// # Errors
/// [`Error::Refused`] with `Unknown` for files of others, of nobody, or of another kind.
pub(crate) async fn own(ctx: &Ctx, kind: MediaKind, media: &[MediaId]) -> Result<(), Error> {
    let mut left = media.to_vec();
    for owner in owners(ctx) {
        if left.is_empty() {
            break;
        }
        let owned = store::media::owned(ctx.portal.db(), &owner, kind, &left).await?;
        left.retain(|id| !owned.contains(id));
    }
    if left.is_empty() { Ok(()) } else { Err(Refusal::new(field_of(kind), Code::Unknown).into()) }
}

/// The same for all files of a form (A8.3). What the form names as voice must be kept as voice: the browser's word is not enough.
///
/// # Errors
/// [`Error::Refused`] with `Unknown` for each field with such files.
pub(crate) async fn own_all(ctx: &Ctx, photos: &[MediaId], voice: Option<&MediaId>, videos: &[MediaId]) -> Result<(), Error> {
    let mut refusals = Vec::new();
    for (kind, files) in
        [(MediaKind::Photo, photos), (MediaKind::Voice, voice.map(std::slice::from_ref).unwrap_or_default()), (MediaKind::Video, videos)]
    {
        match own(ctx, kind, files).await {
            Err(Error::Refused(more)) => refusals.extend(more),
            other => other?,
        }
    }
    if refusals.is_empty() { Ok(()) } else { Err(refusals.into()) }
}

/// Whether whoever asks has uploaded the file.
async fn is_own(ctx: &Ctx, id: &MediaId) -> Result<bool, Error> {
    for owner in owners(ctx) {
        if store::media::is_owner(ctx.portal.db(), id, &owner).await? {
            return Ok(true);
        }
    }
    Ok(false)
}
