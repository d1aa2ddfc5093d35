//! A restriction as the restricted person sees it: why, since when, until when, and what became of asking (A8.12, T1.8).

use crate::{Ctx, Error};
use domain::account::{Act, RestrictionView};
use store::lifting::LiftRow;
use store::people::PersonRow;

/// Actions among which the last restriction is looked for.
const LOOKED_AT: u32 = 200;

/// The restriction in force, if there is one.
pub(super) async fn of(ctx: &Ctx, person: &PersonRow) -> Result<Option<RestrictionView>, Error> {
    let Some(until_ms) = person.restricted_at(ctx.now) else { return Ok(None) };
    let db = ctx.portal.db();
    let (events, requests) =
        tokio::try_join!(store::account_events::of_person(db, &person.id, LOOKED_AT), store::lifting::of_person(db, &person.id))?;
    let since_ms = events.iter().find(|event| event.what == Act::Restricted).map(|event| event.at_ms);
    let this_time = |row: &&LiftRow| since_ms.is_none_or(|since| row.asked_ms >= since);
    let waiting = requests.iter().find(|row| row.decided_ms.is_none());
    let refused = requests.iter().filter(this_time).find(|row| row.lifted == Some(false));
    Ok(Some(RestrictionView {
        reason: person.restricted_reason.clone().unwrap_or_default(),
        since_ms,
        until_ms,
        asked: waiting.map(|row| (row.text.clone(), row.asked_ms)),
        answer: refused.and_then(|row| row.answer.clone().zip(row.decided_ms)),
    }))
}
