//! Leaving unconsidered on a ground of the law (A9.2; law 8.1): told at once, with reasons and the way to complain.

use super::held::Held;
use crate::institution::own_work;
use crate::permission::Function;
use crate::signature::{seal, unconsidered_payload};
use crate::views::Whole;
use crate::{Ctx, Error};
use anyhow::anyhow;
use domain::appeal::validate::Tidy;
use domain::lifecycle;
use domain::procedure::{self, DecisionKind, UnconsideredForm, UnconsideredGround};
use domain::refusal::{Code, Field, Refusal};
use store::assignments::AssignmentRow;
use store::decisions::DecisionRow;
use store::signatures::{SignatureRow, SignedKind};

/// Leaves the own part unconsidered. The appeal is when no institution works on it any more and none has answered.
///
/// # Errors
/// [`Error::NotFound`] for what is not in the cabinet, [`Error::Refused`] with what is wrong or with `AlreadyDone`,
/// [`Error::Conflict`] when a colleague was faster, [`Error::Refused`] with `NotSigned` when there is no signature that stands its
/// check (A7.0.4).
pub async fn leave_unconsidered(ctx: &Ctx, form: UnconsideredForm) -> Result<(), Error> {
    ctx.may(Function::LeaveUnconsidered)?;
    let form = form.tidied();
    procedure::leave_unconsidered(&form)?;
    let ground = form.ground.ok_or(Refusal::new(Field::Ground, Code::Required))?;
    let (whole, work) = own_work(ctx, &form.appeal).await?;
    if form.seen_ms.is_some_and(|seen| seen != work.status_ms) {
        return Err(Error::Conflict);
    }
    let sealed = signed(ctx, &form, ground, &whole, &work).await?;
    let ctx = ctx.clone();
    let db = ctx.portal.db().clone();
    let write = db.write(move |tx| {
        Box::pin(async move {
            let mut held = Held::take(tx, &form.appeal, &work.institution, form.seen_ms).await?;
            let kind = DecisionKind::LeftUnconsidered;
            let next = held.next(&ctx, kind.step())?;
            let decision = DecisionRow { ground: Some(ground), ..held.decision(&ctx, kind, &form.reason)? };
            store::decisions::insert(tx, &decision).await?;
            store::signatures::insert(tx, &SignatureRow { decision: Some(decision.id.clone()), ..sealed }).await?;
            held.settle(&ctx, tx, next).await?;
            let clause = format!("A9.2, law {}", ground.article());
            store::events::append(tx, &form.appeal, &[held.decided(&ctx, &decision, &clause)]).await?;
            held.tell(&ctx, tx, kind.what(), None, None).await
        })
    });
    write.await
}

/// Exactly these reasons on this ground, under the official number; nothing is signed that the lifecycle forbids.
async fn signed(
    ctx: &Ctx,
    form: &UnconsideredForm,
    ground: UnconsideredGround,
    whole: &Whole,
    work: &AssignmentRow,
) -> Result<SignatureRow, Error> {
    lifecycle::assignment_next(work.status, DecisionKind::LeftUnconsidered.step(), ctx.actor.role)?;
    let number = whole.appeal.number.as_deref().ok_or_else(|| anyhow!("a routed appeal has no number"))?;
    let document = unconsidered_payload(number, &work.institution, ground, &form.reason)?;
    seal(ctx, SignedKind::Unconsidered, &whole.appeal.id, document).await
}
