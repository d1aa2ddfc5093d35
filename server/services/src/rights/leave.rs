//! Leaving an appeal that one has joined (A8.4).

use super::held::Held;
use super::withdraw::end;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::view::What;
use domain::lifecycle::{self, Step};
use domain::refusal::{Code, Refusal};
use store::Tx;
use store::events::Audience;

/// Leaves; the count goes down, the own words stay with the event. When the author has withdrawn and the last person leaves,
/// nobody asks for anything any more and the review ends (decision 9).
pub(super) async fn leave(ctx: &Ctx, tx: &mut Tx, held: &Held) -> Result<(), Error> {
    let join = held.own_join().ok_or(Refusal::form(Code::NotYours))?;
    if !store::joins::leave(tx, join, ctx.now).await? {
        return Err(Refusal::form(Code::AlreadyDone).into());
    }
    let mut events = vec![event(ctx, What::Left, "A8.4", Audience::Public, &Particulars::text(&join.text))];
    let last = held.appeal.author_left_ms.is_some() && held.joins.len() == 1;
    if last {
        let status = lifecycle::next(held.appeal.status, Step::Withdraw, ctx.actor.role)?;
        end(ctx, tx, held, status).await?;
        events.push(event(ctx, What::Withdrawn, "A9.1, law 14", Audience::Public, &Particulars::default()));
    }
    Ok(store::events::append(tx, &held.appeal.id, &events).await?)
}
