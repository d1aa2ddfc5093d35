//! A holiday or another exception that is added after places were ordered, other hours of the week, a group that no counter serves any more:
//! whose visit has no step or no counter is told and offered other places. Where an exception leaves fewer counters, of several for one step
//! the one who confirmed last has to move.

use super::book;
use super::tend::noted;
use crate::{Error, Portal};
use domain::calendar::Day;
use domain::ids::{CentreId, GroupId};
use domain::queue::slot::{Plan, Step};
use domain::queue::{BookingState, OrderLetter, OrderWhat};
use domain::time::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::bookings::BookingRow;

/// Looks at every day that is not as its weekday, and at every day with orders where the hours of the week or what is served have changed;
/// how many orders lost their place.
pub(super) async fn review(portal: &Portal) -> Result<u32, Error> {
    let (today, now) = (portal.now().date(), portal.now());
    let shared = book::shared(portal).await?;
    let mut unsettled = 0;
    for centre in &shared.centres {
        let basis = book::basis(portal, centre).await?;
        let last = today.plus(i32::try_from(centre.window_days).unwrap_or(365) + 1);
        let mut days: BTreeMap<Date, bool> = BTreeMap::new();
        if portal.queue.has_changed(&centre.id, &basis) {
            days.extend(store::bookings::days(portal.db(), &centre.id, today).await?.into_iter().map(|day| (day, false)));
        }
        days.extend(odd_days(portal, &centre.id, today, last).await?.into_iter().map(|day| (day, true)));
        for (day, is_odd) in days {
            for row in without_place(portal, &centre.id, day, is_odd).await? {
                let told = noted(portal, row, now, OrderWhat::Unsettled, Some(OrderLetter::Unsettled)).await?;
                unsettled += u32::from(told);
            }
        }
        // Only now: a turn that was cut off looks again.
        portal.queue.is_compared(centre.id.clone(), basis);
    }
    Ok(unsettled)
}

async fn odd_days(portal: &Portal, centre: &CentreId, first: Date, last: Date) -> Result<BTreeSet<Date>, Error> {
    let exceptions = store::centres::exceptions(portal.db(), centre, first, last).await?;
    let reference = portal.reference();
    let holidays = (first.days()..=last.days()).map(Date::from_days).filter(|day| matches!(reference.calendar.day(*day), Day::Off(_)));
    Ok(exceptions.into_iter().map(|row| row.day).chain(holidays).collect())
}

/// Orders of a day that cannot be served then; where counters are `counted`, also those for whom there are too few.
async fn without_place(portal: &Portal, centre: &CentreId, day: Date, counted: bool) -> Result<Vec<BookingRow>, Error> {
    let rows = store::bookings::upcoming(portal.db(), centre, day).await?;
    let reference = portal.reference();
    let mut plans: HashMap<GroupId, Plan> = HashMap::new();
    let mut taken: HashMap<(GroupId, u16), u32> = HashMap::new();
    let mut without = Vec::new();
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
        let has_room = |steps: &Vec<_>| {
            steps.iter().all(|step: &Step| {
                let before = if counted { taken.get(&(row.group.clone(), step.at)).copied().unwrap_or(0) } else { 0 };
                before < step.places
            })
        };
        match steps.filter(has_room) {
            Some(steps) => steps.iter().for_each(|step| *taken.entry((row.group.clone(), step.at)).or_default() += 1),
            None if row.state == BookingState::Booked && row.unsettled_ms.is_none() => without.push(row),
            None => {}
        }
    }
    Ok(without)
}
