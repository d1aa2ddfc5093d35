//! What the management panel asks before a change: what hangs on a record, what runs over a day, what came in lately (A3.5).

use crate::{Db, StoreError, Tx};
use domain::geo::Point;
use domain::ids::{AppealId, AssignmentId, CategoryId, DistrictId, InstitutionId};
use domain::lifecycle::Status;
use domain::time::{Date, UnixMs};

row! {
    /// A clock that runs: an appeal's own, or that of an institution's part.
    ClockRow {
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// The institution's part; `None` for the appeal's own clock.
        work: Option<AssignmentId> = "assignment_id",
        /// Where the appeal stands.
        status: Status = "status",
        /// When it was sent.
        sent_ms: UnixMs = "sent_ms",
        /// Until when the institution is to be found (A8.5).
        triage_due_ms: UnixMs = "triage_due_ms",
        /// The last day.
        due_on: Date = "due_on",
        /// The article it comes from.
        due_article: String = "due_article",
    }
}

row! {
    /// What routing looks at.
    RecentRow {
        /// Latitude.
        lat: f64 = "lat",
        /// Longitude.
        lon: f64 = "lon",
        /// The district.
        district: Option<DistrictId> = "district_id",
        /// The category.
        category: CategoryId = "category_id",
    }
}

impl RecentRow {
    /// Where it is.
    pub fn point(&self) -> Point {
        Point { lat: self.lat, lon: self.lon }
    }
}

macro_rules! open {
    () => {
        "appeal.status in ('sent', 'routed', 'in_progress', 'query_sent', 'forwarded', 'extended')"
    };
}

statements! {
    CLOCKS = concat!("select id as appeal_id, cast(null as text) as assignment_id, status, sent_ms, triage_due_ms, due_on, due_article from appeal where ", open!(),
        " and (due_on >= $1 or triage_due_ms >= $2) union all \
        select appeal.id, assignment.id, appeal.status, appeal.sent_ms, appeal.triage_due_ms, assignment.due_on, assignment.due_article \
        from assignment join appeal on appeal.id = assignment.appeal_id where assignment.open = 1 and ", open!(),
        " and assignment.due_on >= $1 order by 1, 2");
    RECENT = "select lat, lon, district_id, category_id from appeal where sent_ms >= $1 and category_id <> 'official' order by sent_ms desc, id limit $2";
    OPEN_WORK = "select count(*) from assignment where institution_id = $1 and open = 1";
    STAFF = "select count(distinct person_id) from role_grant where institution_id = $1 and revoked_ms is null";
    OPEN_IN_DISTRICT = concat!("select count(*) from appeal where district_id = $1 and category_id <> 'official' and ", open!());
    TERRITORIES = "select count(distinct person_id) from role_grant where district_id = $1 and revoked_ms is null";
    OF_CATEGORY = "select count(*) from appeal where category_id = $1";
    ORDERS = "select count(*) from booking where ($1 = '' or centre_id = $1) and ($2 = '' or service_id = $2) and day >= $3 \
        and state in ('held', 'booked') and ($4 = 1 or unsettled_ms is null)";
    ACCOUNTS = "select count(*) from person where terms_version is not null";
}

/// The clocks of open appeals that end on or after a day.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn clocks(db: &Db, from: Date) -> Result<Vec<ClockRow>, StoreError> {
    all!(db, ClockRow, CLOCKS, from.to_string(), from.starts_at().0)
}

/// What was sent since a moment, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn recent(db: &Db, since: UnixMs, limit: u32) -> Result<Vec<RecentRow>, StoreError> {
    all!(db, RecentRow, RECENT, since.0, i64::from(limit))
}

/// How much open work an institution has.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn open_work(db: &Db, institution: &InstitutionId) -> Result<u32, StoreError> {
    counted(one!(db, (i64,), OPEN_WORK, institution.as_str())?)
}

/// [`open_work`] within a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn open_work_in(tx: &mut Tx, institution: &InstitutionId) -> Result<u32, StoreError> {
    counted(one!(tx, (i64,), OPEN_WORK, institution.as_str())?)
}

/// How many orders lie ahead of a centre and of a service, from a day on; empty: of all. Whose day was closed, and who knows it, is
/// counted only with `closed`.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn orders(db: &Db, centre: &str, service: &str, from: Date, closed: bool) -> Result<u32, StoreError> {
    counted(one!(db, (i64,), ORDERS, centre, service, from.to_string(), i64::from(closed))?)
}

/// How many persons work at an institution.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn staff(db: &Db, institution: &InstitutionId) -> Result<u32, StoreError> {
    counted(one!(db, (i64,), STAFF, institution.as_str())?)
}

/// How many open appeals lie in a district itself.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn open_in_district(db: &Db, district: &DistrictId) -> Result<u32, StoreError> {
    counted(one!(db, (i64,), OPEN_IN_DISTRICT, district.as_str())?)
}

/// How many persons have a role that is limited to a district.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn territories(db: &Db, district: &DistrictId) -> Result<u32, StoreError> {
    counted(one!(db, (i64,), TERRITORIES, district.as_str())?)
}

/// How many appeals are of a category.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_category(db: &Db, category: &CategoryId) -> Result<u32, StoreError> {
    counted(one!(db, (i64,), OF_CATEGORY, category.as_str())?)
}

/// How many accounts have accepted some version of the terms.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn accounts(db: &Db) -> Result<u32, StoreError> {
    counted(one!(db, (i64,), ACCOUNTS)?)
}

fn counted((count,): (i64,)) -> Result<u32, StoreError> {
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
