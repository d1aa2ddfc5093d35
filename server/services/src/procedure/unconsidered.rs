//! Leaving unconsidered on a ground of the law (A9.2; law 8.1): told at once, with reasons and the way to complain.

use super::held::Held;
use crate::institution::own_work;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::appeal::validate::Tidy;
use domain::procedure::{self, DecisionKind, UnconsideredForm};
use domain::refusal::{Code, Field, Refusal};
use store::decisions::DecisionRow;

/// Leaves the own part unconsidered. The appeal is when no institution works on it any more and none has answered.
///
/// # Errors
/// [`Error::NotFound`] for what is not in the cabinet, [`Error::Refused`] with what is wrong or with `AlreadyDone`,
/// [`Error::Conflict`] when a colleague was faster.
pub async fn leave_unconsidered(ctx: &Ctx, form: UnconsideredForm) -> Result<(), Error> {
    ctx.may(Function::LeaveUnconsidered)?;
    let form = form.tidied();
    procedure::leave_unconsidered(&form)?;
    let ground = form.ground.ok_or(Refusal::new(Field::Ground, Code::Required))?;
    let (_, work) = own_work(ctx, &form.appeal).await?;
    let ctx = ctx.clone();
    let db = ctx.portal.db().clone();
    let write = db.write(move |tx| {
        Box::pin(async move {
            let mut held = Held::take(tx, &form.appeal, &work.institution, form.seen_ms).await?;
            let kind = DecisionKind::LeftUnconsidered;
            let next = held.next(&ctx, kind.step())?;
            let decision = DecisionRow { ground: Some(ground), ..held.decision(&ctx, kind, &form.reason)? };
            store::decisions::insert(tx, &decision).await?;
            held.settle(&ctx, tx, next).await?;
            let clause = format!("A9.2, law {}", ground.article());
            store::events::append(tx, &form.appeal, &[held.decided(&ctx, &decision, &clause)]).await?;
            held.tell(&ctx, tx, kind.what(), None, None).await
        })
    });
    write.await
}
