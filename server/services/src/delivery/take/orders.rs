//! Letters about orders of the centres' queue. The confirmation code is made here, as late as possible, so that it stands nowhere but in the
//! letter; an earlier one ends with it.

use super::super::settle::drop_job;
use super::super::{Contents, Destination, Parcel, Whose};
use super::{MOST_BROKEN, written};
use crate::queue::{fresh_digits, order_code_hash, order_letter, place_letter};
use crate::{Error, Portal};
use domain::ids::BookingId;
use domain::notice::{Channel, LATEST_MS};
use domain::queue::OrderLetter;
use store::bookings::BookingRow;
use store::outbox::OutboxRow;

pub(super) async fn letter(
    portal: &Portal,
    channel: Channel,
    job: OutboxRow,
    id: BookingId,
    letter: OrderLetter,
) -> Result<Option<Parcel>, Error> {
    let row = store::bookings::find(portal.db(), &id).await?;
    let late = portal.now().0 - job.created_ms.0 > LATEST_MS || job.broken > MOST_BROKEN || !portal.is_open(channel);
    let Some(row) = row.filter(|_| !late) else { return drop_job(portal, &job).await };
    let address = if channel == Channel::Email { &row.email } else { &row.phone };
    let Some(to) = Some(address).filter(|address| !address.is_empty()).and_then(|address| written(channel, address)) else {
        return drop_job(portal, &job).await;
    };
    let digits = match letter {
        OrderLetter::Code => match code(portal, &row, &job).await? {
            Some(digits) => Some(digits),
            None => return drop_job(portal, &job).await,
        },
        _ => None,
    };
    let Some(mail) = order_letter(portal, &row, letter, digits).await? else { return drop_job(portal, &job).await };
    let (key, since, lang) = (job.id.clone(), job.created_ms, row.lang);
    let contents = Contents::Order(Box::new(mail));
    Ok(Some(Parcel { key, channel, lang, to: Destination::Address(to), contents, since, job, whose: Whose::Order(id) }))
}

/// A fresh code; `None` when another one was asked for meanwhile, or the place is not kept any more.
async fn code(portal: &Portal, row: &BookingRow, job: &OutboxRow) -> Result<Option<String>, Error> {
    if row.held_until_ms <= portal.now() {
        return Ok(None);
    }
    let digits = fresh_digits();
    let (hash, until, id, asked) = (order_code_hash(row, &digits), row.held_until_ms, row.id.clone(), job.created_ms);
    let write = portal
        .db()
        .write(move |tx| Box::pin(async move { Ok::<_, Error>(store::booking_codes::sent(tx, &id, asked, &hash, until).await?) }));
    Ok(write.await?.then_some(digits))
}

pub(super) async fn place(portal: &Portal, channel: Channel, job: OutboxRow, wait: String) -> Result<Option<Parcel>, Error> {
    let late = portal.now().0 - job.created_ms.0 > LATEST_MS || job.broken > MOST_BROKEN || !portal.is_open(channel);
    let found = if late { None } else { place_letter(portal, &wait).await? };
    let Some((email, lang, mail)) = found else { return drop_job(portal, &job).await };
    let (key, since, contents) = (job.id.clone(), job.created_ms, Contents::Place(Box::new(mail)));
    Ok(Some(Parcel { key, channel, lang, to: Destination::Address(email), contents, since, job, whose: Whose::Nobody }))
}
