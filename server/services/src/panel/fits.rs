//! Whether a change fits the other records and what hangs on the record: what `domain::panel::check` can't know.

use super::plan::Step;
use super::users::book;
use super::world::World;
use crate::places::geojson::shape_from_text;
use crate::{Ctx, Error};
use domain::panel::{Column, PanelRow, Resource, Values, check};
use domain::refusal::{Code, Field, Refusal};

/// Everything that is wrong with a step, each with its column.
pub(super) async fn refusals(ctx: &Ctx, world: &World, step: &Step) -> Result<Vec<Refusal>, Error> {
    let mut wrong = match &step.after {
        Some(values) => check(world.resource, values, world),
        None => Vec::new(),
    };
    if step.is_new() && world.resource.is_closed() {
        wrong.push(at(Column::Code, Code::Unknown));
    }
    if step.is_new() && world.record(&step.id).is_some() {
        wrong.push(at(world.resource.key().unwrap_or(Column::Code), Code::Taken));
    }
    for more in own(world, step).into_iter().chain(district(ctx, world, step)) {
        if wrong.iter().all(|one| one.field != more.field) {
            wrong.push(more);
        }
    }
    wrong.extend(hanging(ctx, world, step).await?);
    Ok(wrong)
}

fn at(column: Column, code: Code) -> Refusal {
    Refusal::new(Field::Panel(column), code)
}

/// Another record than the step's own for which this is so.
fn another(world: &World, step: &Step, is: impl Fn(&Values) -> bool) -> bool {
    world.records.iter().any(|PanelRow { id, values }| *id != step.id && is(values))
}

fn own(world: &World, step: &Step) -> Option<Refusal> {
    let values = step.after.as_ref()?;
    // The form keeps what never changes; a file may say otherwise.
    let before = step.before.as_ref().filter(|_| world.resource.is_of_queue());
    let fixed = before.and_then(|before| world.resource.fixed().iter().find(|column| before.get(**column) != values.get(**column)));
    if let Some(column) = fixed {
        return Some(at(*column, Code::NotNow));
    }
    let same =
        |columns: &'static [Column]| another(world, step, |other| columns.iter().all(|column| other.get(*column) == values.get(*column)));
    match world.resource {
        Resource::Institutions => {
            let second = values.flag(Column::LocalExecutive)
                && another(world, step, |other| {
                    other.flag(Column::LocalExecutive) && other.get(Column::District) == values.get(Column::District)
                });
            second.then_some(at(Column::District, Code::Taken))
        }
        Resource::Rules => same(&[Column::Category, Column::Institution]).then_some(at(Column::Institution, Code::Taken)),
        Resource::Zones => shape_from_text(values.get(Column::Shape)).is_err().then_some(at(Column::Shape, Code::BadFormat)),
        Resource::Steps => same(&[Column::Days, Column::Whom]).then_some(at(Column::Days, Code::Taken)),
        Resource::Users => {
            let grant = same(&[Column::Person, Column::Role, Column::Institution, Column::District, Column::Centre]);
            grant.then_some(at(Column::Role, Code::Taken))
        }
        Resource::Terms => {
            let texts = [Column::TextAz, Column::TextEn, Column::TextRu];
            let in_force =
                world.records.first().is_some_and(|row| texts.iter().all(|text| row.values.get(*text).trim() == values.get(*text).trim()));
            in_force.then_some(at(Column::TextAz, Code::AlreadyDone))
        }
        _ => None,
    }
}

/// A district that is switched off takes nothing new: no institution, nobody's territory, not what another one leaves behind. Its parts go
/// before it and come back after it (A3.5).
fn district(ctx: &Ctx, world: &World, step: &Step) -> Option<Refusal> {
    let values = step.after.as_ref()?;
    let reference = ctx.portal.reference();
    // Rows of a file that stand before this one are looked at as they will be.
    let used = |code: &str| match world.resource {
        Resource::Districts => world.record(code).is_some_and(|other| other.flag(Column::Active)),
        _ => reference.district(&code.into()).is_none_or(|district| district.active),
    };
    let column = match world.resource {
        Resource::Institutions | Resource::Users => Column::District,
        Resource::Districts => Column::Successor,
        _ => return None,
    };
    let named = values.get(column);
    let is_new = !named.is_empty() && step.before.as_ref().is_none_or(|before| before.get(column) != named);
    if is_new && (named == step.id && world.resource == Resource::Districts || !used(named)) {
        return Some(at(column, Code::DistrictOff));
    }
    if world.resource != Resource::Districts {
        return None;
    }
    let whole = reference.district(&step.id.as_str().into()).and_then(|own| own.parent.clone());
    if values.flag(Column::Active) {
        return whole.is_some_and(|whole| !used(whole.as_str())).then_some(at(Column::Active, Code::DistrictOff));
    }
    let mut parts = reference.districts.iter().filter(|one| one.parent.as_ref().is_some_and(|whole| whole.as_str() == step.id));
    parts.any(|part| used(part.id.as_str())).then_some(at(Column::Active, Code::InUse))
}

/// Nothing that is still needed is switched off or taken away.
async fn hanging(ctx: &Ctx, world: &World, step: &Step) -> Result<Option<Refusal>, Error> {
    let Some(before) = &step.before else { return Ok(None) };
    let goes = step.after.as_ref().is_none_or(|after| before.flag(Column::Active) && !after.flag(Column::Active));
    match world.resource {
        Resource::Institutions if goes => {
            let n = store::panel_effects::open_work(ctx.portal.db(), &step.id.as_str().into()).await?;
            Ok((n > 0).then_some(at(Column::Active, Code::HasOpen { n })))
        }
        Resource::Categories if goes => {
            let leaves = another(world, step, |other| other.get(Column::Parent) == step.id && other.flag(Column::Active));
            Ok(leaves.then_some(at(Column::Active, Code::InUse)))
        }
        // Nobody with an order stands before a closed door because of a press here, and places are given back by the step they were taken by.
        Resource::Centres => {
            let moves = step.after.as_ref().is_some_and(|after| after.get(Column::StepMin) != before.get(Column::StepMin));
            let n = match goes || moves {
                true => store::panel_effects::orders(ctx.portal.db(), &step.id, "", ctx.now.date(), moves).await?,
                false => 0,
            };
            let column = if goes { Column::Active } else { Column::StepMin };
            Ok((n > 0).then_some(at(column, Code::HasOrders { n })))
        }
        // Grants of the queue and of the register of e-services are kept apart: somebody goes from one side to the other by a new one.
        Resource::Users => {
            let moves = step.after.as_ref().is_some_and(|after| book(before) != book(after));
            Ok(moves.then_some(at(Column::Role, Code::NotNow)))
        }
        _ => Ok(None),
    }
}
