//! How orders end, and what is due with them: each statement changes a row in one state alone, so that whoever is second changes nothing.

use super::BookingRow;
use crate::{Db, StoreError, Tx};
use domain::ids::{BookingId, CentreId, GroupId};
use domain::time::{Date, UnixMs};

row! {
    /// Places that an order takes, or has given back.
    Freed {
        /// The order.
        id: BookingId = "id",
        /// Where.
        centre: CentreId = "centre_id",
        /// The group.
        group: GroupId = "group_id",
        /// The day.
        day: Date = "day",
        /// Minute of the day.
        at: u16 = "start_min",
        /// How many steps.
        steps: u16 = "steps",
        /// How long each was, minutes; not known of an order that an earlier release made.
        step: Option<u16> = "step_min",
    }
}

row! {
    /// A day.
    DayRow {
        /// It.
        day: Date = "day",
    }
}

statements! {
    EXPIRED = "select id, centre_id, group_id, day, start_min, steps, step_min from booking where state = 'held' and held_until_ms <= $1 order by held_until_ms limit $2";
    EXPIRE = "update booking set state = 'expired', ended_ms = $2, ended_why = $3 where id = $1 and state = 'held' and held_until_ms <= $4";
    CANCEL = "update booking set state = 'cancelled', ended_ms = $2, ended_why = $3, frees_ms = $4 where id = $1 and state = 'booked'";
    COOLED = "select id, centre_id, group_id, day, start_min, steps, step_min from booking where freed = 0 and frees_ms is not null and frees_ms <= $1 order by frees_ms limit $2";
    RESTING = "select id, centre_id, group_id, day, start_min, steps, step_min from booking where document = $1 and document <> '' \
        and centre_id = $2 and group_id = $3 and day >= $4 and day <= $5 and state = 'cancelled' and freed = 0 and frees_ms is not null \
        order by day, start_min, id";
    SETTLE = "update booking set freed = 1 where id = $1 and freed = 0";
    // One rule for every machine: an order that was called missed after its code was typed (a machine without the network) was in time.
    ACTIVATE = "update booking set state = 'activated', ended_ms = $2, ended_why = null where id = $1 \
        and (state = 'booked' or (state = 'missed' and ended_ms > $2))";
    DUE = concat!("select ", booking_columns!(), " from booking join centre on centre.id = booking.centre_id where state = 'booked' \
        and (day < $1 or (day = $1 and start_min + late_min < $2)) order by day, start_min limit $3");
    MISSED = "update booking set state = 'missed', ended_ms = $2, ended_why = 'late' where id = $1 and state = 'booked'";
    TO_REMIND = concat!("select ", booking_columns!(), " from booking where state = 'booked' and day = $1 and reminded_ms is null \
        and unsettled_ms is null and booked_ms < $2 order by start_min, id limit $3");
    REMINDED = "update booking set reminded_ms = $2 where id = $1 and reminded_ms is null and state = 'booked'";
    UPCOMING = concat!("select ", booking_columns!(), " from booking where centre_id = $1 and day = $2 and state in ('booked', 'activated') \
        order by booked_ms, id");
    DAYS = "select distinct day from booking where centre_id = $1 and day >= $2 and state in ('booked', 'activated') order by day";
    FORGET = "update booking set given_name = '', surname = '', patronymic = '', document = '', phone = '', email = '', folded = '', \
        person_id = null, code = null where day < $1 and (surname <> '' or email <> '' or phone <> '')";
    UNSETTLE = "update booking set unsettled_ms = $2 where id = $1 and state = 'booked' and unsettled_ms is null";
    RESETTLE = "update booking set unsettled_ms = null where id = $1 and state = 'booked' and unsettled_ms is not null";
    UNSETTLED = "select distinct day from booking where centre_id = $1 and day >= $2 and state = 'booked' and unsettled_ms is not null order by day";
}

/// Places whose keeping has run out.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn expired(db: &Db, now: UnixMs, limit: u32) -> Result<Vec<Freed>, StoreError> {
    all!(db, Freed, EXPIRED, now.0, i64::from(limit))
}

/// Ends a keeping that has run out by `until`; false when it was confirmed, kept on or ended meanwhile.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn expire(tx: &mut Tx, id: &BookingId, why: &str, now: UnixMs, until: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, EXPIRE, id.as_str(), now.0, why, until.0)? == 1)
}

