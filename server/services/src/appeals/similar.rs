//! Appeals of others at this place (A8.4): shown before sending, so that one can be joined.

use crate::permission::Function;
use crate::views::{Reader, lines};
use crate::{Ctx, Error};
use domain::appeal::form::AppealForm;
use domain::appeal::view::SimilarAppeal;
use domain::geo::Point;
use domain::ids::{AppealId, CategoryId};
use domain::map::{CategorySpan, MapFilter, appeal_id};
use std::collections::HashSet;
use store::appeals::AppealRow;

/// How far away the same matter may be marked, in metres.
const REACH: f64 = 250.0;
/// Most shown.
const MOST: usize = 5;

/// Open appeals near a point in the same root category, nearest first, at most 5.
///
/// # Errors
/// [`Error::Internal`] when the database fails; a point or category that does not exist simply has nothing near.
pub async fn similar(ctx: &Ctx, point: Point, category: &CategoryId) -> Result<Vec<SimilarAppeal>, Error> {
    ctx.may(Function::SimilarAppeals)?;
    near(ctx, point, category, None).await
}

/// What must be shown before this form can be sent; nothing when the person has seen it, or when the form has no place or
/// category yet.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn similar_for_form(ctx: &Ctx, form: &AppealForm) -> Result<Vec<SimilarAppeal>, Error> {
    ctx.may(Function::SimilarAppeals)?;
    let placed = super::place::placed(&ctx.portal.reference(), form);
    match placed {
        Ok(placed) if !form.similar_seen => near(ctx, placed.point, &form.category, Some(&form.id)).await,
        _ => Ok(Vec::new()),
    }
}

/// The same, leaving out the appeal itself.
pub(crate) async fn near(ctx: &Ctx, point: Point, category: &CategoryId, itself: Option<&AppealId>) -> Result<Vec<SimilarAppeal>, Error> {
    let found: Vec<(AppealId, u32)> = nearest(ctx, point, category).into_iter().filter(|(id, _)| Some(id) != itself).take(MOST).collect();
    let ids: Vec<AppealId> = found.iter().map(|(id, _)| id.clone()).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = store::appeals::find_many(ctx.portal.db(), &ids).await?;
    let own = own(ctx, &rows).await?;
    let metres = |id: &AppealId| found.iter().find(|(other, _)| other == id).map_or(0, |(_, metres)| *metres);
    let lines = lines(ctx, &rows, Reader::Public).await?.into_iter();
    Ok(lines.map(|line| SimilarAppeal { metres: metres(&line.id), own: own.contains(&line.id), line }).collect())
}

fn nearest(ctx: &Ctx, point: Point, category: &CategoryId) -> Vec<(AppealId, u32)> {
    let reference = ctx.portal.reference();
    let Some(category) = reference.category(category) else { return Vec::new() };
    let (first, last) = reference.indexes(reference.root(category));
    let filter = MapFilter { open: true, category: Some(CategorySpan { first, last }), ..MapFilter::default() };
    let found = ctx.portal.map().read(|index| index.nearby(point, REACH, &filter, MOST + 1));
    found.into_iter().map(|(id, metres)| (appeal_id(id), metres.round() as u32)).collect()
}

/// Those that the person has sent or joined already.
async fn own(ctx: &Ctx, rows: &[AppealRow]) -> Result<HashSet<AppealId>, Error> {
    let Some(person) = &ctx.actor.person else { return Ok(HashSet::new()) };
    let mut own: HashSet<AppealId> = rows.iter().filter(|row| row.person == *person).map(|row| row.id.clone()).collect();
    for row in rows.iter().filter(|row| row.joined_count > 0) {
        if store::joins::find(ctx.portal.db(), &row.id, person).await?.is_some() {
            own.insert(row.id.clone());
        }
    }
    Ok(own)
}
