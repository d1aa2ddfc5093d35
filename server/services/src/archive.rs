//! The archive (A6.0.2): what has been closed for long is laid there by rule, comes back by hand or by itself when it moves, and is
//! held where the owner has to keep it as it is. What archive means is decision 22.

mod hold;
mod rest;

pub use hold::{lift, place};
pub use rest::{bring_back, sweep};

use crate::permission::Function;
use crate::{Ctx, Error, people};
use domain::archive::{ArchivePage, ArchiveView, HoldView};
use domain::ids::{AppealId, PersonId};
use std::collections::HashMap;
use store::holds::HoldRow;

/// Holds shown at a time.
const MOST: u32 = 200;

/// The owner's page: the rule, what rests, what it takes next, which holds stand.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the owner's staff.
pub async fn page(ctx: &Ctx) -> Result<ArchivePage, Error> {
    ctx.may(Function::ArchivePage)?;
    let (db, rule) = (ctx.portal.db(), ctx.portal.config().archive);
    let due = match rule.closed_before(ctx.now) {
        Some(before) => store::archive::count_due(db, before).await?,
        None => 0,
    };
    let holds = store::holds::standing(db, MOST).await?;
    let mut views = views(ctx, &holds).await?;
    // Numbers of appeals outside the employee's territory are none of their business.
    if ctx.actor.territory.is_some() {
        let ids: Vec<AppealId> = holds.iter().map(|row| row.appeal.clone()).collect();
        let rows = store::appeals::find_many(db, &ids).await?;
        let own: Vec<AppealId> = rows.into_iter().filter(|row| crate::owner::in_territory(ctx, row)).map(|row| row.id).collect();
        views.retain(|view| own.contains(&view.appeal));
    }
    Ok(ArchivePage { months: rule.months, archived: store::archive::count(db).await?, due, holds: views })
}

/// How an appeal stands to the archive, for the owner's card.
pub(crate) async fn view(ctx: &Ctx, appeal: &store::appeals::AppealRow) -> Result<ArchiveView, Error> {
    let mut rows = store::holds::of_appeal(ctx.portal.db(), &appeal.id).await?;
    rows.reverse();
    Ok(ArchiveView { archived_ms: appeal.archived_ms, holds: views(ctx, &rows).await? })
}

async fn views(ctx: &Ctx, rows: &[HoldRow]) -> Result<Vec<HoldView>, Error> {
    let db = ctx.portal.db();
    let mut ids: Vec<PersonId> = rows.iter().flat_map(|row| row.lifted_by.iter().chain([&row.placed_by])).cloned().collect();
    ids.sort();
    ids.dedup();
    let names: HashMap<PersonId, String> =
        store::people::find_many(db, &ids).await?.into_iter().map(|row| (row.id.clone(), people::name_of(&row))).collect();
    let mut appeals: Vec<AppealId> = rows.iter().map(|row| row.appeal.clone()).collect();
    appeals.dedup();
    let numbers: HashMap<AppealId, String> =
        store::appeals::find_many(db, &appeals).await?.into_iter().map(|row| (row.id.clone(), row.known_number().to_owned())).collect();
    let name = |person: &PersonId| names.get(person).cloned().unwrap_or_default();
    let view = |row: &HoldRow| HoldView {
        appeal: row.appeal.clone(),
        number: numbers.get(&row.appeal).cloned().unwrap_or_default(),
        reason: row.reason.clone(),
        placed_ms: row.placed_ms,
        placed_by: name(&row.placed_by),
        lifted: row
            .lifted_ms
            .map(|at| (at, row.lifted_by.as_ref().map(name).unwrap_or_default(), row.lifted_reason.clone().unwrap_or_default())),
    };
    Ok(rows.iter().map(view).collect())
}
