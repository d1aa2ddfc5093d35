//! What is due by itself: places whose keeping has run out, places given back long enough ago, orders whose time is over, reminders, and who
//! waits for a place. Each turn may be cut off anywhere, and several processes may take it: every row is changed in one state alone.

use super::letter::{event, open, send};
use super::{book, places, review};
use crate::{Error, Portal};
use domain::ids::BookingId;
use domain::notice::Channel;
use domain::queue::order::DayPlaces;
use domain::queue::{OrderLetter, OrderWhat};
use domain::time::{DAY_MS, UnixMs};
use store::bookings::{BY_CENTRE, BookingRow, Freed};
use store::deliveries::Work;
use store::place_waits::{WaitRow, WantedRow};

/// Rows taken in one turn.
const TURN: u32 = 500;
/// Of those who wait for one service in one centre so many are told in one turn.
const TOLD: u32 = 50;
/// So long a free place is the first one's who was told of it, milliseconds.
const RESPITE_MS: i64 = 30 * 60_000;
/// Personal data of an order are forgotten so many days after its day (T3.2).
const KEPT_DAYS: i32 = 30;
/// Whoever has just ordered needs no reminder.
const FRESH_MS: i64 = 12 * 3_600_000;

/// What a turn did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tended {
    /// Kept places that ran out (Q3.2.1).
    pub expired: u32,
    /// Places that can be taken again.
    pub freed: u32,
    /// Orders whose code was not typed into the kiosk in time (Q3.2.1).
    pub missed: u32,
    /// Reminders.
    pub reminded: u32,
    /// Orders whose day was closed later.
    pub unsettled: u32,
    /// Orders whose day was opened again.
    pub settled: u32,
    /// Orders whose time came while their day was closed: cancelled by the centre.
    pub closed: u32,
    /// Persons told of a free place.
    pub told: u32,
    /// Persons told that the turn of their ticket is near.
    pub near: u32,
}

/// One turn.
///
/// # Errors
/// [`Error::Internal`] when the database fails; the next turn goes on.
pub async fn tend(portal: &Portal) -> Result<Tended, Error> {
    let now = portal.now();
    let mut done = Tended::default();
    for row in store::bookings::expired(portal.db(), now, TURN).await? {
        done.expired += u32::from(expire(portal, row, now).await?);
    }
    for row in store::bookings::cooled(portal.db(), now, TURN).await? {
        done.freed += u32::from(free(portal, row).await?);
    }
    // Before anybody is called missed: for whom the centre is closed nobody could come.
    (done.unsettled, done.settled) = review::review(portal).await?;
    let (hour, minute) = now.hour_minute();
    for row in store::bookings::due(portal.db(), now.date(), u16::from(hour) * 60 + u16::from(minute), TURN).await? {
        if row.unsettled_ms.is_some() {
            done.closed += u32::from(closed(portal, row, now).await?);
        } else {
            done.missed += u32::from(miss(portal, row, now).await?);
        }
    }
    if hour >= portal.config().queue.remind_hour {
        let before = UnixMs(now.0 - FRESH_MS);
        for row in store::bookings::to_remind(portal.db(), now.date().plus(1), before, TURN).await? {
            done.reminded += u32::from(remind(portal, row, now).await?);
        }
    }
    for wanted in store::place_waits::wanted(portal.db()).await? {
        done.told += tell(portal, wanted, now).await?;
    }
    done.near = crate::kiosk::tell_near(portal).await?;
    forget(portal, now).await?;
    Ok(done)
}

async fn expire(portal: &Portal, row: Freed, now: UnixMs) -> Result<bool, Error> {
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            if !store::bookings::expire(tx, &row.id, "time", now, now).await? {
                return Ok(false);
            }
            store::queue_steps::give_back(tx, &row).await?;
            Ok::<_, Error>(true)
        })
    });
    write.await
}

async fn free(portal: &Portal, row: Freed) -> Result<bool, Error> {
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            if !store::bookings::settle(tx, &row.id).await? {
                return Ok(false);
            }
            store::queue_steps::give_back(tx, &row).await?;
            Ok::<_, Error>(true)
        })
    });
    write.await
}

