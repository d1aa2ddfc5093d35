//! The register of e-services (R10): each service as it is now, and the chain of its versions. A service is written together with an
//! entry of its chain; the number is unique by the table itself (R10.4).

use crate::statement::Mark;
use crate::{Db, Page, StoreError, Tx, counters};
use domain::eservice::{EserviceState, Facts};
use domain::fold::fold;
use domain::ids::{EserviceId, InstitutionId};
use domain::number::Series;
use domain::time::UnixMs;

mod chain;

pub use chain::{EserviceChange, append, chained, changes};

/// The statements of the chain.
#[cfg(feature = "testing")]
pub(crate) const CHAIN: &[(&str, &str)] = chain::STATEMENTS;

row! {
    /// A service.
    EserviceRow {
        /// Id (UUIDv7).
        id: EserviceId = "id",
        /// Registry number.
        number: String = "number",
        /// Who provides it.
        provider: InstitutionId = "provider_id",
        /// What the register holds of it.
        facts: Facts = "facts",
        /// Registered, or cancelled.
        state: EserviceState = "state",
        /// Number of its versions.
        version: u32 = "version",
        /// When it was registered.
        registered_ms: UnixMs = "registered_ms",
        /// When it was changed last.
        changed_ms: UnixMs = "changed_ms",
        /// When its registration was cancelled.
        cancelled_ms: Option<UnixMs> = "cancelled_ms",
    }
}

macro_rules! columns {
    () => {
        "id, number, provider_id, facts, state, version, registered_ms, changed_ms, cancelled_ms"
    };
}

statements! {
    INSERT = concat!("insert into eservice (", columns!(), ", name_folded) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    UPDATE = "update eservice set facts = $2, state = $3, version = $4, changed_ms = $5, cancelled_ms = $6, name_folded = $7 \
        where id = $1 and version = $4 - 1";
    FIND = concat!("select ", columns!(), " from eservice where id = $1");
    // Both databases lock the row by this.
    LOCK = concat!("update eservice set version = version where id = $1 returning ", columns!());
    BY_NUMBER = concat!("select ", columns!(), " from eservice where number = $1");
    ALL = concat!("select ", columns!(), " from eservice order by number");
    OF_PROVIDER = concat!("select ", columns!(), " from eservice where provider_id = $1 and number > $2 order by number limit $3");
    COUNT_OF_PROVIDER = "select count(*) from eservice where provider_id = $1";
    SAME_NAME = "select id from eservice where provider_id = $1 and name_folded = $2 and state = 'registered'";
}

/// The next registry number of a year; it goes back with the transaction (R10.4).
///
/// # Errors
/// [`StoreError::Damaged`] when the year's book is full.
pub async fn next_number(tx: &mut Tx, now: UnixMs) -> Result<String, StoreError> {
    Ok(counters::next(tx, Series::Eservice, now.date().year()).await?.to_string())
}

/// Writes a new service down.
///
/// # Errors
/// [`StoreError::Unique`] when the number is given already, or the provider has a service of this name registered;
/// [`StoreError::Reference`] when the provider is unknown.
pub async fn insert(tx: &mut Tx, row: &EserviceRow) -> Result<(), StoreError> {
    let (r, facts) = (row, json(&row.facts)?);
    #[rustfmt::skip]
    exec!(tx, INSERT, r.id.as_str(), &r.number, r.provider.as_str(), &facts, r.state.as_str(), i64::from(r.version), r.registered_ms.0,
        r.changed_ms.0, r.cancelled_ms.map(|at| at.0), fold(&r.facts.name.az))?;
    Ok(())
}

/// Writes the next version of a service; false when another one was written meanwhile.
///
/// # Errors
/// [`StoreError::Unique`] when the provider has another service of this name registered.
pub async fn update(tx: &mut Tx, row: &EserviceRow) -> Result<bool, StoreError> {
    let (r, facts) = (row, json(&row.facts)?);
    #[rustfmt::skip]
    let written = exec!(tx, UPDATE, r.id.as_str(), &facts, r.state.as_str(), i64::from(r.version), r.changed_ms.0,
        r.cancelled_ms.map(|at| at.0), fold(&r.facts.name.az))?;
    Ok(written == 1)
}

/// A service by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &EserviceId) -> Result<Option<EserviceRow>, StoreError> {
    maybe!(db, EserviceRow, FIND, id.as_str())
}

/// Locks a service until the transaction ends.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn lock(tx: &mut Tx, id: &EserviceId) -> Result<Option<EserviceRow>, StoreError> {
    maybe!(tx, EserviceRow, LOCK, id.as_str())
}

/// A service by its registry number, as it is written.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn by_number(db: &Db, number: &str) -> Result<Option<EserviceRow>, StoreError> {
    maybe!(db, EserviceRow, BY_NUMBER, number)
}

/// Every service, cancelled ones too, by number.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn all(db: &Db) -> Result<Vec<EserviceRow>, StoreError> {
    all!(db, EserviceRow, ALL)
}

/// A page of a provider's services, by number.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_provider(db: &Db, provider: &InstitutionId, after: Option<&str>, limit: u32) -> Result<Page<EserviceRow>, StoreError> {
    let number = Mark::read(after).map(|mark| mark.value).unwrap_or_default();
    let rows = all!(db, EserviceRow, OF_PROVIDER, provider.as_str(), number, i64::from(limit) + 1)?;
    let (total,) = one!(db, (i64,), COUNT_OF_PROVIDER, provider.as_str())?;
    Ok(Page::cut(rows, limit, total, |row| format!("{}:", row.number)))
}

/// The provider's registered service of this name, if there is one.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn same_name(tx: &mut Tx, provider: &InstitutionId, name: &str) -> Result<Option<EserviceId>, StoreError> {
    Ok(maybe!(tx, (String,), SAME_NAME, provider.as_str(), fold(name))?.map(|(id,)| id.into()))
}

fn json(facts: &Facts) -> Result<String, StoreError> {
    serde_json::to_string(facts).map_err(|_| StoreError::Damaged("facts of an e-service".to_owned()))
}
