//! Letters and short messages about orders, and the story that is kept of each order.

use super::book;
use super::link::address_of;
use crate::delivery::{OrderMail, PlaceMail};
use crate::{Error, Portal};
use domain::ids::PersonId;
use domain::lang::Lang;
use domain::notice::{Channel, phone};
use domain::queue::order_code::OrderCode;
use domain::queue::{BookingState, OrderLetter, OrderWhat};
use domain::time::UnixMs;
use store::Tx;
use store::booking_events::EventRow;
use store::bookings::BookingRow;
use store::deliveries::Work;

/// An entry of an order's story.
pub(super) fn event(code: &str, what: OrderWhat, now: UnixMs, by: Option<PersonId>) -> EventRow {
    EventRow { id: uuid::Uuid::now_v7().to_string(), code: code.to_owned(), at_ms: now, what, by }
}

/// Whether e-mail and short messages are set up.
pub(super) type Open = [bool; 2];

/// What is set up.
pub(super) fn open(portal: &Portal) -> Open {
    [Channel::Email, Channel::Sms].map(|channel| portal.is_open(channel))
}

/// Puts a letter into the outbox, by e-mail and, where there is a mobile telephone, as a short message; closed channels send nothing.
pub(super) async fn send(tx: &mut Tx, open: Open, row: &BookingRow, letter: OrderLetter, now: UnixMs) -> Result<(), Error> {
    let work = Work::Order(row.id.clone(), letter);
    let id = uuid::Uuid::now_v7();
    if !row.email.is_empty() && open[0] {
        store::outbox::add(tx, &work.job(format!("order-{id}-email"), Channel::Email, now)).await?;
    }
    if phone(&row.phone).is_ok() && open[1] {
        store::outbox::add(tx, &work.job(format!("order-{id}-sms"), Channel::Sms, now)).await?;
    }
    Ok(())
}

/// What a letter says; `None` when it is no news any more.
pub(crate) async fn order(
    portal: &Portal,
    row: &BookingRow,
    letter: OrderLetter,
    digits: Option<String>,
) -> Result<Option<OrderMail>, Error> {
    let fits = match letter {
        OrderLetter::Code => row.state == BookingState::Held,
        OrderLetter::Cancelled | OrderLetter::Closed => row.state == BookingState::Cancelled,
        OrderLetter::Settled => row.state == BookingState::Booked && row.unsettled_ms.is_none(),
        OrderLetter::Booked | OrderLetter::Changed | OrderLetter::Reminder | OrderLetter::Unsettled => row.state == BookingState::Booked,
    };
    if !fits {
        return Ok(None);
    }
    let wanted = book::ordered(portal, &row.centre, &row.service).await?;
    let code = row.code.clone().unwrap_or_default();
    let shown = code.parse::<OrderCode>().map(|code| code.to_string()).unwrap_or_default();
    Ok(Some(OrderMail {
        letter,
        digits,
        path: if code.is_empty() { "/queue".to_owned() } else { address_of(portal, &code) },
        code: shown,
        plain_code: code,
        revision: row.revision,
        centre: wanted.centre.name(),
        address: wanted.centre.address.clone(),
        service: wanted.service.name(),
        day: row.day,
        at: row.at,
        minutes: wanted.minutes(),
        late: u16::try_from(wanted.centre.late_min).unwrap_or(0),
        kept: portal.config().queue.hold_minutes.max(1),
    }))
}

/// What is told to somebody who waits for a place.
pub(crate) async fn place(portal: &Portal, id: &str) -> Result<Option<(String, Lang, PlaceMail)>, Error> {
    let Some(wait) = store::place_waits::find(portal.db(), id).await? else { return Ok(None) };
    let wanted = book::ordered(portal, &wait.centre, &wait.service).await?;
    let path = format!("/queue?service={}&centre={}", wait.service, wait.centre);
    Ok(Some((wait.email, wait.lang, PlaceMail { centre: wanted.centre.name(), service: wanted.service.name(), path })))
}
