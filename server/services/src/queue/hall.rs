//! The display of a hall: numbers and counters, for everybody in it.

use crate::permission::Function;
use crate::{Ctx, Error, Portal};
use domain::ids::CentreId;
use domain::queue::hall::{HallCall, HallView, SHOWN, SHOWN_MS};
use domain::queue::ticket::TicketState;
use domain::time::UnixMs;

/// Who is called in a part of the hall; in all of it when `zone` is empty.
///
/// # Errors
/// [`Error::NotFound`] when there is no such centre.
pub async fn hall(ctx: &Ctx, centre: &CentreId, zone: &str) -> Result<HallView, Error> {
    ctx.may(Function::Hall)?;
    let (db, day) = (ctx.portal.db(), ctx.now.date());
    let row = store::centres::find(db, centre).await?.filter(|row| row.active).ok_or(Error::NotFound)?;
    let since = UnixMs(ctx.now.0 - SHOWN_MS);
    let (calls, waiting) = tokio::try_join!(
        store::lines::calls(db, (centre, day), zone, since, SHOWN as u32),
        store::lines::waiting_of_centre(db, centre, day)
    )?;
    let calls = calls.into_iter().map(|call| HallCall {
        letter: call.letter,
        number: call.number,
        counter: call.counter,
        called_ms: call.called_ms,
        calls: call.calls,
        served: call.state == TicketState::Serving,
    });
    Ok(HallView { centre: (row.id.clone(), row.name()), zone: zone.to_owned(), calls: calls.collect(), waiting, now_ms: ctx.now })
}

/// Whether there is such a centre, working now.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn is_centre(portal: &Portal, centre: &CentreId) -> Result<bool, Error> {
    Ok(store::centres::find(portal.db(), centre).await?.is_some_and(|row| row.active))
}
