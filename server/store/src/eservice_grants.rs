//! Who is staff of the operator of the register of e-services (R10.1).

use crate::{Db, StoreError, Tx};
use domain::ids::PersonId;
use domain::time::UnixMs;

row! {
    /// A grant.
    EserviceGrantRow {
        /// Id (UUIDv7).
        id: String = "id",
        /// To whom.
        person: PersonId = "person_id",
        /// When it was given.
        granted_ms: UnixMs = "granted_ms",
        /// By whom; `None` by the system.
        granted_by: Option<PersonId> = "granted_by",
    }
}

macro_rules! columns {
    () => {
        "id, person_id, granted_ms, granted_by"
    };
}

statements! {
    GRANT = concat!("insert into eservice_grant (", columns!(), ") values ($1, $2, $3, $4)");
    REVOKE = "update eservice_grant set revoked_ms = $2 where id = $1 and revoked_ms is null";
    ALL = concat!("select ", columns!(), " from eservice_grant where revoked_ms is null order by granted_ms, id");
    OF_PERSON = concat!("select ", columns!(), " from eservice_grant where person_id = $1 and revoked_ms is null order by granted_ms, id");
}

/// Gives a grant.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such person.
pub async fn grant(tx: &mut Tx, row: &EserviceGrantRow) -> Result<(), StoreError> {
    exec!(tx, GRANT, &row.id, row.person.as_str(), row.granted_ms.0, row.granted_by.as_ref().map(PersonId::as_str))?;
    Ok(())
}

/// Takes it back; false when it was before, or there is none.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn revoke(tx: &mut Tx, id: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, REVOKE, id, now.0)? == 1)
}

/// Every grant that holds, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn all(db: &Db) -> Result<Vec<EserviceGrantRow>, StoreError> {
    all!(db, EserviceGrantRow, ALL)
}

/// The grants of a person that hold.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId) -> Result<Vec<EserviceGrantRow>, StoreError> {
    all!(db, EserviceGrantRow, OF_PERSON, person.as_str())
}
