use crate::state::AppState;
use domain::time::UnixMs;
use store::outbox::{self, OutboxRow};

/// Rows taken in one turn.
const BATCH: u32 = 100;
/// After so long without an end another process takes a row up again.
const LOCK_MS: i64 = 60_000;
/// The first pause after a failure; it doubles with each attempt, up to about an hour.
const FIRST_PAUSE_MS: i64 = 5_000;

/// Takes due rows and does what they say, at least once each.
pub async fn work_off(state: AppState) -> anyhow::Result<()> {
    let now = state.portal.now();
    let db = state.portal.db();
    let rows = db.write(move |tx| Box::pin(async move { outbox::claim(tx, now, LOCK_MS, BATCH).await })).await?;
    for row in rows {
        finish(&state, row, now).await?;
    }
    Ok(())
}

async fn finish(state: &AppState, row: OutboxRow, now: UnixMs) -> anyhow::Result<()> {
    let done = deliver(&row).await;
    if let Err(error) = &done {
        tracing::warn!(kind = row.kind, attempts = row.attempts, error = format!("{error:#}"), "not delivered yet");
    }
    let succeeded = done.is_ok();
    let next = UnixMs(now.0 + (FIRST_PAUSE_MS << row.attempts.clamp(0, 9)));
    let write = state.portal.db().write(move |tx| {
        let row = row.clone();
        Box::pin(async move { if succeeded { outbox::done(tx, &row.id, now).await } else { outbox::retry(tx, &row.id, next).await } })
    });
    write.await?;
    Ok(())
}

/// Notices lie in the cabinet from the moment of the commit, so nothing is left to do for them; e-mail and SMS will be
/// further kinds here.
async fn deliver(row: &OutboxRow) -> anyhow::Result<()> {
    metrics::counter!("muraciet_outbox_total", "kind" => row.kind.clone()).increment(1);
    Ok(())
}
