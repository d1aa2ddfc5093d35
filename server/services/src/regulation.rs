//! Administrative regulations (R9): written by the body that provides the service, agreed with the others, discussed in public, approved
//! with a signature, in force until the next version is. Begin reading at [`save`], then [`approve`].

mod agree;
mod approve;
mod card;
mod discuss;
mod files;
mod lists;
mod loaded;
mod plant;
mod public;
mod signed;
mod stages;
mod write;

pub use agree::decide;
pub use approve::approve;
pub use card::card;
pub use discuss::{answer, comment, judge};
pub use files::{FormContent, give_form, take_form};
pub use lists::list;
pub use plant::{PlantedForm, plant, plant_with};
pub use public::{Sheet, public_card, public_list, sheet};
pub use stages::{publish, recall, revise, submit};
pub use write::{begin, save};

use crate::{Ctx, Error};
use domain::account::AccountWhat;
use domain::ids::{InstitutionId, PersonId, RegulationId};
use domain::regulation::What;
use domain::role::Role;
use store::regulation_events::RegulationEventRow;

/// The body whose staff the actor is.
fn us(ctx: &Ctx) -> Result<InstitutionId, Error> {
    let own = ctx.actor.institution.clone().filter(|_| ctx.actor.role == Role::InstitutionStaff);
    own.ok_or(Error::Forbidden)
}

/// An entry of a regulation's chain.
fn entry(ctx: &Ctx, id: &RegulationId, institution: InstitutionId, version: u32, what: What) -> RegulationEventRow {
    let person = ctx.actor.person.clone();
    RegulationEventRow { regulation: id.clone(), at_ms: ctx.now, person, institution, version, what, note: String::new() }
}

/// The employees of these bodies.
async fn staff(ctx: &Ctx, institutions: &[InstitutionId]) -> Result<Vec<PersonId>, Error> {
    let mut persons = Vec::new();
    for institution in institutions {
        persons.extend(store::people::staff_of(ctx.portal.db(), institution).await?.into_iter().map(|row| row.id));
    }
    Ok(persons)
}

/// Tells employees in their cabinets; the notice names the regulation.
async fn tell(tx: &mut store::Tx, persons: &[PersonId], what: AccountWhat, id: &RegulationId, name: &str, ctx: &Ctx) -> Result<(), Error> {
    crate::official::tell(tx, persons, what, &format!("{id} {name}"), ctx.now).await?;
    crate::official::stir(tx, persons.to_vec());
    Ok(())
}
