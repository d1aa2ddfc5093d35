//! Complaints near the last day of their review, or past it (A9.2).

use crate::{Db, StoreError, Tx};
use domain::ids::{AdditionId, DistrictId};
use domain::time::{Date, UnixMs};

row! {
    /// A complaint that waits.
    ComplaintDueRow {
        /// The complaint.
        id: AdditionId = "id",
        /// The district of the appeal it is about; `None` for how one was served, which is everybody's.
        district: Option<DistrictId> = "district_id",
        /// The last day of its review.
        due_on: Date = "due_on",
    }
}

row! {
    /// A complaint that waits, made before its last day was written down.
    UndatedRow {
        /// The complaint.
        id: AdditionId = "id",
        /// When it was made.
        filed_ms: UnixMs = "filed_ms",
    }
}

statements! {
    UNDATED = "select id, filed_ms from complaint where outcome is null and due_on is null order by filed_ms, id limit $1";
    DATE = "update complaint set due_on = $2 where id = $1 and due_on is null";
    DUE = "select complaint.id as id, appeal.district_id as district_id, complaint.due_on as due_on \
        from complaint left join appeal on appeal.id = complaint.appeal_id \
        where complaint.outcome is null and complaint.due_on <= $1 and complaint.due_on >= $2 and (complaint.due_on, complaint.id) > ($3, $4) \
        and not exists (select 1 from complaint_escalation where complaint_id = complaint.id \
        and complaint_escalation.due_on = complaint.due_on and step_id = $5) order by complaint.due_on, complaint.id limit $6";
    TOLD = "insert into complaint_escalation (complaint_id, step_id, due_on, told_ms) values ($1, $2, $3, $4) on conflict do nothing";
}

/// Complaints that wait and are due in these days for which this step of the escalation was not taken yet, the nearest last day first,
/// after the row given. Those made before their last day was written down come in once it is ([`date`]).
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn due(
    db: &Db,
    days: (Date, Date),
    step: &str,
    after: Option<&ComplaintDueRow>,
    limit: u32,
) -> Result<Vec<ComplaintDueRow>, StoreError> {
    let (day, id) = after.map(|row| (row.due_on.to_string(), row.id.to_string())).unwrap_or_default();
    all!(db, ComplaintDueRow, DUE, days.1.to_string(), days.0.to_string(), &day, &id, step, i64::from(limit))
}

/// Writes down that a step was taken; false when it was taken before.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such complaint or step.
pub async fn told(tx: &mut Tx, row: &ComplaintDueRow, step: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, TOLD, row.id.as_str(), step, row.due_on.to_string(), now.0)? == 1)
}

/// Complaints that wait and have no last day yet, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn undated(db: &Db, limit: u32) -> Result<Vec<UndatedRow>, StoreError> {
    all!(db, UndatedRow, UNDATED, i64::from(limit))
}

/// Writes down the last day of one that has none; false when it has one.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn date(tx: &mut Tx, id: &AdditionId, due: Date) -> Result<bool, StoreError> {
    Ok(exec!(tx, DATE, id.as_str(), due.to_string())? == 1)
}
