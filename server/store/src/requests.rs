//! People's requests for e-services that are used here (R6.3, R7.1.2–7.1.3, R7.4): sent once, changed step by step, never deleted.
//! Versions of forms are in [`forms`], documents in [`files`], what happened in [`chain`], what comes near its last day in [`due`].

use crate::statement::Mark;
use crate::{Db, Page, StoreError, Tx, counters};
use domain::eservice::request::State;
use domain::ids::{EserviceId, InstitutionId, PersonId, RegulationId, RequestId};
use domain::number::Series;
use domain::regulation::Unit;
use domain::time::{Date, UnixMs};

mod chain;
mod disclosed;
mod due;
mod files;
mod forms;
mod itself;
mod result;
mod sealed;

pub use chain::{RequestEventRow, append, chained, events};
pub use disclosed::{RequestDisclosureRow, disclosed, given, is_opened, opened};
pub use due::{RequestDueRow, due, late, told};
pub use files::{RequestFileRow, VARIANT, add_file, file, files_of, replace_files, send_file, sign_file, waiting_files};
pub use forms::{FormRow, form, newest_form, save_form};
pub use itself::{await_end, left, settle};
pub use result::{ResultRow, add_result, result, results_after};
pub use sealed::{SealedRow, add_sealed, sealed, sealed_after};

/// The statements of the parts.
#[cfg(feature = "testing")]
pub(crate) const PARTS: [&[(&str, &str)]; 8] = [
    chain::STATEMENTS,
    disclosed::STATEMENTS,
    due::STATEMENTS,
    files::STATEMENTS,
    forms::STATEMENTS,
    itself::STATEMENTS,
    result::STATEMENTS,
    sealed::STATEMENTS,
];

row! {
    /// A request.
    RequestRow {
        /// Id (UUIDv7), made by the browser.
        id: RequestId = "id",
        /// Its number; given when it is added.
        number: String = "number",
        /// The service.
        eservice: EserviceId = "eservice_id",
        /// The service's number in the register.
        service: String = "service",
        /// The service's name when it was sent.
        name: String = "name",
        /// Who provides it.
        provider: InstitutionId = "provider_id",
        /// Who has sent it.
        person: PersonId = "person_id",
        /// Version of the form that was filled in.
        form_version: u32 = "form_version",
        /// Version of the regulation by which it is done.
        regulation_version: u32 = "regulation_version",
        /// How far it is.
        state: State = "state",
        /// When it was sent.
        sent_ms: UnixMs = "sent_ms",
        /// The last day for the result.
        due_on: Date = "due_on",
        /// In what the regulation counts.
        unit: Unit = "unit",
        /// Since when it lies with its sender.
        paused_on: Option<Date> = "paused_on",
        /// The employee who took it last.
        employee: Option<PersonId> = "employee_id",
        /// The last step.
        changed_ms: UnixMs = "changed_ms",
        /// How often it went back.
        returns: u32 = "returns",
        /// The regulation by whose version it is done; `None` for requests from before it was kept.
        regulation: Option<RegulationId> = "regulation_id",
    }
}

macro_rules! columns {
    () => {
        "id, number, eservice_id, service, name, provider_id, person_id, form_version, regulation_version, state, sent_ms, due_on, unit, \
         paused_on, employee_id, changed_ms, returns, regulation_id"
    };
}

macro_rules! open {
    () => {
        "state in ('received', 'in_work', 'returned', 'mended')"
    };
}

macro_rules! over {
    () => {
        "state in ('done', 'refused', 'withdrawn')"
    };
}

statements! {
    ADD = concat!("insert into service_request (", columns!(), ") \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)");
    FIND = concat!("select ", columns!(), " from service_request where id = $1");
    STEP = "update service_request set state = $3, due_on = $4, paused_on = $5, employee_id = $6, changed_ms = $7, returns = $8 \
        where id = $1 and state = $2";
    OF_PERSON = concat!("select ", columns!(), " from service_request where person_id = $1 \
        and (sent_ms < $2 or (sent_ms = $2 and id < $3)) order by sent_ms desc, id desc limit $4");
    COUNT_OF_PERSON = "select count(*) from service_request where person_id = $1";
    OPEN = concat!("select ", columns!(), " from service_request where provider_id = $1 and ", open!(), " \
        and (due_on > $2 or (due_on = $2 and id > $3)) order by due_on, id limit $4");
    COUNT_OPEN = concat!("select count(*) from service_request where provider_id = $1 and ", open!());
    OVER = concat!("select ", columns!(), " from service_request where provider_id = $1 and ", over!(), " \
        and (changed_ms < $2 or (changed_ms = $2 and id < $3)) order by changed_ms desc, id desc limit $4");
    COUNT_OVER = concat!("select count(*) from service_request where provider_id = $1 and ", over!());
    ANSWER = "insert into request_answer (request_id, round, answers, at_ms) values ($1, $2, $3, $4)";
    ANSWERS = "select answers from request_answer where request_id = $1 order by round desc limit 1";
    ROUNDS = "select round, answers, at_ms from request_answer where request_id = $1 order by round";
}

