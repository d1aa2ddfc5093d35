//! What runs beside the requests: the channels of notices, the followers, new terms of use, the hourly upkeep.

pub mod outbox;

use crate::state::AppState;
use domain::notice::Channel;
use std::future::Future;
use std::time::Duration;
use tokio::sync::watch;

const OUTBOX_EVERY: Duration = Duration::from_secs(1);
const FOLLOWERS_EVERY: Duration = Duration::from_secs(20);
/// Whom a deadline concerns hears of it in the morning.
const ESCALATION_EVERY: Duration = Duration::from_secs(900);
const UPKEEP_EVERY: Duration = Duration::from_secs(3600);
/// A version of the terms published by another process is asked for so soon (T1.7).
const TERMS_EVERY: Duration = Duration::from_secs(5);

/// Starts all jobs; they end by themselves when the server stops. Each is safe to be cut off at any moment.
pub fn start(state: &AppState) {
    // Each channel has a loop of its own: one that hangs holds up nobody but itself (A6.0.1).
    for channel in Channel::ALL {
        let outbox = state.clone();
        tokio::spawn(every(OUTBOX_EVERY, state.stopping.clone(), move || outbox::work_off(outbox.clone(), channel)));
    }
    let registry = state.clone();
    tokio::spawn(async move {
        // Whoever asks first would wait for it; a failure is theirs to try again.
        if let Err(error) = services::registry::warm(&registry.portal).await {
            tracing::warn!(cause = format!("{error:?}"), "the registry was not read beforehand");
        }
    });
    let followers = state.clone();
    tokio::spawn(every(FOLLOWERS_EVERY, state.stopping.clone(), move || tell_followers(followers.clone())));
    let terms = state.clone();
    tokio::spawn(every(TERMS_EVERY, state.stopping.clone(), move || follow_terms(terms.clone())));
    let deadlines = state.clone();
    tokio::spawn(every(ESCALATION_EVERY, state.stopping.clone(), move || escalate(deadlines.clone())));
    let upkeep = state.clone();
    tokio::spawn(every(UPKEEP_EVERY, state.stopping.clone(), move || keep_up(upkeep.clone())));
}

/// Runs a job again and again until the server stops; an error is logged and the next turn tries anew.
async fn every<F, W>(pause: Duration, mut stopping: watch::Receiver<bool>, work: F)
where
    F: Fn() -> W,
    W: Future<Output = anyhow::Result<()>>,
{
    let mut ticks = tokio::time::interval(pause);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stopping.wait_for(|stop| *stop) => return,
            _ = ticks.tick() => {}
        }
        if let Err(error) = work().await {
            metrics::counter!("muraciet_job_failures_total").increment(1);
            tracing::error!(error = format!("{error:#}"), "a job failed; it will be tried again");
        }
    }
}

async fn follow_terms(state: AppState) -> anyhow::Result<()> {
    if state.portal.follow_terms().await? {
        tracing::info!("a new version of the terms is in force");
    }
    Ok(())
}

/// What happened since the last look reaches those who follow it.
async fn tell_followers(state: AppState) -> anyhow::Result<()> {
    while services::alerts::gather(&state.portal).await? {}
    let told = services::alerts::tell(&state.portal).await?;
    metrics::counter!("muraciet_followers_told_total").increment(u64::from(told));
    metrics::gauge!("muraciet_outbox_waiting").set(store::outbox::waiting(state.portal.db()).await? as f64);
    Ok(())
}

/// Work that comes near its last day, or has passed it, is told to those whom it concerns.
async fn escalate(state: AppState) -> anyhow::Result<()> {
    let told = services::escalation::escalate(&state.portal).await?;
    metrics::counter!("muraciet_deadlines_told_total").increment(u64::from(told));
    Ok(())
}

/// Old sessions, drafts, finished jobs and unfinished uploads go; addresses that have been quiet are forgotten; a missing calendar is told in time.
async fn keep_up(state: AppState) -> anyhow::Result<()> {
    state.rates.forget_quiet();
    let swept = state.portal.upkeep().await?;
    tracing::info!(sessions = swept.sessions, drafts = swept.drafts, jobs = swept.jobs, uploads = swept.uploads, "upkeep done");
    if let Some(year) = state.portal.calendar_alarm() {
        tracing::warn!(year, "there are no official calendar rows for this year: deadlines in it may be wrong");
    }
    Ok(())
}
