//! One card of the cabinet.

use super::{list, own_work};
use crate::owner::card::staff_card;
use crate::permission::Function;
use crate::views::{Reader, Viewer, lines};
use crate::{Ctx, Error};
use domain::appeal::view::StaffCard;
use domain::ids::AppealId;
use domain::lifecycle;

/// The card; another institution's appeal is not found.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but an institution's staff, [`Error::NotFound`] for what is not in their cabinet.
pub async fn card(ctx: &Ctx, id: &AppealId) -> Result<StaffCard, Error> {
    ctx.may(Function::InstitutionCard)?;
    let (whole, work) = own_work(ctx, id).await?;
    let line = lines(ctx, std::slice::from_ref(&whole.appeal), Reader::Inside).await?.pop().ok_or(Error::NotFound)?;
    let row = list::row(ctx, &whole.appeal, &work, line);
    let steps = lifecycle::assignment_steps(work.status, ctx.actor.role);
    let viewer = Viewer::Institution(work.institution.clone());
    let card = staff_card(ctx, &whole, viewer, row, steps, Vec::new(), Vec::new()).await?;
    Ok(StaffCard { deadline: Some((work.due_on, work.due_article)), ..card })
}
