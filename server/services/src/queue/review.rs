//! A holiday or another exception that is added after places were ordered, other hours of the week, a group that no counter serves any more:
//! whose visit has no step or no counter is told and offered other places. Where an exception leaves fewer counters, of several for one step
//! the one who confirmed last has to move. When the day is opened again, whoever has not moved meanwhile keeps the order and is told.

use super::book;
use super::tend::noted;
use crate::{Error, Portal};
use domain::calendar::Day;
use domain::ids::{CentreId, GroupId};
use domain::queue::day::{Hours, Opening};
use domain::queue::slot::{Plan, Step};
use domain::queue::{BookingState, OrderLetter, OrderWhat, window};
use domain::time::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::bookings::BookingRow;
use store::centres::CentreRow;

/// Looks at every day that is not as its weekday, at every day with orders that have lost their place, and at every day with orders where
/// the hours of the week or what is served have changed; how many orders lost their place, and how many have it again.
pub(super) async fn review(portal: &Portal) -> Result<(u32, u32), Error> {
    let shared = book::shared(portal).await?;
    let (mut lost, mut again) = (0, 0);
    for centre in &shared.centres {
        let basis = book::basis(portal, centre).await?;
        let counted = one_centre(portal, centre, portal.queue.has_changed(&centre.id, &basis)).await?;
        (lost, again) = (lost + counted.0, again + counted.1);
        // Only now: a turn that was cut off looks again.
        portal.queue.is_compared(centre.id.clone(), basis);
    }
    Ok((lost, again))
}

/// Looks at every day with orders of these centres at once: their settings have changed.
///
/// # Errors
/// [`Error::Internal`] when the database fails; who was told stays told.
pub(crate) async fn look_again(portal: &Portal, centres: &[CentreId]) -> Result<(), Error> {
    let shared = book::shared(portal).await?;
    for centre in shared.centres.iter().filter(|centre| centres.contains(&centre.id)) {
        one_centre(portal, centre, true).await?;
    }
    Ok(())
}

/// How many orders of a centre would lie outside other hours of the week; those that have lost their place already are not counted.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub(crate) async fn losing(portal: &Portal, centre: &CentreId, openings: Vec<Opening>) -> Result<u32, Error> {
    let (reference, mut lost) = (portal.reference(), 0);
    for day in store::bookings::days(portal.db(), centre, portal.now().date()).await? {
        for row in store::bookings::upcoming(portal.db(), centre, day).await? {
            let plan = book::ordered(portal, centre, &row.service).await?.plan;
            let hours = Hours { openings: openings.clone(), ..plan.hours.clone() };
            let has = |plan: &Plan| plan.visit(day, row.at, row.steps, &reference.calendar).is_some();
            let open = row.state == BookingState::Booked && row.unsettled_ms.is_none();
            lost += u32::from(open && has(&plan) && !has(&Plan { hours, ..plan.clone() }));
        }
    }
    Ok(lost)
}

async fn one_centre(portal: &Portal, centre: &CentreRow, changed: bool) -> Result<(u32, u32), Error> {
    let (today, now) = (portal.now().date(), portal.now());
    let (mut lost, mut again) = (0, 0);
    let last = today.plus(i32::try_from(centre.window_days).unwrap_or(365) + 1);
    let mut days: BTreeMap<Date, bool> = BTreeMap::new();
    days.extend(store::bookings::unsettled(portal.db(), &centre.id, today).await?.into_iter().map(|day| (day, false)));
    if changed {
        days.extend(store::bookings::days(portal.db(), &centre.id, today).await?.into_iter().map(|day| (day, false)));
    }
    days.extend(odd_days(portal, &centre.id, today, last).await?.into_iter().map(|day| (day, true)));
    for (day, is_odd) in days {
        let found = look(portal, &centre.id, day, is_odd).await?;
        for row in found.without {
            let told = noted(portal, row, now, OrderWhat::Unsettled, Some(OrderLetter::Unsettled)).await?;
            lost += u32::from(told);
        }
        for row in found.again {
            let told = noted(portal, row, now, OrderWhat::Settled, Some(OrderLetter::Settled)).await?;
            again += u32::from(told);
        }
    }
    Ok((lost, again))
}

async fn odd_days(portal: &Portal, centre: &CentreId, first: Date, last: Date) -> Result<BTreeSet<Date>, Error> {
    let exceptions = store::centres::exceptions(portal.db(), centre, first, last).await?;
    let reference = portal.reference();
    let holidays = (first.days()..=last.days()).map(Date::from_days).filter(|day| matches!(reference.calendar.day(*day), Day::Off(_)));
    Ok(exceptions.into_iter().map(|row| row.day).chain(holidays).collect())
}

/// What has become of a day's orders.
#[derive(Default)]
struct Found {
    /// They cannot be served then.
    without: Vec<BookingRow>,
    /// They could not, and can again.
    again: Vec<BookingRow>,
}

/// Orders of a day that cannot be served then; where counters are `counted`, also those for whom there are too few. Who has lost the place
/// has it again only while there is room beside those who never lost theirs, and before its time.
async fn look(portal: &Portal, centre: &CentreId, day: Date, counted: bool) -> Result<Found, Error> {
    let mut rows = store::bookings::upcoming(portal.db(), centre, day).await?;
    rows.sort_by_key(|row| row.unsettled_ms.is_some());
    let reference = portal.reference();
    let mut plans: HashMap<GroupId, Plan> = HashMap::new();
    let mut taken: HashMap<(GroupId, u16), u32> = HashMap::new();
    let mut found = Found::default();
    for row in rows {
        let plan = match plans.get(&row.group) {
            Some(plan) => plan.clone(),
            None => {
                let plan = book::ordered(portal, centre, &row.service).await?.plan;
                plans.insert(row.group.clone(), plan.clone());
                plan
            }
        };
        let steps = plan.visit(day, row.at, row.steps, &reference.calendar);
        let counted = counted || row.unsettled_ms.is_some();
        let has_room = |steps: &Vec<_>| {
            steps.iter().all(|step: &Step| {
                let before = if counted { taken.get(&(row.group.clone(), step.at)).copied().unwrap_or(0) } else { 0 };
                before < step.places
            })
        };
        let can_move = row.state == BookingState::Booked;
        match steps.filter(has_room) {
            Some(steps) => {
                steps.iter().for_each(|step| *taken.entry((row.group.clone(), step.at)).or_default() += 1);
                if row.unsettled_ms.is_some() && can_move && window::before_start(day, row.at, portal.now()).is_ok() {
                    found.again.push(row);
                }
            }
            None if can_move && row.unsettled_ms.is_none() => found.without.push(row),
            None => {}
        }
    }
    Ok(found)
}
