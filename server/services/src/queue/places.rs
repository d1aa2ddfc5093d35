//! What is free: the days of the window with their hours, in one question to the database.

use super::book::{self, Wanted};
use crate::permission::Function;
use crate::{Ctx, Error, Portal};
use domain::ids::{CentreId, ServiceId};
use domain::queue::order::DayPlaces;
use domain::queue::window;
use domain::time::Date;
use std::collections::HashMap;

/// Every day that can be ordered today, with its free places.
///
/// # Errors
/// [`Error::Refused`] for a service or centre that is not offered.
pub async fn places(ctx: &Ctx, centre: &CentreId, service: &ServiceId) -> Result<Vec<DayPlaces>, Error> {
    ctx.may(Function::QueuePlaces)?;
    let wanted = book::wanted(&ctx.portal, centre, service).await?;
    free(&ctx.portal, &wanted, ctx.now.date()).await
}

/// The same for what is wanted.
pub(super) async fn free(portal: &Portal, wanted: &Wanted, today: Date) -> Result<Vec<DayPlaces>, Error> {
    let (first, last) = window::of(today, wanted.window());
    let rows = store::queue_steps::between(portal.db(), &wanted.centre.id, &wanted.plan.group, first, last).await?;
    let taken: HashMap<(Date, u16), u32> = rows.into_iter().map(|row| ((row.day, row.at), row.taken)).collect();
    let reference = portal.reference();
    let calendar = &reference.calendar;
    let of_day = |day: Date| {
        let all = wanted.plan.places(day, wanted.steps(), calendar, |at| taken.get(&(day, at)).copied().unwrap_or(0));
        let open = !all.is_empty();
        DayPlaces { day, places: all.into_iter().filter(|place| place.free > 0).collect(), open }
    };
    Ok((first.days()..=last.days()).map(|day| of_day(Date::from_days(day))).collect())
}