/// Writes a request down with the next number of its year, which it gives.
///
/// # Errors
/// [`StoreError::Unique`] when the id was used before, [`StoreError::Reference`] when person or provider is unknown.
pub async fn add(tx: &mut Tx, row: &RequestRow) -> Result<String, StoreError> {
    let r = row;
    let number = counters::next(tx, Series::Request, r.sent_ms.date().year()).await?.to_string();
    let (paused, employee) = (r.paused_on.map(|day| day.to_string()), r.employee.as_ref().map(PersonId::as_str));
    let regulation = r.regulation.as_ref().map(RegulationId::as_str);
    #[rustfmt::skip]
    exec!(tx, ADD, r.id.as_str(), &number, r.eservice.as_str(), &r.service, &r.name, r.provider.as_str(), r.person.as_str(),
        i64::from(r.form_version), i64::from(r.regulation_version), r.state.as_str(), r.sent_ms.0, r.due_on.to_string(), crate::row::word(&r.unit),
        paused, employee, r.changed_ms.0, i64::from(r.returns), regulation)?;
    Ok(number)
}

/// A request by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &RequestId) -> Result<Option<RequestRow>, StoreError> {
    maybe!(db, RequestRow, FIND, id.as_str())
}

/// Writes a step down: the row as it is afterwards, from the state in which it was read; false when somebody was faster.
///
/// # Errors
/// [`StoreError::Reference`] when the employee is unknown.
pub async fn step(tx: &mut Tx, from: State, row: &RequestRow) -> Result<bool, StoreError> {
    let r = row;
    let (paused, employee) = (r.paused_on.map(|day| day.to_string()), r.employee.as_ref().map(PersonId::as_str));
    #[rustfmt::skip]
    let written = exec!(tx, STEP, r.id.as_str(), from.as_str(), r.state.as_str(), r.due_on.to_string(), paused, employee, r.changed_ms.0,
        i64::from(r.returns))?;
    Ok(written == 1)
}

/// A page of a person's own requests, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId, after: Option<&str>, limit: u32) -> Result<Page<RequestRow>, StoreError> {
    let (at, id) = newest_mark(after);
    let rows = all!(db, RequestRow, OF_PERSON, person.as_str(), at, &id, i64::from(limit) + 1)?;
    let (total,) = one!(db, (i64,), COUNT_OF_PERSON, person.as_str())?;
    Ok(Page::cut(rows, limit, total, |row| format!("{}:{}", row.sent_ms.0, row.id)))
}

/// A page of a provider's requests: those that are not over, the first due first; or those that are, the last one first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_provider(
    db: &Db,
    provider: &InstitutionId,
    over: bool,
    after: Option<&str>,
    limit: u32,
) -> Result<Page<RequestRow>, StoreError> {
    let most = i64::from(limit) + 1;
    if over {
        let (at, id) = newest_mark(after);
        let rows = all!(db, RequestRow, OVER, provider.as_str(), at, &id, most)?;
        let (total,) = one!(db, (i64,), COUNT_OVER, provider.as_str())?;
        return Ok(Page::cut(rows, limit, total, |row| format!("{}:{}", row.changed_ms.0, row.id)));
    }
    let (day, id) = Mark::read(after).map(|mark| (mark.value, mark.id)).unwrap_or_default();
    let rows = all!(db, RequestRow, OPEN, provider.as_str(), &day, &id, most)?;
    let total = i64::from(count_open(db, provider).await?);
    Ok(Page::cut(rows, limit, total, |row| format!("{}:{}", row.due_on, row.id)))
}

fn newest_mark(after: Option<&str>) -> (i64, String) {
    let mark = Mark::read(after);
    let at = mark.as_ref().and_then(Mark::number).unwrap_or(i64::MAX);
    (at, mark.map(|mark| mark.id).unwrap_or_default())
}

/// How many requests of a provider are not over.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count_open(db: &Db, provider: &InstitutionId) -> Result<u32, StoreError> {
    let (count,) = one!(db, (i64,), COUNT_OPEN, provider.as_str())?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Keeps answers, as JSON: of round 0 as they were sent, of each later one as they were mended.
///
/// # Errors
/// [`StoreError::Unique`] when the round is there.
pub async fn answer(tx: &mut Tx, request: &RequestId, round: u32, answers: &str, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, ANSWER, request.as_str(), i64::from(round), answers, now.0)?;
    Ok(())
}

/// The newest answers, as JSON; empty when there is no such request.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn answers(db: &Db, request: &RequestId) -> Result<String, StoreError> {
    let row = maybe!(db, (String,), ANSWERS, request.as_str())?;
    Ok(row.map(|(answers,)| answers).unwrap_or_default())
}

/// All answers of a request: round, JSON, moment; for its sender's own file.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn rounds(db: &Db, request: &RequestId) -> Result<Vec<(i64, String, UnixMs)>, StoreError> {
    let rows = all!(db, (i64, String, i64), ROUNDS, request.as_str())?;
    Ok(rows.into_iter().map(|(round, answers, at)| (round, answers, UnixMs(at))).collect())
}
