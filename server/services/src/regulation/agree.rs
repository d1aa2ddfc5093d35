//! What the other bodies say of a version (R9.2).

use super::loaded::Loaded;
use super::{entry, staff, tell, us};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::account::AccountWhat;
use domain::appeal::validate::clean;
use domain::refusal::{Code, Refusal};
use domain::regulation::{AgreeForm, AgreementState, Step, What, agreement};
use store::regulation_agreements::AgreementRow;
use store::regulation_events::RegulationEventRow;

/// Agrees, or objects with reasons; what was said last counts. The provider's staff are told.
///
/// # Errors
/// [`Error::NotFound`] for whoever is not asked; [`Error::Refused`] with `NotYours` for the provider, with `NotNow` in another stage, with
/// what is wrong with the reasons.
pub async fn decide(ctx: &Ctx, form: AgreeForm) -> Result<(), Error> {
    ctx.may(Function::DecideRegulation)?;
    let loaded = Loaded::of_staff(ctx, &form.id).await?;
    loaded.step(ctx, Step::Decide)?;
    agreement(&form)?;
    let us = us(ctx)?;
    let reason = if form.object { clean(&form.reason) } else { String::new() };
    let row = AgreementRow {
        regulation: form.id.clone(),
        version: loaded.current.version,
        institution: us.clone(),
        state: if form.object { AgreementState::Objected } else { AgreementState::Agreed },
        reason: reason.clone(),
        person: ctx.actor.person.clone(),
        asked_ms: ctx.now,
        decided_ms: Some(ctx.now),
    };
    let what = if form.object { What::Objected } else { What::Agreed };
    let event = RegulationEventRow { note: reason, ..entry(ctx, &form.id, us, row.version, what) };
    let persons = staff(ctx, std::slice::from_ref(&loaded.row.institution)).await?;
    let (acting, seen) = (ctx.clone(), loaded.current);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            // It may have been taken back meanwhile; two bodies say something one after the other.
            store::regulations::lock(tx, &seen.regulation).await?;
            let now = store::regulations::version(tx, &seen.regulation, seen.version).await?.ok_or(Error::NotFound)?;
            if now.stage != seen.stage || !store::regulation_agreements::decide(tx, &row).await? {
                return Err(Refusal::form(Code::NotNow).into());
            }
            store::regulation_events::append(tx, &event).await?;
            tell(tx, &persons, AccountWhat::RegulationDecided, &seen.regulation, &seen.name, &acting).await
        })
    });
    write.await
}
