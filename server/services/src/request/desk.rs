//! The provider's desk: what waits, the first due first, and each request whole.

use super::view;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::appeal::view::Rows;
use domain::eservice::request::{DeskQuery, RequestCard, RequestLine, Side};
use domain::ids::{InstitutionId, RequestId};
use store::Page;
use store::requests::RequestRow;

/// Requests of a page.
const PAGE: u32 = 30;

/// A page of the requests to the actor's institution.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but an institution's staff.
pub async fn desk(ctx: &Ctx, query: DeskQuery) -> Result<Rows<RequestLine>, Error> {
    ctx.may(Function::RequestDesk)?;
    let own = house(ctx)?;
    let Page { rows, total, next } = store::requests::of_provider(ctx.portal.db(), own, query.over, query.after.as_deref(), PAGE).await?;
    Ok(Rows { rows: rows.into_iter().map(|row| view::line(ctx, row)).collect(), total, next })
}

/// One of them.
///
/// # Errors
/// [`Error::NotFound`] for a request to others; [`Error::Internal`] when its chain is damaged.
pub async fn card(ctx: &Ctx, id: &RequestId) -> Result<RequestCard, Error> {
    ctx.may(Function::RequestCard)?;
    let row = of_house(ctx, id).await?;
    note_opening(ctx, &row).await?;
    view::card(ctx, row, Side::Provider).await
}

/// That the provider's staff have opened the sender's data is told to the sender, the first time (T3.4).
async fn note_opening(ctx: &Ctx, row: &RequestRow) -> Result<(), Error> {
    if store::requests::is_opened(ctx.portal.db(), &row.id).await? {
        return Ok(());
    }
    let (id, now) = (row.id.clone(), ctx.now);
    let write = ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::requests::opened(tx, &id, now).await?) }));
    write.await
}

pub(super) async fn of_house(ctx: &Ctx, id: &RequestId) -> Result<RequestRow, Error> {
    let own = house(ctx)?;
    store::requests::find(ctx.portal.db(), id).await?.filter(|row| row.provider == *own).ok_or(Error::NotFound)
}

fn house(ctx: &Ctx) -> Result<&InstitutionId, Error> {
    ctx.actor.institution.as_ref().ok_or(Error::Forbidden)
}
