//! Hours of a centre: by weekday, and the days that are not as their weekday.

use crate::{Db, StoreError, Tx};
use domain::ids::{CentreId, GroupId, PersonId};
use domain::time::{Date, UnixMs};

row! {
    /// One stretch of a weekday's hours.
    OpeningRow {
        /// 1 (Monday) to 7.
        weekday: u8 = "weekday",
        /// From, minute of the day.
        opens_min: u32 = "opens_min",
        /// To, minute of the day.
        closes_min: u32 = "closes_min",
    }
}

row! {
    /// The same with its centre.
    WeekRow {
        /// The centre.
        centre: CentreId = "centre_id",
        /// 1 (Monday) to 7.
        weekday: u8 = "weekday",
        /// From, minute of the day.
        opens_min: u32 = "opens_min",
        /// To, minute of the day.
        closes_min: u32 = "closes_min",
    }
}

row! {
    /// A day that is not as its weekday.
    ExceptionRow {
        /// Id (UUIDv7).
        id: String = "id",
        /// The centre.
        centre: CentreId = "centre_id",
        /// For this group alone; `None` for the whole centre.
        group: Option<GroupId> = "group_id",
        /// The day.
        day: Date = "day",
        /// From, minute of the day; `None`: closed.
        opens_min: Option<u32> = "opens_min",
        /// To, minute of the day.
        closes_min: Option<u32> = "closes_min",
        /// So many counters work; `None`: all.
        counters: Option<u32> = "counters",
        /// Why, for people.
        reason: String = "reason",
        /// Who set it.
        set_by: Option<PersonId> = "set_by",
        /// When.
        set_ms: UnixMs = "set_ms",
    }
}

macro_rules! exception {
    () => {
        "id, centre_id, group_id, day, opens_min, closes_min, counters, reason, set_by, set_ms"
    };
}

statements! {
    OPENINGS = "select weekday, opens_min, closes_min from opening where centre_id = $1 order by weekday, opens_min";
    WEEK = "select centre_id, weekday, opens_min, closes_min from opening order by centre_id, weekday, opens_min";
    CLOSE_ALL = "delete from opening where centre_id = $1";
    OPEN = "insert into opening (centre_id, weekday, opens_min, closes_min) values ($1, $2, $3, $4)";
    EXCEPTIONS = concat!("select ", exception!(), " from opening_exception where centre_id = $1 and day >= $2 and day <= $3 \
        and lifted_ms is null order by day, set_ms, id");
    EXCEPT = concat!("insert into opening_exception (", exception!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    LIFT = "update opening_exception set lifted_ms = $2 where id = $1 and lifted_ms is null";
}

/// Hours of the week.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn openings(db: &Db, centre: &CentreId) -> Result<Vec<OpeningRow>, StoreError> {
    all!(db, OpeningRow, OPENINGS, centre.as_str())
}

/// Hours of the week of all centres.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn week(db: &Db) -> Result<Vec<WeekRow>, StoreError> {
    all!(db, WeekRow, WEEK)
}

/// Sets the hours of the week anew.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such centre.
pub async fn set_openings(tx: &mut Tx, centre: &CentreId, openings: &[OpeningRow]) -> Result<(), StoreError> {
    exec!(tx, CLOSE_ALL, centre.as_str())?;
    for o in openings {
        exec!(tx, OPEN, centre.as_str(), i64::from(o.weekday), i64::from(o.opens_min), i64::from(o.closes_min))?;
    }
    Ok(())
}

/// The exceptions that hold between two days, both included.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn exceptions(db: &Db, centre: &CentreId, from: Date, to: Date) -> Result<Vec<ExceptionRow>, StoreError> {
    all!(db, ExceptionRow, EXCEPTIONS, centre.as_str(), from.to_string(), to.to_string())
}

/// Sets an exception.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such centre or group.
pub async fn except(tx: &mut Tx, row: &ExceptionRow) -> Result<(), StoreError> {
    let r = row;
    let (group, by) = (r.group.as_ref().map(GroupId::as_str), r.set_by.as_ref().map(PersonId::as_str));
    #[rustfmt::skip]
    exec!(tx, EXCEPT, &r.id, r.centre.as_str(), group, r.day.to_string(), r.opens_min.map(i64::from), r.closes_min.map(i64::from),
        r.counters.map(i64::from), &r.reason, by, r.set_ms.0)?;
    Ok(())
}

/// Lifts an exception; false when it was lifted before, or there is none.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn lift_exception(tx: &mut Tx, id: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, LIFT, id, now.0)? == 1)
}
