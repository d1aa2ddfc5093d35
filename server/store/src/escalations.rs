//! Escalation of deadlines: its steps, the work that comes near its last day, and what was told already.

use crate::{Db, StoreError, Tx};
use domain::deadline::escalation::{Step, Whom};
use domain::ids::{AppealId, AssignmentId, DistrictId, InstitutionId, PersonId};
use domain::time::{Date, UnixMs};

row! {
    /// Work that is open.
    DueRow {
        /// The assignment.
        id: AssignmentId = "id",
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// Its district.
        district: Option<DistrictId> = "district_id",
        /// Whose work it is.
        institution: InstitutionId = "institution_id",
        /// Its last day.
        due_on: Date = "due_on",
    }
}

statements! {
    STEPS = "select id, days, whom from escalation_step where active = 1 order by days, id";
    ALL_STEPS = "select id, days, whom, active from escalation_step order by days, id";
    PUT_STEP = "insert into escalation_step (id, days, whom, active) values ($1, $2, $3, $4) \
        on conflict (id) do update set days = excluded.days, whom = excluded.whom, active = excluded.active";
    DUE = "select assignment.id as id, assignment.appeal_id as appeal_id, appeal.district_id as district_id, \
        assignment.institution_id as institution_id, assignment.due_on as due_on \
        from assignment join appeal on appeal.id = assignment.appeal_id \
        where assignment.open = 1 and assignment.due_on <= $1 and assignment.due_on >= $6 and (assignment.due_on, assignment.id) > ($2, $3) \
        and appeal.status <> 'restricted' \
        and not exists (select 1 from escalation where assignment_id = assignment.id and escalation.due_on = assignment.due_on \
        and step_id = $4) order by assignment.due_on, assignment.id limit $5";
    TOLD = "insert into escalation (assignment_id, step_id, due_on, told_ms) values ($1, $2, $3, $4) on conflict do nothing";
    OWNERS = "select distinct person_id, district_id from role_grant where role = 'owner_staff' and revoked_ms is null \
        order by person_id, district_id";
}

/// The steps that are taken, the earliest first.
///
/// # Errors
/// [`StoreError::Damaged`] for a step that tells nobody this release knows.
pub async fn steps(db: &Db) -> Result<Vec<Step>, StoreError> {
    let rows = all!(db, (String, i64, String), STEPS)?;
    rows.into_iter()
        .map(|(id, days, whom)| match Whom::parse(&whom) {
            Some(whom) => Ok(Step { id, days: days as i32, whom }),
            None => Err(StoreError::Damaged(format!("escalation_step.whom: {whom}"))),
        })
        .collect()
}

/// Every step and whether it is taken, the earliest first.
///
/// # Errors
/// [`StoreError::Damaged`] for a step that tells nobody this release knows.
pub async fn all_steps(db: &Db) -> Result<Vec<(Step, bool)>, StoreError> {
    let rows = all!(db, (String, i64, String, i64), ALL_STEPS)?;
    rows.into_iter()
        .map(|(id, days, whom, active)| match Whom::parse(&whom) {
            Some(whom) => Ok((Step { id, days: days as i32, whom }, active == 1)),
            None => Err(StoreError::Damaged(format!("escalation_step.whom: {whom}"))),
        })
        .collect()
}

/// Adds or replaces a step.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn put_step(tx: &mut Tx, step: &Step, active: bool) -> Result<(), StoreError> {
    exec!(tx, PUT_STEP, &step.id, i64::from(step.days), step.whom.as_str(), i64::from(active))?;
    Ok(())
}

/// Open work due in these days for which this step was not taken yet, the nearest last day first, after the row given. What
/// rests because access is restricted (A8.12) hurries nobody.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn due(db: &Db, days: (Date, Date), step: &str, after: Option<&DueRow>, limit: u32) -> Result<Vec<DueRow>, StoreError> {
    let (day, id) = after.map(|row| (row.due_on.to_string(), row.id.to_string())).unwrap_or_default();
    all!(db, DueRow, DUE, days.1.to_string(), &day, &id, step, i64::from(limit), days.0.to_string())
}

/// Writes down that a step was taken; false when it was taken before.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such work or step.
pub async fn told(tx: &mut Tx, row: &DueRow, step: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, TOLD, row.id.as_str(), step, row.due_on.to_string(), now.0)? == 1)
}

/// All of the owner's staff, each with the district to which the grant is limited.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn owners(db: &Db) -> Result<Vec<(PersonId, Option<DistrictId>)>, StoreError> {
    let rows = all!(db, (String, Option<String>), OWNERS)?;
    Ok(rows.into_iter().map(|(id, district)| (id.into(), district.map(DistrictId::from))).collect())
}
