//! The operator decides: the register is changed and the provider told its number (R10.4, R10.8), or the application goes back.

use super::entry::{By, amend, register};
use super::{keep, known, operators, staff, step_row, stepped, word};
use crate::permission::Function;
use crate::{Ctx, Error, official};
use domain::account::AccountWhat;
use domain::appeal::validate::Tidy;
use domain::eservice::Act;
use domain::eservice::application::{ApplicationStep, DecideForm, decision};
use domain::ids::EserviceId;
use domain::refusal::{Code, Refusal};
use store::Tx;
use store::eservice_applications::ApplicationRow;

/// Grants an application, or sends it back with reasons. Gives the service's registry number when it was granted. Of two operators at once
/// one decides; the other one gets a conflict.
///
/// # Errors
/// [`Error::NotFound`] for what was never submitted; [`Error::Conflict`] when somebody decided meanwhile, or the provider took it back;
/// [`Error::Refused`] without reasons, or where the register says no: `Taken`, `NumberTaken`, `NotNow`.
pub async fn decide(ctx: &Ctx, form: DecideForm) -> Result<Option<String>, Error> {
    ctx.may(Function::DecideApplication)?;
    let form = form.tidied();
    decision(&form)?;
    let provider = known(ctx, &form.id).await?.provider;
    let step = if form.grants() { ApplicationStep::Grant } else { ApplicationStep::Return };
    let entry = step_row(ctx, &form.id, step, &form.reason).await?;
    let (db, ctx_in) = (ctx.portal.db(), ctx.clone());
    let (told, ours) = (staff(db, &provider).await?, operators(db).await?);
    let write = db.write(move |tx| {
        Box::pin(async move {
            let (row, state) = stepped(&ctx_in, tx, &form.id, form.seen, step).await?;
            let row = ApplicationRow { state, decided_ms: Some(ctx_in.now), ..row };
            let (row, number, what) =
                if form.grants() { granted(&ctx_in, tx, row).await? } else { (row, None, AccountWhat::EserviceReturned) };
            let said = number.clone().or_else(|| row.number.clone()).unwrap_or_default();
            keep(tx, &row, Some(&entry)).await?;
            official::tell(tx, &told, what, &word(&said, &row.id), ctx_in.now).await?;
            official::stir(tx, [told, ours].concat());
            Ok::<_, Error>(number)
        })
    });
    let number = write.await?;
    ctx.portal.duties.forget().await;
    Ok(number)
}

/// The register with what was asked in it.
async fn granted(ctx: &Ctx, tx: &mut Tx, row: ApplicationRow) -> Result<(ApplicationRow, Option<String>, AccountWhat), Error> {
    let by = By { person: ctx.actor.person.clone(), application: Some(row.id.clone()), at: ctx.now };
    if row.act == Act::Register {
        let id = EserviceId(uuid::Uuid::now_v7().to_string());
        let number = register(tx, &id, row.facts.facts(&row.provider), by).await?;
        return Ok((ApplicationRow { eservice: Some(id), ..row }, Some(number), AccountWhat::EserviceGranted));
    }
    let id = row.eservice.clone().ok_or(Refusal::form(Code::NotNow))?;
    let facts = (row.act == Act::Amend).then(|| row.facts.facts(&row.provider));
    let number = amend(tx, &id, facts, by).await?;
    Ok((row, Some(number), AccountWhat::EserviceAmended))
}
