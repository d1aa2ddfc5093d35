//! Requests for e-services that are used here (R6.3, R7.1.2, R7.1.3, R7.2, R7.4, R12.1): the provider makes a form of the regulation in
//! force, a person fills it in, both see how far it is, what is poor goes back to be mended, the result is signed. What runs wholly by itself
//! ends in the same moment (`automatic`). Begin reading at [`send`].
//!
//! For demo data: [`plant_form`] saves a form as the system; everything after it goes the ordinary way: [`send`] as a citizen,
//! [`take`], [`note`], [`give_back`], [`finish`], [`refuse`] as the provider's staff, [`mend`], [`withdraw`] as the citizen.

mod automatic;
mod desk;
mod files;
mod form;
mod held;
mod mend;
mod outdated;
mod own;
mod send;
mod service;
mod signed;
mod start;
mod view;
mod work;

pub use automatic::end_left_over;
pub use desk::{card as desk_card, desk};
pub use files::{RequestFile, TakeFile, drop_file, fetch_file, fetch_sealed, files, sign_file, take_file};
pub use form::{form_page, plant_form, save_form};
pub use mend::{mend, withdraw};
pub(crate) use outdated::{form_outdated, regulation_changed};
pub(crate) use own::exported;
pub use own::{card, mine};
pub use send::send;
pub use start::{keep, keys_of, keys_of_request, start};
pub use work::{finish, give_back, note, refuse, take};

use crate::{Ctx, Error};
use domain::account::AccountWhat;
use domain::eservice::request::{State, Step, What, after, word};
use domain::ids::PersonId;
use domain::live::Change;
use domain::official::Party;
use domain::refusal::{Code, Field, Refusal};
use domain::time::UnixMs;
use store::requests::{RequestEventRow, RequestRow};
use store::{Db, Tx};

/// The request after a step, and the entry that is written.
///
/// # Errors
/// [`Error::Refused`] with `NotNow` where the table of steps says no.
fn stepped(ctx: &Ctx, row: &RequestRow, step: Step) -> Result<(RequestRow, What), Error> {
    let (state, what) = after(step, row.state).ok_or(Refusal::form(Code::NotNow))?;
    Ok((RequestRow { state, changed_ms: ctx.now, ..row.clone() }, what))
}

/// Writes a step into row and chain, in one transaction with whatever the step brings.
async fn written(tx: &mut Tx, from: State, row: &RequestRow, event: &RequestEventRow) -> Result<(), Error> {
    if !store::requests::step(tx, from, row).await? {
        return Err(Error::Conflict);
    }
    Ok(store::requests::append(tx, event).await?)
}

fn entry(row: &RequestRow, person: Option<PersonId>, what: What, data: String, now: UnixMs) -> RequestEventRow {
    RequestEventRow { request: row.id.clone(), at_ms: now, person, what, data }
}

/// Tells the sender, whose open pages ask again.
async fn tell_person(tx: &mut Tx, row: &RequestRow, what: AccountWhat, now: UnixMs) -> Result<(), Error> {
    crate::official::tell(tx, std::slice::from_ref(&row.person), what, &word(&row.number, &row.id), now).await?;
    tx.publish(Change::of_cabinet(row.person.clone()));
    Ok(())
}

/// Tells the provider's staff, likewise.
async fn tell_staff(tx: &mut Tx, staff: Vec<PersonId>, row: &RequestRow, what: AccountWhat, now: UnixMs) -> Result<(), Error> {
    crate::official::tell(tx, &staff, what, &word(&row.number, &row.id), now).await?;
    crate::official::stir(tx, staff);
    Ok(())
}

async fn staff_of(db: &Db, row: &RequestRow) -> Result<Vec<PersonId>, Error> {
    crate::official::staff(db, &Party::Institution(row.provider.clone())).await
}

fn no(field: Field, code: Code) -> Error {
    Refusal::new(field, code).into()
}
