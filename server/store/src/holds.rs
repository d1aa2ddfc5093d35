//! Legal holds (A6.0.2): placed and lifted by the owner's staff with reasons. While one stands, the appeal isn't archived and what
//! is known of its persons isn't forgotten.

use crate::{Db, StoreError, Tx};
use domain::ids::{AppealId, PersonId};
use domain::time::UnixMs;

row! {
    /// A hold.
    HoldRow {
        /// Id.
        id: String = "id",
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// Why.
        reason: String = "reason",
        /// Since when.
        placed_ms: UnixMs = "placed_ms",
        /// Who placed it.
        placed_by: PersonId = "placed_by",
        /// Until when it stood.
        lifted_ms: Option<UnixMs> = "lifted_ms",
        /// Who lifted it.
        lifted_by: Option<PersonId> = "lifted_by",
        /// Why it was lifted.
        lifted_reason: Option<String> = "lifted_reason",
    }
}

macro_rules! columns {
    () => {
        "id, appeal_id, reason, placed_ms, placed_by, lifted_ms, lifted_by, lifted_reason"
    };
}

/// The person `$1` sent or joined an appeal that is held.
macro_rules! holds_person {
    () => {
        "exists (select 1 from legal_hold where legal_hold.lifted_ms is null \
         and (legal_hold.appeal_id in (select appeal.id from appeal where appeal.person_id = $1) \
         or legal_hold.appeal_id in (select appeal_join.appeal_id from appeal_join where appeal_join.person_id = $1)))"
    };
}
pub(crate) use holds_person;

statements! {
    PLACE = "insert into legal_hold (id, appeal_id, reason, placed_ms, placed_by) values ($1, $2, $3, $4, $5)";
    LIFT = "update legal_hold set lifted_ms = $3, lifted_by = $2, lifted_reason = $4 where appeal_id = $1 and lifted_ms is null";
    OF_APPEAL = concat!("select ", columns!(), " from legal_hold where appeal_id = $1 order by placed_ms, id");
    STANDING = concat!("select ", columns!(), " from legal_hold where lifted_ms is null order by placed_ms desc, id desc limit $1");
    COUNT = "select count(*) from legal_hold where lifted_ms is null";
    CLOSED_PERSONS = "select person.id from person where issuer = 'closed' and (id in (select person_id from appeal where appeal.id = $1) \
        or id in (select person_id from appeal_join where appeal_id = $1)) order by person.id";
}

/// Places a hold.
///
/// # Errors
/// [`StoreError::Unique`] while one stands, [`StoreError::Reference`] when there is no such appeal.
pub async fn place(tx: &mut Tx, id: &str, appeal: &AppealId, reason: &str, by: &PersonId, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, PLACE, id, appeal.as_str(), reason, now.0, by.as_str())?;
    Ok(())
}

/// Lifts the hold that stands; false when none does.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn lift(tx: &mut Tx, appeal: &AppealId, reason: &str, by: &PersonId, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, LIFT, appeal.as_str(), by.as_str(), now.0, reason)? == 1)
}

/// All holds of an appeal, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal(db: &Db, appeal: &AppealId) -> Result<Vec<HoldRow>, StoreError> {
    all!(db, HoldRow, OF_APPEAL, appeal.as_str())
}

/// Holds that stand, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn standing(db: &Db, limit: u32) -> Result<Vec<HoldRow>, StoreError> {
    all!(db, HoldRow, STANDING, i64::from(limit))
}

/// How many stand.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count(db: &Db) -> Result<u64, StoreError> {
    let (count,) = one!(db, (i64,), COUNT)?;
    Ok(count.unsigned_abs())
}

/// Author and joined persons whose accounts are closed: what the hold kept of them may go when it is lifted.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn closed_persons(tx: &mut Tx, appeal: &AppealId) -> Result<Vec<PersonId>, StoreError> {
    let rows = all!(tx, (String,), CLOSED_PERSONS, appeal.as_str())?;
    Ok(rows.into_iter().map(|(id,)| id.into()).collect())
}
