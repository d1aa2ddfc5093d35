//! The ticket on a phone (Q+): whoever has the paper's code sees where it stands, and nothing about anybody.

use super::lines::line;
use crate::permission::Function;
use crate::{Ctx, Error, Portal};
use domain::ids::TicketId;
use domain::notice::Channel;
use domain::queue::kiosk::view::{NEAR, PhoneTicket, TurnPush};
use domain::queue::ticket::TicketState;
use domain::queue::ticket::written;
use domain::refusal::{Code, Refusal};
use store::deliveries::Work;
use store::tickets::TicketRow;

/// Persons told in one turn.
const AT_A_TIME: u32 = 500;

/// Where a ticket stands.
///
/// # Errors
/// [`Error::NotFound`] when there is none with this secret.
pub async fn phone(ctx: &Ctx, secret: &str) -> Result<PhoneTicket, Error> {
    ctx.may(Function::PhoneTicket)?;
    let row = by_secret(ctx, secret).await?;
    let db = ctx.portal.db();
    let push = push(ctx, &row.id).await?;
    let centre = store::centres::find(db, &row.centre).await?.ok_or(Error::NotFound)?;
    let service = store::centres::services(db).await?.into_iter().find(|service| service.id == row.service);
    let waits = row.state == TicketState::Waiting && row.day == ctx.now.date();
    let before = if waits { store::lines::before(db, &row.id, row.day, ctx.now).await? } else { 0 };
    let counter = match &row.counter {
        Some(id) => store::centres::counters(db, &row.centre).await?.into_iter().find(|counter| counter.id == *id),
        None => None,
    };
    Ok(PhoneTicket {
        number: written(&row.letter, row.number),
        minutes: if waits { line(ctx, &centre, &row.group).await?.minutes(before) } else { None },
        centre: centre.name(),
        centre_id: centre.id,
        address: centre.address,
        service: service.map(|service| service.name()).unwrap_or_default(),
        state: row.state,
        before,
        counter: counter.map(|counter| counter.number),
        issued_ms: row.issued_ms,
        past: row.day != ctx.now.date(),
        push,
    })
}

async fn by_secret(ctx: &Ctx, secret: &str) -> Result<TicketRow, Error> {
    let real = secret.len() == 32 && secret.bytes().all(|byte| byte.is_ascii_hexdigit());
    let found = if real { store::tickets::find_by_secret(ctx.portal.db(), secret).await? } else { None };
    found.ok_or(Error::NotFound)
}

async fn push(ctx: &Ctx, ticket: &TicketId) -> Result<TurnPush, Error> {
    let Some(person) = ctx.actor.person.as_ref().filter(|_| ctx.portal.is_open(Channel::Push)) else { return Ok(TurnPush::Closed) };
    let db = ctx.portal.db();
    if store::ticket_follows::has(db, ticket, person).await? {
        return Ok(TurnPush::On);
    }
    let browsers = store::subscriptions::of_person(db, person).await?;
    Ok(if browsers.is_empty() { TurnPush::NoBrowser } else { TurnPush::Off })
}

/// One push message goes to the person's devices when the turn of the ticket is near.
///
/// # Errors
/// [`Error::SignIn`] for a visitor; [`Error::NotFound`] when there is no ticket with this secret; [`Error::Refused`] with `NotNow` when it
/// does not wait any more, or no device of the person takes push messages.
pub async fn follow(ctx: &Ctx, secret: &str) -> Result<(), Error> {
    ctx.may(Function::FollowTicket)?;
    let (row, person, now) = (by_secret(ctx, secret).await?, ctx.person()?.clone(), ctx.now);
    let waits = row.state == TicketState::Waiting && row.day == now.date();
    if !waits || matches!(push(ctx, &row.id).await?, TurnPush::Closed | TurnPush::NoBrowser) {
        return Err(Refusal::form(Code::NotNow).into());
    }
    let write = ctx
        .portal
        .db()
        .write(move |tx| Box::pin(async move { Ok::<_, Error>(store::ticket_follows::add(tx, &row.id, &person, now).await?) }));
    write.await
}

/// Tells whose turn is near, each person once for a ticket; how many.
///
/// # Errors
/// [`Error::Internal`] when the database fails; who was told stays told.
pub(crate) async fn tell_near(portal: &Portal) -> Result<u32, Error> {
    if !portal.is_open(Channel::Push) {
        return Ok(0);
    }
    let (now, mut told) = (portal.now(), 0);
    for row in store::ticket_follows::open(portal.db(), now.date(), AT_A_TIME).await? {
        if store::lines::before(portal.db(), &row.ticket, now.date(), now).await? > NEAR {
            continue;
        }
        let write = portal.db().write(move |tx| {
            Box::pin(async move {
                let first = store::ticket_follows::told(tx, &row, now).await?;
                if first {
                    let id = format!("turn-{}", uuid::Uuid::now_v7());
                    let work = Work::Turn(row.ticket, row.person);
                    store::outbox::add(tx, &work.job(id, Channel::Push, now)).await?;
                }
                Ok::<_, Error>(first)
            })
        });
        told += u32::from(write.await?);
    }
    Ok(told)
}

/// Where the ticket is seen, while it waits still; the message says nothing else of it.
pub(crate) async fn near_address(portal: &Portal, ticket: &TicketId) -> Result<Option<String>, Error> {
    let row = store::tickets::find(portal.db(), ticket).await?;
    let row = row.filter(|row| row.state == TicketState::Waiting && row.day == portal.now().date());
    Ok(row.map(|row| format!("/queue/ticket/{}", row.secret)))
}
