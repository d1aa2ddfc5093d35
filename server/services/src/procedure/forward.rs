//! Sending on to the competent institution, or back to the owner's staff (A8.11; law 7.10).

use super::held::Held;
use super::term::chain;
use super::{barred, known};
use crate::institution::own_work;
use crate::permission::Function;
use crate::views::event::{Particulars, event, event_about};
use crate::{Ctx, Error};
use domain::appeal::validate::Tidy;
use domain::appeal::view::What;
use domain::deadline::{DeadlineKind, due};
use domain::ids::{AssignmentId, InstitutionId};
use domain::lifecycle::AssignmentStatus;
use domain::procedure::{self, DecisionKind, ForwardForm};
use domain::refusal::{Field, Refusal};
use store::Tx;
use store::assignments::AssignmentRow;
use store::decisions::DecisionRow;
use store::events::Audience;

const CLAUSE: &str = "A8.11, law 7.10";

/// Sends on, within three working days and to nobody who had it; or back, whenever it is not this institution's.
///
/// # Errors
/// [`Error::NotFound`] for what is not in the cabinet; [`Error::Refused`] with what is wrong, or with the bar of the law;
/// [`Error::Conflict`] when a colleague was faster.
pub async fn forward(ctx: &Ctx, form: ForwardForm) -> Result<(), Error> {
    ctx.may(Function::ForwardAppeal)?;
    let form = form.tidied();
    procedure::forward(&form)?;
    if let Some(to) = &form.to {
        known(&ctx.portal.reference(), to)?;
    }
    let (_, work) = own_work(ctx, &form.appeal).await?;
    let ctx = ctx.clone();
    let db = ctx.portal.db().clone();
    let write = db.write(move |tx| {
        Box::pin(async move {
            let mut held = Held::take(tx, &form.appeal, &work.institution, form.seen_ms).await?;
            let next = held.next(&ctx, DecisionKind::Forwarded.step())?;
            match &form.to {
                Some(to) => send_on(&ctx, tx, &mut held, next, to, &form.reason).await,
                None => send_back(&ctx, tx, &mut held, next, &form.reason).await,
            }
        })
    });
    write.await
}

async fn send_on(ctx: &Ctx, tx: &mut Tx, held: &mut Held, next: AssignmentStatus, to: &InstitutionId, reason: &str) -> Result<(), Error> {
    may(ctx, held, to)?;
    crate::owner::route::in_use(tx, to).await?;
    let decision = DecisionRow { target: Some(to.clone()), ..held.decision(ctx, DecisionKind::Forwarded, reason)? };
    store::decisions::insert(tx, &decision).await?;
    let mut row = placed(ctx, held, to);
    row.id = store::assignments::place(tx, &row).await?;
    let mut events = vec![held.decided(ctx, &decision, CLAUSE), event_about(ctx, to, What::Routed, CLAUSE, &Particulars::default())];
    if row.due_on > held.appeal.due_on {
        store::appeals::set_due(tx, &held.appeal.id, row.due_on, &row.due_article, ctx.now).await?;
        events.push(event(ctx, What::DeadlineSet, "A8.8", Audience::Public, &Particulars::due(row.due_on, &row.due_article)));
    }
    if row.lead {
        lead(ctx, tx, held, Some(to)).await?;
    }
    held.assignments.push(row);
    held.settle(ctx, tx, next).await?;
    store::events::append(tx, &held.appeal.id, &events).await?;
    held.tell(ctx, tx, What::Forwarded, None, None).await
}

/// The three working days, the number of times, and who had it.
fn may(ctx: &Ctx, held: &Held, to: &InstitutionId) -> Result<(), Refusal> {
    let (reference, config) = (ctx.portal.reference(), ctx.portal.config());
    let until = procedure::forwarding_until(held.work.placed_ms, config.from_day, &reference.calendar);
    procedure::may_forward(&until, ctx.now, &chain(&held.work, &held.decisions), &config.procedure)
        .map_err(|bar| barred(Field::Form, bar))?;
    let had: Vec<InstitutionId> = held.assignments.iter().map(|one| one.institution.clone()).collect();
    procedure::may_send_to(to, &had).map_err(|bar| barred(Field::Institutions, bar))
}

/// The next institution's part. The clock goes on: the law was not found to begin it anew (domain facts 1.5), so it does only
/// where the owner has set that, and never to end earlier.
fn placed(ctx: &Ctx, held: &Held, to: &InstitutionId) -> AssignmentRow {
    let (reference, config) = (ctx.portal.reference(), ctx.portal.config());
    let kind = if held.appeal.urgent { DeadlineKind::Urgent } else { DeadlineKind::Ordinary };
    let anew = due(kind, ctx.now, config.from_day, &reference.calendar);
    let (due_on, due_article) = match config.procedure.restart_on_redirect && anew.on > held.work.due_on {
        true => (anew.on, anew.article.to_owned()),
        false => (held.work.due_on, held.work.due_article.clone()),
    };
    AssignmentRow {
        id: AssignmentId(uuid::Uuid::now_v7().to_string()),
        appeal: held.appeal.id.clone(),
        institution: to.clone(),
        lead: held.work.lead,
        status: AssignmentStatus::Placed,
        note: held.work.note.clone(),
        placed_ms: ctx.now,
        status_ms: ctx.now,
        due_on,
        due_article,
    }
}

/// Back to the inbox, with one working day to find the competent institution (A8.5). Where others work on it, it stays theirs.
async fn send_back(ctx: &Ctx, tx: &mut Tx, held: &mut Held, next: AssignmentStatus, reason: &str) -> Result<(), Error> {
    let decision = held.decision(ctx, DecisionKind::SentBack, reason)?;
    store::decisions::insert(tx, &decision).await?;
    let triage = due(DeadlineKind::Triage, ctx.now, ctx.portal.config().from_day, &ctx.portal.reference().calendar);
    store::appeals::set_triage_due(tx, &held.appeal.id, triage.ends_ms(), ctx.now).await?;
    if held.work.lead {
        let other = held.assignments.iter().find(|one| one.id != held.work.id && one.status.stands());
        let other = other.map(|one| one.institution.clone());
        lead(ctx, tx, held, other.as_ref()).await?;
    }
    held.settle(ctx, tx, next).await?;
    store::events::append(tx, &held.appeal.id, &[held.decided(ctx, &decision, CLAUSE)]).await?;
    held.tell(ctx, tx, What::SentBack, None, None).await
}

/// Who leads from now on; nobody while the owner's staff look.
async fn lead(ctx: &Ctx, tx: &mut Tx, held: &Held, institution: Option<&InstitutionId>) -> Result<(), Error> {
    let appeal = &held.appeal;
    if let Some(institution) = institution {
        store::assignments::set_lead(tx, &appeal.id, institution).await?;
    }
    store::appeals::set_routing(tx, &appeal.id, institution, appeal.public_text.as_deref(), appeal.publish_photos, ctx.now).await?;
    Ok(())
}
