//! Complaints and their review (A9.1, A9.2; Q3.5).

use crate::statement::Mark;
use crate::{Db, Page, StoreError, Tx};
use domain::complaint::{About, Outcome};
use domain::ids::{AdditionId, AppealId, DistrictId, InstitutionId, PersonId};
use domain::time::{Date, UnixMs};

mod due;

pub use due::{ComplaintDueRow, UndatedRow, date, due, told, undated};

/// Those of what comes near its last day.
#[cfg(feature = "testing")]
pub(crate) const DUE: &[(&str, &str)] = due::STATEMENTS;

impl crate::row::Column for About {
    type Raw = String;
    fn read(raw: String) -> Result<Self, crate::row::Unknown> {
        About::parse(&raw).ok_or(crate::row::Unknown)
    }
}

impl crate::row::Column for Outcome {
    type Raw = String;
    fn read(raw: String) -> Result<Self, crate::row::Unknown> {
        Outcome::parse(&raw).ok_or(crate::row::Unknown)
    }
}

row! {
    /// A complaint.
    ComplaintRow {
        /// Id, made by the browser; for a decision the addition's.
        id: AdditionId = "id",
        /// Its own number.
        number: String = "number",
        /// What kind of matter.
        about: About = "about",
        /// The appeal, for a decision.
        appeal: Option<AppealId> = "appeal_id",
        /// Whose decision; `None`: the owner's own, or everybody's.
        institution: Option<InstitutionId> = "institution_id",
        /// What it is about, in words; empty for a decision.
        subject: String = "subject",
        /// Who complains.
        person: PersonId = "person_id",
        /// The grounds.
        text: String = "text",
        /// What is asked for.
        demand: String = "demand",
        /// When it was made.
        filed_ms: UnixMs = "filed_ms",
        /// The last day of its review; `None`: made before that was written down, until the next turn of the
        /// reminders writes it.
        due_on: Option<Date> = "due_on",
        /// How it was decided; `None` while it waits.
        outcome: Option<Outcome> = "outcome",
        /// With which reasons.
        reasons: String = "reasons",
        /// By whom.
        decided_by: Option<PersonId> = "decided_by",
        /// When.
        decided_ms: Option<UnixMs> = "decided_ms",
    }
}

macro_rules! columns {
    () => {
        "id, number, about, appeal_id, institution_id, subject, person_id, text, demand, filed_ms, due_on, outcome, reasons, decided_by, decided_ms"
    };
}

/// Within the district of an employee's grant: what has no district is everybody's.
macro_rules! within {
    ($place:literal) => {
        concat!(
            " and (cast(",
            $place,
            " as text) is null or appeal_id is null or exists (select 1 from appeal where appeal.id = complaint.appeal_id \
            and (appeal.district_id is null or appeal.district_id = ",
            $place,
            " or appeal.district_id in (select district.id from district where district.parent_id = ",
            $place,
            "))))"
        )
    };
}

statements! {
    FILE = concat!("insert into complaint (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, null, '', null, null)");
    FIND = concat!("select ", columns!(), " from complaint where id = $1");
    // Both databases lock the row by this.
    LOCK = concat!("update complaint set reasons = reasons where id = $1 returning ", columns!());
    DECIDE = "update complaint set outcome = $2, reasons = $3, decided_by = $4, decided_ms = $5 where id = $1 and outcome is null";
    OF_APPEAL = concat!("select ", columns!(), " from complaint where appeal_id = $1 order by filed_ms, id");
    OF_PERSON = concat!("select ", columns!(), " from complaint where person_id = $1 order by filed_ms desc, id desc");
    WAITING = concat!("select ", columns!(), " from complaint where outcome is null and (filed_ms > $1 or (filed_ms = $1 and id > $2))",
        within!("$4"), " order by filed_ms, id limit $3");
    COUNT_WAITING = concat!("select count(*) from complaint where outcome is null", within!("$1"));
    DECIDED = concat!("select ", columns!(), " from complaint where outcome is not null and (decided_ms < $1 or (decided_ms = $1 and id < $2))",
        within!("$4"), " order by decided_ms desc, id desc limit $3");
    COUNT_DECIDED = concat!("select count(*) from complaint where outcome is not null", within!("$1"));
}

