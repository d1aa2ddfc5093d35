//! An institution's own cabinet (A7.0.1–7.0.3, A8.9). What lies in another's cabinet does not exist here.

mod answer;
mod card;
mod list;
mod progress;

pub use answer::answer;
pub use card::card;
pub use list::list;
pub use progress::progress;

use crate::views::Whole;
use crate::{Ctx, Error};
use domain::ids::{AppealId, InstitutionId};
use store::appeals::AppealRow;
use store::assignments::AssignmentRow;

/// The institution of this employee.
fn own(ctx: &Ctx) -> Result<&InstitutionId, Error> {
    ctx.actor.institution.as_ref().ok_or(Error::Forbidden)
}

/// The appeal and this institution's work on it; not found for every other institution (A7), and after it was taken back.
async fn own_work(ctx: &Ctx, id: &AppealId) -> Result<(Whole, AssignmentRow), Error> {
    let own = own(ctx)?;
    let whole = Whole::read(ctx, id).await?;
    let work = whole.assignments.iter().find(|one| one.institution == *own && one.status.stands()).cloned();
    match work {
        Some(work) if crate::owner::in_territory(ctx, &whole.appeal) => Ok((whole, work)),
        _ => Err(Error::NotFound),
    }
}

/// Whether the appeal lies in this employee's cabinet.
pub(crate) async fn has(ctx: &Ctx, appeal: &AppealRow) -> Result<bool, Error> {
    let Some(own) = &ctx.actor.institution else { return Ok(false) };
    let work = store::assignments::find(ctx.portal.db(), &appeal.id, own).await?;
    Ok(work.is_some_and(|work| work.status.stands()) && crate::owner::in_territory(ctx, appeal))
}
