//! Into the archive by rule, out of it by hand.

use crate::permission::Function;
use crate::views::Whole;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error, Portal};
use domain::appeal::view::What;
use domain::ids::AppealId;
use domain::lang::Lang;
use domain::live::Change;
use domain::refusal::{Code, Refusal};
use domain::role::Actor;
use std::sync::Arc;
use store::events::Audience;

/// Appeals laid into the archive in one write: few enough to keep others waiting for some milliseconds only.
const BATCH: u32 = 50;
/// Appeals of one turn; the rest follows in the next.
const MOST: u64 = 5_000;

/// Lays into the archive what the rule allows; how many. Cut off at any moment it has done whole batches, and the next turn goes on.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn sweep(portal: &Arc<Portal>) -> Result<u64, Error> {
    let ctx = portal.ctx(Actor::system(), Lang::Az, None);
    let Some(before) = portal.config().archive.closed_before(ctx.now) else { return Ok(0) };
    let (mut done, mut looked_at) = (0, 0);
    while looked_at < MOST {
        let ids = store::archive::due(portal.db(), before, BATCH).await?;
        if ids.is_empty() {
            break;
        }
        looked_at += ids.len() as u64;
        let (laid, now) = (event(&ctx, What::Archived, "A6.0.2", Audience::Participants, &Particulars::default()), ctx.now);
        let write = portal.db().write(move |tx| {
            Box::pin(async move {
                let mut taken = 0;
                for id in &ids {
                    // Moved or held meanwhile: the same words of the rule, on the locked row.
                    if store::archive::put(tx, id, before, now).await? {
                        store::events::append(tx, id, std::slice::from_ref(&laid)).await?;
                        tx.publish(quiet(id));
                        taken += 1;
                    }
                }
                Ok::<u64, Error>(taken)
            })
        });
        let taken = write.await?;
        if taken == 0 {
            break;
        }
        done += taken;
    }
    Ok(done)
}

/// Nobody's cabinet has to be told; the map and the registry are.
fn quiet(id: &AppealId) -> Change {
    Change { appeal: id.clone(), persons: Vec::new(), institutions: Vec::new() }
}

/// Brings an appeal back out of the archive; from now on the rule's months are counted anew.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the owner's staff, [`Error::NotFound`] outside their territory, [`Error::Refused`] with
/// `AlreadyDone` when it isn't there.
pub async fn bring_back(ctx: &Ctx, id: &AppealId) -> Result<(), Error> {
    ctx.may(Function::UnarchiveAppeal)?;
    let whole = Whole::read(ctx, id).await?;
    if !crate::owner::in_territory(ctx, &whole.appeal) {
        return Err(Error::NotFound);
    }
    let (id, now, change) = (id.clone(), ctx.now, whole.change());
    let back = event(ctx, What::Unarchived, "A6.0.2", Audience::Participants, &Particulars::default());
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            if !store::archive::take(tx, &id, now).await? {
                return Err(Refusal::form(Code::AlreadyDone).into());
            }
            store::events::append(tx, &id, std::slice::from_ref(&back)).await?;
            tx.publish(change);
            Ok::<_, Error>(())
        })
    });
    write.await
}
