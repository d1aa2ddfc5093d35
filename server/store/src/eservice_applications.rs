//! Applications to the operator of the register of e-services (R10.3): each as it stands now, and what was done with it.

use crate::statement::Mark;
use crate::{Db, Page, StoreError, Tx, counters};
use domain::eservice::Act as EserviceAct;
use domain::eservice::application::{ApplicationState, FactsForm};
use domain::ids::{ApplicationId, EserviceId, InstitutionId, PersonId};
use domain::number::Series;
use domain::time::{Date, UnixMs};

mod steps;

pub use steps::{StepRow, StepSignature, add_step, signed_after, steps};

/// The statements of what was done.
#[cfg(feature = "testing")]
pub(crate) const STEPS: &[(&str, &str)] = steps::STATEMENTS;

row! {
    /// An application.
    ApplicationRow {
        /// Id (UUIDv7).
        id: ApplicationId = "id",
        /// Its number; given when it is first submitted.
        number: Option<String> = "number",
        /// Who asks.
        provider: InstitutionId = "provider_id",
        /// The service; of a new one when it is registered.
        eservice: Option<EserviceId> = "eservice_id",
        /// What is asked.
        act: EserviceAct = "act",
        /// Where it stands.
        state: ApplicationState = "state",
        /// Items 3 to 10 of annex 2, as typed.
        facts: FactsForm = "facts",
        /// The day of the change, as typed (R10.6).
        happened_on: String = "happened_on",
        /// Why it is cancelled (R10.7).
        reason: String = "reason",
        /// Grows with everything that is done with it.
        revision: u32 = "revision",
        /// Who wrote last.
        written_by: PersonId = "written_by",
        /// When it was begun.
        opened_ms: UnixMs = "opened_ms",
        /// When something was done with it last.
        changed_ms: UnixMs = "changed_ms",
        /// When it was submitted last.
        submitted_ms: Option<UnixMs> = "submitted_ms",
        /// The operator's last day.
        due_on: Option<Date> = "due_on",
        /// By which clause.
        due_article: Option<String> = "due_article",
        /// The change was told too late (R10.6).
        reported_late: bool = "reported_late",
        /// When the operator decided.
        decided_ms: Option<UnixMs> = "decided_ms",
    }
}

macro_rules! columns {
    () => {
        "id, number, provider_id, eservice_id, act, state, facts, happened_on, reason, revision, written_by, opened_ms, changed_ms, \
         submitted_ms, due_on, due_article, reported_late, decided_ms"
    };
}

macro_rules! of_provider {
    ($states:literal) => {
        concat!(
            "select ",
            columns!(),
            " from eservice_application where provider_id = $1 and state in ",
            $states,
            " and (changed_ms < $2 or (changed_ms = $2 and id < $3)) order by changed_ms desc, id desc limit $4"
        )
    };
}

statements! {
    INSERT = concat!("insert into eservice_application (", columns!(), ") \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)");
    UPDATE = "update eservice_application set number = $2, eservice_id = $3, state = $4, facts = $5, happened_on = $6, reason = $7, \
        revision = $8, written_by = $9, changed_ms = $10, submitted_ms = $11, due_on = $12, due_article = $13, reported_late = $14, \
        decided_ms = $15 where id = $1 and revision = $8 - 1";
    FIND = concat!("select ", columns!(), " from eservice_application where id = $1");
    // Both databases lock the row by this.
    LOCK = concat!("update eservice_application set revision = revision where id = $1 returning ", columns!());
    OPEN_OF_SERVICE = concat!("select ", columns!(), " from eservice_application where eservice_id = $1 \
        and state in ('draft', 'submitted', 'returned')");
    UNTOUCHED = concat!("select ", columns!(), " from eservice_application where provider_id = $1 and written_by = $2 \
        and act = 'register' and state = 'draft' and revision = 1 order by opened_ms limit 1");
    OPEN = of_provider!("('draft', 'submitted', 'returned')");
    OVER = of_provider!("('granted', 'withdrawn')");
    COUNT_OPEN = "select count(*) from eservice_application where provider_id = $1 and state in ('draft', 'submitted', 'returned')";
    COUNT_OVER = "select count(*) from eservice_application where provider_id = $1 and state in ('granted', 'withdrawn')";
    WAITING = concat!("select ", columns!(), " from eservice_application where state = 'submitted' \
        and (due_on > $1 or (due_on = $1 and id > $2)) order by due_on, id limit $3");
    DECIDED = concat!("select ", columns!(), " from eservice_application where state = 'granted' \
        and (changed_ms < $1 or (changed_ms = $1 and id < $2)) order by changed_ms desc, id desc limit $3");
    COUNT_WAITING = "select count(*) from eservice_application where state = 'submitted'";
    COUNT_DECIDED = "select count(*) from eservice_application where state = 'granted'";
    COUNT_LATE = "select count(*) from eservice_application where state = 'submitted' and due_on < $1";
    LATE_REPORTS = "select provider_id, count(*) from eservice_application where reported_late = 1 and submitted_ms >= $1 \
        group by provider_id order by count(*) desc, provider_id";
    DECIDED_SINCE = "select decided_ms, due_on from eservice_application where decided_ms >= $1 and due_on is not null";
}

