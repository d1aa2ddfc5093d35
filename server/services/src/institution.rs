//! An institution's own cabinet (A7.0.1–7.0.3, A8.9). What lies in another's cabinet does not exist here.

mod answer;
mod card;
mod list;
mod progress;
mod templates;

pub use answer::answer;
pub(crate) use answer::send;
pub use card::card;
pub use list::list;
pub use progress::progress;
pub use templates::{own_templates, settle_template, templates};

use crate::views::Whole;
use crate::{Ctx, Error};
use domain::ids::{AppealId, InstitutionId};
use domain::lifecycle::Status;
use store::appeals::AppealRow;
use store::assignments::AssignmentRow;

/// The institution of this employee.
fn own(ctx: &Ctx) -> Result<&InstitutionId, Error> {
    ctx.actor.institution.as_ref().ok_or(Error::Forbidden)
}

/// The appeal and this institution's work on it; not found for every other institution (A7), and after it was taken back.
pub(crate) async fn own_work(ctx: &Ctx, id: &AppealId) -> Result<(Whole, AssignmentRow), Error> {
    let own = own(ctx)?;
    let whole = Whole::read(ctx, id).await?;
    let work = whole.assignments.iter().find(|one| one.institution == *own && is_in_cabinet(&whole.appeal, one)).cloned();
    match work {
        Some(work) if crate::owner::in_territory(ctx, &whole.appeal) => Ok((whole, work)),
        _ => Err(Error::NotFound),
    }
}

/// Whether the appeal lies in this employee's cabinet.
pub(crate) async fn has(ctx: &Ctx, appeal: &AppealRow) -> Result<bool, Error> {
    let Some(own) = &ctx.actor.institution else { return Ok(false) };
    let work = store::assignments::find(ctx.portal.db(), &appeal.id, own).await?;
    Ok(work.is_some_and(|work| is_in_cabinet(appeal, &work)) && crate::owner::in_territory(ctx, appeal))
}

/// It lies there until it is sent on or taken back. What ended in the moment in which its person withdrew stays, to be seen
/// (A9.1).
fn is_in_cabinet(appeal: &AppealRow, work: &AssignmentRow) -> bool {
    let ended_together = appeal.status == Status::Withdrawn && work.status_ms == appeal.status_ms;
    work.status.stands() || ended_together
}
