//! Taking a step back (A8.5, A8.6; decision 16): what it changed stands as before, both entries stay in the chain, and whoever was
//! told of the step is told of this.

use super::merge;
use super::taken::Before;
use crate::notices::{Told, for_all};
use crate::permission::Function;
use crate::views::Whole;
use crate::views::event::{Particulars, event, event_about};
use crate::{Ctx, Error};
use domain::appeal::view::What;
use domain::desk::undo::{self, TakenStep, WINDOW_MS};
use domain::ids::AppealId;
use domain::live::Change;
use domain::refusal::{Code, Refusal};
use domain::time::UnixMs;
use store::Tx;
use store::appeals::AppealRow;
use store::events::{Audience, NewEvent};
use store::taken::TakenRow;

/// Takes back the own last step on this appeal, or the last one at all, with everything that was done together with it; the
/// appeals that stand as before.
///
/// # Errors
/// [`Error::Refused`] with `UndoOver`, `AlreadyDone`, or with `ActedUpon` when somebody has acted on every one of them;
/// [`Error::NotFound`] when there is no such step.
pub async fn undo(ctx: &Ctx, appeal: Option<&AppealId>) -> Result<Vec<AppealId>, Error> {
    ctx.may(Function::UndoStep)?;
    let (db, person) = (ctx.portal.db(), ctx.person()?);
    let last = match appeal {
        Some(id) => store::taken::last_of(db, id, person).await?.ok_or(Error::NotFound)?,
        None => store::taken::last(db, person, UnixMs(ctx.now.0 - WINDOW_MS)).await?.ok_or(Refusal::form(Code::UndoOver))?,
    };
    let (mut done, mut refused) = (Vec::new(), None);
    let batch = store::taken::of_batch(db, &last.batch).await?;
    // What was done together is taken back together: the time runs from the last of it.
    let taken = batch.iter().map(|step| step.taken_ms).max().unwrap_or(last.taken_ms);
    for step in batch {
        let id = step.appeal.clone();
        match take_back(ctx, step, taken).await {
            Ok(()) => done.push(id),
            // One row that somebody acted on keeps nobody from taking back the others.
            Err(error @ Error::Refused(_)) => refused = Some(error),
            Err(error) => return Err(error),
        }
    }
    match refused {
        Some(error) if done.is_empty() => Err(error),
        _ => Ok(done),
    }
}

async fn take_back(ctx: &Ctx, step: TakenRow, taken: UnixMs) -> Result<(), Error> {
    let before: Before = serde_json::from_str(&step.before).map_err(anyhow::Error::from)?;
    let whole = Whole::read(ctx, &step.appeal).await?;
    let target = match &before.into {
        Some(id) => Some(Whole::read(ctx, id).await?),
        None => None,
    };
    let (ctx, db) = (ctx.clone(), ctx.portal.db().clone());
    let persons = whole.persons();
    let changes: Vec<Change> = [Some(&whole), target.as_ref()].into_iter().flatten().map(Whole::change).collect();
    let write = db.write(move |tx| {
        Box::pin(async move {
            let appeal = merge::lock_both(tx, &step.appeal, before.into.as_ref()).await?;
            let untouched = untouched(tx, &appeal, &step, &before).await?;
            undo::may(taken, ctx.now, untouched, step.undone_ms.is_some())?;
            if !store::taken::undone(tx, &step.id, ctx.now).await? {
                return Err(Refusal::form(Code::AlreadyDone).into());
            }
            restore(&ctx, tx, &appeal, &step, &before).await?;
            store::events::append(tx, &appeal.id, &events(&ctx, &before)).await?;
            let told = Told { what: What::Undone, appeal: appeal.id.clone(), number: appeal.known_number().to_owned(), day: None };
            store::notices::add(tx, &for_all(&ctx, &persons, &told)).await?;
            changes.into_iter().for_each(|change| tx.publish(change));
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Nobody has acted on it since: nothing was written into the chain, nor into that of the appeal it was merged into, and what was
/// refused was not sent again (A8.7).
async fn untouched(tx: &mut Tx, appeal: &AppealRow, step: &TakenRow, before: &Before) -> Result<bool, Error> {
    if appeal.event_count != step.events_after {
        return Ok(false);
    }
    match (step.step, &before.into, before.into_events) {
        (TakenStep::Merge, Some(into), Some(events)) => {
            Ok(store::appeals::lock(tx, into).await?.is_some_and(|earlier| earlier.event_count == events))
        }
        (TakenStep::Refuse, ..) => Ok(store::appeals::repeated_by_in(tx, &appeal.id).await?.is_none()),
        _ => Ok(true),
    }
}

/// Everything that the step changed.
async fn restore(ctx: &Ctx, tx: &mut Tx, appeal: &AppealRow, step: &TakenRow, before: &Before) -> Result<(), Error> {
    let (id, now) = (&appeal.id, ctx.now);
    match step.step {
        TakenStep::Route => {
            for (work, _, status) in &before.placed {
                store::assignments::set_status(tx, work, *status, now).await?;
            }
            store::appeals::set_routing(tx, id, before.lead.as_ref(), before.public_text.as_deref(), before.publish_photos, now).await?;
        }
        TakenStep::Refuse => store::appeals::clear_refusal(tx, id, now).await?,
        TakenStep::Merge => {
            store::appeals::set_merged(tx, id, None, now).await?;
            merge::part_again(ctx, tx, appeal, before).await?;
        }
    }
    Ok(store::appeals::set_status(tx, id, before.status, now).await?)
}

/// One for each institution that loses the work, else one.
fn events(ctx: &Ctx, before: &Before) -> Vec<NewEvent> {
    if before.placed.is_empty() {
        return vec![event(ctx, What::Undone, "A8.5", Audience::Public, &Particulars::default())];
    }
    let from = before.placed.iter();
    from.map(|(_, institution, _)| event_about(ctx, institution, What::Undone, "A8.5", &Particulars::default())).collect()
}
