//! Who finds nothing free asks to be told when a place becomes free.

use super::book;
use crate::people::token;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::ids::{CentreId, PersonId, ServiceId};
use domain::notice::{Channel, email};
use domain::queue::{No, window};
use domain::refusal::{Code, Field, Refusal};
use store::place_waits::WaitRow;

/// Waits until the end of the centre's window. Asked twice it is one waiting as far as the person sees; too many are refused silently, because
/// whose the address is has not been proved.
///
/// # Errors
/// [`Error::Refused`] for what is no address or not offered.
pub async fn wait(ctx: &Ctx, centre: &CentreId, service: &ServiceId, typed: &str) -> Result<(), Error> {
    ctx.may(Function::WaitForPlace)?;
    let email = email(typed)?;
    if !ctx.portal.is_open(Channel::Email) && !ctx.portal.config().demo {
        return Err(Refusal::new(Field::Email, Code::NotNow).into());
    }
    let wanted = book::wanted(&ctx.portal, centre, service).await?;
    if wanted.service.sign_in && ctx.actor.person.is_none() {
        return Err(super::no(Field::Service, No::SignIn));
    }
    let flooded = ctx.portal.limiters.codes_to.take(&PersonId(format!("wait:{}", token::hash(&email)))).is_err();
    let (from, until) = window::of(ctx.now.date(), wanted.window());
    let row = WaitRow {
        id: uuid::Uuid::now_v7().to_string(),
        centre: centre.clone(),
        service: service.clone(),
        group: wanted.plan.group.clone(),
        from,
        until,
        email,
        lang: ctx.lang,
        asked_ms: ctx.now,
    };
    let max = ctx.portal.config().queue.waits_per_email;
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            if !flooded && store::place_waits::of_email(tx, &row.email).await? < max {
                store::place_waits::add(tx, &row).await?;
            }
            Ok::<_, Error>(())
        })
    });
    write.await
}
