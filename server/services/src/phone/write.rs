//! Writing an appeal for who calls: the same checks and the same terms as for who writes it (A8.3, A8.8).

use super::{call, caller, receipt, written_before};
use crate::appeals::submit;
use crate::notices::{Told, for_all};
use crate::permission::Function;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::validate::Tidy;
use domain::appeal::view::What;
use domain::lifecycle;
use domain::live::Change;
use domain::phone::{self, PhoneAppealForm, PhoneReceipt};
use domain::role::Role;
use store::appeals::NewAppeal;
use store::events::Audience;

/// Writes it; the caller is told by a short message where one can be sent.
///
/// # Errors
/// [`Error::Refused`] with every field that is wrong, the caller's among them; [`Error::Conflict`] when the id is somebody else's;
/// [`Error::Busy`] after too many from one caller in an hour.
pub async fn write(ctx: &Ctx, form: PhoneAppealForm) -> Result<PhoneReceipt, Error> {
    ctx.may(Function::WriteForCaller)?;
    lifecycle::begin(Role::Citizen)?;
    let form = form.tidied();
    phone::appeal(&form)?;
    let id = form.appeal.id.clone();
    if let Some(receipt) = written_before(ctx, id.as_str()).await? {
        return Ok(receipt);
    }
    let (person, number) = caller(ctx, &form.caller).await?;
    let new = submit::checked(ctx, form.appeal, person.id.clone()).await?;
    ctx.portal.limiters.submits.take(&person.id)?;
    let kept = call(ctx, id.as_str(), &id, &person.id, number.clone())?;
    let sent = event(ctx, What::Sent, "A8.3", Audience::Public, &Particulars::default());
    let (ctx_in, mut new) = (ctx.clone(), NewAppeal { channel: "phone".to_owned(), ..new });
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            // Somebody may have called from this number, under this name, in the same instant.
            let caller = store::people::sign_in(tx, &person).await?;
            new.person = caller.clone();
            let number = store::appeals::send(tx, &new, sent).await?;
            let kept = store::phone_calls::PhoneCallRow { caller: caller.clone(), ..kept };
            store::phone_calls::add(tx, &kept).await?;
            let told = Told { what: What::Sent, appeal: new.id.clone(), number, day: Some(new.due_on) };
            store::notices::add(tx, &for_all(&ctx_in, std::slice::from_ref(&caller), &told)).await?;
            tx.publish(Change { appeal: new.id.clone(), persons: vec![caller], institutions: Vec::new() });
            Ok::<_, Error>(())
        })
    });
    match write.await {
        Err(error) => written_before(ctx, id.as_str()).await?.ok_or(error),
        Ok(()) => receipt(ctx, &id, &number, false).await,
    }
}
