//! Official requests between owner, operator and institutions (A5.0.7, A5.0.8, A6.0.4, A7.0.6). Written once, answered once;
//! what happened to each is a chain of entries that are only ever added.

use crate::statement::Mark;
use crate::{Db, Page, StoreError, Tx, counters};
use domain::ids::{OfficialId, PersonId};
use domain::number::Series;
use domain::official::{OfficialWhat, Party};
use domain::time::{Date, UnixMs};

mod chain;

pub use chain::{OfficialEventRow, append, chained, events};

/// The statements of the chain.
#[cfg(feature = "testing")]
pub(crate) const CHAIN: &[(&str, &str)] = chain::STATEMENTS;

row! {
    /// A request.
    OfficialRow {
        /// Id (UUIDv7).
        id: OfficialId = "id",
        /// Its number; given when it is added.
        number: String = "number",
        /// Who asks.
        asker: Party = "asker",
        /// Who is asked.
        asked: Party = "asked",
        /// The employee who asks.
        person: PersonId = "person_id",
        /// By which clause.
        clause: String = "clause",
        /// In a line.
        subject: String = "subject",
        /// What is asked.
        text: String = "text",
        /// When.
        asked_ms: UnixMs = "asked_ms",
        /// The last day for an answer.
        due_on: Date = "due_on",
        /// The day of the reminder.
        remind_on: Date = "remind_on",
        /// The answer.
        answer: Option<String> = "answer",
        /// The employee who answered.
        answered_by: Option<PersonId> = "answered_by",
        /// When.
        answered_ms: Option<UnixMs> = "answered_ms",
        /// When the side that was asked was reminded.
        reminded_ms: Option<UnixMs> = "reminded_ms",
        /// When both sides were told that it is late.
        late_told_ms: Option<UnixMs> = "late_told_ms",
    }
}

macro_rules! columns {
    () => {
        "id, number, asker, asked, person_id, clause, subject, text, asked_ms, due_on, remind_on, answer, answered_by, answered_ms, \
         reminded_ms, late_told_ms"
    };
}

macro_rules! waiting {
    ($side:literal) => {
        concat!(
            "select ",
            columns!(),
            " from official_request where ",
            $side,
            " = $1 and answered_ms is null \
            and (due_on > $2 or (due_on = $2 and id > $3)) order by due_on, id limit $4"
        )
    };
}

macro_rules! over {
    ($side:literal) => {
        concat!(
            "select ",
            columns!(),
            " from official_request where ",
            $side,
            " = $1 and answered_ms is not null \
            and (answered_ms < $2 or (answered_ms = $2 and id < $3)) order by answered_ms desc, id desc limit $4"
        )
    };
}

statements! {
    ADD = "insert into official_request (id, number, asker, asked, person_id, clause, subject, text, asked_ms, due_on, remind_on) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    ANSWER = "update official_request set answer = $2, answered_by = $3, answered_ms = $4 where id = $1 and answered_ms is null";
    FIND = concat!("select ", columns!(), " from official_request where id = $1");
    TO = waiting!("asked");
    FROM = waiting!("asker");
    TO_OVER = over!("asked");
    FROM_OVER = over!("asker");
    COUNT_TO = "select count(*) from official_request where asked = $1 and answered_ms is null";
    COUNT_FROM = "select count(*) from official_request where asker = $1 and answered_ms is null";
    COUNT_TO_OVER = "select count(*) from official_request where asked = $1 and answered_ms is not null";
    COUNT_FROM_OVER = "select count(*) from official_request where asker = $1 and answered_ms is not null";
    COUNT_LATE = "select count(*) from official_request where asked = $1 and answered_ms is null and due_on < $2";
    TO_REMIND = concat!("select ", columns!(), " from official_request where answered_ms is null and remind_on <= $1 \
        and ((reminded_ms is null and due_on >= $1) or (late_told_ms is null and due_on < $1)) order by due_on, id limit $2");
    REMINDED = "update official_request set reminded_ms = $2 where id = $1 and answered_ms is null and reminded_ms is null";
    LATE_TOLD = "update official_request set late_told_ms = $2 where id = $1 and answered_ms is null and late_told_ms is null";
}

