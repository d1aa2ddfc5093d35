//! Line numbers and tickets of the centres' queues (Q3.2.2). A number is made once: the counter's row is locked until the ticket that
//! took it is written, and the table itself refuses a second one.

use crate::centres::ServedRow;
use crate::{Db, StoreError, Tx};
use domain::ids::{BookingId, CentreId, CounterId, GroupId, KioskId, ServiceId, TicketId};
use domain::queue::kiosk::printer::Printing;
use domain::queue::ticket::TicketState;
use domain::time::{Date, UnixMs};

row! {
    /// A ticket.
    TicketRow {
        /// Id (UUIDv7).
        id: TicketId = "id",
        /// Its centre.
        centre: CentreId = "centre_id",
        /// The day.
        day: Date = "day",
        /// Letter of the number.
        letter: String = "letter",
        /// The number.
        number: u32 = "number",
        /// The line it stands in.
        group: GroupId = "group_id",
        /// The service.
        service: ServiceId = "service_id",
        /// The order it came from.
        booking: Option<BookingId> = "booking_id",
        /// The machine that gave it.
        kiosk: Option<KioskId> = "kiosk_id",
        /// Id of the pressing.
        request: String = "request",
        /// Opens it on a phone.
        secret: String = "secret",
        /// By how many steps it goes forward in the line.
        priority: u8 = "priority",
        /// The class by which it does, in the person's own word; empty for nobody in particular.
        class: String = "class",
        /// Where it stands.
        state: TicketState = "state",
        /// Minute of the day for which its order was set.
        due_min: Option<i64> = "due_min",
        /// When it was given.
        issued_ms: UnixMs = "issued_ms",
        /// By what the line is ordered.
        place_ms: UnixMs = "place_ms",
        /// The counter that has called.
        counter: Option<CounterId> = "counter_id",
        /// When the printer was done.
        printed_ms: Option<UnixMs> = "printed_ms",
        /// Whether it is on paper.
        printing: Printing = "printing",
        /// Given without the network.
        offline: bool = "offline",
    }
}

macro_rules! columns {
    () => {
        "id, centre_id, day, letter, number, group_id, service_id, booking_id, kiosk_id, request, secret, priority, state, due_min, \
         issued_ms, place_ms, counter_id, printed_ms, printing, offline, class"
    };
}

statements! {
    NEXT = "insert into counter (key, value) values ($1, 1) on conflict (key) do update set value = counter.value + 1 returning value";
    ISSUE = concat!("insert into ticket (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, \
        $17, $18, $19, $20, $21) on conflict do nothing");
    FIND = concat!("select ", columns!(), " from ticket where id = $1");
    BY_REQUEST = concat!("select ", columns!(), " from ticket where request = $1");
    BY_BOOKING = concat!("select ", columns!(), " from ticket where booking_id = $1");
    BY_SECRET = concat!("select ", columns!(), " from ticket where secret = $1");
    WAITING = "select group_id, count(*) from ticket where centre_id = $1 and day = $2 and state = 'waiting' group by group_id";
    SERVICE_TIMES = "select served_ms / 1000 from ticket where centre_id = $1 and day = $2 and group_id = $3 and state = 'done' \
        and started_ms is not null and finished_ms is not null order by finished_ms desc limit $4";
    SEATED = "select counter_group.counter_id, counter_group.group_id from counter_seat \
        join counter_group on counter_group.counter_id = counter_seat.counter_id \
        where counter_seat.centre_id = $1 and until_ms is null and paused_ms is null order by counter_group.counter_id, counter_group.group_id";
    RENUMBER = "update ticket set number = $2, offline = 1, printing = $3, printed_ms = $4 where id = $1 and state = 'waiting'";
    PRINTING = "update ticket set printing = $2, printed_ms = $3 where id = $1";
}

/// The serial of the day's next ticket of a letter in a centre, from 1.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn next_serial(tx: &mut Tx, centre: &CentreId, day: Date, letter: &str) -> Result<u32, StoreError> {
    next(tx, &format!("ticket-{centre}-{day}-{letter}")).await
}

/// The serial of the day's next block of numbers, likewise.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn next_block(tx: &mut Tx, centre: &CentreId, day: Date, letter: &str) -> Result<u32, StoreError> {
    next(tx, &format!("block-{centre}-{day}-{letter}")).await
}

