//! Legal holds: placed and lifted with reasons, in the chain of the appeal.

use crate::permission::Function;
use crate::views::Whole;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::validate::Tidy;
use domain::appeal::view::What;
use domain::archive::{HoldForm, hold};
use domain::refusal::{Code, Refusal};
use store::StoreError;
use store::events::Audience;

/// Holds an appeal as it is. One that rests in the archive stays there.
///
/// # Errors
/// [`Error::Refused`] without a reason, or with `AlreadyDone` while a hold stands; [`Error::NotFound`] outside one's territory.
pub async fn place(ctx: &Ctx, form: HoldForm) -> Result<(), Error> {
    ctx.may(Function::PlaceHold)?;
    let form = form.tidied();
    hold(&form)?;
    let whole = own(ctx, &form).await?;
    let (by, now, change) = (ctx.person()?.clone(), ctx.now, whole.change());
    let placed = event(ctx, What::HoldPlaced, "A6.0.2", Audience::Staff, &Particulars::text(&form.reason));
    let id = uuid::Uuid::now_v7().to_string();
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::appeals::lock(tx, &form.appeal).await?.ok_or(Error::NotFound)?;
            match store::holds::place(tx, &id, &form.appeal, &form.reason, &by, now).await {
                Err(StoreError::Unique(_)) => return Err(Refusal::form(Code::AlreadyDone).into()),
                result => result?,
            }
            store::events::append(tx, &form.appeal, std::slice::from_ref(&placed)).await?;
            tx.publish(change);
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Lifts the hold. What it kept of persons whose accounts were closed meanwhile is forgotten in the same write.
///
/// # Errors
/// As [`place`]; [`Error::Refused`] with `AlreadyDone` when none stands.
pub async fn lift(ctx: &Ctx, form: HoldForm) -> Result<(), Error> {
    ctx.may(Function::LiftHold)?;
    let form = form.tidied();
    hold(&form)?;
    let whole = own(ctx, &form).await?;
    let (by, now, change) = (ctx.person()?.clone(), ctx.now, whole.change());
    let lifted = event(ctx, What::HoldLifted, "A6.0.2", Audience::Staff, &Particulars::text(&form.reason));
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::appeals::lock(tx, &form.appeal).await?.ok_or(Error::NotFound)?;
            if !store::holds::lift(tx, &form.appeal, &form.reason, &by, now).await? {
                return Err(Refusal::form(Code::AlreadyDone).into());
            }
            for person in store::holds::closed_persons(tx, &form.appeal).await? {
                store::people::forget_held(tx, &person).await?;
            }
            store::events::append(tx, &form.appeal, std::slice::from_ref(&lifted)).await?;
            tx.publish(change);
            Ok::<_, Error>(())
        })
    });
    write.await
}

async fn own(ctx: &Ctx, form: &HoldForm) -> Result<Whole, Error> {
    let whole = Whole::read(ctx, &form.appeal).await?;
    if crate::owner::in_territory(ctx, &whole.appeal) { Ok(whole) } else { Err(Error::NotFound) }
}