/// Which requests a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heap {
    /// Those this side has sent; otherwise those to it.
    pub from: bool,
    /// The answered ones, the newest first; otherwise those that wait, the first due first.
    pub over: bool,
}

/// Writes a request down with the next number of its year, which it gives.
///
/// # Errors
/// [`StoreError::Unique`] when the id was used before, [`StoreError::Reference`] when the person is unknown.
pub async fn add(tx: &mut Tx, request: &OfficialRow) -> Result<String, StoreError> {
    let r = request;
    let number = counters::next(tx, Series::Official, r.asked_ms.date().year()).await?.to_string();
    #[rustfmt::skip]
    exec!(tx, ADD, r.id.as_str(), &number, r.asker.word(), r.asked.word(), r.person.as_str(), &r.clause, &r.subject, &r.text, r.asked_ms.0,
        r.due_on.to_string(), r.remind_on.to_string())?;
    Ok(number)
}

/// Writes its answer down; false when it was answered before.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn answer(tx: &mut Tx, id: &OfficialId, by: &PersonId, text: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, ANSWER, id.as_str(), text, by.as_str(), now.0)? == 1)
}

/// A request by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &OfficialId) -> Result<Option<OfficialRow>, StoreError> {
    maybe!(db, OfficialRow, FIND, id.as_str())
}

/// A page of a side's requests.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn list(db: &Db, side: &Party, heap: Heap, after: Option<&str>, limit: u32) -> Result<Page<OfficialRow>, StoreError> {
    let most = i64::from(limit) + 1;
    let mark = Mark::read(after);
    let id = mark.as_ref().map(|mark| mark.id.clone()).unwrap_or_default();
    let (sql, count) = match (heap.from, heap.over) {
        (false, false) => (TO, COUNT_TO),
        (true, false) => (FROM, COUNT_FROM),
        (false, true) => (TO_OVER, COUNT_TO_OVER),
        (true, true) => (FROM_OVER, COUNT_FROM_OVER),
    };
    let rows = if heap.over {
        let at = mark.as_ref().and_then(Mark::number).unwrap_or(i64::MAX);
        all!(db, OfficialRow, sql, side.word(), at, &id, most)?
    } else {
        let day = mark.map(|mark| mark.value).unwrap_or_default();
        all!(db, OfficialRow, sql, side.word(), &day, &id, most)?
    };
    let (total,) = one!(db, (i64,), count, side.word())?;
    Ok(Page::cut(rows, limit, total, |row| match row.answered_ms.filter(|_| heap.over) {
        Some(at) => format!("{}:{}", at.0, row.id),
        None => format!("{}:{}", row.due_on, row.id),
    }))
}

/// How many wait for this side's answer, and how many of them are late.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn waiting(db: &Db, side: &Party, today: Date) -> Result<(u32, u32), StoreError> {
    let (all,) = one!(db, (i64,), COUNT_TO, side.word())?;
    let (late,) = one!(db, (i64,), COUNT_LATE, side.word(), today.to_string())?;
    Ok((u32::try_from(all).unwrap_or(u32::MAX), u32::try_from(late).unwrap_or(u32::MAX)))
}

/// Those of which somebody is to be reminded today: before the last day, or after it.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn to_remind(db: &Db, today: Date, limit: u32) -> Result<Vec<OfficialRow>, StoreError> {
    all!(db, OfficialRow, TO_REMIND, today.to_string(), i64::from(limit))
}

/// Notes a reminder; false when another process was faster, or the answer came.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn reminded(tx: &mut Tx, id: &OfficialId, what: OfficialWhat, now: UnixMs) -> Result<bool, StoreError> {
    let sql = if what == OfficialWhat::Late { LATE_TOLD } else { REMINDED };
    Ok(exec!(tx, sql, id.as_str(), now.0)? == 1)
}