async fn miss(portal: &Portal, row: BookingRow, now: UnixMs) -> Result<bool, Error> {
    noted(portal, row, now, OrderWhat::Missed, None).await
}

/// The day stayed closed and the order was not moved: the centre cancels it, and says so (never the person's fault).
async fn closed(portal: &Portal, row: BookingRow, now: UnixMs) -> Result<bool, Error> {
    noted(portal, row, now, OrderWhat::Closed, Some(OrderLetter::Closed)).await
}

async fn remind(portal: &Portal, row: BookingRow, now: UnixMs) -> Result<bool, Error> {
    noted(portal, row, now, OrderWhat::Reminded, Some(OrderLetter::Reminder)).await
}

/// Takes the step once, writes it down, and tells the person where there is a letter for it.
pub(super) async fn noted(
    portal: &Portal,
    row: BookingRow,
    now: UnixMs,
    what: OrderWhat,
    letter: Option<OrderLetter>,
) -> Result<bool, Error> {
    let open = open(portal);
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            if !step(tx, &row.id, what, now).await? {
                return Ok(false);
            }
            let code = row.code.clone().unwrap_or_default();
            store::booking_events::add(tx, &event(&code, what, now, None)).await?;
            if let Some(letter) = letter {
                send(tx, open, &row, letter, now).await?;
            }
            Ok::<_, Error>(true)
        })
    });
    write.await
}

async fn step(tx: &mut store::Tx, id: &BookingId, what: OrderWhat, now: UnixMs) -> Result<bool, Error> {
    Ok(match what {
        OrderWhat::Missed => store::bookings::missed(tx, id, now).await?,
        OrderWhat::Reminded => store::bookings::reminded(tx, id, now).await?,
        OrderWhat::Unsettled => store::bookings::unsettle(tx, id, now).await?,
        OrderWhat::Settled => store::bookings::resettle(tx, id).await?,
        OrderWhat::Closed => store::bookings::cancel(tx, id, BY_CENTRE, now, now).await?,
        _ => false,
    })
}

/// As many as there are places are told, the longest waiting first; where nothing is free nobody is. Whoever was told just now has the time
/// to order before the next one hears of the same place.
async fn tell(portal: &Portal, wanted: WantedRow, now: UnixMs) -> Result<u32, Error> {
    let wanted_now = match book::wanted(portal, &wanted.centre, &wanted.service).await {
        Ok(found) => found,
        Err(Error::Refused(_)) => return Ok(0),
        Err(error) => return Err(error),
    };
    let mut days: Vec<DayPlaces> = places::free(portal, &wanted_now, now.date()).await?;
    days.retain(|day| day.free() > 0);
    let before = store::place_waits::told_since(portal.db(), &wanted.centre, &wanted.service, UnixMs(now.0 - RESPITE_MS)).await?;
    let mut told = 0;
    for wait in store::place_waits::open(portal.db(), &wanted.centre, &wanted.service, TOLD).await? {
        let free: u32 = days.iter().filter(|day| (wait.from..=wait.until).contains(&day.day)).map(DayPlaces::free).sum();
        if free > before + told {
            told += u32::from(tell_one(portal, wait, now).await?);
        }
    }
    Ok(told)
}

async fn tell_one(portal: &Portal, wait: WaitRow, now: UnixMs) -> Result<bool, Error> {
    let open = portal.is_open(Channel::Email);
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            if !store::place_waits::told(tx, &wait.id, now).await? {
                return Ok(false);
            }
            if open {
                let job = Work::Place(wait.id.clone()).job(format!("place-{}", wait.id), Channel::Email, now);
                store::outbox::add(tx, &job).await?;
            }
            Ok::<_, Error>(true)
        })
    });
    write.await
}

/// Nobody waits for days that are past, and what is personal is kept no longer than it is needed.
async fn forget(portal: &Portal, now: UnixMs) -> Result<(), Error> {
    let (today, before) = (now.date(), UnixMs(now.0 - i64::from(KEPT_DAYS) * DAY_MS).date());
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            store::place_waits::end(tx, today, now).await?;
            store::bookings::forget(tx, before).await?;
            store::place_waits::forget(tx, before).await?;
            store::ticket_follows::forget(tx, today.starts_at()).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}
