//! Joinings: another person adds to an appeal instead of sending the same matter again (A8.4).

use crate::{Db, StoreError, Tx, media};
use domain::appeal::form::AnswerMode;
use domain::ids::{AppealId, JoinId, MediaId, PersonId};
use domain::time::UnixMs;

row! {
    /// A joining.
    JoinRow {
        /// Id, made by the browser.
        id: JoinId = "id",
        /// The appeal joined.
        appeal: AppealId = "appeal_id",
        /// Who joined.
        person: PersonId = "person_id",
        /// Own text; may be empty.
        text: String = "text",
        /// Own wish for the answer.
        answer_mode: AnswerMode = "answer_mode",
        /// Own postal address.
        postal_address: String = "postal_address",
        /// When.
        joined_ms: UnixMs = "joined_ms",
    }
}

macro_rules! columns {
    () => {
        "id, appeal_id, person_id, text, answer_mode, postal_address, joined_ms"
    };
}

statements! {
    INSERT = concat!("insert into appeal_join (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7)");
    COUNT = "update appeal set joined_count = joined_count + $2, changed_ms = $3 where id = $1";
    BY_ID = concat!("select ", columns!(), " from appeal_join where (id = $1 or again_id = $1) and left_ms is null");
    FIND = concat!("select ", columns!(), " from appeal_join where appeal_id = $1 and person_id = $2 and left_ms is null");
    FIND_LEFT = concat!("select ", columns!(), " from appeal_join where appeal_id = $1 and person_id = $2 and left_ms is not null");
    OF_APPEAL = concat!("select ", columns!(), " from appeal_join where appeal_id = $1 and left_ms is null order by joined_ms, id");
    APPEALS_OF = "select appeal_id from appeal_join where person_id = $1 and left_ms is null order by appeal_id";
    LEAVE = "update appeal_join set left_ms = $2 where id = $1 and left_ms is null";
    AGAIN = "update appeal_join set again_id = $2, text = $3, answer_mode = $4, postal_address = $5, joined_ms = $6, left_ms = null \
        where id = $1";
}

/// Joins an appeal with own text and photos, and counts it.
///
/// # Errors
/// [`StoreError::Unique`] when the person has joined it already, [`StoreError::Reference`] when the appeal is unknown.
pub async fn insert(tx: &mut Tx, join: &JoinRow, photos: &[MediaId]) -> Result<(), StoreError> {
    let j = join;
    #[rustfmt::skip]
    exec!(tx, INSERT, j.id.as_str(), j.appeal.as_str(), j.person.as_str(), &j.text, j.answer_mode.as_str(), &j.postal_address, j.joined_ms.0)?;
    exec!(tx, COUNT, j.appeal.as_str(), 1_i64, j.joined_ms.0)?;
    // Who joins gives the own data to the institutions that have the appeal already (T3.4).
    crate::disclosures::joined(tx, &j.appeal, &j.person, j.joined_ms).await?;
    media::link(tx, &j.appeal, Some(&j.id), None, photos).await
}

/// Joins anew after leaving: the row of the first time (`before`) takes the new words and remembers the new attempt's id.
///
/// # Errors
/// [`StoreError::Unique`] when the id was used before, [`StoreError::Reference`] when a photo is unknown.
pub async fn again(tx: &mut Tx, before: &JoinId, join: &JoinRow, photos: &[MediaId]) -> Result<(), StoreError> {
    let j = join;
    #[rustfmt::skip]
    exec!(tx, AGAIN, before.as_str(), j.id.as_str(), &j.text, j.answer_mode.as_str(), &j.postal_address, j.joined_ms.0)?;
    exec!(tx, COUNT, j.appeal.as_str(), 1_i64, j.joined_ms.0)?;
    // Bodies may have got the appeal while the person was away (T3.4).
    crate::disclosures::joined(tx, &j.appeal, &j.person, j.joined_ms).await?;
    media::link(tx, &j.appeal, Some(before), None, photos).await
}

/// Leaves, and is counted no more; false when nobody was there to leave.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn leave(tx: &mut Tx, join: &JoinRow, now: UnixMs) -> Result<bool, StoreError> {
    let left = exec!(tx, LEAVE, join.id.as_str(), now.0)? == 1;
    if left {
        exec!(tx, COUNT, join.appeal.as_str(), -1_i64, now.0)?;
    }
    Ok(left)
}

/// The joining that a person has left.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn left_by(tx: &mut Tx, appeal: &AppealId, person: &PersonId) -> Result<Option<JoinRow>, StoreError> {
    maybe!(tx, JoinRow, FIND_LEFT, appeal.as_str(), person.as_str())
}

/// A joining by id, or by the id with which it was done anew; none that was left.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn by_id(db: &Db, id: &JoinId) -> Result<Option<JoinRow>, StoreError> {
    maybe!(db, JoinRow, BY_ID, id.as_str())
}

/// A person's joining of an appeal, unless it was left.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, appeal: &AppealId, person: &PersonId) -> Result<Option<JoinRow>, StoreError> {
    maybe!(db, JoinRow, FIND, appeal.as_str(), person.as_str())
}

/// Who has joined an appeal and has not left, the first one first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal(db: &Db, appeal: &AppealId) -> Result<Vec<JoinRow>, StoreError> {
    all!(db, JoinRow, OF_APPEAL, appeal.as_str())
}

/// [`of_appeal`] within a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal_in(tx: &mut Tx, appeal: &AppealId) -> Result<Vec<JoinRow>, StoreError> {
    all!(tx, JoinRow, OF_APPEAL, appeal.as_str())
}

/// The appeals a person has joined and not left.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn appeals_of(db: &Db, person: &PersonId) -> Result<Vec<AppealId>, StoreError> {
    let rows = all!(db, (String,), APPEALS_OF, person.as_str())?;
    Ok(rows.into_iter().map(|(id,)| id.into()).collect())
}
