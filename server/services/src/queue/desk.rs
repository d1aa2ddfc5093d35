//! What an employee at a counter sees.

use super::own::{Names, Own, Seats};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::ids::CounterId;
use domain::queue::desk::{CounterLine, CounterPage, Current, Desk, GroupOf, Waiter};
use domain::queue::ticket::{By, TicketState, acts, written};
use store::centres::{CounterRow, ServedRow};
use store::lines::LineRow;

/// Tickets shown of a list.
const SHOWN: u32 = 30;

/// The page of a counter of the own centre; without a number the one where the employee sits.
///
/// # Errors
/// [`Error::NotFound`] when there is no such counter in use.
pub async fn counter_page(ctx: &Ctx, number: Option<u32>) -> Result<CounterPage, Error> {
    ctx.may(Function::CounterPage)?;
    let own = Own::of(ctx).await?;
    let db = ctx.portal.db();
    let (counters, served) = tokio::try_join!(store::centres::counters(db, own.id()), store::centres::served(db, own.id()))?;
    let (names, seats) = (Names::read(ctx).await?, Seats::read(ctx, own.id()).await?);
    let counters: Vec<CounterRow> = counters.into_iter().filter(|one| one.active).collect();
    let chosen = match number {
        Some(number) => Some(counters.iter().find(|one| one.number == number).ok_or(Error::NotFound)?),
        None => seats.of(&own.person).and_then(|id| counters.iter().find(|one| one.id == *id)),
    };
    let desk = match chosen {
        Some(counter) => Some(desk(ctx, &own, counter, &counters, &served, (&names, &seats)).await?),
        None => None,
    };
    let lines = counters.iter().map(|one| CounterLine {
        id: one.id.clone(),
        number: one.number,
        zone: one.zone.clone(),
        groups: served.iter().filter(|row| row.counter == one.id).map(|row| names.group(&row.group)).collect(),
        seat: seats.at(&one.id, &own.person),
    });
    Ok(CounterPage { centre: (own.centre.id.clone(), own.centre.name()), counters: lines.collect(), desk })
}

async fn desk(
    ctx: &Ctx,
    own: &Own,
    counter: &CounterRow,
    counters: &[CounterRow],
    served: &[ServedRow],
    (names, seats): (&Names, &Seats),
) -> Result<Desk, Error> {
    let (db, id) = (ctx.portal.db(), &counter.id);
    let today = (own.id(), ctx.now.date());
    let (current, (waiting, waiting_count), parked, missed, done, offers) = tokio::try_join!(
        store::lines::at_counter(db, id, today.1),
        store::lines::waiting(db, id, today, ctx.now, SHOWN),
        store::lines::held(db, id, today, TicketState::Parked, SHOWN),
        store::lines::held(db, id, today, TicketState::Missed, SHOWN),
        store::lines::ended_at(db, id, today.1),
        store::centres::offers(db),
    )?;
    let waiters = |rows: Vec<LineRow>| rows.into_iter().map(|row| waiter(row, id, names)).collect();
    let groups = names.groups.iter().map(|group| GroupOf {
        id: group.id.clone(),
        name: group.name(),
        own: served.iter().any(|row| row.counter == *id && row.group == group.id),
        services: names
            .services
            .iter()
            .filter(|row| row.group == group.id && offers.iter().any(|offer| offer.centre == *own.id() && offer.service == row.id))
            .map(|row| (row.id.clone(), row.name()))
            .collect(),
    });
    Ok(Desk {
        number: counter.number,
        seat: seats.at(id, &own.person),
        current: current.map(|row| in_hand(row, names)),
        waiting: waiters(waiting),
        waiting_count,
        parked: waiters(parked),
        missed: waiters(missed),
        services: groups.filter(|group| !group.services.is_empty()).collect(),
        others: counters
            .iter()
            .filter(|one| one.id != *id && seats.at(&one.id, &own.person).is_some())
            .map(|one| (one.id.clone(), one.number))
            .collect(),
        done,
        now_ms: ctx.now,
    })
}

fn waiter(row: LineRow, counter: &CounterId, names: &Names) -> Waiter {
    Waiter {
        number: written(&row.letter, row.number),
        service: names.service(&row.service),
        due_min: row.due_min,
        priority: row.priority,
        issued_ms: row.issued_ms,
        sent_here: row.for_counter.as_ref() == Some(counter),
        revision: row.revision,
        id: row.id,
    }
}

fn in_hand(row: LineRow, names: &Names) -> Current {
    Current {
        number: written(&row.letter, row.number),
        service: names.service(&row.service),
        group: row.group,
        state: row.state,
        calls: row.calls,
        acts: acts(row.state, row.calls, By::Counter),
        due_min: row.due_min,
        priority: row.priority,
        issued_ms: row.issued_ms,
        called_ms: row.called_ms,
        started_ms: row.started_ms,
        revision: row.revision,
        id: row.id,
    }
}
