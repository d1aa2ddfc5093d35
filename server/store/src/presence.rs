//! Who has a card of the desk open (A8.5): leases that end by themselves.

use crate::{Db, StoreError, Tx};
use domain::ids::{AppealId, PersonId};
use domain::time::UnixMs;

row! {
    /// An open card.
    PresenceRow {
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// The employee.
        person: PersonId = "person_id",
        /// Since when.
        opened_ms: UnixMs = "opened_ms",
        /// Until when it counts as open.
        until_ms: UnixMs = "until_ms",
    }
}

statements! {
    RENEW = "update presence set until_ms = $3 where appeal_id = $1 and person_id = $2 and until_ms > $4";
    OPEN = "insert into presence (appeal_id, person_id, opened_ms, until_ms) values ($1, $2, $3, $4) \
        on conflict (appeal_id, person_id) do update set opened_ms = excluded.opened_ms, until_ms = excluded.until_ms";
    CLOSE = "delete from presence where appeal_id = $1 and person_id = $2";
    OF_APPEAL = "select appeal_id, person_id, opened_ms, until_ms from presence where appeal_id = $1 and until_ms > $2 \
        order by opened_ms, person_id";
    SWEEP = "delete from presence where until_ms <= $1";
}

/// The employee has the card open until `until`; whether that is news.
///
/// # Errors
/// [`StoreError::Reference`] when appeal or person is unknown.
pub async fn hold(tx: &mut Tx, appeal: &AppealId, person: &PersonId, now: UnixMs, until: UnixMs) -> Result<bool, StoreError> {
    if exec!(tx, RENEW, appeal.as_str(), person.as_str(), until.0, now.0)? == 1 {
        return Ok(false);
    }
    exec!(tx, OPEN, appeal.as_str(), person.as_str(), now.0, until.0)?;
    Ok(true)
}

/// The employee has closed the card; false when it was not open.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn close(tx: &mut Tx, appeal: &AppealId, person: &PersonId) -> Result<bool, StoreError> {
    Ok(exec!(tx, CLOSE, appeal.as_str(), person.as_str())? == 1)
}

/// Who has the card open now, who opened it first being first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal(db: &Db, appeal: &AppealId, now: UnixMs) -> Result<Vec<PresenceRow>, StoreError> {
    all!(db, PresenceRow, OF_APPEAL, appeal.as_str(), now.0)
}

/// Removes leases that have ended; how many there were.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn sweep(tx: &mut Tx, now: UnixMs) -> Result<u64, StoreError> {
    exec!(tx, SWEEP, now.0)
}
