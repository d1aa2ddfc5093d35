//! The questions that are due, a few at a time.

use super::ask::ask;
use super::breaker::Mood;
use super::line::{Exchange, Line};
use super::plan::job_kind;
use crate::{Error, Portal};
use domain::exchange::Fact;
use futures::StreamExt;
use store::outbox::OutboxRow;

/// Questions taken in one turn.
const BATCH: u32 = 16;
/// Questions on their way at the same time.
const AT_ONCE: usize = 4;
/// After so long another process takes a question up again, milliseconds: longer than a turn of a slow register.
const LOCK_MS: i64 = 180_000;

/// Asks what is due of a fact, until nothing is left or the breaker opens; the word of each outcome, for counting. While it is
/// open no question is touched: they keep their turn.
///
/// # Errors
/// [`Error::Internal`] when the database fails; what was taken comes back after three minutes.
pub async fn work_off(portal: &Portal, exchange: &Exchange, fact: Fact) -> Result<Vec<&'static str>, Error> {
    let mut outcomes = Vec::new();
    let Some(line) = exchange.line(fact) else { return Ok(outcomes) };
    loop {
        let jobs = claim(portal, fact, room(line, portal)).await?;
        if jobs.is_empty() {
            return Ok(outcomes);
        }
        let asked: Vec<_> = futures::stream::iter(jobs).map(|job| ask(portal, line, fact, job)).buffer_unordered(AT_ONCE).collect().await;
        for outcome in asked {
            outcomes.extend(outcome?);
        }
    }
}

/// How many questions may go out.
fn room(line: &Line, portal: &Portal) -> u32 {
    match line.mood(portal.now()) {
        Mood::Closed => BATCH,
        Mood::HalfOpen => 1,
        Mood::Open => 0,
    }
}

async fn claim(portal: &Portal, fact: Fact, limit: u32) -> Result<Vec<OutboxRow>, Error> {
    if limit == 0 {
        return Ok(Vec::new());
    }
    let (kind, now) = (job_kind(fact), portal.now());
    let write =
        portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::outbox::claim(tx, &kind, now, LOCK_MS, limit).await?) }));
    write.await
}
