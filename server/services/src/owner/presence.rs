//! Who has a card open, so that two employees are never on the same one unknowingly (A8.5).

use super::in_territory;
use crate::permission::Function;
use crate::{Ctx, Error, people};
use domain::desk::presence::{Colleague, LEASE_MS};
use domain::ids::{AppealId, PersonId};
use domain::live::Change;
use domain::time::UnixMs;
use store::presence::PresenceRow;

/// Says that the card is open at this employee's desk, for about a minute; who else has it open. An open page repeats it.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the owner's staff, [`Error::NotFound`] outside their territory.
pub async fn hold_card(ctx: &Ctx, id: &AppealId) -> Result<Vec<Colleague>, Error> {
    ctx.may(Function::HoldCard)?;
    let (db, person) = (ctx.portal.db(), ctx.person()?.clone());
    let appeal = store::appeals::find(db, id).await?.ok_or(Error::NotFound)?;
    if !in_territory(ctx, &appeal) {
        return Err(Error::NotFound);
    }
    let (held, own, now) = (appeal.id.clone(), person.clone(), ctx.now);
    let write = db.write(move |tx| {
        Box::pin(async move {
            if store::presence::hold(tx, &held, &own, now, UnixMs(now.0 + LEASE_MS)).await? {
                tx.publish(Change::of_desk());
            }
            Ok::<_, Error>(())
        })
    });
    write.await?;
    colleagues(ctx, id, &person).await
}

/// Says that the card was closed.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the owner's staff.
pub async fn release_card(ctx: &Ctx, id: &AppealId) -> Result<(), Error> {
    ctx.may(Function::ReleaseCard)?;
    let (id, person) = (id.clone(), ctx.person()?.clone());
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            if store::presence::close(tx, &id, &person).await? {
                tx.publish(Change::of_desk());
            }
            Ok::<_, Error>(())
        })
    });
    write.await
}

async fn colleagues(ctx: &Ctx, id: &AppealId, own: &PersonId) -> Result<Vec<Colleague>, Error> {
    let db = ctx.portal.db();
    let mut open = store::presence::of_appeal(db, id, ctx.now).await?;
    open.retain(|one| one.person != *own);
    let persons: Vec<_> = open.iter().map(|one| one.person.clone()).collect();
    let names = store::people::find_many(db, &persons).await?;
    let name = |one: &PresenceRow| {
        let person = names.iter().find(|person| person.id == one.person)?;
        Some(Colleague { name: people::name_of(person), since_ms: one.opened_ms })
    };
    Ok(open.iter().filter_map(name).collect())
}
