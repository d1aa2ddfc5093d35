//! Work that begins again after it was over (A9.1; law 14, item 8): after "not solved", and after a complaint that was right. An institution
//! that was switched off meanwhile (A3.5) gets nothing back; with nobody else at work the appeal waits in the owner's inbox (decision 40).

use crate::views::event::{Particulars, event_about};
use crate::{Ctx, Error};
use domain::appeal::view::What;
use domain::deadline::{DeadlineKind, Due, due};
use domain::ids::InstitutionId;
use domain::lifecycle::{AssignmentStatus, Status, Step, assignment_next, begun_again, overall_again};
use domain::role::Role;
use store::Tx;
use store::appeals::AppealRow;
use store::assignments::AssignmentRow;
use store::events::NewEvent;

/// What came of it.
#[derive(Default)]
pub(crate) struct Again {
    /// Who is at work again.
    pub begun: Vec<InstitutionId>,
    /// Who would be, but is no longer in use.
    gone: Vec<InstitutionId>,
    /// Nobody is at work: the owner's staff look for the institution.
    pub waits: bool,
}

impl Again {
    /// For the chain, one for each institution to which it did not go back. The system says so: nobody chose it.
    pub fn left(&self, ctx: &Ctx) -> Vec<NewEvent> {
        let left = |institution: &InstitutionId| NewEvent {
            person: None,
            role: Role::System,
            session: None,
            ..event_about(ctx, institution, What::InstitutionGone, "A8.5", &Particulars::default())
        };
        self.gone.iter().map(left).collect()
    }
}

/// Begins the part of the institution named, or everybody's, again where `step` can be taken on it, each with the clock `again`, and the
/// appeal with them; the transaction holds it. `None` when there is no such part, and nothing was written.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub(crate) async fn begin(
    ctx: &Ctx,
    tx: &mut Tx,
    appeal: &AppealRow,
    step: Step,
    about: Option<&InstitutionId>,
    again: &Due,
) -> Result<Option<Again>, Error> {
    let mut all = store::assignments::of_appeal_in(tx, &appeal.id).await?;
    // Institutions are held in one order by everybody who begins something again: nobody waits for the other crosswise.
    all.sort_by(|one, other| one.institution.cmp(&other.institution));
    let mut came = Again::default();
    for work in all.iter_mut().filter(|work| about.is_none_or(|one| *one == work.institution)) {
        let Ok(next) = assignment_next(work.status, step, ctx.actor.role) else { continue };
        let in_use = store::institutions::in_use(tx, &work.institution).await?;
        work.status = begun_again(next, in_use);
        store::assignments::set_status(tx, &work.id, work.status, ctx.now).await?;
        match in_use {
            true => {
                store::assignments::set_due(tx, &work.id, again.on, again.article).await?;
                store::hands::keep_who_is_there(tx, &work.id, ctx.now).await?;
                came.begun.push(work.institution.clone());
            }
            false => came.gone.push(work.institution.clone()),
        }
    }
    if came.begun.is_empty() && came.gone.is_empty() {
        return Ok(None);
    }
    let statuses: Vec<AssignmentStatus> = all.iter().map(|work| work.status).collect();
    let status = overall_again(&statuses);
    came.waits = status == Status::Sent;
    store::appeals::set_due(tx, &appeal.id, again.on, again.article, ctx.now).await?;
    store::appeals::set_status(tx, &appeal.id, status, ctx.now).await?;
    if came.waits {
        let triage = due(DeadlineKind::Triage, ctx.now, ctx.portal.config().from_day, &ctx.portal.reference().calendar);
        store::appeals::set_triage_due(tx, &appeal.id, triage.ends_ms(), ctx.now).await?;
    }
    if !came.gone.is_empty() {
        lead(ctx, tx, appeal, &all).await?;
    }
    Ok(Some(came))
}

/// Who led and is no longer in use leads no more: somebody at work does, or nobody while the owner's staff look.
async fn lead(ctx: &Ctx, tx: &mut Tx, appeal: &AppealRow, all: &[AssignmentRow]) -> Result<(), Error> {
    if all.iter().any(|work| work.lead && work.status.stands()) {
        return Ok(());
    }
    let next = all.iter().find(|work| work.status.is_open()).map(|work| &work.institution);
    if let Some(institution) = next {
        store::assignments::set_lead(tx, &appeal.id, institution).await?;
    }
    store::appeals::set_routing(tx, &appeal.id, next, appeal.public_text.as_deref(), appeal.publish_photos, ctx.now).await?;
    Ok(())
}
