//! The page of a service (R7.1.1): what the register holds, what the regulation in force asks for, its history, how it is judged.

use super::kept::Shelf;
use super::{by_number, own, quality};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::eservice::portal::{InForcePart, ServiceCard, ServiceLine, VersionLine};
use domain::eservice::search::{Filter, Order};
use domain::eservice::{EserviceState, changed};
use store::eservices::{EserviceChange, EserviceRow};

/// How many others are suggested instead of a cancelled service.
const OTHERS: usize = 5;

/// The service with this number; a cancelled one too, for its address is permanent.
///
/// # Errors
/// [`Error::NotFound`] for a number that was never given.
pub async fn card(ctx: &Ctx, number: &str) -> Result<ServiceCard, Error> {
    ctx.may(Function::ServiceCard)?;
    let row = by_number(ctx, number).await?;
    let changes = store::eservices::changes(ctx.portal.db(), &row.id).await?;
    let others = match row.state {
        EserviceState::Registered => Vec::new(),
        EserviceState::Cancelled => {
            let shelf = ctx.portal.eservices.shelf(&ctx.portal).await?;
            others(&shelf, &row)
        }
    };
    Ok(ServiceCard {
        regulation: in_force(ctx, &row).await?,
        versions: versions(&changes),
        others,
        quality: quality::of(ctx, &row).await?,
        own: own::of(ctx, &row).await?,
        question: uuid::Uuid::now_v7().to_string(),
        provider: ctx.portal.reference().institution_name(&row.provider),
        id: row.id,
        number: row.number,
        facts: row.facts,
        state: row.state,
        registered_ms: row.registered_ms,
        changed_ms: row.changed_ms,
        cancelled_ms: row.cancelled_ms,
    })
}

/// The regulation by which it is provided.
pub(super) async fn in_force(ctx: &Ctx, row: &EserviceRow) -> Result<Option<InForcePart>, Error> {
    let Some(id) = row.facts.regulation.clone() else { return Ok(None) };
    let found = store::regulations::in_force(ctx.portal.db(), &id).await?;
    Ok(found.map(|found| InForcePart { id, version: found.version, since_ms: found.since_ms, text: found.text }))
}

/// What each version has changed, the newest first.
fn versions(changes: &[EserviceChange]) -> Vec<VersionLine> {
    let before = std::iter::once(None).chain(changes.iter().map(Some));
    let lines = changes.iter().zip(before).map(|(change, before)| VersionLine {
        act: change.act,
        at_ms: change.at_ms,
        changed: before.map(|before| changed(&before.facts, &change.facts)).unwrap_or_default(),
    });
    let mut lines: Vec<VersionLine> = lines.collect();
    lines.reverse();
    lines
}

/// Services for the same event of life, or else of the same field.
fn others(shelf: &Shelf, row: &EserviceRow) -> Vec<ServiceLine> {
    let event = row.facts.events.first().copied();
    let asked = [
        event.map(|event| Filter { event: Some(event), ..Filter::default() }),
        Some(Filter { field: Some(row.facts.field), ..Filter::default() }),
    ];
    let found = asked.into_iter().flatten().map(|filter| shelf.index.ask(&filter, Order::Best, 0, OTHERS).ids);
    found.into_iter().find(|ids| !ids.is_empty()).map(|ids| shelf.lines(&ids)).unwrap_or_default()
}
