//! In whose hands an appeal lies within an institution (A7.0.1).

use crate::{Db, StoreError, Tx};
use domain::ids::{AppealId, AssignmentId, InstitutionId, PersonId, UnitId};
use domain::time::UnixMs;

row! {
    /// The hands of one institution's part.
    HandRow {
        /// The part.
        assignment: AssignmentId = "id",
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// The institution.
        institution: InstitutionId = "institution_id",
        /// The unit.
        unit: Option<UnitId> = "unit_id",
        /// The employee.
        employee: Option<PersonId> = "employee_id",
        /// Since when.
        handed_ms: Option<UnixMs> = "handed_ms",
    }
}

macro_rules! columns {
    () => {
        "id, appeal_id, institution_id, unit_id, employee_id, handed_ms"
    };
}

macro_rules! works_there {
    () => {
        "exists (select 1 from role_grant where role_grant.person_id = assignment.employee_id \
         and role_grant.institution_id = assignment.institution_id and role_grant.role = 'institution_staff' \
         and role_grant.revoked_ms is null)"
    };
}

macro_rules! takes_appeals {
    () => {
        "exists (select 1 from unit where unit.id = assignment.unit_id and unit.active = 1)"
    };
}

statements! {
    FIND = concat!("select ", columns!(), " from assignment where appeal_id = $1 and institution_id = $2");
    OF_APPEALS = concat!("select ", columns!(), " from assignment where appeal_id in ", list32!());
    GIVE = "update assignment set unit_id = $2, employee_id = $3, handed_ms = $4 where id = $1";
    // Both `case`s and the condition ask the same: a grant that holds, a unit that takes appeals.
    KEEP_WHO_IS_THERE = concat!("update assignment set handed_ms = $2, employee_id = case when ", works_there!(), " then employee_id end, \
        unit_id = case when ", takes_appeals!(), " then unit_id end \
        where id = $1 and ((employee_id is not null and not ", works_there!(), ") or (unit_id is not null and not ", takes_appeals!(), "))");
    LET_GO = "update assignment set employee_id = null, handed_ms = $3 where institution_id = $1 and employee_id = $2 and open = 1";
}

/// In whose hands an appeal lies within an institution.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, appeal: &AppealId, institution: &InstitutionId) -> Result<Option<HandRow>, StoreError> {
    maybe!(db, HandRow, FIND, appeal.as_str(), institution.as_str())
}

/// [`find`] within a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find_in(tx: &mut Tx, appeal: &AppealId, institution: &InstitutionId) -> Result<Option<HandRow>, StoreError> {
    maybe!(tx, HandRow, FIND, appeal.as_str(), institution.as_str())
}

/// The hands of several appeals in every institution, in no order.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeals(db: &Db, appeals: &[AppealId]) -> Result<Vec<HandRow>, StoreError> {
    all_in!(db, HandRow, OF_APPEALS, appeals)
}

/// Lays a part into these hands; false when there is no such part.
///
/// # Errors
/// [`StoreError::Reference`] when unit or person is unknown.
pub async fn give(
    tx: &mut Tx,
    id: &AssignmentId,
    unit: Option<&UnitId>,
    employee: Option<&PersonId>,
    now: UnixMs,
) -> Result<bool, StoreError> {
    Ok(exec!(tx, GIVE, id.as_str(), unit.map(UnitId::as_str), employee.map(PersonId::as_str), now.0)? == 1)
}

/// Open work that lay in the hands of who works there no more lies in those of the unit, or of nobody; how much.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn let_go(tx: &mut Tx, institution: &InstitutionId, employee: &PersonId, now: UnixMs) -> Result<u64, StoreError> {
    exec!(tx, LET_GO, institution.as_str(), employee.as_str(), now.0)
}

/// A part that comes to the institution again leaves the hands of who works there no more, and of a unit that takes no more appeals; true when
/// it did.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn keep_who_is_there(tx: &mut Tx, id: &AssignmentId, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, KEEP_WHO_IS_THERE, id.as_str(), now.0)? == 1)
}
