//! Employees of institutions: whoever has a valid grant of its staff, with the place in the house (A7.0.1).

use crate::{Db, StoreError, Tx};
use domain::ids::{DistrictId, InstitutionId, PersonId, UnitId};

row! {
    /// An employee.
    EmployeeRow {
        /// The grant by which the person is one.
        grant: String = "grant_id",
        /// Who.
        person: PersonId = "person_id",
        /// Given name.
        given_name: String = "given_name",
        /// Surname.
        surname: String = "surname",
        /// The district to which the grant is limited; `None` for the whole country.
        territory: Option<DistrictId> = "district_id",
        /// In which unit; `None` for the institution as a whole.
        unit: Option<UnitId> = "unit_id",
        /// Heads it.
        head: bool = "head",
    }
}

macro_rules! employees {
    () => {
        "select role_grant.id as grant_id, role_grant.person_id as person_id, given_name, surname, role_grant.district_id as district_id, unit_id, \
         coalesce(head, 0) as head \
         from role_grant join person on person.id = role_grant.person_id left join employee on employee.grant_id = role_grant.id \
         where role_grant.institution_id = $1 and role_grant.role = 'institution_staff' and role_grant.revoked_ms is null"
    };
}

statements! {
    OF_INSTITUTION = concat!(employees!(), " order by surname, given_name, role_grant.id");
    FIND = concat!(employees!(), " and role_grant.person_id = $2 order by role_grant.granted_ms, role_grant.id limit 1");
    // Both databases lock the row by this.
    HOLD = "update institution set approval = approval where id = $1";
    // By the grant that counts: a person's first one that is valid.
    OTHER_HEADS = "select count(distinct role_grant.person_id) from role_grant join employee on employee.grant_id = role_grant.id \
        where role_grant.institution_id = $1 and role_grant.role = 'institution_staff' and role_grant.revoked_ms is null \
        and role_grant.person_id <> $2 and employee.head = 1 and employee.unit_id is null \
        and not exists (select 1 from role_grant as earlier where earlier.person_id = role_grant.person_id \
        and earlier.institution_id = role_grant.institution_id and earlier.role = role_grant.role and earlier.revoked_ms is null \
        and (earlier.granted_ms < role_grant.granted_ms or (earlier.granted_ms = role_grant.granted_ms and earlier.id < role_grant.id)))";
    SETTLE = "insert into employee (grant_id, unit_id, head) values ($1, $2, $3) \
        on conflict (grant_id) do update set unit_id = excluded.unit_id, head = excluded.head";
}

/// The employees of an institution, by name.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_institution(db: &Db, institution: &InstitutionId) -> Result<Vec<EmployeeRow>, StoreError> {
    all!(db, EmployeeRow, OF_INSTITUTION, institution.as_str())
}

/// An employee of this institution, as long as the grant is valid.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, institution: &InstitutionId, person: &PersonId) -> Result<Option<EmployeeRow>, StoreError> {
    maybe!(db, EmployeeRow, FIND, institution.as_str(), person.as_str())
}

/// [`find`] within a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find_in(tx: &mut Tx, institution: &InstitutionId, person: &PersonId) -> Result<Option<EmployeeRow>, StoreError> {
    maybe!(tx, EmployeeRow, FIND, institution.as_str(), person.as_str())
}

/// Keeps others from settling the same house until the transaction ends.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn hold(tx: &mut Tx, institution: &InstitutionId) -> Result<(), StoreError> {
    exec!(tx, HOLD, institution.as_str())?;
    Ok(())
}

/// How many persons beside this one head the institution as a whole.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn other_heads(tx: &mut Tx, institution: &InstitutionId, person: &PersonId) -> Result<i64, StoreError> {
    let (count,) = one!(tx, (i64,), OTHER_HEADS, institution.as_str(), person.as_str())?;
    Ok(count)
}

/// Places an employee in the house.
///
/// # Errors
/// [`StoreError::Reference`] when grant or unit is unknown.
pub async fn settle(tx: &mut Tx, grant: &str, unit: Option<&UnitId>, head: bool) -> Result<(), StoreError> {
    exec!(tx, SETTLE, grant, unit.map(UnitId::as_str), i64::from(head))?;
    Ok(())
}
