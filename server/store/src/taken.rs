//! Steps of the owner's staff that can be taken back, with what stood before them (A8.5, A8.6; decision 16).

use crate::{Db, StoreError, Tx};
use domain::desk::undo::TakenStep;
use domain::ids::{AppealId, PersonId};
use domain::time::UnixMs;

row! {
    /// A step.
    TakenRow {
        /// Id (UUIDv7).
        id: String = "id",
        /// Steps taken together share it.
        batch: String = "batch_id",
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// Who took it.
        person: PersonId = "person_id",
        /// Which.
        step: TakenStep = "step",
        /// What stood before, as JSON of the use case.
        before: String = "before",
        /// How many entries the appeal's chain had after it.
        events_after: i64 = "events_after",
        /// When.
        taken_ms: UnixMs = "taken_ms",
        /// When it was taken back.
        undone_ms: Option<UnixMs> = "undone_ms",
    }
}

macro_rules! columns {
    () => {
        "id, batch_id, appeal_id, person_id, step, before, events_after, taken_ms, undone_ms"
    };
}

statements! {
    INSERT = concat!("insert into taken_step (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    OF_BATCH = concat!("select ", columns!(), " from taken_step where batch_id = $1 order by id");
    LAST_OF = concat!("select ", columns!(), " from taken_step where appeal_id = $1 and person_id = $2 \
        order by taken_ms desc, id desc limit 1");
    LAST = concat!("select ", columns!(), " from taken_step where person_id = $1 and undone_ms is null and taken_ms >= $2 \
        order by taken_ms desc, id desc limit 1");
    UNDONE = "update taken_step set undone_ms = $2 where id = $1 and undone_ms is null";
}

/// Writes a step down.
///
/// # Errors
/// [`StoreError::Reference`] when appeal or person is unknown.
pub async fn insert(tx: &mut Tx, step: &TakenRow) -> Result<(), StoreError> {
    let s = step;
    #[rustfmt::skip]
    exec!(tx, INSERT, &s.id, &s.batch, s.appeal.as_str(), s.person.as_str(), s.step.as_str(), &s.before, s.events_after, s.taken_ms.0,
        s.undone_ms.map(|at| at.0))?;
    Ok(())
}

/// The steps of a batch, in the order in which they were taken.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_batch(db: &Db, batch: &str) -> Result<Vec<TakenRow>, StoreError> {
    all!(db, TakenRow, OF_BATCH, batch)
}

/// The last step that this person took on an appeal.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn last_of(db: &Db, appeal: &AppealId, person: &PersonId) -> Result<Option<TakenRow>, StoreError> {
    maybe!(db, TakenRow, LAST_OF, appeal.as_str(), person.as_str())
}

/// The last step that this person took since a moment and has not taken back.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn last(db: &Db, person: &PersonId, since: UnixMs) -> Result<Option<TakenRow>, StoreError> {
    maybe!(db, TakenRow, LAST, person.as_str(), since.0)
}

/// It is taken back; false when it was before.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn undone(tx: &mut Tx, id: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, UNDONE, id, now.0)? == 1)
}
