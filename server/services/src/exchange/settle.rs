//! What came of a question is written down, and what the register said is kept.

use super::Reply;
use crate::{Error, Portal};
use domain::exchange::{Data, Fact, FactSource, FactState, Trouble, pause_after};
use domain::ids::PersonId;
use domain::live::Change;
use domain::time::UnixMs;
use rand::Rng;
use store::Tx;
use store::exchange::FactRow;
use store::outbox::OutboxRow;

/// A question that has come back.
#[derive(Clone)]
pub(super) struct Outcome {
    pub job: OutboxRow,
    /// The question's id.
    pub question: String,
    pub person: PersonId,
    pub fact: Fact,
    /// The legal person it was about.
    pub voen: Option<String>,
    pub asked: Result<Reply, Trouble>,
}

/// Writes it down; the outcome's word.
///
/// # Errors
/// [`Error::Internal`] when the database fails; then the question comes back by itself.
pub(super) async fn settle(portal: &Portal, outcome: Outcome) -> Result<&'static str, Error> {
    let outcome = outcome.checked();
    let (word, now, keep_ms) = (outcome.word(), portal.now(), portal.config().exchange.keep_ms);
    let chance: f64 = rand::rngs::OsRng.gen_range(0.0..1.0);
    let write = portal.db().write(move |tx| Box::pin(async move { outcome.write(tx, now, UnixMs(now.0 + keep_ms), chance).await }));
    write.await.map(|()| word)
}

impl Outcome {
    /// What another system says is as foreign as anybody's words.
    fn checked(mut self) -> Outcome {
        if let Ok(Reply { data: data @ Some(_), .. }) = &mut self.asked {
            match data.take().and_then(Data::checked) {
                Some(good) => *data = Some(good),
                None => self.asked = Err(Trouble::Nonsense),
            }
        }
        self
    }

    fn word(&self) -> &'static str {
        match &self.asked {
            Ok(Reply { data: Some(_), .. }) => "answered",
            Ok(_) => "unknown",
            Err(trouble) => trouble.as_str(),
        }
    }

    async fn write(self, tx: &mut Tx, now: UnixMs, until: UnixMs, chance: f64) -> Result<(), Error> {
        let hash = self.asked.as_ref().ok().and_then(|reply| reply.request_hash.as_deref());
        store::exchange::called(tx, &self.question, self.word(), hash).await?;
        match &self.asked {
            Ok(Reply { data: Some(data), .. }) => self.learn(tx, data, now, until).await?,
            Ok(_) => self.end(tx, FactState::Unknown, now, until).await?,
            Err(_) => {
                let attempts = u32::try_from(self.job.attempts).unwrap_or(u32::MAX);
                match pause_after(attempts, chance) {
                    Some(pause) => drop(store::outbox::retry(tx, &self.job.id, UnixMs(now.0 + pause)).await?),
                    // The next sign-in asks again.
                    None => self.end(tx, FactState::Ended, now, now).await?,
                }
            }
        }
        Ok(())
    }

    /// The register is the source (A4.1): it takes the place of the sign-in's hint and of what was entered by hand.
    async fn learn(&self, tx: &mut Tx, data: &Data, now: UnixMs, until: UnixMs) -> Result<(), Error> {
        let address = match data {
            Data::LegalPerson { address, .. } => Some(address.clone()),
            _ => None,
        };
        let row = FactRow {
            person: self.person.clone(),
            fact: self.fact,
            state: FactState::Answered,
            source: FactSource::Register,
            at_ms: now,
            until_ms: until,
            voen: self.voen.clone(),
            address,
            basis: String::new(),
            entered_by: None,
        };
        if store::exchange::learn(tx, &row, data).await? {
            tx.publish(Change::of_cabinet(self.person.clone()));
        }
        store::outbox::done(tx, &self.job.id, now).await?;
        Ok(())
    }

    async fn end(&self, tx: &mut Tx, state: FactState, now: UnixMs, until: UnixMs) -> Result<(), Error> {
        store::exchange::end_about(tx, &self.person, self.fact, self.voen.as_deref(), state, until).await?;
        store::outbox::done(tx, &self.job.id, now).await?;
        Ok(())
    }
}

/// A job with nothing to ask.
pub(super) async fn drop_job<T>(portal: &Portal, job: OutboxRow, of: Option<(PersonId, Fact)>) -> Result<Option<T>, Error> {
    let now = portal.now();
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            if let Some((person, fact)) = &of {
                store::exchange::end(tx, person, *fact, FactState::Ended, now).await?;
            }
            store::outbox::done(tx, &job.id, now).await?;
            Ok::<_, Error>(())
        })
    });
    write.await.map(|()| None)
}
