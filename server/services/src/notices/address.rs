//! Own e-mail and phone for notices (T1.4). An address counts once the code sent to it was typed; whether anybody else uses
//! it makes no difference to any answer, so nobody learns it here.

use crate::people::token;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::ids::PersonId;
use domain::notice::{CODE_TRIES, Channel, code, email, phone};
use domain::refusal::{Code, Field, Refusal};
use store::addresses::CodeRow;
use store::deliveries::Work;

/// Asks for a code to a new address.
///
/// # Errors
/// [`Error::Refused`] for what is no address or a channel that is closed, [`Error::Busy`] after too many codes in an hour.
pub async fn ask_code(ctx: &Ctx, channel: Channel, typed: &str) -> Result<(), Error> {
    ctx.may(Function::AskCode)?;
    let person = ctx.person()?.clone();
    let (field, address) = match channel {
        Channel::Email => (Field::Email, email(typed)?),
        Channel::Sms => (Field::Phone, phone(typed)?),
        Channel::Push => return Err(Refusal::form(Code::Unknown).into()),
    };
    if !ctx.portal.is_open(channel) {
        return Err(Refusal::new(field, Code::NotNow).into());
    }
    ctx.portal.limiters.codes.take(&person)?;
    // Many people asking for one address would flood its owner. They are told nothing: others' asking is not their business.
    let flooded = ctx.portal.limiters.codes_to.take(&PersonId(token::hash(&address))).is_err();
    let now = ctx.now;
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::addresses::ask(tx, &person, channel, &address, now).await?;
            if !flooded {
                let job = Work::Code(person).job(format!("code-{}", uuid::Uuid::now_v7()), channel, now);
                store::outbox::add(tx, &job).await?;
            }
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Types the code. Wrong, too late, too often, never asked for: one answer for all.
///
/// # Errors
/// [`Error::Refused`] with `Unknown` when the code does not prove the address.
pub async fn confirm_code(ctx: &Ctx, channel: Channel, typed: &str) -> Result<(), Error> {
    ctx.may(Function::ConfirmCode)?;
    let wrong = Refusal::new(Field::Code, if typed.trim().is_empty() { Code::Required } else { Code::Unknown });
    let typed = code(typed).ok_or(wrong)?;
    let (person, now) = (ctx.person()?.clone(), ctx.now);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let Some(row) = store::addresses::try_code(tx, &person, channel).await? else { return Ok(false) };
            let in_time = row.expires_ms.is_some_and(|until| now < until) && row.tries <= CODE_TRIES;
            if !in_time || row.code_hash.as_deref() != Some(code_hash(&person, &row, &typed).as_str()) {
                // Not an error: it would take the counted try back.
                return Ok(false);
            }
            store::addresses::confirm(tx, &person, channel, &row.address, now).await?;
            store::addresses::forget(tx, &person, channel).await?;
            Ok::<_, Error>(true)
        })
    });
    if write.await? { Ok(()) } else { Err(wrong.into()) }
}

/// Nothing is sent there any more; a new address that waits for its code is forgotten too.
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub async fn remove_address(ctx: &Ctx, channel: Channel) -> Result<(), Error> {
    ctx.may(Function::RemoveAddress)?;
    let person = ctx.person()?.clone();
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            // First what waits: who changes their mind about a new address keeps the old one.
            if !store::addresses::forget(tx, &person, channel).await? {
                store::addresses::remove(tx, &person, channel).await?;
            }
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// As a code is kept: bound to the person and the address it was sent to.
pub(crate) fn code_hash(person: &PersonId, row: &CodeRow, code: &str) -> String {
    token::hash(&format!("{person}|{}|{}|{code}", row.channel.as_str(), row.address))
}
