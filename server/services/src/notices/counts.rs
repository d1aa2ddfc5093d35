use crate::permission::Function;
use crate::{Ctx, Error};
use domain::ids::AppealId;
use domain::notice::DeliveryCount;
use domain::role::Role;

/// How many notices about an appeal went out by which channel. Staff see counts alone: no person, no address, no moment.
///
/// # Errors
/// [`Error::NotFound`] for an appeal that is not this employee's to see.
pub async fn delivery_counts(ctx: &Ctx, id: &AppealId) -> Result<Vec<DeliveryCount>, Error> {
    ctx.may(Function::DeliveryCounts)?;
    let appeal = store::appeals::find(ctx.portal.db(), id).await?.ok_or(Error::NotFound)?;
    let seen = match ctx.actor.role {
        Role::OwnerStaff => crate::owner::in_territory(ctx, &appeal),
        _ => crate::institution::has(ctx, &appeal).await?,
    };
    if !seen {
        return Err(Error::NotFound);
    }
    Ok(store::deliveries::counts(ctx.portal.db(), id).await?)
}
