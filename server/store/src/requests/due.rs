//! Requests whose last day comes near or has passed: for reminders, and for the overdue duties of their providers.

use crate::{Db, StoreError, Tx};
use domain::ids::{InstitutionId, RequestId};
use domain::time::{Date, UnixMs};

row! {
    /// A request whose time runs.
    RequestDueRow {
        /// The request.
        id: RequestId = "id",
        /// Whose work it is.
        provider: InstitutionId = "provider_id",
        /// Its last day.
        due_on: Date = "due_on",
    }
}

statements! {
    DUE = "select id, provider_id, due_on from service_request where state in ('received', 'in_work', 'mended') and due_on <= $1 and due_on >= $2 \
        and (due_on, id) > ($3, $4) and not exists (select 1 from request_escalation where request_id = service_request.id \
        and request_escalation.due_on = service_request.due_on and step_id = $5) order by due_on, id limit $6";
    TOLD = "insert into request_escalation (request_id, step_id, due_on, told_ms) values ($1, $2, $3, $4) on conflict do nothing";
    LATE = "select provider_id, count(*) from service_request where state in ('received', 'in_work', 'mended') and due_on < $1 \
        group by provider_id order by count(*) desc, provider_id";
}

/// Requests due in these days for which this step of the escalation was not taken yet, the nearest last day first, after the row given. What
/// lies with its sender hurries nobody.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn due(
    db: &Db,
    days: (Date, Date),
    step: &str,
    after: Option<&RequestDueRow>,
    limit: u32,
) -> Result<Vec<RequestDueRow>, StoreError> {
    let (day, id) = after.map(|row| (row.due_on.to_string(), row.id.to_string())).unwrap_or_default();
    all!(db, RequestDueRow, DUE, days.1.to_string(), days.0.to_string(), &day, &id, step, i64::from(limit))
}

/// Writes down that a step was taken; false when it was taken before.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such request or step.
pub async fn told(tx: &mut Tx, row: &RequestDueRow, step: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, TOLD, row.id.as_str(), step, row.due_on.to_string(), now.0)? == 1)
}

/// Who has requests whose last day is over, and how many; the most first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn late(db: &Db, today: Date) -> Result<Vec<(InstitutionId, u32)>, StoreError> {
    let rows = all!(db, (String, i64), LATE, today.to_string())?;
    Ok(rows.into_iter().map(|(provider, count)| (provider.into(), u32::try_from(count).unwrap_or(u32::MAX))).collect())
}
