//! The line of a centre: whose turn it is, calling, and what changes of a ticket during a visit (Q+). The order is the one of
//! `domain::queue::line`; its numbers come from there.

mod lists;

pub use lists::{HallRow, at_counter, at_counter_in, before, calls, ended_at, held, unfinished, waiting, waiting_of_centre};

use crate::{Db, StoreError, Tx};
use domain::ids::{BookingId, CentreId, CounterId, GroupId, ServiceId, TicketId};
use domain::queue::line::{PRIORITY_MS, WALK_IN_MS};
use domain::queue::ticket::{Ticket, TicketState};
use domain::time::{Date, UnixMs};

/// The statements of the lists.
#[cfg(feature = "testing")]
pub(crate) const LISTS: &[(&str, &str)] = lists::STATEMENTS;

/// A claim that lost its ticket to another counter looks again so often: more than there are counters in any centre.
const TRIES: u32 = 400;

row! {
    /// A ticket as counters see it.
    LineRow {
        /// Id (UUIDv7).
        id: TicketId = "id",
        /// The centre.
        centre: CentreId = "centre_id",
        /// The day.
        day: Date = "day",
        /// Letter of its number.
        letter: String = "letter",
        /// Its number.
        number: u32 = "number",
        /// The services that serve it.
        group: GroupId = "group_id",
        /// The service wanted.
        service: ServiceId = "service_id",
        /// The order, if one.
        booking: Option<BookingId> = "booking_id",
        /// Steps of priority.
        priority: u8 = "priority",
        /// How it stands.
        state: TicketState = "state",
        /// Set time of the order, minutes of the day.
        due_min: Option<u32> = "due_min",
        /// When it was taken.
        issued_ms: UnixMs = "issued_ms",
        /// Its place in the line.
        place_ms: UnixMs = "place_ms",
        /// The counter that has it, or had it last.
        counter: Option<CounterId> = "counter_id",
        /// The counter it was sent to.
        for_counter: Option<CounterId> = "for_counter_id",
        /// Its first call.
        first_called_ms: Option<UnixMs> = "first_called_ms",
        /// Its last call.
        called_ms: Option<UnixMs> = "called_ms",
        /// Calls since it was last in the line.
        calls: u32 = "calls",
        /// Since when it is served.
        started_ms: Option<UnixMs> = "started_ms",
        /// Milliseconds it was served for before.
        served_ms: i64 = "served_ms",
        /// When the visit was over.
        finished_ms: Option<UnixMs> = "finished_ms",
        /// Changes so far.
        revision: i64 = "revision",
    }
}

impl LineRow {
    /// What changes during a visit.
    pub fn ticket(&self) -> Ticket {
        let row = self.clone();
        Ticket {
            state: row.state,
            group: row.group,
            service: row.service,
            counter: row.counter,
            for_counter: row.for_counter,
            first_called_ms: row.first_called_ms,
            called_ms: row.called_ms,
            calls: row.calls,
            started_ms: row.started_ms,
            served_ms: row.served_ms,
            finished_ms: row.finished_ms,
        }
    }
}

macro_rules! line_columns {
    () => {
        "id, centre_id, day, letter, number, group_id, service_id, booking_id, priority, state, due_min, issued_ms, place_ms, counter_id, \
         for_counter_id, first_called_ms, called_ms, calls, started_ms, served_ms, finished_ms, revision"
    };
}

/// Those that a counter ($1) of a centre ($2) may call on a day ($3).
macro_rules! callable {
    () => {
        "centre_id = $2 and day = $3 and state = 'waiting' and (for_counter_id = $1 or (for_counter_id is null and group_id in \
         (select group_id from counter_group where counter_id = $1)))"
    };
}

/// The order of `domain::queue::line::turn`: the day begins at $4, it is $5, walk-ins step back by $6, priority is worth $7.
macro_rules! in_turn {
    () => {
        " order by case when due_min is not null and $4 + due_min * 60000 > $5 then 1 else 0 end, \
         case when due_min is null then place_ms + $6 else $4 + due_min * 60000 end - priority * $7, place_ms, id limit "
    };
}

