//! A set of changes that is made whole or not at all: one from a form, many from a file.

use super::apply::Numbers;
use super::deadlines::Calendars;
use super::world::World;
use super::{apply, deadlines, users};
use crate::{Ctx, Error};
use domain::ids::{CentreId, PersonId};
use domain::panel::{Act, Resource, Values};
use sha2::{Digest, Sha256};
use store::panel::ChangeRow;

/// A change of one record.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub id: String,
    /// The revision on which it rests.
    pub seen: u32,
    pub before: Option<Values>,
    pub after: Option<Values>,
    pub act: Act,
}

impl Step {
    /// The record is new.
    pub fn is_new(&self) -> bool {
        self.before.is_none()
    }
}

/// The mark by which a set of changes is known again when it is confirmed.
pub(super) fn mark(resource: Resource, steps: &[Step]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(resource.as_str());
    for step in steps {
        // The id of a new record is made anew each time; its values are not.
        let id = if step.is_new() { "" } else { &step.id };
        let written = (id, step.seen, &step.after);
        hasher.update(serde_json::to_vec(&written).unwrap_or_default());
    }
    format!("{:x}", hasher.finalize()).chars().take(16).collect()
}

/// Writes all of them with their history, or nothing; then every page sees it.
///
/// # Errors
/// [`Error::Conflict`] when somebody else changed one of the records meanwhile; [`Error::Refused`] with `InUse` when something
/// points at what is taken away, with `LastOne` for the last holder of a role.
pub(super) async fn write(ctx: &Ctx, world: &World, steps: Vec<Step>) -> Result<(), Error> {
    let resource = world.resource;
    let numbers = Numbers::read(ctx, resource).await?;
    let calendars = Calendars::of(ctx, resource, &steps);
    let waiting = match &calendars {
        Some(calendars) => deadlines::appeals(ctx, calendars).await?,
        None => Vec::new(),
    };
    let persons: Vec<PersonId> = if resource == Resource::Users { users::persons(&steps) } else { Vec::new() };
    let centres: Vec<CentreId> =
        if resource == Resource::Centres { steps.iter().map(|step| step.id.as_str().into()).collect() } else { Vec::new() };
    let by = ctx.person()?.clone();
    let inner = ctx.clone();
    let work = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let mut numbers = numbers;
            for step in &steps {
                let row = change(&inner, &by, resource, step)?;
                match store::panel::append(tx, &row, step.seen).await {
                    Ok(true) => {}
                    Ok(false) => return Err(Error::Conflict),
                    Err(error) if error.is_unique() => return Err(Error::Conflict),
                    Err(error) => return Err(error.into()),
                }
                apply::apply(&inner, tx, resource, step, &mut numbers).await?;
            }
            if let Some(calendars) = &calendars {
                deadlines::recount_all(&inner, tx, calendars, &waiting).await?;
            }
            Ok::<_, Error>(())
        })
    });
    work.await?;
    for person in &persons {
        ctx.portal.known.forget(person).await;
    }
    ctx.portal.follow_panel().await?;
    if resource.is_of_queue() {
        super::centres::follow(ctx, &centres).await;
    }
    Ok(())
}

/// The entry of the history.
pub(super) fn change(ctx: &Ctx, by: &PersonId, resource: Resource, step: &Step) -> Result<ChangeRow, Error> {
    let json = |values: &Option<Values>| values.as_ref().map(serde_json::to_string).transpose();
    let failed = |error: serde_json::Error| Error::Internal(error.into());
    Ok(ChangeRow {
        resource,
        record: step.id.clone(),
        at_ms: ctx.now,
        person: by.clone(),
        act: step.act,
        before: json(&step.before).map_err(failed)?,
        after: json(&step.after).map_err(failed)?,
    })
}
