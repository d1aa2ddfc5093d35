//! The register of e-services and its operator (R10; decision 29). A provider writes an application, its head signs and submits it, the
//! operator grants it or sends it back; each that is granted is an entry of the register's chain. Begin reading at [`write`], then [`decide`].

mod card;
mod decide;
mod desk;
mod document;
mod duties;
mod entry;
mod import;
mod open;
mod plant;
mod submit;
mod write;

pub use card::application_card;
pub use decide::decide;
pub use desk::desk;
pub(crate) use duties::Kept;
pub use duties::duties;
pub use import::import;
pub use open::open;
pub use plant::plant;
pub use write::{withdraw, write};

use crate::{Ctx, Error};
use domain::eservice::application::{ApplicationState, ApplicationStep, next};
use domain::ids::{ApplicationId, InstitutionId, PersonId};
use domain::refusal::{Code, Refusal};
use domain::role::Role;
use store::eservice_applications::{ApplicationRow, StepRow};
use store::{Db, Tx};

/// The operator's employees.
async fn operators(db: &Db) -> Result<Vec<PersonId>, Error> {
    Ok(store::eservice_grants::all(db).await?.into_iter().map(|row| row.person).collect())
}

/// A provider's employees.
async fn staff(db: &Db, provider: &InstitutionId) -> Result<Vec<PersonId>, Error> {
    Ok(store::people::staff_of(db, provider).await?.into_iter().map(|row| row.id).collect())
}

/// The application as far as the actor may know it: a provider's staff know the own ones, the operator those that were submitted.
async fn known(ctx: &Ctx, id: &ApplicationId) -> Result<ApplicationRow, Error> {
    let row = store::eservice_applications::find(ctx.portal.db(), id).await?;
    row.filter(|row| knows(ctx, row)).ok_or(Error::NotFound)
}

fn knows(ctx: &Ctx, row: &ApplicationRow) -> bool {
    match ctx.actor.role {
        Role::RegistryOperator => row.number.is_some(),
        _ => ctx.actor.institution.as_ref() == Some(&row.provider),
    }
}

/// The locked application after a step that is allowed now; whoever read another revision gets [`Error::Conflict`].
async fn stepped(
    ctx: &Ctx,
    tx: &mut Tx,
    id: &ApplicationId,
    seen: u32,
    step: ApplicationStep,
) -> Result<(ApplicationRow, ApplicationState), Error> {
    let row = store::eservice_applications::lock(tx, id).await?.filter(|row| knows(ctx, row)).ok_or(Error::NotFound)?;
    if row.revision != seen {
        return Err(Error::Conflict);
    }
    let state = next(row.state, step, ctx.actor.role)?;
    let row = ApplicationRow { revision: row.revision + 1, changed_ms: ctx.now, ..row };
    Ok((row, state))
}

/// Writes the application with what was done with it.
async fn keep(tx: &mut Tx, row: &ApplicationRow, step: Option<&StepRow>) -> Result<(), Error> {
    if !store::eservice_applications::update(tx, row).await? {
        return Err(Error::Conflict);
    }
    if let Some(step) = step {
        store::eservice_applications::add_step(tx, step).await?;
    }
    Ok(())
}

/// A step without a signature, in the name of who acts.
async fn step_row(ctx: &Ctx, id: &ApplicationId, step: ApplicationStep, reason: &str) -> Result<StepRow, Error> {
    let person = ctx.person()?;
    let row = store::people::find(ctx.portal.db(), person).await?.ok_or(Error::SignIn)?;
    Ok(StepRow {
        application: id.clone(),
        at_ms: ctx.now,
        person: person.clone(),
        step,
        reason: reason.to_owned(),
        document: None,
        cms: None,
        signer: crate::people::name_of(&row),
        fin: None,
        demo: false,
        report: None,
    })
}

/// What a notice says of an application: the number to read, and the id for its address.
fn word(number: &str, id: &ApplicationId) -> String {
    format!("{number} {id}")
}

/// Only the head of the institution signs for it (R-annex2).
fn head_alone(heads: bool) -> Result<(), Refusal> {
    heads.then_some(()).ok_or(Refusal::form(Code::HeadSigns))
}
