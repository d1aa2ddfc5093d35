//! The covered copy of a photo (A8.5), and who looks at what lies under it.

use super::{Size, keep, photo};
use crate::{Ctx, Error};
use anyhow::{Context, anyhow};
use domain::ids::{MediaId, PersonId};
use domain::media::cover::{Area, CoverView, read};
use domain::refusal::Code;
use domain::role::Role;
use std::collections::HashMap;
use store::covers::{CoverRow, ViewRow};

/// Makes a copy in which the pixels of these rectangles are gone, in all sizes, and stores it as a file of its own.
///
/// # Errors
/// [`Error::Internal`] when the photo's file is missing or damaged.
pub(crate) async fn covered(ctx: &Ctx, photo: &MediaId, areas: &[Area]) -> Result<MediaId, Error> {
    let bytes = ctx.portal.files().get(photo, Size::Full.as_str()).await?.ok_or_else(|| anyhow!("the photo {photo} has no file"))?;
    let copy = {
        let (_turn, areas) = (ctx.portal.decoders.acquire().await.context("decoders")?, areas.to_vec());
        let work = tokio::task::spawn_blocking(move || photo::covered(&bytes, &areas));
        work.await.map_err(|_| photo::refused(Code::BrokenPicture))??
    };
    let id = store::files::content_id(&copy.full);
    keep(ctx, &id, copy, ctx.person()?.clone()).await?;
    Ok(id)
}

/// The photos as the public sees them: where a covering holds, its copy.
pub(crate) async fn as_shown(ctx: &Ctx, mut photos: Vec<MediaId>) -> Result<Vec<MediaId>, Error> {
    let copies = copies(ctx, &photos).await?;
    for photo in &mut photos {
        if let Some(copy) = copies.get(photo) {
            *photo = copy.clone();
        }
    }
    Ok(photos)
}

/// The copies of those of these photos that are covered.
pub(crate) async fn copies(ctx: &Ctx, photos: &[MediaId]) -> Result<HashMap<MediaId, MediaId>, Error> {
    let rows = store::covers::holding(ctx.portal.db(), photos).await?;
    Ok(rows.into_iter().map(|row| (row.photo, row.copy)).collect())
}

/// The coverings of these photos, for staff.
pub(crate) async fn covers(ctx: &Ctx, photos: &[MediaId]) -> Result<Vec<CoverView>, Error> {
    let mut rows = store::covers::holding(ctx.portal.db(), photos).await?;
    rows.sort_by_key(|row| photos.iter().position(|photo| *photo == row.photo));
    rows.dedup_by(|one, next| one.id == next.id);
    let ids: Vec<PersonId> = rows.iter().map(|row| row.person.clone()).collect();
    let names = store::people::find_many(ctx.portal.db(), &ids).await?;
    let by = |id: &PersonId| names.iter().find(|row| row.id == *id).map(crate::people::name_of).unwrap_or_default();
    let view = |row: CoverRow| CoverView {
        by: by(&row.person),
        areas: read(&row.areas),
        id: row.id,
        photo: row.photo,
        copy: row.copy,
        at_ms: row.covered_ms,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Writes down that an employee opens a photo as it was sent although parts of it are covered.
pub(super) async fn note(ctx: &Ctx, photo: &MediaId) -> Result<(), Error> {
    if !matches!(ctx.actor.role, Role::OwnerStaff | Role::InstitutionStaff) {
        return Ok(());
    }
    let row = ViewRow {
        id: uuid::Uuid::now_v7().to_string(),
        photo: photo.clone(),
        person: ctx.person()?.clone(),
        session: ctx.session.clone(),
        at_ms: ctx.now,
    };
    let write = ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::covers::saw(tx, &row).await?) }));
    write.await
}
