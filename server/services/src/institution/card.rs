//! One card of the cabinet.

use super::{list, own_work};
use crate::owner::card::staff_card;
use crate::permission::Function;
use crate::views::{Reader, Viewer, lines};
use crate::{Ctx, Error};
use domain::appeal::view::StaffCard;
use domain::ids::AppealId;
use domain::lifecycle::{self, Status};
use store::assignments::AssignmentRow;

/// The card; another institution's appeal is not found.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but an institution's staff, [`Error::NotFound`] for what is not in their cabinet.
pub async fn card(ctx: &Ctx, id: &AppealId) -> Result<StaffCard, Error> {
    ctx.may(Function::InstitutionCard)?;
    let (whole, work) = own_work(ctx, id).await?;
    note_opening(ctx, &work).await?;
    let line = lines(ctx, std::slice::from_ref(&whole.appeal), Reader::Inside).await?.pop().ok_or(Error::NotFound)?;
    let row = list::row(ctx, &whole.appeal, &work, line);
    let stopped = whole.appeal.status == Status::Restricted;
    let steps = if stopped { Vec::new() } else { lifecycle::assignment_steps(work.status, ctx.actor.role) };
    let viewer = Viewer::Institution(work.institution.clone());
    let card = staff_card(ctx, &whole, viewer, row, steps, Vec::new(), Vec::new()).await?;
    Ok(StaffCard { deadline: Some((work.due_on, work.due_article)), ..card })
}

/// Whose data this body sees for the first time is told to those persons (T3.4).
async fn note_opening(ctx: &Ctx, work: &AssignmentRow) -> Result<(), Error> {
    let (appeal, institution, now) = (work.appeal.clone(), work.institution.clone(), ctx.now);
    if !store::disclosures::is_unopened(ctx.portal.db(), &appeal, &institution).await? {
        return Ok(());
    }
    let write = ctx
        .portal
        .db()
        .write(move |tx| Box::pin(async move { Ok::<_, Error>(store::disclosures::opened(tx, &appeal, &institution, now).await?) }));
    write.await
}
