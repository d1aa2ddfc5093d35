//! Queries of one institution to another about an appeal (A8.10). Written once, answered once.

use crate::statement::Mark;
use crate::{Db, Page, StoreError, Tx, disclosures, media};
use domain::ids::{AppealId, InstitutionId, MediaId, PersonId, QueryId};
use domain::time::{Date, UnixMs};

row! {
    /// A query.
    QueryRow {
        /// Id (UUIDv7).
        id: QueryId = "id",
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// Who asks.
        institution: InstitutionId = "institution_id",
        /// Who is asked.
        asked: InstitutionId = "asked_id",
        /// The employee who asks.
        person: PersonId = "person_id",
        /// The question.
        text: String = "text",
        /// The appeal's own photos go along.
        photos: bool = "photos",
        /// When.
        asked_ms: UnixMs = "asked_ms",
        /// By when it is to be answered.
        due_on: Date = "due_on",
        /// The answer.
        answer: Option<String> = "answer",
        /// The employee who answered.
        answered_by: Option<PersonId> = "answered_by",
        /// When.
        answered_ms: Option<UnixMs> = "answered_ms",
    }
}

macro_rules! columns {
    () => {
        "id, appeal_id, institution_id, asked_id, person_id, text, photos, asked_ms, due_on, answer, answered_by, answered_ms"
    };
}

// Nobody waits any more for an answer to a query whose asker has finished.
macro_rules! waits {
    () => {
        "(answered_ms is null and exists (select 1 from assignment where assignment.appeal_id = appeal_query.appeal_id \
         and assignment.institution_id = appeal_query.institution_id and assignment.open = 1))"
    };
}

statements! {
    ADD = concat!("insert into appeal_query (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
    ANSWER = "update appeal_query set answer = $2, answered_by = $3, answered_ms = $4 where id = $1 and answered_ms is null";
    FIND = concat!("select ", columns!(), " from appeal_query where id = $1");
    OF_APPEAL = concat!("select ", columns!(), " from appeal_query where appeal_id = $1 order by asked_ms, id");
    WAITING = concat!("select ", columns!(), " from appeal_query where asked_id = $1 and ", waits!(),
        " and (due_on > $2 or (due_on = $2 and id > $3)) order by due_on, id limit $4");
    COUNT_WAITING = concat!("select count(*) from appeal_query where asked_id = $1 and ", waits!());
    OVER = concat!("select ", columns!(), " from appeal_query where asked_id = $1 and not ", waits!(),
        " and (asked_ms < $2 or (asked_ms = $2 and id < $3)) order by asked_ms desc, id desc limit $4");
    COUNT_OVER = concat!("select count(*) from appeal_query where asked_id = $1 and not ", waits!());
    SHOWS_PHOTOS = "select count(*) from appeal_query where appeal_id = $1 and asked_id = $2 and photos = 1";
}

/// Writes a query down.
///
/// # Errors
/// [`StoreError::Reference`] when appeal, institution or person is unknown.
pub async fn add(tx: &mut Tx, query: &QueryRow) -> Result<(), StoreError> {
    let q = query;
    #[rustfmt::skip]
    exec!(tx, ADD, q.id.as_str(), q.appeal.as_str(), q.institution.as_str(), q.asked.as_str(), q.person.as_str(), &q.text,
        i64::from(q.photos), q.asked_ms.0, q.due_on.to_string(), &q.answer, q.answered_by.as_ref().map(PersonId::as_str),
        q.answered_ms.map(|at| at.0))?;
    // Place, and photos if they go along, are the person's: to whom they are given is written down (T3.4).
    disclosures::given(tx, &q.appeal, &q.asked, q.asked_ms).await
}

/// Writes its answer down, with files; false when it was answered before.
///
/// # Errors
/// [`StoreError::Reference`] when a file is unknown.
pub async fn answer(tx: &mut Tx, query: &QueryRow, by: &PersonId, text: &str, files: &[MediaId], now: UnixMs) -> Result<bool, StoreError> {
    if exec!(tx, ANSWER, query.id.as_str(), text, by.as_str(), now.0)? == 0 {
        return Ok(false);
    }
    media::link_query(tx, &query.appeal, &query.id, files).await?;
    Ok(true)
}

/// A query by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &QueryId) -> Result<Option<QueryRow>, StoreError> {
    maybe!(db, QueryRow, FIND, id.as_str())
}

/// An appeal's queries, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal(db: &Db, appeal: &AppealId) -> Result<Vec<QueryRow>, StoreError> {
    all!(db, QueryRow, OF_APPEAL, appeal.as_str())
}

/// [`of_appeal`] within a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal_in(tx: &mut Tx, appeal: &AppealId) -> Result<Vec<QueryRow>, StoreError> {
    all!(tx, QueryRow, OF_APPEAL, appeal.as_str())
}

/// A page of the queries that wait for this institution's answer, the first due first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn waiting(db: &Db, asked: &InstitutionId, after: Option<&str>, limit: u32) -> Result<Page<QueryRow>, StoreError> {
    let (day, id) = Mark::read(after).map(|mark| (mark.value, mark.id)).unwrap_or_default();
    let rows = all!(db, QueryRow, WAITING, asked.as_str(), &day, &id, i64::from(limit) + 1)?;
    let total = count_waiting(db, asked).await?;
    Ok(Page::cut(rows, limit, i64::from(total), |row| format!("{}:{}", row.due_on, row.id)))
}

/// How many wait for this institution's answer.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count_waiting(db: &Db, asked: &InstitutionId) -> Result<u32, StoreError> {
    let (count,) = one!(db, (i64,), COUNT_WAITING, asked.as_str())?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A page of those that were answered, or whose asker has finished, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn over(db: &Db, asked: &InstitutionId, after: Option<&str>, limit: u32) -> Result<Page<QueryRow>, StoreError> {
    let mark = Mark::read(after);
    let at = mark.as_ref().and_then(Mark::number).unwrap_or(i64::MAX);
    let id = mark.map(|mark| mark.id).unwrap_or_default();
    let rows = all!(db, QueryRow, OVER, asked.as_str(), at, &id, i64::from(limit) + 1)?;
    let (total,) = one!(db, (i64,), COUNT_OVER, asked.as_str())?;
    Ok(Page::cut(rows, limit, total, |row| format!("{}:{}", row.asked_ms.0, row.id)))
}

/// Whether a query showed the appeal's own photos to this institution.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn shows_photos(db: &Db, appeal: &AppealId, asked: &InstitutionId) -> Result<bool, StoreError> {
    let (count,) = one!(db, (i64,), SHOWS_PHOTOS, appeal.as_str(), asked.as_str())?;
    Ok(count > 0)
}
