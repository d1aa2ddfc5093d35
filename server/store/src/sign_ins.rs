//! Sign-ins: kept after their sessions have ended, and shown to the person (T8.4, T8.6).

use crate::{Db, StoreError, Tx};
use domain::ids::{InstitutionId, PersonId};
use domain::role::Role;
use domain::time::UnixMs;

row! {
    /// A sign-in.
    SignInRow {
        /// The name of its session, see [`crate::sessions::name`].
        id: String = "id",
        /// Who.
        person: PersonId = "person_id",
        /// When.
        at_ms: UnixMs = "at_ms",
        /// The browser, in its own words.
        device: String = "device",
        /// How.
        method: String = "method",
        /// Level of assurance given by the sign-on.
        assurance: String = "assurance",
    }
}

row! {
    /// A sign-in of staff, without the person.
    StaffSignInRow {
        /// When.
        at_ms: UnixMs = "at_ms",
        /// The role.
        role: Role = "role",
        /// The institution.
        institution: Option<InstitutionId> = "institution_id",
    }
}

statements! {
    INSERT = "insert into sign_in (id, person_id, at_ms, device, method, assurance) values ($1, $2, $3, $4, $5, $6)";
    OF_PERSON = "select id, person_id, at_ms, device, method, assurance from sign_in where person_id = $1 \
        order by at_ms desc, id limit $2";
    OF_STAFF = "select sign_in.at_ms, role_grant.role, role_grant.institution_id from sign_in \
        join role_grant on role_grant.person_id = sign_in.person_id and role_grant.revoked_ms is null \
        where sign_in.at_ms >= $1 order by sign_in.at_ms desc, sign_in.id limit $2";
}

/// Writes a sign-in down.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn insert(tx: &mut Tx, row: &SignInRow) -> Result<(), StoreError> {
    exec!(tx, INSERT, &row.id, row.person.as_str(), row.at_ms.0, &row.device, &row.method, &row.assurance)?;
    Ok(())
}

/// A person's sign-ins, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId, limit: u32) -> Result<Vec<SignInRow>, StoreError> {
    all!(db, SignInRow, OF_PERSON, person.as_str(), i64::from(limit))
}

/// Sign-ins of staff since a moment, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_staff(db: &Db, since: UnixMs, limit: u32) -> Result<Vec<StaffSignInRow>, StoreError> {
    all!(db, StaffSignInRow, OF_STAFF, since.0, i64::from(limit))
}
