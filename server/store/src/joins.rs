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
    COUNT_ONE = "update appeal set joined_count = joined_count + 1, changed_ms = $2 where id = $1";
    BY_ID = concat!("select ", columns!(), " from appeal_join where id = $1");
    FIND = concat!("select ", columns!(), " from appeal_join where appeal_id = $1 and person_id = $2");
    OF_APPEAL = concat!("select ", columns!(), " from appeal_join where appeal_id = $1 order by joined_ms, id");
    APPEALS_OF = "select appeal_id from appeal_join where person_id = $1 order by appeal_id";
}

/// Joins an appeal with own text and photos, and counts it.
///
/// # Errors
/// [`StoreError::Unique`] when the person has joined it already, [`StoreError::Reference`] when the appeal is unknown.
pub async fn insert(tx: &mut Tx, join: &JoinRow, photos: &[MediaId]) -> Result<(), StoreError> {
    let j = join;
    #[rustfmt::skip]
    exec!(tx, INSERT, j.id.as_str(), j.appeal.as_str(), j.person.as_str(), &j.text, j.answer_mode.as_str(), &j.postal_address, j.joined_ms.0)?;
    exec!(tx, COUNT_ONE, j.appeal.as_str(), j.joined_ms.0)?;
    // Who joins gives the own data to the institutions that have the appeal already (T3.4).
    crate::disclosures::joined(tx, &j.appeal, &j.person, j.joined_ms).await?;
    media::link(tx, &j.appeal, Some(&j.id), None, photos).await
}

/// A joining by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn by_id(db: &Db, id: &JoinId) -> Result<Option<JoinRow>, StoreError> {
    maybe!(db, JoinRow, BY_ID, id.as_str())
}

/// A person's joining of an appeal.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, appeal: &AppealId, person: &PersonId) -> Result<Option<JoinRow>, StoreError> {
    maybe!(db, JoinRow, FIND, appeal.as_str(), person.as_str())
}

/// Who joined an appeal, the first one first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal(db: &Db, appeal: &AppealId) -> Result<Vec<JoinRow>, StoreError> {
    all!(db, JoinRow, OF_APPEAL, appeal.as_str())
}

/// The appeals a person has joined.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn appeals_of(db: &Db, person: &PersonId) -> Result<Vec<AppealId>, StoreError> {
    let rows = all!(db, (String,), APPEALS_OF, person.as_str())?;
    Ok(rows.into_iter().map(|(id,)| id.into()).collect())
}
