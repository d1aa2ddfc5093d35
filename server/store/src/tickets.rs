//! Tickets of the centres' queues (Q3.2.2), as they are given.

use crate::{Db, StoreError, Tx};
use domain::ids::{BookingId, CentreId, CounterId, GroupId, KioskId, ServiceId, TicketId};
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
        /// Class of who goes first; 0 for nobody in particular.
        priority: u8 = "priority",
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
    }
}

macro_rules! columns {
    () => {
        "id, centre_id, day, letter, number, group_id, service_id, booking_id, kiosk_id, request, secret, priority, state, due_min, \
         issued_ms, place_ms, counter_id, printed_ms"
    };
}

statements! {
    ISSUE = concat!("insert into ticket (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, \
        $17, $18) on conflict do nothing");
    FIND = concat!("select ", columns!(), " from ticket where id = $1");
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
        t.printed_ms.map(|at| at.0))?;
    Ok(written == 1)
}

/// A ticket.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &TicketId) -> Result<Option<TicketRow>, StoreError> {
    maybe!(db, TicketRow, FIND, id.as_str())
}
