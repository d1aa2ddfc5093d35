//! The ticket on a phone (Q+): whoever has the paper's code sees where it stands, and nothing about anybody.

use super::lines::line;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::queue::kiosk::view::PhoneTicket;
use domain::queue::ticket::TicketState;
use domain::queue::ticket::written;

/// Where a ticket stands.
///
/// # Errors
/// [`Error::NotFound`] when there is none with this secret.
pub async fn phone(ctx: &Ctx, secret: &str) -> Result<PhoneTicket, Error> {
    ctx.may(Function::PhoneTicket)?;
    let real = secret.len() == 32 && secret.bytes().all(|byte| byte.is_ascii_hexdigit());
    let found = if real { store::tickets::find_by_secret(ctx.portal.db(), secret).await? } else { None };
    let row = found.ok_or(Error::NotFound)?;
    let db = ctx.portal.db();
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
    })
}
