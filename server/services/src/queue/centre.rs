//! A day of a centre for who manages it: load, waits, who did not come, what the hours will need, who works here.

use super::own::{Names, Own, Seats, person_names};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::ids::{CentreId, PersonId};
use domain::queue::load::{Hours, Load, Visit, by_hour, counters_needed, forecast, load};
use domain::queue::manage::{CentreEmployee, CentrePage, CounterSettled, ExceptionView, hour_lines};
use domain::time::Date;
use store::centre_load::{HourRow, VisitRow};

/// Weeks whose same weekday the forecast looks at.
const WEEKS: i32 = 8;
/// Days ahead whose exceptions are shown.
const AHEAD: i32 = 365;

/// The page of the own centre on a day, `2026-04-14`; today without one, or with one that is no day.
///
/// # Errors
/// [`Error::Refused`] with `NotYours` for who does not manage the centre.
pub async fn centre_page(ctx: &Ctx, day: &str) -> Result<CentrePage, Error> {
    ctx.may(Function::CentrePage)?;
    let own = Own::of(ctx).await?.managing()?;
    let (db, id, today) = (ctx.portal.db(), own.id(), ctx.now.date());
    let day = day.parse::<Date>().unwrap_or(today);
    let (names, seats) = (Names::read(ctx).await?, Seats::read(ctx, id).await?);
    let (visits, past, booked) = tokio::try_join!(
        store::centre_load::visits(db, id, day),
        store::centre_load::walk_ins(db, id, day.plus(-7 * WEEKS), day),
        store::centre_load::booked(db, id, day),
    )?;
    let visits: Vec<Visit> = visits.into_iter().map(visit).collect();
    let all = load(&visits, ctx.now);
    let groups = names.groups.iter().map(|group| (group.name(), load(visits.iter().filter(|one| one.group == group.id), ctx.now)));
    let booked = hours(&booked, day);
    let expected = forecast(&same_weekday(&past, day), &booked);
    let minutes = all.service_median_min;
    Ok(CentrePage {
        centre: (id.clone(), own.centre.name()),
        day,
        today,
        groups: groups.filter(|(_, load)| *load != Load::default()).collect(),
        hours: hour_lines(&expected, &booked, &by_hour(&visits), |people| counters_needed(people, minutes)),
        all,
        open: seats.count(),
        counters: counters(ctx, id, &own.person, &seats).await?,
        choices: names.groups.iter().map(|group| (group.id.clone(), group.name())).collect(),
        exceptions: exceptions(ctx, id, &names).await?,
        employees: employees(ctx, id, &seats).await?,
        may_settle: own.manager,
    })
}

fn visit(row: VisitRow) -> Visit {
    Visit {
        group: row.group,
        state: row.state,
        booked: row.due_min.is_some(),
        issued_ms: row.issued_ms,
        called_ms: row.first_called_ms,
        served_ms: row.served_ms,
    }
}

fn hours(rows: &[HourRow], day: Date) -> Hours {
    let mut hours = Hours::default();
    for row in rows.iter().filter(|row| row.day == day) {
        if let Some(hour) = hours.get_mut(row.hour as usize) {
            *hour += row.people;
        }
    }
    hours
}

/// The same weekday of past weeks; days on which nobody came were closed and say nothing.
fn same_weekday(rows: &[HourRow], day: Date) -> Vec<Hours> {
    let days = (1..=WEEKS).map(|week| day.plus(-7 * week));
    days.map(|day| hours(rows, day)).filter(|hours| hours.iter().any(|people| *people > 0)).collect()
}

async fn counters(ctx: &Ctx, id: &CentreId, asks: &PersonId, seats: &Seats) -> Result<Vec<CounterSettled>, Error> {
    let db = ctx.portal.db();
    let (counters, served) = tokio::try_join!(store::centres::counters(db, id), store::centres::served(db, id))?;
    let line = |one: store::centres::CounterRow| CounterSettled {
        groups: served.iter().filter(|row| row.counter == one.id).map(|row| row.group.clone()).collect(),
        who: seats.at(&one.id, asks).map(|seat| seat.name),
        number: one.number,
        zone: one.zone,
        active: one.active,
        id: one.id,
    };
    Ok(counters.into_iter().map(line).collect())
}

async fn exceptions(ctx: &Ctx, id: &CentreId, names: &Names) -> Result<Vec<ExceptionView>, Error> {
    let today = ctx.now.date();
    let rows = store::centres::exceptions(ctx.portal.db(), id, today, today.plus(AHEAD)).await?;
    let view = |row: store::centres::ExceptionRow| ExceptionView {
        id: row.id,
        day: row.day,
        group: row.group.as_ref().map(|id| names.group(id)),
        hours: row.opens_min.zip(row.closes_min),
        counters: row.counters,
        reason: row.reason,
    };
    Ok(rows.into_iter().map(view).collect())
}

async fn employees(ctx: &Ctx, id: &CentreId, seats: &Seats) -> Result<Vec<CentreEmployee>, Error> {
    let db = ctx.portal.db();
    let (grants, counters) = tokio::try_join!(store::centre_grants::of_centre(db, id), store::centres::counters(db, id))?;
    let ids: Vec<PersonId> = grants.iter().map(|grant| grant.person.clone()).collect();
    let names = person_names(ctx, &ids).await?;
    let number = |person: &PersonId| {
        let at = seats.of(person)?;
        counters.iter().find(|one| one.id == *at).map(|one| one.number)
    };
    let line = |grant: store::centre_grants::CentreGrantRow| CentreEmployee {
        name: names.get(&grant.person).cloned().unwrap_or_default(),
        manager: grant.manager,
        since_ms: grant.granted_ms,
        counter: number(&grant.person),
    };
    Ok(grants.into_iter().map(line).collect())
}
