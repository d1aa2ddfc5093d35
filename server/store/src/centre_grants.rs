//! Who works in a centre, and who answers the telephone 108 (Q2.5, Q3.2).

use crate::{Db, StoreError, Tx};
use domain::ids::{CentreId, PersonId};
use domain::role::Role;
use domain::time::UnixMs;

row! {
    /// A grant.
    CentreGrantRow {
        /// Id (UUIDv7).
        id: String = "id",
        /// To whom.
        person: PersonId = "person_id",
        /// [`Role::CentreStaff`] or [`Role::CallCentre`].
        role: Role = "role",
        /// The centre of its staff; `None` for 108.
        centre: Option<CentreId> = "centre_id",
        /// Manages the centre.
        manager: bool = "manager",
        /// When it was given.
        granted_ms: UnixMs = "granted_ms",
        /// By whom; `None` by the system.
        granted_by: Option<PersonId> = "granted_by",
    }
}

macro_rules! columns {
    () => {
        "id, person_id, role, centre_id, manager, granted_ms, granted_by"
    };
}

statements! {
    GRANT = concat!("insert into centre_grant (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7)");
    CHANGE = "update centre_grant set role = $2, centre_id = $3, manager = $4 where id = $1 and revoked_ms is null";
    ALL = concat!("select ", columns!(), " from centre_grant where revoked_ms is null order by granted_ms, id");
    REVOKE = "update centre_grant set revoked_ms = $2 where id = $1 and revoked_ms is null";
    OF_PERSON = concat!("select ", columns!(), " from centre_grant where person_id = $1 and revoked_ms is null order by granted_ms, id");
    OF_CENTRE = concat!("select ", columns!(), " from centre_grant where centre_id = $1 and revoked_ms is null order by granted_ms, id");
}

/// Gives a grant.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such person or centre.
pub async fn grant(tx: &mut Tx, row: &CentreGrantRow) -> Result<(), StoreError> {
    let r = row;
    let (centre, by) = (r.centre.as_ref().map(CentreId::as_str), r.granted_by.as_ref().map(PersonId::as_str));
    exec!(tx, GRANT, &r.id, r.person.as_str(), r.role.as_str(), centre, i64::from(r.manager), r.granted_ms.0, by)?;
    Ok(())
}

/// Takes it back; false when it was before, or there is none.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn revoke(tx: &mut Tx, id: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, REVOKE, id, now.0)? == 1)
}

/// Gives a grant that holds another scope; false when there is none of this id.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such centre.
pub async fn change(tx: &mut Tx, id: &str, role: Role, centre: Option<&CentreId>, manager: bool) -> Result<bool, StoreError> {
    Ok(exec!(tx, CHANGE, id, role.as_str(), centre.map(CentreId::as_str), i64::from(manager))? == 1)
}

/// Every grant that holds, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn all(db: &Db) -> Result<Vec<CentreGrantRow>, StoreError> {
    all!(db, CentreGrantRow, ALL)
}

/// The grants of a person that hold.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId) -> Result<Vec<CentreGrantRow>, StoreError> {
    all!(db, CentreGrantRow, OF_PERSON, person.as_str())
}

/// The staff of a centre.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_centre(db: &Db, centre: &CentreId) -> Result<Vec<CentreGrantRow>, StoreError> {
    all!(db, CentreGrantRow, OF_CENTRE, centre.as_str())
}
