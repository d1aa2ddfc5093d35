//! Which services a centre offers.

use crate::{Db, StoreError, Tx};
use domain::ids::{CentreId, ServiceId};

row! {
    /// A service that a centre offers.
    OfferRow {
        /// The centre.
        centre: CentreId = "centre_id",
        /// The service.
        service: ServiceId = "service_id",
    }
}

row! {
    /// Whether a centre offers a service.
    OfferedRow {
        /// The centre.
        centre: CentreId = "centre_id",
        /// The service.
        service: ServiceId = "service_id",
        /// It does.
        active: bool = "active",
    }
}

statements! {
    OFFERS = "select centre_offer.centre_id as centre_id, service_id from centre_offer \
        join centre on centre.id = centre_offer.centre_id join centre_service on centre_service.id = service_id \
        where centre_offer.active = 1 and centre.active = 1 and centre_service.active = 1 order by centre.position, centre_service.position";
    OFFERED = "select centre_id, service_id, centre_offer.active as active from centre_offer join centre on centre.id = centre_id \
        join centre_service on centre_service.id = service_id order by centre.position, centre.id, centre_service.position, service_id";
    OFFER = "insert into centre_offer (centre_id, service_id, active) values ($1, $2, $3) \
        on conflict (centre_id, service_id) do update set active = excluded.active";
}

/// What can be ordered now: working centres and services that are offered.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn offers(db: &Db) -> Result<Vec<OfferRow>, StoreError> {
    all!(db, OfferRow, OFFERS)
}

/// Every offer that was ever made, also those taken back.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn offered(db: &Db) -> Result<Vec<OfferedRow>, StoreError> {
    all!(db, OfferedRow, OFFERED)
}

/// A centre begins, or ceases, to offer a service.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such centre or service.
pub async fn offer(tx: &mut Tx, centre: &CentreId, service: &ServiceId, active: bool) -> Result<(), StoreError> {
    exec!(tx, OFFER, centre.as_str(), service.as_str(), i64::from(active))?;
    Ok(())
}
