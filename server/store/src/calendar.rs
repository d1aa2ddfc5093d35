//! Days on which the working calendar differs from the week.

use crate::{Db, StoreError, Tx};
use domain::time::Date;

row! {
    /// A day of the calendar.
    CalendarRow {
        /// The day.
        day: Date = "day",
        /// Holiday, moved rest day, swap, voting …
        kind: String = "kind",
        /// Its name in Azerbaijani.
        name_az: String = "name_az",
        /// `official` or `tentative`.
        status: String = "status",
        /// The act it comes from.
        source: String = "source",
    }
}

statements! {
    ALL = "select day, kind, name_az, status, source from calendar_day order by day";
    BETWEEN = "select day, kind, name_az, status, source from calendar_day where day >= $1 and day <= $2 order by day";
    PUT = "insert into calendar_day (day, kind, name_az, status, source) values ($1, $2, $3, $4, $5) \
        on conflict (day) do update set kind = excluded.kind, name_az = excluded.name_az, status = excluded.status, \
        source = excluded.source";
    REMOVE = "delete from calendar_day where day = $1";
}

/// All days.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn all(db: &Db) -> Result<Vec<CalendarRow>, StoreError> {
    all!(db, CalendarRow, ALL)
}

/// The days of a period, both ends included.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn between(db: &Db, from: Date, to: Date) -> Result<Vec<CalendarRow>, StoreError> {
    all!(db, CalendarRow, BETWEEN, from.to_string(), to.to_string())
}

/// Adds or replaces a day.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn put(tx: &mut Tx, row: &CalendarRow) -> Result<(), StoreError> {
    exec!(tx, PUT, row.day.to_string(), &row.kind, &row.name_az, &row.status, &row.source)?;
    Ok(())
}

/// [`put`] for many.
///
/// # Errors
/// As [`put`].
pub async fn put_many(tx: &mut Tx, rows: &[CalendarRow]) -> Result<(), StoreError> {
    for row in rows {
        put(tx, row).await?;
    }
    Ok(())
}

/// Removes a day; false when there was none.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn remove(tx: &mut Tx, day: Date) -> Result<bool, StoreError> {
    Ok(exec!(tx, REMOVE, day.to_string())? == 1)
}
