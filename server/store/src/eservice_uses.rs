//! The history of use of e-services (R6.1.3): who began which service when, once a day.

use crate::{Db, StoreError, Tx};
use domain::ids::{EserviceId, InstitutionId, PersonId};
use domain::time::{Date, UnixMs};
use std::collections::HashMap;

row! {
    /// A day on which a person used a service.
    UseRow {
        /// The service.
        eservice: EserviceId = "eservice_id",
        /// When it was used last on that day.
        at_ms: UnixMs = "at_ms",
    }
}

statements! {
    ADD = "insert into eservice_use (person_id, eservice_id, day, at_ms) values ($1, $2, $3, $4) \
        on conflict (person_id, eservice_id, day) do update set at_ms = excluded.at_ms where excluded.at_ms > eservice_use.at_ms";
    OF_PERSON = "select eservice_id, at_ms from eservice_use where person_id = $1 order by at_ms desc, eservice_id limit $2";
    LAST = "select eservice_id, at_ms from eservice_use where person_id = $1 and eservice_id = $2 order by day desc limit 1";
    MONTHS = "select substr(day, 1, 7), count(*) from eservice_use where eservice_id = $1 and day >= $2 \
        group by substr(day, 1, 7) order by substr(day, 1, 7)";
    OF_PROVIDER = "select u.eservice_id, count(*) from eservice_use u join eservice s on s.id = u.eservice_id \
        where s.provider_id = $1 and u.day >= $2 group by u.eservice_id";
}

/// Keeps that a person uses a service now (R6.1.3); of one day the last moment stays.
///
/// # Errors
/// [`StoreError::Reference`] when person or service is unknown.
pub async fn add(tx: &mut Tx, person: &PersonId, eservice: &EserviceId, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, ADD, person.as_str(), eservice.as_str(), now.date().to_string(), now.0)?;
    Ok(())
}

/// A person's history, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId, limit: u32) -> Result<Vec<UseRow>, StoreError> {
    all!(db, UseRow, OF_PERSON, person.as_str(), i64::from(limit))
}

/// When a person used a service last; `None`: never.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn last(db: &Db, person: &PersonId, eservice: &EserviceId) -> Result<Option<UnixMs>, StoreError> {
    Ok(maybe!(db, UseRow, LAST, person.as_str(), eservice.as_str())?.map(|row| row.at_ms))
}

/// Uses by month (`2026-11`) since a day, the oldest first; months without any are left out.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn months(db: &Db, eservice: &EserviceId, since: Date) -> Result<Vec<(String, u32)>, StoreError> {
    let rows = all!(db, (String, i64), MONTHS, eservice.as_str(), since.to_string())?;
    Ok(rows.into_iter().map(|(month, count)| (month, u32::try_from(count).unwrap_or(u32::MAX))).collect())
}

/// Uses of each service of a provider since a day; services that nobody used are left out.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_provider(db: &Db, provider: &InstitutionId, since: Date) -> Result<HashMap<EserviceId, u32>, StoreError> {
    let rows = all!(db, (String, i64), OF_PROVIDER, provider.as_str(), since.to_string())?;
    Ok(rows.into_iter().map(|(id, count)| (EserviceId(id), u32::try_from(count).unwrap_or(u32::MAX))).collect())
}
