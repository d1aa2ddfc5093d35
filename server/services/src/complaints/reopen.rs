//! A decision that falls: who made it works on the matter again, with a clock begun anew (law 14, item 8).

use crate::again;
use crate::appeals::submit;
use crate::views::event::{Particulars, event, event_about};
use crate::{Ctx, Error};
use domain::appeal::view::What;
use domain::deadline::{DeadlineKind, Due, due};
use domain::ids::{AppealId, InstitutionId};
use domain::lifecycle::{self, Status, Step};
use domain::rights::dispute::due_again;
use domain::time::Date;
use store::Tx;
use store::appeals::AppealRow;
use store::events::{Audience, NewEvent};

/// What was begun again.
#[derive(Default)]
pub(super) struct Reopened {
    /// For the chain; none when everybody concerned works on it already, or when it has ended for its person.
    pub events: Vec<NewEvent>,
    /// The new last day.
    pub due: Option<Date>,
}

/// Takes up again what the complaint was about: one institution's part, or all that was decided; the owner's own refusal.
pub(super) async fn reopen(
    ctx: &Ctx,
    tx: &mut Tx,
    id: &AppealId,
    institution: Option<&InstitutionId>,
    reasons: &str,
) -> Result<Reopened, Error> {
    let appeal = store::appeals::lock(tx, id).await?.ok_or(Error::NotFound)?;
    match appeal.status {
        Status::Withdrawn | Status::Restricted => Ok(Reopened::default()),
        Status::Refused => refusal(ctx, tx, &appeal, reasons).await,
        _ => parts(ctx, tx, &appeal, institution, reasons).await,
    }
}

/// The owner's staff look for the institution again; both terms begin with today.
async fn refusal(ctx: &Ctx, tx: &mut Tx, appeal: &AppealRow, reasons: &str) -> Result<Reopened, Error> {
    let (id, now, reference) = (&appeal.id, ctx.now, ctx.portal.reference());
    let counted = |kind| due(kind, now, ctx.portal.config().from_day, &reference.calendar);
    let status = lifecycle::next(appeal.status, Step::Reopen, ctx.actor.role)?;
    store::appeals::clear_refusal(tx, id, now).await?;
    store::appeals::set_status(tx, id, status, now).await?;
    store::appeals::set_triage_due(tx, id, counted(DeadlineKind::Triage).ends_ms(), now).await?;
    let again = counted(submit::term(appeal.urgent));
    store::appeals::set_due(tx, id, again.on, again.article, now).await?;
    let reopened = event(ctx, What::Reopened, "A9.1, law 14", Audience::Public, &Particulars::text(reasons));
    Ok(Reopened { events: vec![reopened, deadline(ctx, &again)], due: Some(again.on) })
}

/// Institutions that had answered or left it unconsidered are at work again; the others stay as they are.
async fn parts(ctx: &Ctx, tx: &mut Tx, appeal: &AppealRow, about: Option<&InstitutionId>, reasons: &str) -> Result<Reopened, Error> {
    let again = due_again(appeal.urgent, ctx.now, ctx.portal.config().from_day, &ctx.portal.reference().calendar);
    let Some(came) = again::begin(ctx, tx, appeal, Step::Reopen, about, &again).await? else { return Ok(Reopened::default()) };
    store::appeals::clear_rating(tx, &appeal.id, ctx.now).await?;
    let words = Particulars::text(reasons);
    let mut events: Vec<NewEvent> =
        came.begun.iter().map(|institution| event_about(ctx, institution, What::Reopened, "A9.1, law 14", &words)).collect();
    events.extend(came.left(ctx));
    events.push(deadline(ctx, &again));
    Ok(Reopened { events, due: Some(again.on) })
}

fn deadline(ctx: &Ctx, due: &Due) -> NewEvent {
    event(ctx, What::DeadlineSet, "A8.8", Audience::Public, &Particulars::due(due.on, due.article))
}
