//! Public statistics (A2.2.5): sums by day, category, district and institution. They follow `domain::statistics::fate` line by
//! line; a test counts the same rows in both ways. Official appeals (R11.7) have no place: they count for their institution alone. The index `appeal_statistics` holds all that the country's pages need.

use crate::{Db, StoreError};
use domain::ids::{DistrictId, InstitutionId};
use domain::statistics::{Counts, Period};
use domain::time::Date;

row! {
    /// Sums of one group.
    GroupRow {
        /// What the group is: days since 1970, or a code; `None` where there is no code.
        key: Option<String> = "key",
        /// The day of the answer; only where groups are days.
        answered_on: Option<Date> = "answered_on",
        /// Received.
        received: u32 = "received",
        /// Owed.
        open: u32 = "open_count",
        /// Answered.
        answered: u32 = "answered",
        /// In time.
        in_time: u32 = "in_time",
        /// Owed and past the last day.
        late: u32 = "late",
        /// Refused.
        refused: u32 = "refused",
        /// Sent back as not solved.
        reopened: u32 = "reopened",
        /// Persons who have joined.
        joined: u32 = "joined",
        /// Ratings of one star.
        stars1: u32 = "stars1",
        /// Of two.
        stars2: u32 = "stars2",
        /// Of three.
        stars3: u32 = "stars3",
        /// Of four.
        stars4: u32 = "stars4",
        /// Of five.
        stars5: u32 = "stars5",
    }
}

impl GroupRow {
    /// The sums as the domain has them.
    pub fn counts(&self) -> Counts {
        Counts {
            received: self.received,
            open: self.open,
            answered: self.answered,
            in_time: self.in_time,
            late: self.late,
            refused: self.refused,
            reopened: self.reopened,
            joined: self.joined,
            stars: [self.stars1, self.stars2, self.stars3, self.stars4, self.stars5],
        }
    }
}

macro_rules! sum {
    ($name:literal, $what:expr) => {
        concat!("cast(coalesce(sum(", $what, "), 0) as bigint) as ", $name)
    };
}
macro_rules! count_where {
    ($name:literal, $condition:expr) => {
        sum!($name, concat!("case when ", $condition, " then 1 else 0 end"))
    };
}
macro_rules! owed {
    () => {
        "status in ('sent', 'routed', 'in_progress', 'query_sent', 'forwarded', 'extended')"
    };
}
/// Sums of appeals; `$1` is today.
macro_rules! appeal_sums {
    () => {
        concat!(
            "count(*) as received, ",
            count_where!("open_count", owed!()),
            ", ",
            count_where!("answered", "status in ('answered', 'rated')"),
            ", ",
            count_where!("in_time", "status in ('answered', 'rated') and answered_on <= due_on"),
            ", ",
            count_where!("late", concat!(owed!(), " and due_on < $1")),
            ", ",
            count_where!("refused", "status = 'refused'"),
            ", ",
            count_where!("reopened", "dispute_count > 0"),
            ", ",
            sum!("joined", "joined_count"),
            ", ",
            stars!("status = 'rated' and stars")
        )
    };
}
macro_rules! stars {
    ($rated:literal) => {
        concat!(
            count_where!("stars1", concat!($rated, " = 1")),
            ", ",
            count_where!("stars2", concat!($rated, " = 2")),
            ", ",
            count_where!("stars3", concat!($rated, " = 3")),
            ", ",
            count_where!("stars4", concat!($rated, " = 4")),
            ", ",
            count_where!("stars5", concat!($rated, " = 5"))
        )
    };
}
/// Sums of institutions' parts: ratings and joined persons belong to the appeal, so they count for the leading institution.
macro_rules! part_sums {
    () => {
        concat!(
            "count(*) as received, ",
            count_where!("open_count", "part.open = 1"),
            ", ",
            count_where!("answered", "part.status = 'answered'"),
            ", ",
            count_where!("in_time", "part.status = 'answered' and part.answered_on <= part.due_on"),
            ", ",
            count_where!("late", "part.open = 1 and part.due_on < $1"),
            ", cast(0 as bigint) as refused, ",
            count_where!("reopened", "dispute_count > 0"),
            ", ",
            sum!("joined", "case when part.lead = 1 then joined_count else 0 end"),
            ", ",
            stars!("part.lead = 1 and appeal.status = 'rated' and stars")
        )
    };
}
macro_rules! of_district {
    () => {
        " from appeal where sent_ms >= $2 and sent_ms <= $3 and category_id <> 'official' and (cast($4 as text) is null or district_id = $4 \
          or district_id in (select id from district where parent_id = $4)) "
    };
}
macro_rules! of_institution {
    () => {
        " from assignment as part join appeal on appeal.id = part.appeal_id \
          where part.institution_id = $4 and part.placed_ms >= $2 and part.placed_ms <= $3 and part.status not in ('forwarded', 'recalled') "
    };
}

