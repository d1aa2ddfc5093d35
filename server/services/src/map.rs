//! The public map and its list: two views of one question, both answered from the map in memory.

use crate::permission::Function;
use crate::reference::Reference;
use crate::views::{Reader, lines};
use crate::{Ctx, Error};
use domain::appeal::category::Category;
use domain::appeal::view::{AppealLine, InstitutionView, MapQuery, MapView, PublicFilter, Rows};
use domain::ids::AppealId;
use domain::map::{CategorySpan, DEEPEST_ZOOM, MAX_ITEMS, MapFilter, Mark, appeal_id, day_number};

mod answer;
mod mark;

/// Lines of a page.
const PAGE: usize = 20;

/// Clusters and pins of a part of the map: at most 300 items.
///
/// # Errors
/// [`Error::Forbidden`] by the permission table; a box or filter that means nothing gives an empty map.
pub async fn view(ctx: &Ctx, query: MapQuery) -> Result<MapView, Error> {
    ctx.may(Function::MapView)?;
    let Some(filter) = filter(ctx, &query.filter) else { return Ok(MapView::default()) };
    let zoom = query.zoom.min(DEEPEST_ZOOM + 2);
    let found = ctx.portal.map().read(|index| index.clusters(&query.bbox, zoom, &filter, MAX_ITEMS));
    Ok(answer::view(found))
}

/// The same appeals as a list, newest first, 20 a page; `after` is the mark of the page before.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn list(ctx: &Ctx, query: MapQuery, after: Option<String>) -> Result<Rows<AppealLine>, Error> {
    ctx.may(Function::MapList)?;
    let nothing = Rows { rows: Vec::new(), total: 0, next: None };
    let Some(filter) = filter(ctx, &query.filter) else { return Ok(nothing) };
    let after = after.as_deref().and_then(mark::read);
    let (marks, total) = ctx.portal.map().read(|index| {
        // One more than a page tells whether there is a next one; the coarsest clusters count without listing.
        let marks = index.list(&query.bbox, &filter, after, PAGE + 1);
        (marks, index.clusters(&query.bbox, query.zoom.min(DEEPEST_ZOOM), &filter, MAX_ITEMS).total)
    });
    let page: Vec<Mark> = marks.iter().copied().take(PAGE).collect();
    let ids: Vec<AppealId> = page.iter().map(|mark| appeal_id(mark.id)).collect();
    let rows = store::appeals::find_many(ctx.portal.db(), &ids).await?;
    let next = page.last().filter(|_| marks.len() > PAGE).map(mark::write);
    Ok(Rows { rows: lines(ctx, &rows, Reader::Public).await?, total, next })
}

/// The category tree in the owner's order, roots before their leaves.
///
/// # Errors
/// [`Error::Forbidden`] by the permission table.
pub async fn categories(ctx: &Ctx) -> Result<Vec<Category>, Error> {
    ctx.may(Function::Categories)?;
    Ok(ctx.portal.reference().categories.clone())
}

/// The institutions that appeals are routed to.
///
/// # Errors
/// [`Error::Forbidden`] by the permission table.
pub async fn institutions(ctx: &Ctx) -> Result<Vec<InstitutionView>, Error> {
    ctx.may(Function::Institutions)?;
    let reference = ctx.portal.reference();
    let active = reference.institutions.iter().filter(|institution| institution.active);
    let view = |institution: &crate::reference::Institution| InstitutionView {
        id: institution.id.clone(),
        name: institution.name.clone(),
        index: institution.index,
        local_executive: institution.local_executive,
    };
    Ok(active.map(view).collect())
}

/// Codes to the index's small numbers; `None` when a code does not exist, so nothing matches.
fn filter(ctx: &Ctx, wanted: &PublicFilter) -> Option<MapFilter> {
    let reference = ctx.portal.reference();
    let today = day_number(ctx.now.date());
    let institution = wanted.institution.as_ref().map(|id| reference.institution(id).map(|found| found.index));
    Some(MapFilter {
        status: wanted.status,
        open: false,
        category: match &wanted.category {
            Some(id) => Some(span(&reference, id)?),
            None => None,
        },
        institution: match institution {
            Some(index) => Some(index?),
            None => None,
        },
        days: wanted.days.map(|days| (today.saturating_sub(days), today)),
    })
}

fn span(reference: &Reference, id: &domain::ids::CategoryId) -> Option<CategorySpan> {
    let (first, last) = reference.indexes(reference.category(id)?);
    Some(CategorySpan { first, last })
}
