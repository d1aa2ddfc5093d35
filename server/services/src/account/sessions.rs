//! Ending own sessions from the account's page.

use super::entry;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::account::Act;

/// Ends one of the own sessions; here at once, in other processes within ten seconds. One that has ended already is fine.
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub async fn end_session(ctx: &Ctx, name: &str) -> Result<(), Error> {
    ctx.may(Function::EndSession)?;
    let person = ctx.person()?.clone();
    let (owner, name) = (person.clone(), name.to_owned());
    let ended = entry(ctx, &person, Act::SessionEnded, &name);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            if store::sessions::end_named(tx, &owner, &name).await? {
                store::account_events::append(tx, &ended).await?;
            }
            Ok::<_, Error>(())
        })
    });
    write.await?;
    ctx.portal.known.forget(&person).await;
    Ok(())
}

/// Ends all own sessions, the one that asks included; how many there were.
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub async fn sign_out_everywhere(ctx: &Ctx) -> Result<u64, Error> {
    ctx.may(Function::SignOutEverywhere)?;
    let person = ctx.person()?.clone();
    let owner = person.clone();
    let ended = entry(ctx, &person, Act::SignedOutEverywhere, "");
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::account_events::append(tx, &ended).await?;
            Ok::<_, Error>(store::sessions::end_all(tx, &owner).await?)
        })
    });
    let count = write.await?;
    ctx.portal.known.forget(&person).await;
    Ok(count)
}
