//! How the centres' days go, in numbers: for managers, for planning, for supervision (Q3.4, Q+). Never persons.

use crate::{Db, StoreError};
use domain::ids::{CentreId, GroupId};
use domain::queue::ticket::TicketState;
use domain::time::{Date, UnixMs};

row! {
    /// A ticket as it is counted.
    VisitRow {
        /// Its services.
        group: GroupId = "group_id",
        /// How it stands.
        state: TicketState = "state",
        /// Set time of its order.
        due_min: Option<u32> = "due_min",
        /// When it was taken.
        issued_ms: UnixMs = "issued_ms",
        /// Its first call.
        first_called_ms: Option<UnixMs> = "first_called_ms",
        /// Milliseconds it was served for.
        served_ms: i64 = "served_ms",
    }
}

row! {
    /// People of an hour.
    HourRow {
        /// The day.
        day: Date = "day",
        /// The hour in Baku.
        hour: u32 = "hour",
        /// How many came.
        people: u32 = "people",
    }
}

row! {
    /// How many of a centre stand so.
    StateRow {
        /// The centre.
        centre: CentreId = "centre_id",
        /// The state, as its table has it.
        state: String = "state",
        /// How many.
        count: u32 = "counted",
    }
}

statements! {
    VISITS = "select group_id, state, due_min, issued_ms, first_called_ms, served_ms from ticket where centre_id = $1 and day = $2";
    // Four hours are what Baku is ahead.
    WALK_INS = "select day, (issued_ms + 14400000) / 3600000 % 24 as hour, count(*) as people from ticket \
        where centre_id = $1 and day >= $2 and day < $3 and due_min is null group by day, hour order by day, hour";
    BOOKED = "select day, start_min / 60 as hour, count(*) as people from booking where centre_id = $1 and day = $2 \
        and state in ('booked', 'activated') group by day, hour order by hour";
    TICKETS = "select centre_id, state, count(*) as counted from ticket where day = $1 group by centre_id, state order by centre_id, state";
    ORDERS = "select centre_id, state, count(*) as counted from booking where day = $1 group by centre_id, state order by centre_id, state";
    SEATS = "select centre_id, case when paused_ms is null then 'open' else 'paused' end as state, count(*) as counted from counter_seat \
        where until_ms is null group by centre_id, state order by centre_id, state";
    ENDED = "select state, count(*) from booking where ended_ms >= $1 and state in ('expired', 'cancelled', 'missed') group by state order by state";
}

/// Every ticket of a centre's day, in no order.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn visits(db: &Db, centre: &CentreId, day: Date) -> Result<Vec<VisitRow>, StoreError> {
    all!(db, VisitRow, VISITS, centre.as_str(), day.to_string())
}

/// Who came without an order, from a day to before another, by hour.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn walk_ins(db: &Db, centre: &CentreId, from: Date, before: Date) -> Result<Vec<HourRow>, StoreError> {
    all!(db, HourRow, WALK_INS, centre.as_str(), from.to_string(), before.to_string())
}

/// Orders of a day by hour.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn booked(db: &Db, centre: &CentreId, day: Date) -> Result<Vec<HourRow>, StoreError> {
    all!(db, HourRow, BOOKED, centre.as_str(), day.to_string())
}

/// How the tickets of a day stand, in every centre.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn tickets(db: &Db, day: Date) -> Result<Vec<StateRow>, StoreError> {
    all!(db, StateRow, TICKETS, day.to_string())
}

/// How the orders for a day stand, in every centre.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn orders(db: &Db, day: Date) -> Result<Vec<StateRow>, StoreError> {
    all!(db, StateRow, ORDERS, day.to_string())
}

/// Counters at which somebody sits, `open` or `paused`, in every centre.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn seats(db: &Db) -> Result<Vec<StateRow>, StoreError> {
    all!(db, StateRow, SEATS)
}

/// Orders that came to nothing since then, by state.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn ended(db: &Db, since: UnixMs) -> Result<Vec<(String, u32)>, StoreError> {
    let rows = all!(db, (String, i64), ENDED, since.0)?;
    Ok(rows.into_iter().map(|(state, count)| (state, u32::try_from(count).unwrap_or(u32::MAX))).collect())
}