/// Writes a complaint that waits.
///
/// # Errors
/// [`StoreError::Unique`] when the id or the number was used before.
pub async fn file(tx: &mut Tx, row: &ComplaintRow) -> Result<(), StoreError> {
    let r = row;
    let (appeal, institution) = (r.appeal.as_ref().map(AppealId::as_str), r.institution.as_ref().map(InstitutionId::as_str));
    #[rustfmt::skip]
    exec!(tx, FILE, r.id.as_str(), &r.number, r.about.as_str(), appeal, institution, &r.subject, r.person.as_str(), &r.text, &r.demand,
        r.filed_ms.0, r.due_on.map(|day| day.to_string()))?;
    Ok(())
}

/// A complaint by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &AdditionId) -> Result<Option<ComplaintRow>, StoreError> {
    maybe!(db, ComplaintRow, FIND, id.as_str())
}

/// Reads it and keeps others from deciding it until the transaction ends.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn hold(tx: &mut Tx, id: &AdditionId) -> Result<Option<ComplaintRow>, StoreError> {
    maybe!(tx, ComplaintRow, LOCK, id.as_str())
}

/// Decides it; false when it was decided before.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn decide(
    tx: &mut Tx,
    id: &AdditionId,
    outcome: Outcome,
    reasons: &str,
    (by, now): (&PersonId, UnixMs),
) -> Result<bool, StoreError> {
    Ok(exec!(tx, DECIDE, id.as_str(), outcome.as_str(), reasons, by.as_str(), now.0)? == 1)
}

/// The complaints about decisions on an appeal, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal(db: &Db, appeal: &AppealId) -> Result<Vec<ComplaintRow>, StoreError> {
    all!(db, ComplaintRow, OF_APPEAL, appeal.as_str())
}

/// A person's complaints, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId) -> Result<Vec<ComplaintRow>, StoreError> {
    all!(db, ComplaintRow, OF_PERSON, person.as_str())
}

/// A page of those that wait, the first due first; `within` the district of the employee's grant.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn waiting(db: &Db, within: Option<&DistrictId>, after: Option<&str>, limit: u32) -> Result<Page<ComplaintRow>, StoreError> {
    let mark = Mark::read(after);
    let at = mark.as_ref().and_then(Mark::number).unwrap_or(i64::MIN);
    let (id, within) = (mark.map(|mark| mark.id).unwrap_or_default(), within.map(DistrictId::as_str));
    let rows = all!(db, ComplaintRow, WAITING, at, &id, i64::from(limit) + 1, within)?;
    let (total,) = one!(db, (i64,), COUNT_WAITING, within)?;
    Ok(Page::cut(rows, limit, total, |row| format!("{}:{}", row.filed_ms.0, row.id)))
}

/// How many wait.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count_waiting(db: &Db, within: Option<&DistrictId>) -> Result<u32, StoreError> {
    let (count,) = one!(db, (i64,), COUNT_WAITING, within.map(DistrictId::as_str))?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A page of those that were decided, the newest decision first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn decided(db: &Db, within: Option<&DistrictId>, after: Option<&str>, limit: u32) -> Result<Page<ComplaintRow>, StoreError> {
    let mark = Mark::read(after);
    let at = mark.as_ref().and_then(Mark::number).unwrap_or(i64::MAX);
    let (id, within) = (mark.map(|mark| mark.id).unwrap_or_default(), within.map(DistrictId::as_str));
    let rows = all!(db, ComplaintRow, DECIDED, at, &id, i64::from(limit) + 1, within)?;
    let (total,) = one!(db, (i64,), COUNT_DECIDED, within)?;
    let mark = |row: &ComplaintRow| format!("{}:{}", row.decided_ms.map_or(0, |at| at.0), row.id);
    Ok(Page::cut(rows, limit, total, mark))
}
