//! Entries of the register: a service is written with its number and the entry of its chain, or not at all (R10.2).

use crate::Error;
use domain::eservice::{Act, EserviceState, Facts, Item};
use domain::ids::{ApplicationId, EserviceId, PersonId};
use domain::refusal::{Code, Field, Refusal};
use domain::time::UnixMs;
use store::eservices::{EserviceChange, EserviceRow};
use store::{StoreError, Tx};

/// By whom, by which application, when.
#[derive(Clone)]
pub(super) struct By {
    pub person: Option<PersonId>,
    pub application: Option<ApplicationId>,
    pub at: UnixMs,
}

/// Registers a service with the next number (R10.2.1, R10.4), which it gives.
///
/// # Errors
/// [`Error::Refused`] with `Taken` when the provider has one of this name, with `NumberTaken` when the number is given already.
pub(super) async fn register(tx: &mut Tx, id: &EserviceId, facts: Facts, by: By) -> Result<String, Error> {
    if store::eservices::same_name(tx, &facts.provider, &facts.name.az).await?.is_some() {
        return Err(taken().into());
    }
    let number = store::eservices::next_number(tx, by.at).await?;
    let row = EserviceRow {
        id: id.clone(),
        number: number.clone(),
        provider: facts.provider.clone(),
        facts,
        state: EserviceState::Registered,
        version: 1,
        registered_ms: by.at,
        changed_ms: by.at,
        cancelled_ms: None,
    };
    store::eservices::insert(tx, &row).await.map_err(twice)?;
    store::eservices::append(tx, &change(&row, Act::Register, by)).await?;
    Ok(number)
}

/// Writes the next version of a registered service: other facts (R10.2.2), or out of the register (R10.2.3). Gives its number.
///
/// # Errors
/// [`Error::NotFound`] when there is none, [`Error::Refused`] with `NotNow` when it is cancelled, with `Taken` for a name of another one.
pub(super) async fn amend(tx: &mut Tx, id: &EserviceId, facts: Option<Facts>, by: By) -> Result<String, Error> {
    let row = store::eservices::lock(tx, id).await?.ok_or(Error::NotFound)?;
    if row.state != EserviceState::Registered {
        return Err(Refusal::form(Code::NotNow).into());
    }
    if let Some(facts) = &facts
        && store::eservices::same_name(tx, &row.provider, &facts.name.az).await?.is_some_and(|other| other != row.id)
    {
        return Err(taken().into());
    }
    let act = if facts.is_some() { Act::Amend } else { Act::Cancel };
    let cancelled = facts.is_none();
    let row = EserviceRow {
        facts: facts.unwrap_or(row.facts),
        state: if cancelled { EserviceState::Cancelled } else { EserviceState::Registered },
        version: row.version + 1,
        changed_ms: by.at,
        cancelled_ms: cancelled.then_some(by.at),
        ..row
    };
    if !store::eservices::update(tx, &row).await.map_err(twice)? {
        return Err(Error::Conflict);
    }
    store::eservices::append(tx, &change(&row, act, by)).await?;
    Ok(row.number)
}

fn change(row: &EserviceRow, act: Act, by: By) -> EserviceChange {
    let By { person, application, at } = by;
    EserviceChange { eservice: row.id.clone(), act, at_ms: at, person, application, facts: row.facts.clone() }
}

fn taken() -> Refusal {
    Refusal::new(Field::Eservice(Item::NameAz), Code::Taken)
}

/// The table itself refuses a number that is given already, and a second service of a name.
fn twice(error: StoreError) -> Error {
    match error {
        StoreError::Unique(what) if what.contains("number") => Refusal::form(Code::NumberTaken).into(),
        StoreError::Unique(_) => taken().into(),
        other => other.into(),
    }
}
