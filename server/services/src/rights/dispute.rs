//! "Həll olunmayıb": back to those who answered, with a new deadline (law 14, item 8).

use super::held::{Held, files};
use super::told::tell;
use crate::again;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::form::RightForm;
use domain::appeal::view::What;
use domain::lifecycle::Step;
use domain::rights::dispute::due_again;
use store::Tx;
use store::additions::AdditionKind;
use store::events::Audience;

/// Sends it back. Every institution that answered works again, each with its clock begun anew; the rating is given anew too. What would go
/// back to who is no longer in use goes to the owner's staff, and nobody is told anything else.
pub(super) async fn dispute(ctx: &Ctx, tx: &mut Tx, held: &Held, form: &RightForm) -> Result<(), Error> {
    let (appeal, reference) = (&held.appeal, ctx.portal.reference());
    let due = due_again(appeal.urgent, ctx.now, ctx.portal.config().from_day, &reference.calendar);
    let row = held.addition(ctx, form, AdditionKind::Dispute);
    store::additions::insert(tx, &row, &files(form)).await?;
    let came = again::begin(ctx, tx, appeal, Step::Dispute, None, &due).await?.ok_or(Error::Conflict)?;
    store::appeals::reopen(tx, &appeal.id, ctx.now).await?;
    let particulars = Particulars { addition: Some(row.id), ..Particulars::text(&form.text) };
    let mut events = vec![event(ctx, What::Disputed, "A9.1, law 14", Audience::Public, &particulars)];
    events.extend(came.left(ctx));
    events.push(event(ctx, What::DeadlineSet, "A8.8", Audience::Public, &Particulars::due(due.on, due.article)));
    store::events::append(tx, &appeal.id, &events).await?;
    let what = if came.waits { What::InstitutionGone } else { What::Disputed };
    tell(ctx, tx, held, &held.persons(), what, Some(due.on)).await
}
