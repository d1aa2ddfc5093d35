//! Letters: answers that go by post as well, and the register of their dispatch (A8.9).

use crate::statement::Mark;
use crate::{Db, Page, StoreError, Tx};
use domain::ids::{AppealId, DistrictId, InstitutionId, LetterId, PersonId};
use domain::time::{Date, UnixMs};

row! {
    /// A letter.
    LetterRow {
        /// Id (UUIDv7).
        id: LetterId = "id",
        /// The answer.
        answer: String = "answer_id",
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// Who answers.
        institution: InstitutionId = "institution_id",
        /// To whom.
        person: PersonId = "person_id",
        /// Where, as it was when the answer was signed.
        address: String = "address",
        /// When the answer was signed.
        written_ms: UnixMs = "written_ms",
        /// When it was printed.
        printed_ms: Option<UnixMs> = "printed_ms",
        /// On which day it was posted.
        posted_on: Option<Date> = "posted_on",
        /// The post's own number; empty for ordinary mail.
        tracking: String = "tracking",
        /// Who posted it.
        posted_by: Option<PersonId> = "posted_by",
    }
}

macro_rules! columns {
    () => {
        "id, answer_id, appeal_id, institution_id, person_id, address, written_ms, printed_ms, posted_on, tracking, posted_by"
    };
}

/// Within the district of an employee's grant: what has no district is everybody's.
macro_rules! within {
    ($place:literal) => {
        concat!(
            " and (cast(",
            $place,
            " as text) is null or exists (select 1 from appeal where appeal.id = letter.appeal_id \
            and (appeal.district_id is null or appeal.district_id = ",
            $place,
            " \
            or appeal.district_id in (select district.id from district where district.parent_id = ",
            $place,
            "))))"
        )
    };
}

statements! {
    ADD = "insert into letter (id, answer_id, appeal_id, institution_id, person_id, address, written_ms, tracking) \
        values ($1, $2, $3, $4, $5, $6, $7, '')";
    FIND = concat!("select ", columns!(), " from letter where id = $1");
    OF_PERSON = concat!("select ", columns!(), " from letter where person_id = $1 order by written_ms, id");
    WAITING = concat!("select ", columns!(), " from letter where institution_id = $1 and posted_on is null \
        and (written_ms > $2 or (written_ms = $2 and id > $3))", within!("$5"), " order by written_ms, id limit $4");
    COUNT_WAITING = concat!("select count(*) from letter where institution_id = $1 and posted_on is null", within!("$2"));
    POSTED = concat!("select ", columns!(), " from letter where institution_id = $1 and posted_on is not null \
        and (posted_on < $2 or (posted_on = $2 and id < $3))", within!("$5"), " order by posted_on desc, id desc limit $4");
    COUNT_POSTED = concat!("select count(*) from letter where institution_id = $1 and posted_on is not null", within!("$2"));
    PRINTED = "update letter set printed_ms = $2 where id = $1 and posted_on is null";
    POST = "update letter set posted_on = $2, tracking = $3, posted_by = $4 where id = $1 and posted_on is null";
}

/// Later than any day of posting.
const LAST_DAY: &str = "9999-12-31";

/// Adds a letter that waits.
///
/// # Errors
/// [`StoreError::Unique`] when the person has one with this answer already.
pub async fn add(tx: &mut Tx, row: &LetterRow) -> Result<(), StoreError> {
    let r = row;
    #[rustfmt::skip]
    exec!(tx, ADD, r.id.as_str(), &r.answer, r.appeal.as_str(), r.institution.as_str(), r.person.as_str(), &r.address, r.written_ms.0)?;
    Ok(())
}

/// A letter by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &LetterId) -> Result<Option<LetterRow>, StoreError> {
    maybe!(db, LetterRow, FIND, id.as_str())
}

/// The letters to a person, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId) -> Result<Vec<LetterRow>, StoreError> {
    all!(db, LetterRow, OF_PERSON, person.as_str())
}

/// Whose letters are asked for: an institution's, within the district of an employee's grant.
pub type Desk<'a> = (&'a InstitutionId, Option<&'a DistrictId>);

/// A page of the letters that wait to be posted, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn waiting(db: &Db, (institution, within): Desk<'_>, after: Option<&str>, limit: u32) -> Result<Page<LetterRow>, StoreError> {
    let mark = Mark::read(after);
    let at = mark.as_ref().and_then(Mark::number).unwrap_or(i64::MIN);
    let id = mark.map(|mark| mark.id).unwrap_or_default();
    let rows = all!(db, LetterRow, WAITING, institution.as_str(), at, &id, i64::from(limit) + 1, within.map(DistrictId::as_str))?;
    let total = count_waiting(db, (institution, within)).await?;
    Ok(Page::cut(rows, limit, i64::from(total), |row| format!("{}:{}", row.written_ms.0, row.id)))
}

/// How many wait to be posted.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count_waiting(db: &Db, (institution, within): Desk<'_>) -> Result<u32, StoreError> {
    let (count,) = one!(db, (i64,), COUNT_WAITING, institution.as_str(), within.map(DistrictId::as_str))?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A page of the letters that were posted, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn sent(db: &Db, (institution, within): Desk<'_>, after: Option<&str>, limit: u32) -> Result<Page<LetterRow>, StoreError> {
    let (day, id) = Mark::read(after).map(|mark| (mark.value, mark.id)).unwrap_or_else(|| (LAST_DAY.to_owned(), String::new()));
    let rows = all!(db, LetterRow, POSTED, institution.as_str(), &day, &id, i64::from(limit) + 1, within.map(DistrictId::as_str))?;
    let (total,) = one!(db, (i64,), COUNT_POSTED, institution.as_str(), within.map(DistrictId::as_str))?;
    let mark = |row: &LetterRow| format!("{}:{}", row.posted_on.map(|day| day.to_string()).unwrap_or_default(), row.id);
    Ok(Page::cut(rows, limit, total, mark))
}

/// It was printed; false once it is posted.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn printed(tx: &mut Tx, id: &LetterId, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, PRINTED, id.as_str(), now.0)? == 1)
}

/// It was posted; false when it was before.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn post(tx: &mut Tx, id: &LetterId, day: Date, tracking: &str, by: &PersonId) -> Result<bool, StoreError> {
    Ok(exec!(tx, POST, id.as_str(), day.to_string(), tracking, by.as_str())? == 1)
}
