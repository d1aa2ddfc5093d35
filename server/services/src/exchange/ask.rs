//! One question, from the outbox to the register and back.

use super::line::Line;
use super::settle::{Outcome, drop_job, settle};
use super::{PURPOSE, Question};
use crate::{Error, Portal};
use domain::exchange::{Fact, Trouble};
use domain::ids::PersonId;
use serde_json::Value;
use store::exchange::CallRow;
use store::outbox::OutboxRow;

/// The longest number of a person, characters.
const LONGEST_KEY: usize = 20;

/// Asks, and writes down what came of it; the outcome's word, or nothing when there was nothing to ask.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub(crate) async fn ask(portal: &Portal, line: &Line, fact: Fact, job: OutboxRow) -> Result<Option<&'static str>, Error> {
    let Some(person) = person_of(&job.payload) else { return drop_job(portal, job, None).await };
    let row = store::people::find(portal.db(), &person).await?;
    let (fin, voen) = row.map(|row| (row.fin, row.voen)).unwrap_or_default();
    let key = if fact.is_of_legal_person() { voen.clone() } else { fin };
    // Closed meanwhile, or a number that can't be one: nothing leaves.
    let Some(key) = key.filter(|key| is_number(key)) else { return drop_job(portal, job, Some((person, fact))).await };
    let question = Question { id: uuid::Uuid::now_v7().to_string(), fact, key };
    write_down(portal, &question, &person).await?;
    let asked = line.ask(&question, || portal.now()).await.and_then(|reply| match reply.data {
        Some(data) if data.fact() != fact => Err(Trouble::Nonsense),
        _ => Ok(reply),
    });
    let voen = voen.filter(|_| fact.is_of_legal_person());
    settle(portal, Outcome { job, question: question.id, person, fact, voen, asked }).await.map(Some)
}

fn person_of(payload: &str) -> Option<PersonId> {
    let payload: Value = serde_json::from_str(payload).ok()?;
    payload.get("person")?.as_str().map(Into::into)
}

fn is_number(key: &str) -> bool {
    !key.is_empty() && key.len() <= LONGEST_KEY && key.chars().all(char::is_alphanumeric)
}

/// The number is given away with the question: that is written down before it leaves (T3.4).
async fn write_down(portal: &Portal, question: &Question, person: &PersonId) -> Result<(), Error> {
    let row = CallRow {
        id: question.id.clone(),
        person: person.clone(),
        fact: question.fact,
        purpose: PURPOSE.to_owned(),
        at_ms: portal.now(),
        outcome: String::new(),
        request_hash: None,
    };
    portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::exchange::call(tx, &row).await?) })).await
}
