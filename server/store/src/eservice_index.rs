//! What the portal reads of the register of e-services: whether anything is new, and all of it page by page.

use crate::eservices::EserviceRow;
use crate::{Db, StoreError};
use domain::ids::{EserviceId, InstitutionId};
use domain::time::UnixMs;
use std::collections::HashMap;

statements! {
    NEWEST = "select coalesce(max(seq), 0) from eservice_change";
    COUNT = "select count(*) from eservice_change";
    PAGE = "select id, number, provider_id, facts, state, version, registered_ms, changed_ms, cancelled_ms from eservice \
        where number > $1 order by number limit $2";
    // Days in Bakı, counted from 1970: both databases divide whole numbers alike.
    REQUESTS = "select (sent_ms + 14400000) / 86400000, count(*) from service_request where eservice_id = $1 and sent_ms >= $2 \
        group by (sent_ms + 14400000) / 86400000 order by (sent_ms + 14400000) / 86400000";
    REQUESTS_OF_PROVIDER = "select eservice_id, count(*) from service_request where provider_id = $1 and sent_ms >= $2 \
        group by eservice_id";
}

/// Number of the newest entry of all chains; it is read for each question, so it costs next to nothing.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn newest(db: &Db) -> Result<i64, StoreError> {
    let (newest,) = one!(db, (i64,), NEWEST)?;
    Ok(newest)
}

/// How many entries there are: an entry may come into sight after a later one.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count(db: &Db) -> Result<i64, StoreError> {
    let (count,) = one!(db, (i64,), COUNT)?;
    Ok(count)
}

/// Services after this number, cancelled ones too.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn page(db: &Db, after: &str, limit: u32) -> Result<Vec<EserviceRow>, StoreError> {
    all!(db, EserviceRow, PAGE, after, i64::from(limit))
}

/// Requests for a service by day (days since 1970) since a moment.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn requests(db: &Db, eservice: &EserviceId, since: UnixMs) -> Result<Vec<(i64, i64)>, StoreError> {
    all!(db, (i64, i64), REQUESTS, eservice.as_str(), since.0)
}

/// Requests for each service of a provider since a moment; services without any are left out.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn requests_of_provider(db: &Db, provider: &InstitutionId, since: UnixMs) -> Result<HashMap<EserviceId, u32>, StoreError> {
    let rows = all!(db, (String, i64), REQUESTS_OF_PROVIDER, provider.as_str(), since.0)?;
    Ok(rows.into_iter().map(|(id, count)| (EserviceId(id), u32::try_from(count).unwrap_or(u32::MAX))).collect())
}