/// Cancels an order; its place stays taken until `frees`. False when there is nothing to cancel any more.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn cancel(tx: &mut Tx, id: &BookingId, why: &str, now: UnixMs, frees: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, CANCEL, id.as_str(), now.0, why, frees.0)? == 1)
}

/// Places given back long enough ago to be taken again.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn cooled(db: &Db, now: UnixMs, limit: u32) -> Result<Vec<Freed>, StoreError> {
    all!(db, Freed, COOLED, now.0, i64::from(limit))
}

/// Places that the holder of a document has given back between two days, both included, and that rest: nobody else takes them yet.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn resting(db: &Db, of: &BookingRow, first: Date, last: Date) -> Result<Vec<Freed>, StoreError> {
    all!(db, Freed, RESTING, &of.document, of.centre.as_str(), of.group.as_str(), first.to_string(), last.to_string())
}

/// The same of the order's own day, inside a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn resting_then(tx: &mut Tx, of: &BookingRow) -> Result<Vec<Freed>, StoreError> {
    let day = of.day.to_string();
    all!(tx, Freed, RESTING, &of.document, of.centre.as_str(), of.group.as_str(), &day, &day)
}

/// The places of an order are returned; false when they were.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn settle(tx: &mut Tx, id: &BookingId) -> Result<bool, StoreError> {
    Ok(exec!(tx, SETTLE, id.as_str())? == 1)
}

/// The code was typed into a kiosk at this instant (Q3.2.2); false when the order is not to be activated: once only, by whichever kiosk is
/// first. One that was called missed only later was typed in time, by a machine without the network or a moment before the minute ended.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn activate(tx: &mut Tx, id: &BookingId, typed: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, ACTIVATE, id.as_str(), typed.0)? == 1)
}

/// Orders whose set time and its grace are over at this minute of this day (Q3.2.1).
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn due(db: &Db, today: Date, minute: u16, limit: u32) -> Result<Vec<BookingRow>, StoreError> {
    all!(db, BookingRow, DUE, today.to_string(), i64::from(minute), i64::from(limit))
}

/// The code was not typed in time (Q3.2.1); false when it was, or the order has ended.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn missed(tx: &mut Tx, id: &BookingId, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, MISSED, id.as_str(), now.0)? == 1)
}

/// Orders of a day that were not reminded of and were confirmed before an instant; not those that are known to have lost their place.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn to_remind(db: &Db, day: Date, booked_before: UnixMs, limit: u32) -> Result<Vec<BookingRow>, StoreError> {
    all!(db, BookingRow, TO_REMIND, day.to_string(), booked_before.0, i64::from(limit))
}

/// Was reminded of; false when it was before.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn reminded(tx: &mut Tx, id: &BookingId, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, REMINDED, id.as_str(), now.0)? == 1)
}

/// Orders that take places on a centre's day, in the order in which they were confirmed.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn upcoming(db: &Db, centre: &CentreId, day: Date) -> Result<Vec<BookingRow>, StoreError> {
    all!(db, BookingRow, UPCOMING, centre.as_str(), day.to_string())
}

/// Days from a day on for which a centre has orders.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn days(db: &Db, centre: &CentreId, from: Date) -> Result<Vec<Date>, StoreError> {
    let rows = all!(db, DayRow, DAYS, centre.as_str(), from.to_string())?;
    Ok(rows.into_iter().map(|row| row.day).collect())
}

/// The centre does not work at the order's time any more; false when that was known.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn unsettle(tx: &mut Tx, id: &BookingId, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, UNSETTLE, id.as_str(), now.0)? == 1)
}

/// The centre works at the order's time after all; false when that was known, or the order has ended.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn resettle(tx: &mut Tx, id: &BookingId) -> Result<bool, StoreError> {
    Ok(exec!(tx, RESETTLE, id.as_str())? == 1)
}

/// Days from a day on for which a centre has orders that have lost their place.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn unsettled(db: &Db, centre: &CentreId, from: Date) -> Result<Vec<Date>, StoreError> {
    let rows = all!(db, DayRow, UNSETTLED, centre.as_str(), from.to_string())?;
    Ok(rows.into_iter().map(|row| row.day).collect())
}

/// What is personal of orders before a day goes; where and when they were stays for the figures. How many there were.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn forget(tx: &mut Tx, before: Date) -> Result<u64, StoreError> {
    exec!(tx, FORGET, before.to_string())
}
