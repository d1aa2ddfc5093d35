//! Another place for an order, or none: by its secret address, by posting only, until it begins. A changed order keeps its code; its
//! earlier place can be taken again only after a while, so that places are not traded; by the same document it can be at once.

use super::enter::visit;
use super::letter::{Open, event, open, send};
use super::{book, order};
use crate::permission::Function;
use crate::{Ctx, Error, Portal};
use domain::ids::PersonId;
use domain::queue::slot::Step;
use domain::queue::{BookingState, No, OrderLetter, OrderWhat, window};
use domain::refusal::{Code, Field, Refusal};
use domain::time::{Date, UnixMs};
use rand::Rng;
use store::bookings::{BookingRow, Freed};
use store::centres::CentreRow;

/// Moves the order.
///
/// # Errors
/// [`Error::Refused`] when the place is not free, the order has begun or ended, or the document has an order for that service and day
/// already; [`Error::NotFound`] for a secret that is none.
pub async fn change(ctx: &Ctx, secret: &str, day: Date, at: u16) -> Result<(), Error> {
    ctx.may(Function::ChangeOrder)?;
    let row = order::by_secret(ctx, secret).await?;
    moved(ctx, row, day, at, None).await
}

/// Gives the place back.
///
/// # Errors
/// As [`change`].
pub async fn cancel(ctx: &Ctx, secret: &str) -> Result<(), Error> {
    ctx.may(Function::CancelOrder)?;
    let row = order::by_secret(ctx, secret).await?;
    cancelled(ctx, row, None).await
}

/// Moves an order; `by` is the employee who does it for the person.
pub(super) async fn moved(ctx: &Ctx, row: BookingRow, day: Date, at: u16, by: Option<PersonId>) -> Result<(), Error> {
    changeable(&row, ctx.now)?;
    if (row.day, row.at) == (day, at) {
        return Err(super::no(Field::Time, No::SameDay));
    }
    let wanted = book::ordered(&ctx.portal, &row.centre, &row.service).await?;
    let steps = visit(ctx, &wanted, day, at)?;
    let (now, frees, open) = (ctx.now, frees(&ctx.portal, &wanted.centre, ctx.now), open(&ctx.portal));
    let step = wanted.plan.hours.step;
    let next = BookingRow {
        id: uuid::Uuid::now_v7().to_string().into(),
        group: wanted.plan.group.clone(),
        day,
        at,
        steps: wanted.steps(),
        revision: row.revision + 1,
        unsettled_ms: None,
        step: Some(step),
        ..row.clone()
    };
    let write = ctx.portal.db().write(move |tx| Box::pin(async move { settle(tx, open, row, next, &steps, (now, frees, by)).await }));
    write.await
}

async fn settle(
    tx: &mut store::Tx,
    open: Open,
    row: BookingRow,
    next: BookingRow,
    steps: &[Step],
    (now, frees, by): (UnixMs, UnixMs, Option<PersonId>),
) -> Result<(), Error> {
    let code = row.code.clone().unwrap_or_default();
    if !store::bookings::hand_on(tx, &row.id, &code, now, frees).await? {
        // Somebody was faster: cancelled, activated, or moved in another window.
        return Err(Error::Conflict);
    }
    if store::bookings::open(tx, &next, now.date()).await?.same > 0 {
        return Err(Refusal::form(Code::Queue(No::SameDay)).into());
    }
    take_back(tx, &next, steps).await?;
    if !store::queue_steps::take(tx, &next.centre, &next.group, next.day, steps).await? {
        return Err(super::no(Field::Time, No::Full));
    }
    if !store::bookings::add(tx, &next, &domain::fold::fold(&next.surname)).await? {
        return Err(Error::Conflict);
    }
    store::booking_events::add(tx, &event(&code, OrderWhat::Changed, now, by)).await?;
    send(tx, open, &next, OrderLetter::Changed, now).await
}

/// A place that rests after the same document has given it back, also the one just left, stands in nobody's way who has that document.
async fn take_back(tx: &mut store::Tx, next: &BookingRow, steps: &[Step]) -> Result<(), Error> {
    for resting in store::bookings::resting_then(tx, next).await? {
        let own = own_steps(&resting, next.step.unwrap_or(1));
        if steps.iter().any(|step| own.contains(&step.at)) && store::bookings::settle(tx, &resting.id).await? {
            store::queue_steps::give_back(tx, &resting).await?;
        }
    }
    Ok(())
}

/// The beginnings of the steps of a place; `step` minutes each where that was not kept with it.
pub(super) fn own_steps(place: &Freed, step: u16) -> Vec<u16> {
    (0..place.steps).map(|nr| place.at.saturating_add(nr.saturating_mul(place.step.unwrap_or(step)))).collect()
}

/// Cancels an order; `by` is the employee who does it for the person.
pub(super) async fn cancelled(ctx: &Ctx, row: BookingRow, by: Option<PersonId>) -> Result<(), Error> {
    changeable(&row, ctx.now)?;
    let centre = book::ordered(&ctx.portal, &row.centre, &row.service).await?.centre;
    let (now, frees, open) = (ctx.now, frees(&ctx.portal, &centre, ctx.now), open(&ctx.portal));
    let why = if by.is_some() { "call_centre" } else { "person" };
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            if !store::bookings::cancel(tx, &row.id, why, now, frees).await? {
                return Err(Error::Conflict);
            }
            let code = row.code.clone().unwrap_or_default();
            store::booking_events::add(tx, &event(&code, OrderWhat::Cancelled, now, by)).await?;
            send(tx, open, &row, OrderLetter::Cancelled, now).await
        })
    });
    write.await
}

/// Until its beginning, while it is confirmed and not used.
fn changeable(row: &BookingRow, now: UnixMs) -> Result<(), Error> {
    match row.state {
        BookingState::Booked => window::before_start(row.day, row.at, now).map_err(|no| Refusal::form(Code::Queue(no)).into()),
        BookingState::Activated => Err(Refusal::form(Code::Queue(No::Begun)).into()),
        _ => Err(Refusal::form(Code::Queue(No::Ended)).into()),
    }
}

/// When a place that is given back now can be taken again: nobody can know the second.
fn frees(portal: &Portal, centre: &CentreRow, now: UnixMs) -> UnixMs {
    let minutes = i64::from(centre.cooling_min.unwrap_or(portal.config().queue.cooling_minutes));
    let more = if minutes > 0 { rand::rngs::OsRng.gen_range(0..=minutes * 60_000) } else { 0 };
    UnixMs(now.0 + minutes * 60_000 + more)
}
