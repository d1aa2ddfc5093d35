//! What is told on working mornings beside the steps of institutions' work: appeals whose institution is not found yet (A8.5), queries
//! between institutions (A8.10), a year without a calendar (A8.8). Each is told once for each last day.

use crate::{Db, StoreError, Tx};
use domain::ids::{AppealId, DistrictId, InstitutionId, PersonId, QueryId};
use domain::time::{Date, UnixMs};

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// An institution is to be found today.
    TriageSoon,
    /// It should have been found.
    TriageLate,
    /// A query is to be answered until the next working day.
    QuerySoon,
    /// It should have been answered.
    QueryLate,
    /// A year has no calendar.
    Calendar,
}

impl Matter {
    /// The word used in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Matter::TriageSoon => "triage_soon",
            Matter::TriageLate => "triage_late",
            Matter::QuerySoon => "query_soon",
            Matter::QueryLate => "query_late",
            Matter::Calendar => "calendar",
        }
    }
}

row! {
    /// An appeal whose institution is not found yet.
    WaitingRow {
        /// The appeal.
        appeal: AppealId = "id",
        /// Its district.
        district: Option<DistrictId> = "district_id",
        /// The end of its last day.
        due_ms: UnixMs = "triage_due_ms",
    }
}

row! {
    /// A query without an answer.
    OpenQueryRow {
        /// The query.
        id: QueryId = "id",
        /// The district of its appeal.
        district: Option<DistrictId> = "district_id",
        /// Who asks.
        institution: InstitutionId = "institution_id",
        /// The employee who asks.
        person: PersonId = "person_id",
        /// Who is asked.
        asked: InstitutionId = "asked_id",
        /// Its last day.
        due_on: Date = "due_on",
    }
}

statements! {
    TRIAGE = "select id, district_id, triage_due_ms from appeal where status in ('sent', 'forwarded') and category_id <> 'official' \
        and triage_due_ms >= $1 and triage_due_ms <= $2 and not exists (select 1 from morning_told where kind = $3 \
        and subject = appeal.id and due = cast(appeal.triage_due_ms as text)) order by triage_due_ms, id limit $4";
    QUERIES = "select appeal_query.id as id, appeal.district_id as district_id, appeal_query.institution_id as institution_id, \
        appeal_query.person_id as person_id, asked_id, appeal_query.due_on as due_on \
        from appeal_query join appeal on appeal.id = appeal_query.appeal_id \
        where appeal_query.answered_ms is null and appeal_query.due_on >= $1 and appeal_query.due_on <= $2 and appeal.status <> 'restricted' \
        and exists (select 1 from assignment where assignment.appeal_id = appeal_query.appeal_id \
        and assignment.institution_id = appeal_query.institution_id and assignment.open = 1) \
        and not exists (select 1 from morning_told where kind = $3 and subject = appeal_query.id and due = appeal_query.due_on) \
        order by appeal_query.due_on, appeal_query.id limit $4";
    TELL = "insert into morning_told (kind, subject, due, told_ms) values ($1, $2, $3, $4) on conflict do nothing";
}

/// Appeals whose institution is to be found between these moments and of which this was not told yet, the first due first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn triage(db: &Db, (from, until): (UnixMs, UnixMs), matter: Matter, limit: u32) -> Result<Vec<WaitingRow>, StoreError> {
    all!(db, WaitingRow, TRIAGE, from.0, until.0, matter.as_str(), i64::from(limit))
}

/// Queries that somebody waits for, due in these days, of which this was not told yet, the first due first. What rests because access is
/// restricted (A8.12) hurries nobody.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn queries(db: &Db, (from, until): (Date, Date), matter: Matter, limit: u32) -> Result<Vec<OpenQueryRow>, StoreError> {
    all!(db, OpenQueryRow, QUERIES, from.to_string(), until.to_string(), matter.as_str(), i64::from(limit))
}

/// Writes down that this was told of a subject for this last day; false when it was told before.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn tell(tx: &mut Tx, matter: Matter, subject: &str, due: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, TELL, matter.as_str(), subject, due, now.0)? == 1)
}