/// Writes a new application down.
///
/// # Errors
/// [`StoreError::Unique`] when the service has one on its way, [`StoreError::Reference`] when something it names is unknown.
pub async fn insert(tx: &mut Tx, row: &ApplicationRow) -> Result<(), StoreError> {
    let (r, facts) = (row, json(row)?);
    #[rustfmt::skip]
    exec!(tx, INSERT, r.id.as_str(), &r.number, r.provider.as_str(), r.eservice.as_ref().map(EserviceId::as_str), r.act.as_str(),
        r.state.as_str(), &facts, &r.happened_on, &r.reason, i64::from(r.revision), r.written_by.as_str(), r.opened_ms.0, r.changed_ms.0,
        r.submitted_ms.map(|at| at.0), r.due_on.map(|day| day.to_string()), &r.due_article, i64::from(r.reported_late),
        r.decided_ms.map(|at| at.0))?;
    Ok(())
}

/// Writes its next revision; false when another one was written meanwhile.
///
/// # Errors
/// [`StoreError::Unique`] when the number is given already, [`StoreError::Reference`] when something it names is unknown.
pub async fn update(tx: &mut Tx, row: &ApplicationRow) -> Result<bool, StoreError> {
    let (r, facts) = (row, json(row)?);
    #[rustfmt::skip]
    let written = exec!(tx, UPDATE, r.id.as_str(), &r.number, r.eservice.as_ref().map(EserviceId::as_str), r.state.as_str(), &facts,
        &r.happened_on, &r.reason, i64::from(r.revision), r.written_by.as_str(), r.changed_ms.0, r.submitted_ms.map(|at| at.0),
        r.due_on.map(|day| day.to_string()), &r.due_article, i64::from(r.reported_late), r.decided_ms.map(|at| at.0))?;
    Ok(written == 1)
}

/// The next number of a year's book of applications.
///
/// # Errors
/// [`StoreError::Damaged`] when the book is full.
pub async fn next_number(tx: &mut Tx, now: UnixMs) -> Result<String, StoreError> {
    Ok(counters::next(tx, Series::Application, now.date().year()).await?.to_string())
}

/// An application by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &ApplicationId) -> Result<Option<ApplicationRow>, StoreError> {
    maybe!(db, ApplicationRow, FIND, id.as_str())
}

/// Locks an application until the transaction ends.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn lock(tx: &mut Tx, id: &ApplicationId) -> Result<Option<ApplicationRow>, StoreError> {
    maybe!(tx, ApplicationRow, LOCK, id.as_str())
}

/// The application of a service that is on its way.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn open_of(tx: &mut Tx, eservice: &EserviceId) -> Result<Option<ApplicationRow>, StoreError> {
    maybe!(tx, ApplicationRow, OPEN_OF_SERVICE, eservice.as_str())
}

