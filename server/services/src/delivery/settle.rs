//! What became of a parcel is written down: the moment at which the channel took it (T4.3), when it is tried again, or why it
//! was given up. The person's open pages are told.

use super::{Contents, Destination, Outcome, Parcel, Whose};
use crate::{Error, Portal};
use domain::ids::PersonId;
use domain::live::Change;
use domain::notice::{DeliveryState, Trouble, pause_after};
use domain::time::UnixMs;
use store::Tx;
use store::outbox::OutboxRow;

/// Writes the outcome down.
///
/// # Errors
/// [`Error::Internal`] when the database fails; then it goes out once more later, with the same key.
pub async fn settle(portal: &Portal, parcel: Parcel, outcome: Outcome) -> Result<(), Error> {
    let now = portal.now();
    let write = portal.db().write({
        let settled = Settled::of(parcel, outcome);
        move |tx| Box::pin(async move { settled.write(tx, now).await })
    });
    write.await
}

/// What is to be written, without what must not lie around.
#[derive(Clone)]
struct Settled {
    job: OutboxRow,
    whose: Whose,
    /// It was the confirmation code of an order.
    order_code: bool,
    /// The delivery's id; `None` for a code.
    delivery: Option<String>,
    address: Option<String>,
    channel: domain::notice::Channel,
    outcome: Outcome,
}

impl Settled {
    fn of(parcel: Parcel, outcome: Outcome) -> Settled {
        let address = match parcel.to {
            Destination::Address(address) => Some(address),
            Destination::Browsers(_) => None,
        };
        let delivery = matches!(parcel.contents, Contents::Notice(_)).then(|| parcel.key.clone());
        let order_code = matches!(&parcel.contents, Contents::Order(mail) if mail.digits.is_some());
        Settled { job: parcel.job, whose: parcel.whose, order_code, delivery, address, channel: parcel.channel, outcome }
    }

    async fn write(self, tx: &mut Tx, now: UnixMs) -> Result<(), Error> {
        for id in &self.outcome.gone {
            store::subscriptions::remove(tx, id).await?;
        }
        match self.outcome.taken {
            Ok(()) => {
                if let Some(id) = &self.delivery {
                    store::deliveries::sent(tx, id, now).await?;
                }
                store::outbox::done(tx, &self.job.id, now).await?;
            }
            Err(trouble) => self.not_taken(tx, trouble, now).await?,
        }
        if let Whose::Person(person) = self.whose {
            tx.publish(Change::of_cabinet(person));
        }
        Ok(())
    }

    async fn not_taken(&self, tx: &mut Tx, trouble: Trouble, now: UnixMs) -> Result<(), Error> {
        let pause = pause_after(u32::try_from(self.job.attempts).unwrap_or(u32::MAX)).filter(|_| trouble.may_pass());
        let state = if pause.is_some() { DeliveryState::Waiting } else { DeliveryState::Failed };
        if let Some(id) = &self.delivery {
            store::deliveries::failed(tx, id, state, trouble).await?;
        }
        match pause {
            Some(pause) => store::outbox::retry(tx, &self.job.id, UnixMs(now.0 + pause)).await?,
            None => store::outbox::done(tx, &self.job.id, now).await?,
        };
        if trouble == Trouble::BadAddress {
            self.bad_address(tx, now).await?;
        }
        Ok(())
    }

    /// Nothing more goes there until the person has looked at it; the cabinet says so.
    async fn bad_address(&self, tx: &mut Tx, now: UnixMs) -> Result<(), Error> {
        let Some(address) = &self.address else { return Ok(()) };
        match &self.whose {
            Whose::Person(person) if self.delivery.is_some() => {
                store::addresses::fails(tx, person, self.channel, address, now).await?;
            }
            Whose::Person(person) => {
                store::addresses::code_refused(tx, person, self.channel, address, now).await?;
            }
            // Whoever ordered is told at the form; the call centre sees it beside the order.
            Whose::Order(id) if self.order_code => {
                store::booking_codes::refused(tx, id, now).await?;
            }
            Whose::Order(id) if self.channel == domain::notice::Channel::Email => store::bookings::mail_refused(tx, id, now).await?,
            Whose::Order(_) | Whose::Nobody => {}
        }
        Ok(())
    }
}

/// A delivery that can't be made any more.
pub(super) async fn give_up<T>(
    portal: &Portal,
    job: &OutboxRow,
    person: &PersonId,
    delivery: &str,
    trouble: Trouble,
) -> Result<Option<T>, Error> {
    let (job, person, delivery, now) = (job.id.clone(), person.clone(), delivery.to_owned(), portal.now());
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            store::deliveries::failed(tx, &delivery, DeliveryState::Failed, trouble).await?;
            store::outbox::done(tx, &job, now).await?;
            tx.publish(Change::of_cabinet(person));
            Ok::<_, Error>(())
        })
    });
    write.await.map(|()| None)
}

/// A job with nothing left to do.
pub(super) async fn drop_job<T>(portal: &Portal, job: &OutboxRow) -> Result<Option<T>, Error> {
    let (id, now) = (job.id.clone(), portal.now());
    let write = portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::outbox::done(tx, &id, now).await?) }));
    write.await.map(|_| None)
}
