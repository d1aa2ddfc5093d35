//! A provider writes an application, and takes it back.

use super::{keep, known, operators, staff, step_row, stepped, submit};
use crate::house::Own;
use crate::permission::Function;
use crate::{Ctx, Error, official};
use domain::appeal::validate::Tidy;
use domain::eservice::Act;
use domain::eservice::application::{ApplicationForm, ApplicationStep, Written, bounds};
use domain::ids::ApplicationId;
use store::eservice_applications::ApplicationRow;

/// Keeps what was typed; with the step `submit` it is signed by the head of the institution and submitted too (R10.3).
///
/// # Errors
/// [`Error::NotFound`] for an application of others; [`Error::Conflict`] when a colleague has kept another revision meanwhile;
/// [`Error::Refused`] with every item that is wrong, with `HeadSigns` when somebody else submits, with `NotSigned` when there is no
/// signature, with `NotNow` when it is decided.
pub async fn write(ctx: &Ctx, form: ApplicationForm) -> Result<Written, Error> {
    ctx.may(Function::WriteApplication)?;
    let form = form.tidied();
    let own = Own::of(ctx).await?;
    let row = known(ctx, &form.id).await?;
    if form.submits() {
        return submit::submit(ctx, &own, row, form).await;
    }
    let wrong = bounds(&form);
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let (stirred, ctx_in) = (staff(ctx.portal.db(), &own.institution).await?, ctx.clone());
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let (row, state) = stepped(&ctx_in, tx, &form.id, form.seen, ApplicationStep::Write).await?;
            let row = ApplicationRow { state, written_by: own.person, ..typed(row, &form) };
            keep(tx, &row, None).await?;
            official::stir(tx, stirred);
            Ok::<_, Error>(Written { revision: row.revision, number: None })
        })
    });
    write.await
}

/// The application with what was typed; who cancels changes no facts.
pub(super) fn typed(row: ApplicationRow, form: &ApplicationForm) -> ApplicationRow {
    let facts = if row.act == Act::Cancel { row.facts } else { form.facts.clone() };
    ApplicationRow { facts, happened_on: form.happened_on.clone(), reason: form.reason.clone(), ..row }
}

/// Takes an application back: a draft is put aside, what waits for the operator waits no more.
///
/// # Errors
/// [`Error::NotFound`] for an application of others; [`Error::Conflict`] when something was done with it meanwhile; [`Error::Refused`] with
/// `NotNow` when it is decided.
pub async fn withdraw(ctx: &Ctx, id: ApplicationId, seen: u32) -> Result<(), Error> {
    ctx.may(Function::WithdrawApplication)?;
    known(ctx, &id).await?;
    let step = step_row(ctx, &id, ApplicationStep::Withdraw, "").await?;
    let own = Own::of(ctx).await?;
    let stirred = [staff(ctx.portal.db(), &own.institution).await?, operators(ctx.portal.db()).await?].concat();
    let ctx_in = ctx.clone();
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let (row, state) = stepped(&ctx_in, tx, &id, seen, ApplicationStep::Withdraw).await?;
            keep(tx, &ApplicationRow { state, ..row }, Some(&step)).await?;
            official::stir(tx, stirred);
            Ok::<_, Error>(())
        })
    });
    write.await
}
