//! Browsers that may be sent push messages.

use crate::{Db, StoreError, Tx};
use domain::ids::PersonId;
use domain::time::UnixMs;

row! {
    /// A browser's permission.
    SubscriptionRow {
        /// SHA-256 of the endpoint, hexadecimal.
        id: String = "id",
        /// Who allowed it.
        person: PersonId = "person_id",
        /// Address of the browser's push service.
        endpoint: String = "endpoint",
        /// The browser's public key, base64url.
        p256dh: String = "p256dh",
        /// The browser's secret, base64url.
        auth: String = "auth",
        /// Since when.
        created_ms: UnixMs = "created_ms",
    }
}

statements! {
    PUT = "insert into push_subscription (id, person_id, endpoint, p256dh, auth, created_ms) values ($1, $2, $3, $4, $5, $6) \
        on conflict (id) do update set person_id = excluded.person_id, p256dh = excluded.p256dh, auth = excluded.auth, \
        created_ms = excluded.created_ms";
    OF_PERSON = "select id, person_id, endpoint, p256dh, auth, created_ms from push_subscription where person_id = $1 \
        order by created_ms desc, id";
    REMOVE_OWN = "delete from push_subscription where id = $1 and person_id = $2";
    REMOVE = "delete from push_subscription where id = $1";
    REMOVE_ALL = "delete from push_subscription where person_id = $1";
}

/// A browser is allowed; one that belonged to somebody else goes over to the person who uses it now.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn put(tx: &mut Tx, row: &SubscriptionRow) -> Result<(), StoreError> {
    exec!(tx, PUT, &row.id, row.person.as_str(), &row.endpoint, &row.p256dh, &row.auth, row.created_ms.0)?;
    Ok(())
}

/// A person's browsers, the latest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId) -> Result<Vec<SubscriptionRow>, StoreError> {
    all!(db, SubscriptionRow, OF_PERSON, person.as_str())
}

/// The person takes a browser's permission back.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn remove_own(tx: &mut Tx, person: &PersonId, id: &str) -> Result<bool, StoreError> {
    Ok(exec!(tx, REMOVE_OWN, id, person.as_str())? == 1)
}

/// The push service says that the browser is gone.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn remove(tx: &mut Tx, id: &str) -> Result<bool, StoreError> {
    Ok(exec!(tx, REMOVE, id)? == 1)
}

/// No browser of the person is sent anything any more: the account is closed.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn remove_all(tx: &mut Tx, person: &PersonId) -> Result<(), StoreError> {
    exec!(tx, REMOVE_ALL, person.as_str())?;
    Ok(())
}
