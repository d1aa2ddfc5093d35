//! Saving a record, or taking it away.

use super::plan::{Step, mark, write};
use super::world::World;
use super::{effects, fits, keeps};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::panel::{Act, Column, PanelForm, Resource, Saved, Values, tidied};
use domain::refusal::{Code, Field, Refusal};

/// Saves. What has consequences is first answered with them, and kept when the form comes again with their mark.
///
/// # Errors
/// [`Error::Forbidden`] for who doesn't keep the resource; [`Error::Refused`] with what is wrong, each field named;
/// [`Error::NotFound`] for a record that never was.
pub async fn save(ctx: &Ctx, form: PanelForm) -> Result<Saved, Error> {
    ctx.may(Function::PanelSave)?;
    keeps(ctx, form.resource)?;
    let world = World::read(ctx, form.resource).await?;
    let step = step(ctx, &world, &form).await?;
    if step.seen != world.revision(&step.id) {
        return conflict(ctx, form.resource, &step.id).await;
    }
    let wrong = fits::refusals(ctx, &world, &step).await?;
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let steps = vec![step];
    let (effects, mark) = (effects::effects(ctx, &world, &steps).await?, mark(form.resource, &steps));
    if !effects.is_empty() && form.confirmed != mark {
        return Ok(Saved::Confirm { effects, mark });
    }
    let id = steps[0].id.clone();
    match write(ctx, &world, steps).await {
        Ok(()) => Ok(Saved::Done { id }),
        Err(Error::Conflict) => conflict(ctx, form.resource, &id).await,
        Err(error) => Err(error),
    }
}

/// The change that the form asks for.
async fn step(ctx: &Ctx, world: &World, form: &PanelForm) -> Result<Step, Error> {
    let resource = form.resource;
    let mut values = tidied(resource, &form.values);
    if form.id.is_empty() {
        if resource == Resource::Users {
            values = with_person(ctx, values).await?;
        }
        let id = new_id(world, &values);
        // Under a code that was taken away before the history goes on.
        let seen = world.revision(&id);
        return Ok(Step { id, seen, before: None, after: Some(values), act: Act::Saved });
    }
    if resource.is_versioned() {
        return Err(Refusal::form(Code::NotNow).into());
    }
    if form.remove && !resource.is_removable() {
        return Err(Refusal::form(Code::NotNow).into());
    }
    let before = world.record(&form.id).cloned();
    if before.is_none() && world.revision(&form.id) == 0 {
        return Err(Error::NotFound);
    }
    // By what a record is known, and whom a grant is for, never changes; what was taken away can be made again.
    if let Some(key) = resource.key() {
        values = values.with(key, form.id.as_str());
    }
    for fixed in resource.fixed() {
        if let Some(before) = &before {
            values = values.with(*fixed, before.get(*fixed));
        }
    }
    if resource == Resource::Users {
        values = if before.is_none() { with_person(ctx, values).await? } else { values.with(Column::Fin, "") };
        // What was taken back stays so, with its days: the role is given again by a grant of its own.
        if before.is_none() && !form.remove && form.seen == world.revision(&form.id) {
            return Ok(Step { id: new_id(world, &values), seen: 0, before, after: Some(values), act: Act::Saved });
        }
    }
    let (after, act) = if form.remove { (None, Act::Removed) } else { (Some(values), Act::Saved) };
    Ok(Step { id: form.id.clone(), seen: form.seen, before, after, act })
}

/// The id of a new record: what people call it, the next version, or a new one.
pub(super) fn new_id(world: &World, values: &Values) -> String {
    match (world.resource, world.resource.key()) {
        (_, Some(key)) => values.get(key).to_owned(),
        (Resource::Terms, None) => {
            let latest = world.records.iter().filter_map(|row| row.id.parse::<i64>().ok()).max().unwrap_or_default();
            (latest + 1).to_string()
        }
        (Resource::Offers, None) => super::centres::offer_id(values),
        (_, None) => uuid::Uuid::now_v7().to_string(),
    }
}

/// The person of this FİN, who has signed in before; the FİN itself is not kept with the history.
async fn with_person(ctx: &Ctx, values: Values) -> Result<Values, Error> {
    let fin = values.get(Column::Fin).to_owned();
    if fin.is_empty() {
        return Ok(values.with(Column::Person, ""));
    }
    let unknown = Refusal::new(Field::Panel(Column::Fin), Code::Unknown);
    let person = store::people::by_fin(ctx.portal.db(), &fin).await?.ok_or(unknown)?;
    Ok(values.with(Column::Person, person.id.0).with(Column::Fin, ""))
}

/// What stands there now, and who put it there.
async fn conflict(ctx: &Ctx, resource: Resource, id: &str) -> Result<Saved, Error> {
    let world = World::read(ctx, resource).await?;
    let last = store::panel::changes(ctx.portal.db(), resource, id).await?.pop();
    let by = match &last {
        Some(change) => store::people::find(ctx.portal.db(), &change.person).await?.map(|row| crate::people::name_of(&row)),
        None => None,
    };
    Ok(Saved::Conflict {
        revision: world.revision(id),
        values: world.record(id).cloned(),
        by: by.unwrap_or_default(),
        at_ms: last.map_or(ctx.now, |change| change.at_ms),
    })
}
