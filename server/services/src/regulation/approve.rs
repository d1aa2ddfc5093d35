//! Approval (R9.2): by the head of the body that provides the service, with a signature. From then on the version is in force and open to
//! everybody (R9.8); the one before is superseded.

use super::loaded::Loaded;
use super::signed::payload;
use super::stages::{moved, touched};
use super::{entry, staff, tell};
use crate::permission::Function;
use crate::signature::sign;
use crate::{Ctx, Error};
use domain::account::AccountWhat;
use domain::regulation::{ApproveForm, Step, What};
use store::regulation_events::RegulationEventRow;
use store::regulations::VersionRow;
use store::signatures::RegulationSignatureRow;

/// Approves the version that was read.
///
/// # Errors
/// [`Error::Refused`] with `NotTheHead` for everybody but the head, with `StillDiscussed` before the discussion's time is over, with
/// `NotSigned` when there is no signature; [`Error::Conflict`] when another version stands there now.
pub async fn approve(ctx: &Ctx, form: ApproveForm) -> Result<(), Error> {
    ctx.may(Function::ApproveRegulation)?;
    let loaded = Loaded::of_staff(ctx, &form.id).await?;
    let stage = loaded.step(ctx, Step::Approve)?;
    if loaded.current.version != form.version {
        return Err(Error::Conflict);
    }
    let provider = loaded.row.institution.clone();
    let signed = sign(ctx, payload(&form.id, form.version, &provider, &loaded.text)?).await?;
    let signature = RegulationSignatureRow { regulation: form.id.clone(), version: form.version, signed };
    let persons = staff(ctx, &loaded.others(ctx)).await?;
    let to = VersionRow { stage, since_ms: Some(ctx.now), ..touched(ctx, &loaded.current) };
    let approved = entry(ctx, &form.id, provider.clone(), form.version, What::Approved);
    let earlier = loaded.versions.iter().find(|one| one.stage == domain::regulation::Stage::InForce);
    let superseded: Option<RegulationEventRow> = earlier.map(|one| entry(ctx, &form.id, provider, one.version, What::Superseded));
    let (acting, seen) = (ctx.clone(), loaded.current);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let was = store::regulations::supersede(tx, &to.regulation, acting.now).await?;
            moved(was == superseded.is_some() && store::regulations::advance(tx, &seen, &to).await?)?;
            store::signatures::insert_regulation(tx, &signature).await?;
            if let Some(event) = &superseded {
                store::regulation_events::append(tx, event).await?;
            }
            store::regulation_events::append(tx, &approved).await?;
            tell(tx, &persons, AccountWhat::RegulationInForce, &to.regulation, &to.name, &acting).await
        })
    });
    write.await?;
    // Forms that the new version doesn't allow are shut by themselves; that their makers are not told must not undo an approval.
    if let Err(error) = crate::request::regulation_changed(ctx, &form.id).await {
        tracing::warn!(cause = format!("{error:?}"), "nobody was told of forms that a regulation has overtaken");
    }
    Ok(())
}
