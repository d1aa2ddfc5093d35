//! Taking a seat at a counter, pausing, leaving it.

use super::own::Own;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::refusal::{Code, Refusal};
use store::StoreError;
use store::seats::SeatRow;

/// Sits down at a counter of the own centre; whoever sat elsewhere leaves that seat, and whoever was sent there waits for all counters again.
///
/// # Errors
/// [`Error::NotFound`] when there is no such counter in use; [`Error::Refused`] with `CounterTaken` when a colleague sits there, with
/// `StillServing` when somebody is served at the seat that would be left.
pub async fn take_seat(ctx: &Ctx, number: u32) -> Result<(), Error> {
    ctx.may(Function::TakeSeat)?;
    let own = Own::of(ctx).await?;
    let counter = own.counter(ctx, number).await?;
    let before = store::seats::of_person(ctx.portal.db(), &own.person).await?;
    if before.as_ref().is_some_and(|seat| seat.counter == counter.id) {
        return Ok(());
    }
    idle(ctx, before.as_ref()).await?;
    let seat = SeatRow {
        id: uuid::Uuid::now_v7().to_string(),
        counter: counter.id,
        centre: own.centre.id.clone(),
        person: own.person,
        from_ms: ctx.now,
        until_ms: None,
        paused_ms: None,
    };
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::seats::leave(tx, &seat.person, seat.from_ms).await?;
            if let Some(before) = before {
                store::lines::let_go(tx, &before.counter, seat.from_ms.date()).await?;
            }
            match store::seats::take(tx, &seat).await {
                Err(StoreError::Unique(_)) => return Err(Refusal::form(Code::CounterTaken).into()),
                taken => taken?,
            }
            tx.publish_centre(&seat.centre);
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Leaves the seat, wherever it is; whoever was sent there waits for all counters again.
///
/// # Errors
/// [`Error::Refused`] with `StillServing` while somebody is called or served there.
pub async fn leave_seat(ctx: &Ctx) -> Result<(), Error> {
    ctx.may(Function::LeaveSeat)?;
    let own = Own::of(ctx).await?;
    let seat = store::seats::of_person(ctx.portal.db(), &own.person).await?;
    idle(ctx, seat.as_ref()).await?;
    let now = ctx.now;
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::seats::leave(tx, &own.person, now).await?;
            if let Some(seat) = seat {
                store::lines::let_go(tx, &seat.counter, now.date()).await?;
            }
            tx.publish_centre(&own.centre.id);
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Begins a pause of the own counter, or ends it. Who is served there is served to the end; nobody is called meanwhile.
///
/// # Errors
/// [`Error::Refused`] with `NotSeated` for who sits nowhere.
pub async fn pause_counter(ctx: &Ctx, on: bool) -> Result<(), Error> {
    ctx.may(Function::PauseCounter)?;
    let own = Own::of(ctx).await?;
    let since = on.then_some(ctx.now);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            if !store::seats::pause(tx, &own.person, since).await? {
                return Err(Refusal::form(Code::NotSeated).into());
            }
            tx.publish_centre(&own.centre.id);
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Nobody is in hand at the seat.
async fn idle(ctx: &Ctx, seat: Option<&SeatRow>) -> Result<(), Error> {
    let Some(seat) = seat else { return Ok(()) };
    match store::lines::at_counter(ctx.portal.db(), &seat.counter, ctx.now.date()).await? {
        Some(_) => Err(Refusal::form(Code::StillServing).into()),
        None => Ok(()),
    }
}