/// A draft of a new service that this person opened and never wrote in.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn untouched(tx: &mut Tx, provider: &InstitutionId, person: &PersonId) -> Result<Option<ApplicationRow>, StoreError> {
    maybe!(tx, ApplicationRow, UNTOUCHED, provider.as_str(), person.as_str())
}

/// A page of a provider's applications, the last changed first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_provider(
    db: &Db,
    provider: &InstitutionId,
    over: bool,
    after: Option<&str>,
    limit: u32,
) -> Result<Page<ApplicationRow>, StoreError> {
    let (sql, count) = if over { (OVER, COUNT_OVER) } else { (OPEN, COUNT_OPEN) };
    let (at, id) = newest(after);
    let rows = all!(db, ApplicationRow, sql, provider.as_str(), at, id, i64::from(limit) + 1)?;
    let (total,) = one!(db, (i64,), count, provider.as_str())?;
    Ok(Page::cut(rows, limit, total, |row| format!("{}:{}", row.changed_ms.0, row.id)))
}

/// A page of what waits for the operator, the first due first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn waiting(db: &Db, after: Option<&str>, limit: u32) -> Result<Page<ApplicationRow>, StoreError> {
    let (day, id) = Mark::read(after).map(|mark| (mark.value, mark.id)).unwrap_or_default();
    let rows = all!(db, ApplicationRow, WAITING, day, id, i64::from(limit) + 1)?;
    let (total,) = one!(db, (i64,), COUNT_WAITING)?;
    Ok(Page::cut(rows, limit, total, |row| format!("{}:{}", row.due_on.map(|day| day.to_string()).unwrap_or_default(), row.id)))
}

/// A page of what the operator has granted, the last first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn granted(db: &Db, after: Option<&str>, limit: u32) -> Result<Page<ApplicationRow>, StoreError> {
    let (at, id) = newest(after);
    let rows = all!(db, ApplicationRow, DECIDED, at, id, i64::from(limit) + 1)?;
    let (total,) = one!(db, (i64,), COUNT_DECIDED)?;
    Ok(Page::cut(rows, limit, total, |row| format!("{}:{}", row.changed_ms.0, row.id)))
}

/// How many wait for the operator, and how many of them are late.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count_waiting(db: &Db, today: Date) -> Result<(u32, u32), StoreError> {
    let (all,) = one!(db, (i64,), COUNT_WAITING)?;
    let (late,) = one!(db, (i64,), COUNT_LATE, today.to_string())?;
    Ok((u32::try_from(all).unwrap_or(u32::MAX), u32::try_from(late).unwrap_or(u32::MAX)))
}

/// Providers that told of changes too late since then (R10.6), and how often.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn late_reports(db: &Db, since: UnixMs) -> Result<Vec<(InstitutionId, u32)>, StoreError> {
    let rows = all!(db, (String, i64), LATE_REPORTS, since.0)?;
    Ok(rows.into_iter().map(|(id, count)| (id.into(), u32::try_from(count).unwrap_or(u32::MAX))).collect())
}

/// How many the operator decided since then after their last day (R10.4, R10.8).
///
/// # Errors
/// [`StoreError::Damaged`] when a day is none.
pub async fn decided_late(db: &Db, since: UnixMs) -> Result<u32, StoreError> {
    let rows = all!(db, (i64, String), DECIDED_SINCE, since.0)?;
    let mut late = 0;
    for (decided, due) in rows {
        let due: Date = due.parse().map_err(|_| StoreError::Damaged("due_on".to_owned()))?;
        late += u32::from(UnixMs(decided) > due.ends_at());
    }
    Ok(late)
}

fn newest(after: Option<&str>) -> (i64, String) {
    let mark = Mark::read(after);
    let at = mark.as_ref().and_then(Mark::number).unwrap_or(i64::MAX);
    (at, mark.map(|mark| mark.id).unwrap_or_default())
}

fn json(row: &ApplicationRow) -> Result<String, StoreError> {
    serde_json::to_string(&row.facts).map_err(|_| StoreError::Damaged("facts of an application".to_owned()))
}
