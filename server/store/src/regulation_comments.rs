//! The public discussion of regulations (R9.7).

use crate::{Db, StoreError, Tx};
use domain::ids::{PersonId, RegulationId};
use domain::regulation::CommentState;
use domain::time::UnixMs;

row! {
    /// Something said.
    CommentRow {
        /// Id (UUIDv7).
        id: String = "id",
        /// Of which regulation.
        regulation: RegulationId = "regulation_id",
        /// Of which version.
        version: u32 = "version",
        /// By whom.
        person: PersonId = "person_id",
        /// The name under which it is shown.
        name: String = "name",
        /// The words.
        text: String = "text",
        /// Whether everybody sees it.
        state: CommentState = "state",
        /// When.
        at_ms: UnixMs = "at_ms",
        /// The provider's answer.
        answer: Option<String> = "answer",
        /// The employee who answered.
        answered_by: Option<PersonId> = "answered_by",
        /// When.
        answered_ms: Option<UnixMs> = "answered_ms",
    }
}

macro_rules! columns {
    () => {
        "id, regulation_id, version, person_id, name, text, state, at_ms, answer, answered_by, answered_ms"
    };
}

statements! {
    ADD = "insert into regulation_comment (id, regulation_id, version, person_id, name, text, state, at_ms) values ($1, $2, $3, $4, $5, $6, $7, $8)";
    FIND = concat!("select ", columns!(), " from regulation_comment where id = $1");
    OF_VERSION = concat!("select ", columns!(), " from regulation_comment where regulation_id = $1 and version = $2 order by at_ms, id limit $3");
    ANSWER = "update regulation_comment set answer = $2, answered_by = $3, answered_ms = $4 where id = $1";
    FORGET_NAME = "update regulation_comment set name = '' where person_id = $1";
    JUDGE = "update regulation_comment set state = $2 where id = $1";
    RECENT = "select count(*) from regulation_comment where person_id = $1 and at_ms > $2";
    SAID = "select count(*) from regulation_comment where regulation_id = $1 and version = $2 and person_id = $3 and text = $4";
}

/// Writes a comment down.
///
/// # Errors
/// [`StoreError::Reference`] when regulation or person is unknown.
pub async fn add(tx: &mut Tx, row: &CommentRow) -> Result<(), StoreError> {
    let r = row;
    #[rustfmt::skip]
    exec!(tx, ADD, &r.id, r.regulation.as_str(), i64::from(r.version), r.person.as_str(), &r.name, &r.text, r.state.as_str(), r.at_ms.0)?;
    Ok(())
}

/// One of them.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &str) -> Result<Option<CommentRow>, StoreError> {
    maybe!(db, CommentRow, FIND, id)
}

/// What was said of a version, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_version(db: &Db, id: &RegulationId, version: u32, limit: u32) -> Result<Vec<CommentRow>, StoreError> {
    all!(db, CommentRow, OF_VERSION, id.as_str(), i64::from(version), i64::from(limit))
}

/// Writes the provider's answer down, in place of an earlier one; false when there is no such comment.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn answer(tx: &mut Tx, id: &str, text: &str, by: &PersonId, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, ANSWER, id, text, by.as_str(), now.0)? == 1)
}

/// Whether everybody sees it from now on; false when there is no such comment.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn judge(tx: &mut Tx, id: &str, state: CommentState) -> Result<bool, StoreError> {
    Ok(exec!(tx, JUDGE, id, state.as_str())? == 1)
}

/// How many comments a person has written since then.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn recent(db: &Db, person: &PersonId, since: UnixMs) -> Result<u64, StoreError> {
    let (count,) = one!(db, (i64,), RECENT, person.as_str(), since.0)?;
    Ok(count.unsigned_abs())
}

/// Whether this person has said exactly that of this version.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn said(db: &Db, id: &RegulationId, version: u32, person: &PersonId, text: &str) -> Result<bool, StoreError> {
    let (count,) = one!(db, (i64,), SAID, id.as_str(), i64::from(version), person.as_str(), text)?;
    Ok(count > 0)
}

/// Whoever closes the account stands no more beside what was said; the words stay (T2.2).
///
/// # Errors
/// [`StoreError`] of the database.
pub(crate) async fn forget_name(tx: &mut Tx, person: &PersonId) -> Result<u64, StoreError> {
    exec!(tx, FORGET_NAME, person.as_str())
}
