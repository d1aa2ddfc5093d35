//! What waits in the house for whoever asks.

use super::Own;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::house::HouseCounts;

/// Answers that wait for the employee's approval, letters that wait to be posted.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but an institution's staff.
pub async fn house_waiting(ctx: &Ctx) -> Result<HouseCounts, Error> {
    ctx.may(Function::HouseWaiting)?;
    let (own, db) = (Own::of(ctx).await?, ctx.portal.db());
    let approvals = match own.place.head {
        true => {
            let within = (own.place.unit.as_ref(), ctx.actor.territory.as_ref());
            store::answer_drafts::count_submitted(db, &own.institution, &own.person, within).await?
        }
        false => 0,
    };
    Ok(HouseCounts { approvals, letters: store::letters::count_waiting(db, (&own.institution, ctx.actor.territory.as_ref())).await? })
}
