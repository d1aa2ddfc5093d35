//! What is due on a channel.

use super::settle::{drop_job, give_up};
use super::{Browser, Contents, Destination, Event, Parcel, Whose};
use crate::alerts::{form_of, words_of};
use crate::notices::{code_hash, is_push_service};
use crate::{Error, Portal};
use domain::ids::{PersonId, TicketId};
use domain::lang::Lang;
use domain::notice::{CODE_DIGITS, CODE_MINUTES, Channel, DeliveryState, Followed, LATEST_MS, Trouble};
use domain::time::UnixMs;
use rand::Rng;
use store::deliveries::{LetterRow, Work};
use store::outbox::OutboxRow;

mod orders;

/// After so long without a word another process takes a job up again, milliseconds. Longer than a whole turn of a channel.
const LOCK_MS: i64 = 120_000;
/// So often may a worker die over a job: what may have gone out goes out once more, and no third time.
const MOST_BROKEN: i64 = 1;
/// A near turn is told within so long, milliseconds, or not at all.
const TURN_MS: i64 = 10 * 60_000;

/// Takes up to `limit` parcels that are due on a channel. What can't be sent any more is written down as given up.
///
/// # Errors
/// [`Error::Internal`] when the database fails; what was taken comes back after two minutes.
pub async fn take(portal: &Portal, channel: Channel, limit: u32) -> Result<Vec<Parcel>, Error> {
    let now = portal.now();
    let claim = portal
        .db()
        .write(move |tx| Box::pin(async move { Ok::<_, Error>(store::outbox::claim(tx, channel.as_str(), now, LOCK_MS, limit).await?) }));
    let mut parcels = Vec::new();
    for job in claim.await? {
        parcels.extend(match Work::read(&job.payload) {
            Some(Work::Notice(delivery)) => notice(portal, channel, job, delivery).await?,
            Some(Work::Code(person)) => code(portal, channel, job, person).await?,
            Some(Work::Order(booking, letter)) => orders::letter(portal, channel, job, booking, letter).await?,
            Some(Work::Place(wait)) => orders::place(portal, channel, job, wait).await?,
            Some(Work::Turn(ticket, person)) => turn(portal, channel, job, ticket, person).await?,
            None => drop_job(portal, &job).await?,
        });
    }
    Ok(parcels)
}

async fn notice(portal: &Portal, channel: Channel, job: OutboxRow, delivery: String) -> Result<Option<Parcel>, Error> {
    let Some(letter) = store::deliveries::letter(portal.db(), &delivery).await? else { return drop_job(portal, &job).await };
    if letter.state != DeliveryState::Waiting {
        return drop_job(portal, &job).await;
    }
    let to = destination(portal, &letter.person, channel).await?;
    let now = portal.now();
    match to {
        _ if !portal.is_open(channel) => give_up(portal, &job, &letter.person, &delivery, Trouble::Closed).await,
        _ if now.0 - letter.sent_ms.0 > LATEST_MS => give_up(portal, &job, &letter.person, &delivery, Trouble::TooLate).await,
        _ if job.broken > MOST_BROKEN => give_up(portal, &job, &letter.person, &delivery, Trouble::Timeout).await,
        None => give_up(portal, &job, &letter.person, &delivery, Trouble::NoAddress).await,
        Some(to) => {
            let (lang, person, since) = (letter.language, letter.person.clone(), letter.sent_ms);
            let contents = Contents::Notice(Box::new(event(portal, letter).await?));
            Ok(Some(Parcel { key: delivery, channel, lang, to, contents, since, job, whose: Whose::Person(person) }))
        }
    }
}

