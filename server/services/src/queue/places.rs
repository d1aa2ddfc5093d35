//! What is free: the days of the window with their hours, in one question to the database.

use super::book::{self, Wanted};
use super::change::own_steps;
use super::order;
use crate::permission::Function;
use crate::{Ctx, Error, Portal};
use domain::ids::{CentreId, ServiceId};
use domain::queue::order::DayPlaces;
use domain::queue::window;
use domain::time::Date;
use std::collections::HashMap;
use store::bookings::{BookingRow, Freed};

/// Every day that can be ordered today, with its free places.
///
/// # Errors
/// [`Error::Refused`] for a service or centre that is not offered.
pub async fn places(ctx: &Ctx, centre: &CentreId, service: &ServiceId) -> Result<Vec<DayPlaces>, Error> {
    ctx.may(Function::QueuePlaces)?;
    let wanted = book::wanted(&ctx.portal, centre, service).await?;
    free(&ctx.portal, &wanted, ctx.now.date()).await
}

/// The same for who moves an order: places of the own document that rest after they were given back are free for it, and a service that is
/// not offered any more can still be had at another time.
///
/// # Errors
/// [`Error::NotFound`] for a secret that is none.
pub async fn places_for(ctx: &Ctx, secret: &str) -> Result<Vec<DayPlaces>, Error> {
    ctx.may(Function::QueuePlaces)?;
    let row = order::by_secret(ctx, secret).await?;
    let wanted = book::ordered(&ctx.portal, &row.centre, &row.service).await?;
    let of = BookingRow { group: wanted.plan.group.clone(), ..row };
    let (first, last) = window::of(ctx.now.date(), wanted.window());
    let resting = store::bookings::resting(ctx.portal.db(), &of, first, last).await?;
    beside(&ctx.portal, &wanted, ctx.now.date(), &resting).await
}

/// The same for what is wanted.
pub(super) async fn free(portal: &Portal, wanted: &Wanted, today: Date) -> Result<Vec<DayPlaces>, Error> {
    beside(portal, wanted, today, &[]).await
}

/// What is free beside places that are taken, but not for who asks.
async fn beside(portal: &Portal, wanted: &Wanted, today: Date, own: &[Freed]) -> Result<Vec<DayPlaces>, Error> {
    let (first, last) = window::of(today, wanted.window());
    let rows = store::queue_steps::between(portal.db(), &wanted.centre.id, &wanted.plan.group, first, last).await?;
    let mut taken: HashMap<(Date, u16), u32> = rows.into_iter().map(|row| ((row.day, row.at), row.taken)).collect();
    for place in own {
        for at in own_steps(place, wanted.plan.hours.step) {
            taken.entry((place.day, at)).and_modify(|taken| *taken = taken.saturating_sub(1));
        }
    }
    let reference = portal.reference();
    let calendar = &reference.calendar;
    let of_day = |day: Date| {
        let all = wanted.plan.places(day, wanted.steps(), calendar, |at| taken.get(&(day, at)).copied().unwrap_or(0));
        let open = !all.is_empty();
        DayPlaces { day, places: all.into_iter().filter(|place| place.free > 0).collect(), open }
    };
    Ok((first.days()..=last.days()).map(|day| of_day(Date::from_days(day))).collect())
}
