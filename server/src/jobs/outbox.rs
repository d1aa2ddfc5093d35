//! A channel of notices: what is due goes out, a few at a time, and what became of each is written down.

use crate::state::AppState;
use domain::notice::{Channel, Trouble};
use futures::StreamExt;
use services::delivery::{Outcome, Parcel, settle, take};
use std::time::Duration;

/// Parcels taken in one turn. With the patience below a turn ends well before its jobs are given to others.
const BATCH: u32 = 32;
/// Parcels on their way at the same time.
const AT_ONCE: usize = 8;
/// Longer than any channel's own patience; after it nobody waits for an answer any more.
const PATIENCE: Duration = Duration::from_secs(12);

/// Sends what is due on a channel.
pub async fn work_off(state: AppState, channel: Channel) -> anyhow::Result<()> {
    loop {
        let parcels = take(&state.portal, channel, BATCH).await?;
        if parcels.is_empty() {
            return Ok(());
        }
        futures::stream::iter(parcels).for_each_concurrent(AT_ONCE, |parcel| deliver(&state, parcel)).await;
    }
}

async fn deliver(state: &AppState, parcel: Parcel) {
    let sending = tokio::time::timeout(PATIENCE, state.channels.send(&state.portal, &parcel)).await;
    let outcome = sending.unwrap_or_else(|_| Outcome::from(Err(Trouble::Timeout)));
    let (channel, attempts) = (parcel.channel.as_str(), parcel.attempts());
    let word = outcome.taken.map_or_else(Trouble::as_str, |()| "sent");
    metrics::counter!("muraciet_deliveries_total", "channel" => channel, "outcome" => word).increment(1);
    if outcome.taken.is_err() {
        tracing::warn!(channel, attempts, trouble = word, "a notice was not taken");
    }
    if let Err(error) = settle(&state.portal, parcel, outcome).await {
        // It comes back by itself after a while, with the same key.
        tracing::error!(channel, error = format!("{error:#}"), "what became of a notice can't be written down");
    }
}
