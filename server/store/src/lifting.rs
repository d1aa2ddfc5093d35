//! Requests to lift a restriction, and what the owner decided (A8.12, T1.9).

use crate::{Db, StoreError, Tx};
use domain::ids::PersonId;
use domain::time::UnixMs;

row! {
    /// A request.
    LiftRow {
        /// Id; UUIDv7.
        id: String = "id",
        /// Who asks.
        person: PersonId = "person_id",
        /// Own words.
        text: String = "text",
        /// When.
        asked_ms: UnixMs = "asked_ms",
        /// When it was decided; `None` while it waits.
        decided_ms: Option<UnixMs> = "decided_ms",
        /// By whom.
        decided_by: Option<PersonId> = "decided_by",
        /// How.
        lifted: Option<bool> = "lifted",
        /// With which words.
        answer: Option<String> = "answer",
    }
}

macro_rules! columns {
    () => {
        "id, person_id, text, asked_ms, decided_ms, decided_by, lifted, answer"
    };
}

statements! {
    ASK = concat!("insert into lift_request (", columns!(), ") select cast($1 as text), cast($2 as text), cast($3 as text), cast($4 as bigint), \
        null, null, null, null where not exists (select 1 from lift_request where person_id = $2 and decided_ms is null)");
    DECIDE = "update lift_request set decided_ms = $2, decided_by = $3, lifted = $4, answer = $5 where person_id = $1 and decided_ms is null";
    OF_PERSON = concat!("select ", columns!(), " from lift_request where person_id = $1 order by asked_ms desc, id desc");
    WAITING = concat!("select ", columns!(), " from lift_request where decided_ms is null order by asked_ms, id limit $1");
    COUNT = "select count(*) from lift_request where decided_ms is null";
}

/// Writes a request down; false when another one of this person still waits.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn ask(tx: &mut Tx, id: &str, person: &PersonId, text: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, ASK, id, person.as_str(), text, now.0)? == 1)
}

/// Decides the person's waiting request; false when none waits.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn decide(
    tx: &mut Tx,
    person: &PersonId,
    by: Option<&PersonId>,
    lifted: bool,
    answer: &str,
    now: UnixMs,
) -> Result<bool, StoreError> {
    let by = by.map(PersonId::as_str);
    Ok(exec!(tx, DECIDE, person.as_str(), now.0, by, i64::from(lifted), answer)? == 1)
}

/// A person's requests, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId) -> Result<Vec<LiftRow>, StoreError> {
    all!(db, LiftRow, OF_PERSON, person.as_str())
}

/// Requests that wait, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn waiting(db: &Db, limit: u32) -> Result<Vec<LiftRow>, StoreError> {
    all!(db, LiftRow, WAITING, i64::from(limit))
}

/// How many wait.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count_waiting(db: &Db) -> Result<u32, StoreError> {
    let (count,) = one!(db, (i64,), COUNT)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