/// The turn of a ticket is near: nothing of it is worth anything some minutes later, or once it was called.
async fn turn(portal: &Portal, channel: Channel, job: OutboxRow, ticket: TicketId, person: PersonId) -> Result<Option<Parcel>, Error> {
    let late = portal.now().0 - job.created_ms.0 > TURN_MS || job.broken > MOST_BROKEN || !portal.is_open(channel);
    let path = if late { None } else { crate::kiosk::near_address(portal, &ticket).await? };
    let to = destination(portal, &person, channel).await?;
    let Some((path, to)) = path.zip(to) else { return drop_job(portal, &job).await };
    let lang = store::people::find(portal.db(), &person).await?.map_or(Lang::default(), |person| person.language);
    let (key, since) = (job.id.clone(), job.created_ms);
    Ok(Some(Parcel { key, channel, lang, to, contents: Contents::Turn { path }, since, job, whose: Whose::Person(person) }))
}

async fn event(portal: &Portal, letter: LetterRow) -> Result<Event, Error> {
    let LetterRow { what, appeal, number, day, alert, count, .. } = letter;
    let alerts = store::alerts::find_many(portal.db(), alert.as_slice()).await?;
    let words = words_of(portal, &alerts).await?.pop();
    let followed = alerts.first().zip(words).map(|(alert, words)| (Followed { count, words }, form_of(alert)));
    Ok(Event { what, appeal, number, day, followed })
}

async fn destination(portal: &Portal, person: &PersonId, channel: Channel) -> Result<Option<Destination>, Error> {
    if channel != Channel::Push {
        let address = store::deliveries::address(portal.db(), person, channel).await?;
        return Ok(address.and_then(|address| written(channel, &address)).map(Destination::Address));
    }
    let rows = store::subscriptions::of_person(portal.db(), person).await?;
    let known = rows.into_iter().filter(|row| is_push_service(&portal.config().push_hosts, &row.endpoint));
    let browsers: Vec<Browser> =
        known.map(|row| Browser { id: row.id, endpoint: row.endpoint, p256dh: row.p256dh, auth: row.auth }).collect();
    Ok(Some(browsers).filter(|browsers| !browsers.is_empty()).map(Destination::Browsers))
}

/// The single sign-on's phones are written in many ways, and some are no mobile numbers.
fn written(channel: Channel, address: &str) -> Option<String> {
    match channel {
        Channel::Sms => domain::notice::phone(address).ok(),
        _ => Some(address.to_owned()),
    }
}

/// The code is made here, as late as possible, so that it stands nowhere but in the message; an earlier one ends with it.
async fn code(portal: &Portal, channel: Channel, job: OutboxRow, person: PersonId) -> Result<Option<Parcel>, Error> {
    let waiting = store::addresses::codes_of(portal.db(), &person).await?;
    let asked = waiting.into_iter().find(|row| row.channel == channel && row.asked_ms == job.created_ms);
    let now = portal.now();
    let late = now.0 - job.created_ms.0 > CODE_MINUTES * 60_000 || job.broken > MOST_BROKEN;
    // Asked anew, or proved meanwhile: then another job is about it, or none.
    let Some(asked) = asked.filter(|_| !late && portal.is_open(channel)) else { return drop_job(portal, &job).await };
    let digits = format!("{:0CODE_DIGITS$}", rand::rngs::OsRng.gen_range(0..10_u32.pow(CODE_DIGITS as u32)));
    let (hash, expires) = (code_hash(&person, &asked, &digits), UnixMs(now.0 + CODE_MINUTES * 60_000));
    let whose = person.clone();
    let write = portal
        .db()
        .write(move |tx| Box::pin(async move { Ok::<_, Error>(store::addresses::code_sent(tx, &whose, channel, &hash, expires).await?) }));
    write.await?;
    let lang = store::people::find(portal.db(), &person).await?.map_or(Lang::default(), |person| person.language);
    let (key, since) = (job.id.clone(), job.created_ms);
    let (to, contents) = (Destination::Address(asked.address), Contents::Code(digits));
    Ok(Some(Parcel { key, channel, lang, to, contents, since, job, whose: Whose::Person(person) }))
}