pub(crate) use {callable, in_turn, line_columns};

statements! {
    // One statement: whoever waits for the row of another's claim finds that it does not wait any more, and takes nothing.
    CLAIM = concat!("update ticket set state = 'called', counter_id = $1, for_counter_id = null, called_ms = $5, \
        first_called_ms = coalesce(first_called_ms, $5), calls = 1, revision = revision + 1 where state = 'waiting' and id = \
        (select id from ticket where ", callable!(), in_turn!(), "1) returning ", line_columns!());
    ANY = concat!("select count(*) from ticket where ", callable!());
    FIND = concat!("select ", line_columns!(), " from ticket where id = $1");
    LET_GO = "update ticket set for_counter_id = null, revision = revision + 1 where for_counter_id = $1 and day = $2 and state = 'waiting'";
    CHANGE = "update ticket set state = $3, group_id = $4, service_id = $5, counter_id = $6, for_counter_id = $7, first_called_ms = $8, \
        called_ms = $9, calls = $10, started_ms = $11, served_ms = $12, finished_ms = $13, revision = revision + 1 \
        where id = $1 and revision = $2";
}

/// Calls the one whose turn it is to this counter; `None` when nobody waits for it. Each ticket is claimed once, however many counters
/// call at the same moment.
///
/// # Errors
/// [`StoreError::Unique`] when the counter has somebody in hand; [`StoreError`] of the database.
pub async fn claim(tx: &mut Tx, counter: &CounterId, centre: &CentreId, day: Date, now: UnixMs) -> Result<Option<LineRow>, StoreError> {
    let (on, from) = (day.to_string(), day.starts_at().0);
    for _ in 0..TRIES {
        #[rustfmt::skip]
        let claimed = maybe!(tx, LineRow, CLAIM, counter.as_str(), centre.as_str(), &on, from, now.0, WALK_IN_MS, PRIORITY_MS)?;
        if claimed.is_some() {
            return Ok(claimed);
        }
        let (left,) = one!(tx, (i64,), ANY, counter.as_str(), centre.as_str(), &on)?;
        if left == 0 {
            return Ok(None);
        }
    }
    Ok(None)
}

/// Nobody sits at a counter any more: whoever was sent there waits for every counter of the services again; how many.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn let_go(tx: &mut Tx, counter: &CounterId, day: Date) -> Result<u64, StoreError> {
    exec!(tx, LET_GO, counter.as_str(), day.to_string())
}

/// A ticket by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &TicketId) -> Result<Option<LineRow>, StoreError> {
    maybe!(db, LineRow, FIND, id.as_str())
}

/// [`find`] within a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find_in(tx: &mut Tx, id: &TicketId) -> Result<Option<LineRow>, StoreError> {
    maybe!(tx, LineRow, FIND, id.as_str())
}

/// Writes what an act has changed; false when the ticket is not in this revision any more.
///
/// # Errors
/// [`StoreError::Unique`] when the counter has somebody in hand; [`StoreError::Reference`] for what there is not.
pub async fn change(tx: &mut Tx, id: &TicketId, revision: i64, ticket: &Ticket) -> Result<bool, StoreError> {
    let t = ticket;
    let ms = |at: Option<UnixMs>| at.map(|at| at.0);
    #[rustfmt::skip]
    let changed = exec!(tx, CHANGE, id.as_str(), revision, t.state.as_str(), t.group.as_str(), t.service.as_str(),
        t.counter.as_ref().map(CounterId::as_str), t.for_counter.as_ref().map(CounterId::as_str), ms(t.first_called_ms), ms(t.called_ms),
        i64::from(t.calls), ms(t.started_ms), t.served_ms, ms(t.finished_ms))?;
    Ok(changed == 1)
}
