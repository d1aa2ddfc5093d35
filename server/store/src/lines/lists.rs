//! Tickets in lists: of a counter, of the hall, of days that are over.

use super::{LineRow, callable, in_turn, line_columns};
use crate::{Db, StoreError, Tx};
use domain::ids::{CentreId, CounterId, TicketId};
use domain::queue::line::{PRIORITY_MS, WALK_IN_MS};
use domain::queue::ticket::TicketState;
use domain::time::{Date, UnixMs};

row! {
    /// A call as the hall shows it.
    HallRow {
        /// Letter of the ticket.
        letter: String = "letter",
        /// Its number.
        number: u32 = "number",
        /// Number of the counter.
        counter: u32 = "counter_number",
        /// When it was called.
        called_ms: UnixMs = "called_ms",
        /// The how manieth call it is.
        calls: u32 = "calls",
        /// How the ticket stands.
        state: TicketState = "state",
    }
}

statements! {
    WAITING = concat!("select ", line_columns!(), " from ticket where ", callable!(), in_turn!(), "$8");
    COUNT = concat!("select count(*) from ticket where ", callable!());
    OF_CENTRE = "select count(*) from ticket where centre_id = $1 and day = $2 and state = 'waiting'";
    AT_COUNTER = concat!("select ", line_columns!(), " from ticket where counter_id = $1 and day = $2 and state in ('called', 'serving')");
    HELD = concat!("select ", line_columns!(), " from ticket where centre_id = $2 and day = $3 and state = $4 and (counter_id = $1 or group_id in \
        (select group_id from counter_group where counter_id = $1)) order by issued_ms desc, id desc limit $5");
    CALLS = "select letter, ticket.number as number, counter_desk.number as counter_number, called_ms, calls, state from ticket \
        join counter_desk on counter_desk.id = ticket.counter_id where ticket.centre_id = $1 and day = $2 and state in ('called', 'serving') \
        and called_ms >= $3 and ($4 = '' or zone = $4) order by called_ms desc, ticket.id desc limit $5";
    ENDED = "select count(*) from ticket where counter_id = $1 and day = $2 and state = 'done'";
    // The same order as in the calls, for one ticket's place.
    BEFORE = "select count(*) from ticket as other join ticket as own on own.id = $1 where other.centre_id = own.centre_id \
        and other.day = own.day and other.group_id = own.group_id and other.state = 'waiting' and other.id <> own.id and \
        (other.for_counter_id is null or other.for_counter_id = own.for_counter_id) and \
        (case when other.due_min is not null and $2 + other.due_min * 60000 > $3 then 1 else 0 end < \
        case when own.due_min is not null and $2 + own.due_min * 60000 > $3 then 1 else 0 end or \
        (case when other.due_min is not null and $2 + other.due_min * 60000 > $3 then 1 else 0 end = \
        case when own.due_min is not null and $2 + own.due_min * 60000 > $3 then 1 else 0 end and \
        (case when other.due_min is null then other.place_ms + $4 else $2 + other.due_min * 60000 end - other.priority * $5 < \
        case when own.due_min is null then own.place_ms + $4 else $2 + own.due_min * 60000 end - own.priority * $5 or \
        (case when other.due_min is null then other.place_ms + $4 else $2 + other.due_min * 60000 end - other.priority * $5 = \
        case when own.due_min is null then own.place_ms + $4 else $2 + own.due_min * 60000 end - own.priority * $5 and \
        (other.place_ms < own.place_ms or (other.place_ms = own.place_ms and other.id < own.id))))))";
    UNFINISHED = "select id from ticket where day < $1 and state in ('waiting', 'called', 'serving', 'parked') order by day, id limit $2";
}

/// Those whose turn it is at this counter, in their order, and how many they are in all.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn waiting(
    db: &Db,
    counter: &CounterId,
    (centre, day): (&CentreId, Date),
    now: UnixMs,
    limit: u32,
) -> Result<(Vec<LineRow>, u32), StoreError> {
    let (on, from) = (day.to_string(), day.starts_at().0);
    #[rustfmt::skip]
    let rows = all!(db, LineRow, WAITING, counter.as_str(), centre.as_str(), &on, from, now.0, WALK_IN_MS, PRIORITY_MS, i64::from(limit))?;
    let (count,) = one!(db, (i64,), COUNT, counter.as_str(), centre.as_str(), &on)?;
    Ok((rows, u32::try_from(count).unwrap_or(u32::MAX)))
}

/// How many wait in a centre.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn waiting_of_centre(db: &Db, centre: &CentreId, day: Date) -> Result<u32, StoreError> {
    let (count,) = one!(db, (i64,), OF_CENTRE, centre.as_str(), day.to_string())?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The ticket that a counter has in hand.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn at_counter(db: &Db, counter: &CounterId, day: Date) -> Result<Option<LineRow>, StoreError> {
    maybe!(db, LineRow, AT_COUNTER, counter.as_str(), day.to_string())
}

/// [`at_counter`] within a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn at_counter_in(tx: &mut Tx, counter: &CounterId, day: Date) -> Result<Option<LineRow>, StoreError> {
    maybe!(tx, LineRow, AT_COUNTER, counter.as_str(), day.to_string())
}

/// How many visits have ended at a counter.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn ended_at(db: &Db, counter: &CounterId, day: Date) -> Result<u32, StoreError> {
    let (count,) = one!(db, (i64,), ENDED, counter.as_str(), day.to_string())?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How many of the same services would be called before this ticket now. Whoever was sent to one counter is in nobody's way at the others.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn before(db: &Db, id: &TicketId, day: Date, now: UnixMs) -> Result<u32, StoreError> {
    let (count,) = one!(db, (i64,), BEFORE, id.as_str(), day.starts_at().0, now.0, WALK_IN_MS, PRIORITY_MS)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Tickets in this state that were last at this counter or belong to its services, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn held(
    db: &Db,
    counter: &CounterId,
    (centre, day): (&CentreId, Date),
    state: TicketState,
    limit: u32,
) -> Result<Vec<LineRow>, StoreError> {
    all!(db, LineRow, HELD, counter.as_str(), centre.as_str(), day.to_string(), state.as_str(), i64::from(limit))
}

/// Who was called to the counters of a part of the hall (all of it when empty) since then, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn calls(db: &Db, (centre, day): (&CentreId, Date), zone: &str, since: UnixMs, limit: u32) -> Result<Vec<HallRow>, StoreError> {
    all!(db, HallRow, CALLS, centre.as_str(), day.to_string(), since.0, zone, i64::from(limit))
}

/// Tickets of days before this one whose visit has no end.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn unfinished(db: &Db, before: Date, limit: u32) -> Result<Vec<TicketId>, StoreError> {
    let rows = all!(db, (String,), UNFINISHED, before.to_string(), i64::from(limit))?;
    Ok(rows.into_iter().map(|(id,)| TicketId(id)).collect())
}
