//! "Həll olunmayıb": back to those who answered, with a new deadline (law 14, item 8).

use super::held::{Held, files};
use super::told::tell;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::form::RightForm;
use domain::appeal::view::What;
use domain::deadline::Due;
use domain::lifecycle::{self, AssignmentStatus, Step};
use domain::rights::dispute::due_again;
use store::Tx;
use store::additions::AdditionKind;
use store::events::Audience;

/// Sends it back. Every institution that answered works again, each with its clock begun anew; the rating is given anew too.
pub(super) async fn dispute(ctx: &Ctx, tx: &mut Tx, held: &Held, form: &RightForm) -> Result<(), Error> {
    let (appeal, reference) = (&held.appeal, ctx.portal.reference());
    let due = due_again(appeal.urgent, ctx.now, ctx.portal.config().from_day, &reference.calendar);
    let row = held.addition(ctx, form, AdditionKind::Dispute);
    store::additions::insert(tx, &row, &files(form)).await?;
    let statuses = begin_again(ctx, tx, held, &due).await?;
    store::appeals::reopen(tx, &appeal.id, ctx.now).await?;
    store::appeals::set_due(tx, &appeal.id, due.on, due.article, ctx.now).await?;
    store::appeals::set_status(tx, &appeal.id, lifecycle::overall(&statuses), ctx.now).await?;
    let particulars = Particulars { addition: Some(row.id), ..Particulars::text(&form.text) };
    let events = [
        event(ctx, What::Disputed, "A9.1, law 14", Audience::Public, &particulars),
        event(ctx, What::DeadlineSet, "A8.8", Audience::Public, &Particulars::due(due.on, due.article)),
    ];
    store::events::append(tx, &appeal.id, &events).await?;
    tell(ctx, tx, held, &held.persons(), What::Disputed, Some(due.on)).await
}

/// The institutions that answered are at work again; the others stay as they are.
async fn begin_again(ctx: &Ctx, tx: &mut Tx, held: &Held, due: &Due) -> Result<Vec<AssignmentStatus>, Error> {
    let mut statuses = Vec::with_capacity(held.assignments.len());
    for work in &held.assignments {
        let Ok(next) = lifecycle::assignment_next(work.status, Step::Dispute, ctx.actor.role) else {
            statuses.push(work.status);
            continue;
        };
        store::assignments::set_status(tx, &work.id, next, ctx.now).await?;
        store::assignments::set_due(tx, &work.id, due.on, due.article).await?;
        statuses.push(next);
    }
    Ok(statuses)
}