async fn next(tx: &mut Tx, key: &str) -> Result<u32, StoreError> {
    let (value,) = one!(tx, (i64,), NEXT, key)?;
    u32::try_from(value).map_err(|_| StoreError::Damaged(format!("counter {key}")))
}

/// Writes a ticket down; false, and nothing is written, when its number, its pressing or its order has one already.
///
/// # Errors
/// [`StoreError::Reference`] when centre, group, service, order or counter is unknown.
pub async fn issue(tx: &mut Tx, ticket: &TicketRow) -> Result<bool, StoreError> {
    let t = ticket;
    #[rustfmt::skip]
    let written = exec!(tx, ISSUE, t.id.as_str(), t.centre.as_str(), t.day.to_string(), &t.letter, i64::from(t.number), t.group.as_str(),
        t.service.as_str(), t.booking.as_ref().map(BookingId::as_str), t.kiosk.as_ref().map(KioskId::as_str), &t.request, &t.secret,
        i64::from(t.priority), t.state.as_str(), t.due_min, t.issued_ms.0, t.place_ms.0, t.counter.as_ref().map(CounterId::as_str),
        t.printed_ms.map(|at| at.0), t.printing.as_str(), i64::from(t.offline), &t.class)?;
    Ok(written == 1)
}

/// A ticket.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &TicketId) -> Result<Option<TicketRow>, StoreError> {
    maybe!(db, TicketRow, FIND, id.as_str())
}

/// The ticket of a pressing, within a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find_by_request(tx: &mut Tx, request: &str) -> Result<Option<TicketRow>, StoreError> {
    maybe!(tx, TicketRow, BY_REQUEST, request)
}

/// The ticket of an order, within a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find_by_booking(tx: &mut Tx, booking: &BookingId) -> Result<Option<TicketRow>, StoreError> {
    maybe!(tx, TicketRow, BY_BOOKING, booking.as_str())
}

/// The ticket that a phone opens.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find_by_secret(db: &Db, secret: &str) -> Result<Option<TicketRow>, StoreError> {
    maybe!(db, TicketRow, BY_SECRET, secret)
}

/// How many wait in each line of a centre.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn waiting(db: &Db, centre: &CentreId, day: Date) -> Result<Vec<(GroupId, u32)>, StoreError> {
    Ok(counted(all!(db, (String, i64), WAITING, centre.as_str(), day.to_string())?))
}

/// The counters of a centre at which somebody sits and does not pause, with each line that they serve.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn seated(db: &Db, centre: &CentreId) -> Result<Vec<ServedRow>, StoreError> {
    all!(db, ServedRow, SEATED, centre.as_str())
}

fn counted(rows: Vec<(String, i64)>) -> Vec<(GroupId, u32)> {
    rows.into_iter().map(|(group, count)| (group.into(), u32::try_from(count).unwrap_or(u32::MAX))).collect()
}

/// Service times of the last `limit` visits of a day, seconds, the latest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn service_times(db: &Db, centre: &CentreId, day: Date, group: &GroupId, limit: u32) -> Result<Vec<i64>, StoreError> {
    let rows = all!(db, (i64,), SERVICE_TIMES, centre.as_str(), day.to_string(), group.as_str(), i64::from(limit))?;
    Ok(rows.into_iter().map(|(seconds,)| seconds).collect())
}

/// The number that a machine gave in place of this ticket's own, and what became of printing it, on paper since `at`; false when it waits
/// no more.
///
/// # Errors
/// [`StoreError::Unique`] when another ticket has the number.
pub async fn renumber(tx: &mut Tx, id: &TicketId, number: u32, (printing, at): (Printing, Option<UnixMs>)) -> Result<bool, StoreError> {
    Ok(exec!(tx, RENUMBER, id.as_str(), i64::from(number), printing.as_str(), at.map(|at| at.0))? == 1)
}

/// What has become of the printing; `at` when the printer was done.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn printing(tx: &mut Tx, id: &TicketId, state: Printing, at: Option<UnixMs>) -> Result<(), StoreError> {
    exec!(tx, PRINTING, id.as_str(), state.as_str(), at.map(|at| at.0))?;
    Ok(())
}