statements! {
    APPEAL_DAYS = concat!("select cast((sent_ms + 14400000) / 86400000 as text) as key, answered_on, ", appeal_sums!(), of_district!(),
        "group by (sent_ms + 14400000) / 86400000, answered_on");
    APPEAL_CATEGORIES = concat!("select category_id as key, cast(null as text) as answered_on, ", appeal_sums!(), of_district!(),
        "group by category_id");
    APPEAL_DISTRICTS = concat!("select district_id as key, cast(null as text) as answered_on, ", appeal_sums!(),
        " from appeal where sent_ms >= $2 and sent_ms <= $3 and district_id is not null and category_id <> 'official' group by district_id");
    PART_DAYS = concat!("select cast((part.placed_ms + 14400000) / 86400000 as text) as key, part.answered_on, ", part_sums!(),
        of_institution!(), "group by (part.placed_ms + 14400000) / 86400000, part.answered_on");
    PART_CATEGORIES = concat!("select category_id as key, cast(null as text) as answered_on, ", part_sums!(), of_institution!(),
        "group by category_id");
    // The table of all institutions does without the appeals behind the parts: there are as many of them.
    PART_INSTITUTIONS = concat!("select institution_id as key, cast(null as text) as answered_on, count(*) as received, ",
        count_where!("open_count", "status in ('placed', 'in_progress', 'query_sent', 'extended')"), ", ",
        count_where!("answered", "status = 'answered'"), ", ",
        count_where!("in_time", "status = 'answered' and answered_on <= due_on"), ", ",
        count_where!("late", "status in ('placed', 'in_progress', 'query_sent', 'extended') and due_on < $1"),
        ", cast(0 as bigint) as refused, cast(0 as bigint) as reopened, cast(0 as bigint) as joined, cast(0 as bigint) as stars1, \
         cast(0 as bigint) as stars2, cast(0 as bigint) as stars3, cast(0 as bigint) as stars4, cast(0 as bigint) as stars5 \
         from assignment where placed_ms >= $2 and placed_ms <= $3 and status not in ('forwarded', 'recalled') group by institution_id");
}

/// Appeals sent in these days, by the day they were sent and the day they were answered; all, or those of a district and of what
/// hangs under it.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn days(db: &Db, period: Period, district: Option<&DistrictId>, today: Date) -> Result<Vec<GroupRow>, StoreError> {
    let (today, from, until) = binds(period, today);
    all!(db, GroupRow, APPEAL_DAYS, &today, from, until, district.map(DistrictId::as_str))
}

/// The same appeals by category.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn categories(db: &Db, period: Period, district: Option<&DistrictId>, today: Date) -> Result<Vec<GroupRow>, StoreError> {
    let (today, from, until) = binds(period, today);
    all!(db, GroupRow, APPEAL_CATEGORIES, &today, from, until, district.map(DistrictId::as_str))
}

/// All appeals sent in these days by their own district; what hangs under a district is a line of its own.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn districts(db: &Db, period: Period, today: Date) -> Result<Vec<GroupRow>, StoreError> {
    let (today, from, until) = binds(period, today);
    all!(db, GroupRow, APPEAL_DISTRICTS, &today, from, until)
}

/// What was given to an institution in these days, by the day it was given and the day it was answered. What was sent on or
/// taken back is not the institution's.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn institution_days(db: &Db, period: Period, institution: &InstitutionId, today: Date) -> Result<Vec<GroupRow>, StoreError> {
    let (today, from, until) = binds(period, today);
    all!(db, GroupRow, PART_DAYS, &today, from, until, institution.as_str())
}

/// The same by category.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn institution_categories(
    db: &Db,
    period: Period,
    institution: &InstitutionId,
    today: Date,
) -> Result<Vec<GroupRow>, StoreError> {
    let (today, from, until) = binds(period, today);
    all!(db, GroupRow, PART_CATEGORIES, &today, from, until, institution.as_str())
}

/// All institutions with what was given to them in these days: received, owed, answered, in time, late.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn institutions(db: &Db, period: Period, today: Date) -> Result<Vec<GroupRow>, StoreError> {
    let (today, from, until) = binds(period, today);
    all!(db, GroupRow, PART_INSTITUTIONS, &today, from, until)
}

fn binds(period: Period, today: Date) -> (String, i64, i64) {
    (today.to_string(), period.from.starts_at().0, period.until.ends_at().0)
}
