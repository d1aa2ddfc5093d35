//! Joining an appeal of the same matter for who calls (A8.4).

use super::{call, caller, receipt, written_before};
use crate::appeals::may_join;
use crate::permission::Function;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::validate::Tidy;
use domain::appeal::view::What;
use domain::live::Change;
use domain::phone::{self, PhoneJoinForm, PhoneReceipt};
use domain::refusal::{Code, Refusal};
use store::events::Audience;
use store::joins::JoinRow;

/// Joins; the number to be read aloud is that of the appeal joined.
///
/// # Errors
/// [`Error::Refused`] with what is wrong, with `Closed`, with `AlreadyDone` for a caller who has joined; [`Error::NotFound`] for an
/// appeal that does not exist.
pub async fn join(ctx: &Ctx, form: PhoneJoinForm) -> Result<PhoneReceipt, Error> {
    ctx.may(Function::JoinForCaller)?;
    let form = form.tidied();
    phone::join(&form)?;
    let (id, appeal) = (form.join.id.clone(), form.join.appeal.clone());
    if let Some(receipt) = written_before(ctx, id.as_str()).await? {
        return Ok(receipt);
    }
    let (person, number) = caller(ctx, &form.caller).await?;
    ctx.portal.limiters.joins.take(&person.id)?;
    let kept = call(ctx, id.as_str(), &appeal, &person.id, number.clone())?;
    let joined = event(ctx, What::Joined, "A8.4", Audience::Public, &Particulars::default());
    let now = ctx.now;
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let caller = store::people::sign_in(tx, &person).await?;
            let held = store::appeals::lock(tx, &form.join.appeal).await?.ok_or(Error::NotFound)?;
            may_join(&held, &caller)?;
            let joins = store::joins::of_appeal_in(tx, &held.id).await?;
            if joins.iter().any(|join| join.person == caller) {
                return Err(Refusal::form(Code::AlreadyDone).into());
            }
            let row = JoinRow {
                id: form.join.id,
                appeal: form.join.appeal,
                person: caller.clone(),
                text: form.join.text,
                answer_mode: form.join.answer_mode,
                postal_address: form.join.postal_address,
                joined_ms: now,
            };
            match store::joins::left_by(tx, &row.appeal, &caller).await? {
                Some(left) => store::joins::again(tx, &left.id, &row, &[]).await?,
                None => store::joins::insert(tx, &row, &[]).await?,
            }
            store::phone_calls::add(tx, &store::phone_calls::PhoneCallRow { caller: caller.clone(), ..kept }).await?;
            store::events::append(tx, &held.id, &[joined]).await?;
            let institutions = store::assignments::of_appeal_in(tx, &held.id).await?.into_iter().map(|work| work.institution).collect();
            let mut persons = crate::views::persons(&held, &joins);
            persons.push(caller);
            tx.publish(Change { appeal: held.id, persons, institutions });
            Ok::<_, Error>(())
        })
    });
    match write.await {
        Err(error) => written_before(ctx, id.as_str()).await?.ok_or(error),
        Ok(()) => receipt(ctx, &appeal, &number, true).await,
    }
}
