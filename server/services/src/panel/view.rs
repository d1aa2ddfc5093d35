//! The pages: what there is, a list, a record with its history.

use super::keeps;
use super::records;
use super::world::World;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::fold::fold;
use domain::lang::Named;
use domain::panel::effect::Choices;
use domain::panel::{Change, Column, PanelAt, PanelHome, PanelList, PanelRecord, PanelRow, Resource, Values};
use std::collections::{BTreeSet, HashMap};
use store::StoreError;
use store::panel::ChangeRow;

/// Rows of a list at most; more are found by words.
const MOST: usize = 300;

/// The resources that this person keeps, and what is wrong with them.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but owner and operator, and for those of a territory.
pub async fn home(ctx: &Ctx) -> Result<PanelHome, Error> {
    ctx.may(Function::PanelHome)?;
    let mut resources = Vec::new();
    for resource in Resource::ALL.into_iter().filter(|resource| keeps(ctx, *resource).is_ok()) {
        resources.push((resource, records::read(ctx.portal.db(), resource).await?.len() as u32));
    }
    if resources.is_empty() {
        return Err(Error::Forbidden);
    }
    Ok(PanelHome { resources, calendar_missing: missing(ctx, Resource::Calendar) })
}

/// The year whose official days are asked for, of whoever keeps the calendar.
fn missing(ctx: &Ctx, resource: Resource) -> Option<i32> {
    if resource != Resource::Calendar || keeps(ctx, Resource::Calendar).is_err() {
        return None;
    }
    ctx.portal.reference().calendar_missing(ctx.now.date())
}

/// The records in which all the words stand, in whatever language they are typed.
///
/// # Errors
/// [`Error::Forbidden`] for who doesn't keep the resource.
pub async fn list(ctx: &Ctx, at: PanelAt) -> Result<PanelList, Error> {
    ctx.may(Function::PanelList)?;
    keeps(ctx, at.resource)?;
    let world = World::read(ctx, at.resource).await?;
    let names = world.names();
    let folded = fold(&at.q);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let fits = |row: &PanelRow| words.is_empty() || found(&names, row, &words);
    let mut rows: Vec<PanelRow> = world.records.iter().filter(|row| fits(row)).cloned().collect();
    let total = rows.len() as u32;
    rows.truncate(MOST);
    for row in &mut rows {
        let listed = |column: &str| at.resource.columns().iter().any(|spec| spec.listed && spec.column.as_str() == column);
        row.values.0.retain(|column, _| listed(column));
        row.values.0.values_mut().for_each(shorten);
    }
    Ok(PanelList { rows, total, names, calendar_missing: missing(ctx, at.resource) })
}

/// A list shows the beginning of a long text.
fn shorten(value: &mut String) {
    const SHOWN: usize = 160;
    if let Some((at, _)) = value.char_indices().nth(SHOWN) {
        value.truncate(at);
        value.push('…');
    }
}

fn found(names: &[(Column, Choices)], row: &PanelRow, words: &[&str]) -> bool {
    let mut text = row.values.0.values().cloned().collect::<Vec<_>>().join(" ");
    for (column, choices) in names {
        let value = row.values.get(*column);
        if let Some((_, Named { az, en, ru })) = choices.iter().find(|(code, _)| code == value) {
            text.push_str(&format!(" {az} {en} {ru}"));
        }
    }
    let text = fold(&text);
    words.iter().all(|word| text.contains(word))
}

/// A record with its history; the form is filled with it, or with what it was at an entry of the history.
///
/// # Errors
/// [`Error::Forbidden`] for who doesn't keep the resource, [`Error::NotFound`] for a record that never was.
pub async fn record(ctx: &Ctx, at: PanelAt) -> Result<PanelRecord, Error> {
    ctx.may(Function::PanelRecord)?;
    keeps(ctx, at.resource)?;
    let world = World::read(ctx, at.resource).await?;
    let (changes, damaged) = match store::panel::changes(ctx.portal.db(), at.resource, &at.id).await {
        Ok(changes) => (changes, false),
        Err(StoreError::Damaged(_)) => (Vec::new(), true),
        Err(error) => return Err(error.into()),
    };
    let values = world.record(&at.id).cloned();
    if !at.id.is_empty() && values.is_none() && changes.is_empty() {
        return Err(Error::NotFound);
    }
    let history = history(ctx, changes).await?;
    let restored = at.restore.and_then(|nr| history.iter().find(|change| change.nr == nr)).and_then(|change| change.before.clone());
    let restored = restored.map(|before| completed(before, values.as_ref()));
    let last = history.first().and_then(|change| change.before.clone());
    let form = restored.or_else(|| values.clone()).or(last).unwrap_or_else(|| begun(&world));
    Ok(PanelRecord { revision: world.revision(&at.id), names: world.names(), id: at.id, values, form, history, damaged })
}

/// Columns that an entry of the history doesn't know, because they came later, stand as they are now.
fn completed(mut before: Values, now: Option<&Values>) -> Values {
    for (column, value) in now.into_iter().flat_map(|now| &now.0) {
        before.0.entry(column.clone()).or_insert_with(|| value.clone());
    }
    before
}

/// A new record begins in use; new terms begin with those in force.
fn begun(world: &World) -> Values {
    match world.resource {
        Resource::Terms => world.records.first().map(|row| row.values.clone()).unwrap_or_default(),
        Resource::Centres => super::centres::begun(),
        _ => Values::default().with_flag(Column::Active, true),
    }
}

async fn history(ctx: &Ctx, changes: Vec<ChangeRow>) -> Result<Vec<Change>, Error> {
    let persons: BTreeSet<_> = changes.iter().map(|change| change.person.clone()).collect();
    let persons: Vec<_> = persons.into_iter().collect();
    let rows = store::people::find_many(ctx.portal.db(), &persons).await?;
    let names: HashMap<_, _> = rows.into_iter().map(|row| (row.id.clone(), crate::people::name_of(&row))).collect();
    let read = |json: Option<String>| json.and_then(|json| serde_json::from_str(&json).ok());
    let one = |(nr, row): (u32, ChangeRow)| Change {
        nr,
        at_ms: row.at_ms,
        by: names.get(&row.person).cloned().unwrap_or_default(),
        act: row.act,
        before: read(row.before),
        after: read(row.after),
    };
    let mut history: Vec<Change> = (1..).zip(changes).map(one).collect();
    history.reverse();
    Ok(history)
}
