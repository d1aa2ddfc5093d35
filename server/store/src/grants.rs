//! Who of the staff has which role (A5, A6, A7), for who keeps the roles (A3.5).

use crate::{Db, StoreError, Tx};
use domain::ids::{DistrictId, InstitutionId, PersonId};
use domain::role::Role;

row! {
    /// A valid grant of a member of the staff.
    StaffRow {
        /// The grant.
        grant: String = "grant_id",
        /// Who.
        person: PersonId = "person_id",
        /// Given name.
        given_name: String = "given_name",
        /// Surname.
        surname: String = "surname",
        /// The role.
        role: Role = "role",
        /// In which institution.
        institution: Option<InstitutionId> = "institution_id",
        /// In which district only.
        district: Option<DistrictId> = "district_id",
        /// Heads the institution.
        head: bool = "head",
    }
}

macro_rules! staff {
    () => {
        "select role_grant.id as grant_id, person.id as person_id, given_name, surname, role, institution_id, district_id, \
         cast(case when head = 1 and unit_id is null then 1 else 0 end as bigint) as head \
         from role_grant join person on person.id = role_grant.person_id left join employee on employee.grant_id = role_grant.id \
         where role <> 'citizen' and revoked_ms is null"
    };
}

statements! {
    STAFF = concat!(staff!(), " order by surname, given_name, role_grant.id");
    CHANGE = "update role_grant set role = $2, institution_id = $3, district_id = $4 where id = $1 and revoked_ms is null";
    // Taking it keeps others from taking away the same role until the transaction ends.
    HOLDERS = "update role_grant set granted_ms = granted_ms where role = $1 and district_id is null and revoked_ms is null returning person_id";
}

/// Every valid grant of staff, by name.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn staff(db: &Db) -> Result<Vec<StaffRow>, StoreError> {
    all!(db, StaffRow, STAFF)
}

/// Gives a valid grant another scope; false when there is none of this id.
///
/// # Errors
/// [`StoreError::Reference`] when institution or district is unknown.
pub async fn change(
    tx: &mut Tx,
    id: &str,
    role: Role,
    institution: Option<&InstitutionId>,
    district: Option<&DistrictId>,
) -> Result<bool, StoreError> {
    let (institution, district) = (institution.map(InstitutionId::as_str), district.map(DistrictId::as_str));
    Ok(exec!(tx, CHANGE, id, role.as_str(), institution, district)? == 1)
}

/// The persons who have a role for the whole country, each as often as it was granted; held until the transaction ends.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn holders(tx: &mut Tx, role: Role) -> Result<Vec<PersonId>, StoreError> {
    Ok(all!(tx, (String,), HOLDERS, role.as_str())?.into_iter().map(|(id,)| id.into()).collect())
}
