//! What is to be asked after a sign-in.

use domain::exchange::{Fact, FactState};
use domain::ids::PersonId;
use domain::time::{DAY_MS, UnixMs};
use serde_json::json;
use store::exchange::FactRow;
use store::outbox::OutboxRow;
use store::people::PersonRow;
use store::{StoreError, Tx};

/// Days an answer is good for, unless the operator says otherwise.
const KEPT_DAYS: i64 = 30;

/// Which registers are asked, and for how long their answers are good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExchangePlan {
    /// The facts that can be asked for.
    pub facts: Vec<Fact>,
    /// How long an answer is good, milliseconds.
    pub keep_ms: i64,
}

impl Default for ExchangePlan {
    fn default() -> ExchangePlan {
        ExchangePlan { facts: Vec::new(), keep_ms: KEPT_DAYS * DAY_MS }
    }
}

/// The outbox's word for questions of this fact: each has a queue of its own.
pub fn job_kind(fact: Fact) -> String {
    format!("exchange.{}", fact.as_str())
}

/// Puts what is not known, or not any more, into the outbox; in the sign-in's own transaction, without waiting for anybody.
///
/// # Errors
/// [`StoreError`] of the database.
pub(crate) async fn plan(tx: &mut Tx, plan: &ExchangePlan, id: &PersonId, person: &PersonRow, now: UnixMs) -> Result<(), StoreError> {
    if plan.facts.is_empty() {
        return Ok(());
    }
    let known = store::exchange::seen(tx, id).await?;
    for fact in &plan.facts {
        let voen = person.voen.as_deref().filter(|_| fact.is_of_legal_person());
        let can_be_asked = if fact.is_of_legal_person() { voen.is_some() } else { person.fin.is_some() };
        let row = known.iter().find(|row| row.fact == *fact);
        if can_be_asked && row.is_none_or(|row| is_due(row, voen, now)) {
            store::exchange::ask(tx, id, *fact, voen, now).await?;
            store::outbox::add(tx, &job(*fact, id, now)).await?;
        }
    }
    Ok(())
}

/// Answers grow old; another legal person is another question.
fn is_due(row: &FactRow, voen: Option<&str>, now: UnixMs) -> bool {
    row.voen.as_deref() != voen || (row.state != FactState::Waiting && row.until_ms <= now)
}

fn job(fact: Fact, person: &PersonId, now: UnixMs) -> OutboxRow {
    OutboxRow {
        id: uuid::Uuid::now_v7().to_string(),
        kind: job_kind(fact),
        payload: json!({ "person": person }).to_string(),
        created_ms: now,
        not_before_ms: now,
        attempts: 0,
        broken: 0,
    }
}
