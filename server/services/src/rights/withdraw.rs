//! Stopping the review by statement, or taking back at once what was sent by mistake (law 14, item 2; decision 9).

use super::held::Held;
use super::told::tell;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::form::RightForm;
use domain::appeal::view::What;
use domain::lifecycle::{self, Status, Step};
use domain::rights::withdrawing::{Withdrawing, withdrawing};
use store::Tx;
use store::events::Audience;

/// Withdraws. The author's words and photos leave the public; whether anything goes on depends on who has joined.
pub(super) async fn withdraw(ctx: &Ctx, tx: &mut Tx, held: &Held, form: &RightForm) -> Result<(), Error> {
    let id = &held.appeal.id;
    store::appeals::unpublish(tx, id, ctx.now).await?;
    let what = match withdrawing(held.joins.len() as u32) {
        Withdrawing::Ends => {
            end(ctx, tx, held, held.next).await?;
            What::Withdrawn
        }
        Withdrawing::GoesOn => {
            store::appeals::author_left(tx, id, ctx.now).await?;
            tell(ctx, tx, held, &held.joined(), What::AuthorWithdrew, None).await?;
            What::AuthorWithdrew
        }
    };
    let withdrawn = event(ctx, what, "A9.1, law 14", Audience::Public, &Particulars::text(&form.text));
    store::events::append(tx, id, &[withdrawn]).await?;
    tell(ctx, tx, held, std::slice::from_ref(&held.person), What::Withdrawn, None).await
}

/// Ends the review and, in the same moment, the work of every institution that has not finished.
pub(super) async fn end(ctx: &Ctx, tx: &mut Tx, held: &Held, status: Status) -> Result<(), Error> {
    store::appeals::set_status(tx, &held.appeal.id, status, ctx.now).await?;
    for work in held.assignments.iter().filter(|work| work.status.is_open()) {
        let next = lifecycle::assignment_next(work.status, Step::Withdraw, ctx.actor.role)?;
        store::assignments::set_status(tx, &work.id, next, ctx.now).await?;
    }
    Ok(())
}
