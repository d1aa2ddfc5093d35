//! Calling the next one, and every other act of a counter on a ticket. What may be done is `domain::queue::ticket`; each act is written
//! with its entry of the ticket's chain, and every display of the centre is told.

use super::letter::event;
use super::own::{Names, Own};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::appeal::validate::Tidy;
use domain::ids::{CentreId, CounterId, GroupId, PersonId};
use domain::queue::OrderWhat;
use domain::queue::desk::{ActForm, CallOutcome};
use domain::queue::ticket::{Act, By, step};
use domain::refusal::{Code, Field, Refusal};
use domain::time::UnixMs;
use store::kiosk_orders::KioskOrderRow;
use store::lines::LineRow;
use store::ticket_events::TicketEventRow;
use store::tickets::TicketRow;
use store::{StoreError, Tx};

/// Calls the one whose turn it is to the employee's counter. Whoever has somebody in hand calls nobody, neither anew nor again: that is
/// what "call again" is for.
///
/// # Errors
/// [`Error::NotFound`] when there is no such counter; [`Error::Refused`] with `NotSeated` for who does not sit there, with `NotNow` during
/// a pause.
pub async fn call_next(ctx: &Ctx, number: u32) -> Result<CallOutcome, Error> {
    ctx.may(Function::CallNext)?;
    let own = Own::of(ctx).await?;
    let counter = own.counter(ctx, number).await?.id;
    let (centre, person, now) = (own.centre.id, own.person, ctx.now);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            sits(tx, &counter, &person, true).await?;
            if store::lines::at_counter_in(tx, &counter, now.date()).await?.is_some() {
                return Ok(CallOutcome::InHand);
            }
            let Some(row) = store::lines::claim(tx, &counter, &centre, now.date(), now).await? else { return Ok(CallOutcome::Nobody) };
            note(tx, &row, Act::Call, Some((person, counter)), now).await?;
            tx.publish_centre(&centre);
            Ok::<_, Error>(CallOutcome::Called)
        })
    });
    write.await
}

/// Any other act.
///
/// # Errors
/// [`Error::NotFound`] for a ticket of another centre or day; [`Error::Refused`] with what the table says, with `NotSeated` for who does
/// not sit at the counter, with `NotYours` for a ticket in a colleague's hand, with `Unknown` for an aim there is not;
/// [`Error::Conflict`] when it was changed meanwhile.
pub async fn ticket_act(ctx: &Ctx, form: ActForm) -> Result<(), Error> {
    ctx.may(Function::TicketAct)?;
    let form = form.tidied();
    let act = form.act()?;
    let own = Own::of(ctx).await?;
    let counter = own.counter(ctx, form.counter).await?.id;
    let group = aim(ctx, own.id(), &form).await?;
    let (centre, person, now) = (own.centre.id, own.person, ctx.now);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            sits(tx, &counter, &person, act == Act::Call).await?;
            let row = store::lines::find_in(tx, &form.ticket).await?.ok_or(Error::NotFound)?;
            if row.centre != centre || row.day != now.date() {
                return Err(Error::NotFound);
            }
            if row.revision != form.revision {
                return Err(Error::Conflict);
            }
            if row.state.is_at_counter() && row.counter.as_ref() != Some(&counter) {
                return Err(Refusal::form(Code::NotYours).into());
            }
            if act == Act::Next && group.as_ref().is_some_and(|group| *group != row.group) {
                // Other counters serve it: that is a transfer.
                return Err(Refusal::new(Field::Category, Code::Unknown).into());
            }
            let after = step(&row.ticket(), act, By::Counter, form.target(act, &counter, group), now)?;
            match store::lines::change(tx, &row.id, row.revision, &after).await {
                Ok(true) => {}
                Ok(false) => return Err(Error::Conflict),
                Err(StoreError::Unique(_)) => return Err(Refusal::form(Code::StillServing).into()),
                Err(error) => return Err(error.into()),
            }
            let row = LineRow { group: after.group, service: after.service, ..row };
            note(tx, &row, act, Some((person, counter)), now).await?;
            tx.publish_centre(&centre);
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// The group of the service asked for. A service the centre offers, a counter of the centre in use at which somebody sits.
async fn aim(ctx: &Ctx, centre: &CentreId, form: &ActForm) -> Result<Option<GroupId>, Error> {
    let unknown = || Error::from(Refusal::new(Field::Category, Code::Unknown));
    if let Some(to) = &form.to {
        let counters = store::centres::counters(ctx.portal.db(), centre).await?;
        counters.iter().find(|one| one.id == *to && one.active).ok_or_else(unknown)?;
        // Where nobody sits nobody would ever call.
        let seats = store::seats::taken(ctx.portal.db(), centre).await?;
        seats.iter().find(|seat| seat.counter == *to).ok_or_else(unknown)?;
    }
    let Some(service) = &form.service else { return Ok(None) };
    let offers = store::centres::offers(ctx.portal.db()).await?;
    offers.iter().find(|offer| offer.centre == *centre && offer.service == *service).ok_or_else(unknown)?;
    let names = Names::read(ctx).await?;
    Ok(Some(names.services.into_iter().find(|row| row.id == *service).ok_or_else(unknown)?.group))
}

/// This person sits at this counter; two presses of one button come one after the other.
async fn sits(tx: &mut Tx, counter: &CounterId, person: &PersonId, calls: bool) -> Result<(), Error> {
    let seat = store::seats::lock(tx, counter).await?.filter(|seat| seat.person == *person);
    let seat = seat.ok_or(Refusal::form(Code::NotSeated))?;
    if calls && seat.paused_ms.is_some() {
        return Err(Refusal::form(Code::NotNow).into());
    }
    Ok(())
}

/// A machine has given a ticket: the first entry of its chain, and every display of the centre is told.
pub(crate) async fn issued(tx: &mut Tx, row: &TicketRow) -> Result<(), Error> {
    let entry = TicketEventRow {
        ticket: row.id.clone(),
        centre: row.centre.clone(),
        at_ms: row.issued_ms,
        person: None,
        counter: None,
        act: Act::Issue,
        group: row.group.clone(),
        service: row.service.clone(),
    };
    store::ticket_events::append(tx, &entry).await?;
    tx.publish_centre(&row.centre);
    Ok(())
}

/// A machine has taken the code of an order, typed at this instant (Q3.2.2): the order is used, and its story says so. False when it does
/// not stand any more; of two machines at once one alone is told true.
pub(crate) async fn activated(tx: &mut Tx, order: &KioskOrderRow, typed: UnixMs) -> Result<bool, Error> {
    if !store::bookings::activate(tx, &order.id, typed).await? {
        return Ok(false);
    }
    store::booking_events::add(tx, &event(&order.code, OrderWhat::Activated, typed, None)).await?;
    Ok(true)
}

/// The entry of the ticket's chain.
pub(super) async fn note(tx: &mut Tx, row: &LineRow, act: Act, by: Option<(PersonId, CounterId)>, now: UnixMs) -> Result<(), Error> {
    let (person, counter) = by.unzip();
    let entry = TicketEventRow {
        ticket: row.id.clone(),
        centre: row.centre.clone(),
        at_ms: now,
        person,
        counter,
        act,
        group: row.group.clone(),
        service: row.service.clone(),
    };
    Ok(store::ticket_events::append(tx, &entry).await?)
}
