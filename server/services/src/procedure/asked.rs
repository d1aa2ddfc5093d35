//! "Sorğular": what other institutions ask this one (A8.10).

use crate::permission::Function;
use crate::{Ctx, Error};
use domain::appeal::view::Rows;
use domain::deadline;
use domain::ids::{InstitutionId, MediaId};
use domain::lifecycle::Status;
use domain::procedure::AskedQuery;
use store::Page;
use store::media::LinkRow;
use store::queries::QueryRow;

/// Queries of a page.
const PAGE: u32 = 20;

/// A page of the queries to the actor's institution: those that wait, the first due first, or those that are over.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but an institution's staff.
pub async fn queries(ctx: &Ctx, over: bool, after: Option<&str>) -> Result<Rows<AskedQuery>, Error> {
    ctx.may(Function::Queries)?;
    let (db, own) = (ctx.portal.db(), own(ctx)?);
    let Page { rows, total, next } =
        if over { store::queries::over(db, own, after, PAGE).await? } else { store::queries::waiting(db, own, after, PAGE).await? };
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        views.extend(view(ctx, row, over).await?);
    }
    Ok(Rows { rows: views, total, next })
}

/// How many wait for an answer.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but an institution's staff.
pub async fn queries_waiting(ctx: &Ctx) -> Result<u32, Error> {
    ctx.may(Function::QueriesWaiting)?;
    Ok(store::queries::count_waiting(ctx.portal.db(), own(ctx)?).await?)
}

fn own(ctx: &Ctx) -> Result<&InstitutionId, Error> {
    ctx.actor.institution.as_ref().ok_or(Error::Forbidden)
}

async fn view(ctx: &Ctx, row: QueryRow, over: bool) -> Result<Option<AskedQuery>, Error> {
    let Some(appeal) = store::appeals::find(ctx.portal.db(), &row.appeal).await? else { return Ok(None) };
    let mut links = store::media::of_appeal(ctx.portal.db(), &row.appeal).await?;
    // A voice is the person's own: voice and video never go along.
    let recordings = store::media::recordings_of(ctx.portal.db(), &row.appeal).await?;
    links.retain(|link| recordings.iter().all(|recording| recording.id != link.media));
    let photos = if row.photos { files(&links, LinkRow::is_appeals_own) } else { Vec::new() };
    let photos = crate::media::as_shown(ctx, photos).await?;
    let reference = ctx.portal.reference();
    let waits = row.answered_ms.is_none() && !over && appeal.status != Status::Restricted;
    Ok(Some(AskedQuery {
        by: reference.institution_name(&row.institution),
        place: appeal.place.clone(),
        district: appeal.district.as_ref().and_then(|id| reference.district(id)).map(|district| district.name.clone()),
        point: appeal.point(),
        photos,
        asked_ms: row.asked_ms,
        clock: waits.then(|| deadline::clock(row.due_on, ctx.now, &reference.calendar)),
        over: !waits && row.answered_ms.is_none(),
        media: files(&links, |link| link.query.as_ref() == Some(&row.id)),
        answer: row.answer.zip(row.answered_ms),
        text: row.text,
        id: row.id,
    }))
}

fn files(links: &[LinkRow], belongs: impl Fn(&LinkRow) -> bool) -> Vec<MediaId> {
    let mut links: Vec<&LinkRow> = links.iter().filter(|link| belongs(link)).collect();
    links.sort_by_key(|link| link.position);
    links.into_iter().map(|link| link.media.clone()).collect()
}
