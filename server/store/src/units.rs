//! Units of institutions (A7.0.1).

use crate::{Db, StoreError, Tx};
use domain::ids::{InstitutionId, UnitId};

row! {
    /// A unit.
    UnitRow {
        /// Id.
        id: UnitId = "id",
        /// Of which institution.
        institution: InstitutionId = "institution_id",
        /// Name, in the house's own words.
        name: String = "name",
        /// Takes appeals.
        active: bool = "active",
        /// Order in the house.
        position: i64 = "position",
    }
}

statements! {
    OF_INSTITUTION = "select id, institution_id, name, active, position from unit where institution_id = $1 order by position, id";
    // Another institution's unit can't be taken over by its id.
    PUT = "insert into unit (id, institution_id, name, active, position) values ($1, $2, $3, $4, $5) \
        on conflict (id) do update set name = excluded.name, active = excluded.active, position = excluded.position \
        where unit.institution_id = excluded.institution_id";
    TAKES_APPEALS = "select count(*) from unit where id = $1 and active = 1";
    APPROVAL = "select approval from institution where id = $1";
    SET_APPROVAL = "update institution set approval = $2 where id = $1";
}

/// The units of an institution, those that take no more appeals among them, in the house's order.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_institution(db: &Db, institution: &InstitutionId) -> Result<Vec<UnitRow>, StoreError> {
    all!(db, UnitRow, OF_INSTITUTION, institution.as_str())
}

/// Adds or changes a unit; false when the id is another institution's.
///
/// # Errors
/// [`StoreError::Reference`] when the institution is unknown.
pub async fn put(tx: &mut Tx, row: &UnitRow) -> Result<bool, StoreError> {
    let r = row;
    Ok(exec!(tx, PUT, r.id.as_str(), r.institution.as_str(), &r.name, i64::from(r.active), r.position)? == 1)
}

/// Whether a unit takes appeals now.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn takes_appeals(tx: &mut Tx, unit: &UnitId) -> Result<bool, StoreError> {
    let (count,) = one!(tx, (i64,), TAKES_APPEALS, unit.as_str())?;
    Ok(count > 0)
}

/// Whether the institution wants its answers approved by a second person.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn approval(db: &Db, institution: &InstitutionId) -> Result<bool, StoreError> {
    Ok(maybe!(db, (i64,), APPROVAL, institution.as_str())?.is_some_and(|(on,)| on != 0))
}

/// Sets that; false when there is no such institution.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn set_approval(tx: &mut Tx, institution: &InstitutionId, on: bool) -> Result<bool, StoreError> {
    Ok(exec!(tx, SET_APPROVAL, institution.as_str(), i64::from(on))? == 1)
}
