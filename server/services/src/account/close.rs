//! Closing one's account (T1.7, T2.2). What stays and why: decision 10.

use super::entry;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::account::{Act, is_close_word};
use domain::refusal::{Code, Field, Refusal};

/// Closes the account of whoever asks, for good: contact data and keys go, sessions end, appeals go on with the institutions
/// that have them. Signing in again makes a new account.
///
/// # Errors
/// [`Error::Refused`] on the confirmation when the word was not typed; with `Restricted` while access is restricted, for
/// closing must not be a way around it (T1.9).
pub async fn close(ctx: &Ctx, confirm: &str) -> Result<(), Error> {
    ctx.may(Function::CloseAccount)?;
    let person = ctx.person()?.clone();
    if !is_close_word(confirm) {
        return Err(Refusal::new(Field::Confirm, Code::BadFormat).into());
    }
    let row = store::people::find(ctx.portal.db(), &person).await?.ok_or(Error::SignIn)?;
    if row.restricted_at(ctx.now).is_some() {
        return Err(Refusal::form(Code::Restricted).into());
    }
    let (closing, now, closed) = (person.clone(), ctx.now, entry(ctx, &person, Act::Closed, ""));
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            if !store::people::close(tx, &closing, now).await? {
                return Err(Error::SignIn);
            }
            Ok::<_, Error>(store::account_events::append(tx, &closed).await?)
        })
    });
    write.await?;
    crate::stored::forget_waiting(&ctx.portal, &person).await?;
    ctx.portal.known.forget(&person).await;
    Ok(())
}
