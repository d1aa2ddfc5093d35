//! What runs beside the requests: the channels of notices, the followers, new terms of use, the hourly upkeep.

pub mod exchange;
pub mod outbox;
pub mod reports;

use crate::state::AppState;
use domain::exchange::Fact;
use domain::notice::Channel;
use domain::operator::Job;
use std::future::Future;
use std::time::Duration;

const OUTBOX_EVERY: Duration = Duration::from_secs(1);
/// Nobody waits for a register: a few seconds later is soon enough.
const EXCHANGE_EVERY: Duration = Duration::from_secs(3);
const FOLLOWERS_EVERY: Duration = Duration::from_secs(20);
/// Official requests that are due are looked for so often (A6.0.4).
const REMINDERS_EVERY: Duration = Duration::from_secs(600);
/// Whom a deadline concerns hears of it in the morning.
const ESCALATION_EVERY: Duration = Duration::from_secs(900);
/// Reports by e-mail go out in the morning; what the mail server didn't take is tried again (A6.0.8).
const REPORTS_EVERY: Duration = Duration::from_secs(60);
/// What is closed for years is in no hurry.
const ARCHIVE_EVERY: Duration = Duration::from_secs(3600);
const REVOCATIONS_EVERY: Duration = Duration::from_secs(60);
const SECOND_SITE_EVERY: Duration = Duration::from_secs(10);
/// A place whose keeping has run out is free again so soon (Q3.2.1).
const QUEUE_EVERY: Duration = Duration::from_secs(5);
const UPKEEP_EVERY: Duration = Duration::from_secs(3600);
/// A version of the terms published, or anything changed in the panel, by another process is asked for so soon (T1.7, A3.5).
const TERMS_EVERY: Duration = Duration::from_secs(5);

/// Starts all jobs; they end by themselves when the server stops. Each is safe to be cut off at any moment.
pub fn start(state: &AppState) {
    // Each channel has a loop of its own: one that hangs holds up nobody but itself (A6.0.1).
    for channel in Channel::ALL {
        let outbox = state.clone();
        tokio::spawn(every(Job::of(channel), OUTBOX_EVERY, state.clone(), move || outbox::work_off(outbox.clone(), channel)));
    }
    for fact in Fact::ALL.iter().copied().filter(|fact| state.exchange.line(*fact).is_some()) {
        let asking = state.clone();
        tokio::spawn(every(Job::Registers, EXCHANGE_EVERY, state.clone(), move || exchange::ask(asking.clone(), fact)));
    }
    let registry = state.clone();
    tokio::spawn(async move {
        // Whoever asks first would wait for it; a failure is theirs to try again.
        if let Err(error) = services::registry::warm(&registry.portal).await {
            tracing::warn!(cause = format!("{error:?}"), "the registry was not read beforehand");
        }
    });
    let followers = state.clone();
    tokio::spawn(every(Job::Followers, FOLLOWERS_EVERY, state.clone(), move || tell_followers(followers.clone())));
    let terms = state.clone();
    tokio::spawn(every(Job::Terms, TERMS_EVERY, state.clone(), move || follow_terms(terms.clone())));
    let reminders = state.clone();
    tokio::spawn(every(Job::Reminders, REMINDERS_EVERY, state.clone(), move || remind(reminders.clone())));
    let deadlines = state.clone();
    tokio::spawn(every(Job::Deadlines, ESCALATION_EVERY, state.clone(), move || escalate(deadlines.clone())));
    let mailed = state.clone();
    tokio::spawn(every(Job::Reports, REPORTS_EVERY, state.clone(), move || reports::mail(mailed.clone())));
    let lists = state.clone();
    tokio::spawn(every(Job::Revocations, REVOCATIONS_EVERY, state.clone(), move || follow_lists(lists.clone())));
    let archive = state.clone();
    tokio::spawn(every(Job::Archive, ARCHIVE_EVERY, state.clone(), move || lay_to_rest(archive.clone())));
    if state.portal.site().is_some() {
        let site = state.clone();
        tokio::spawn(every(Job::SecondSite, SECOND_SITE_EVERY, state.clone(), move || watch_site(site.clone())));
    }
    let queue = state.clone();
    tokio::spawn(every(Job::Queue, QUEUE_EVERY, state.clone(), move || tend_queue(queue.clone())));
    let upkeep = state.clone();
    tokio::spawn(every(Job::Upkeep, UPKEEP_EVERY, state.clone(), move || keep_up(upkeep.clone())));
}

/// Runs a job again and again until the server stops; an error is logged and the next turn tries anew.
async fn every<F, W>(job: Job, pause: Duration, state: AppState, work: F)
where
    F: Fn() -> W,
    W: Future<Output = anyhow::Result<()>>,
{
    let mut stopping = state.stopping.clone();
    let mut ticks = tokio::time::interval(pause);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stopping.wait_for(|stop| *stop) => return,
            _ = ticks.tick() => {}
        }
        let done = work().await;
        state.portal.job_ran(job, done.is_ok());
        if let Err(error) = done {
            metrics::counter!("muraciet_job_failures_total").increment(1);
            tracing::error!(error = format!("{error:#}"), "a job failed; it will be tried again");
        }
    }
}

async fn follow_terms(state: AppState) -> anyhow::Result<()> {
    if state.portal.follow_terms().await? {
        tracing::info!("a new version of the terms is in force");
    }
    if state.portal.follow_panel().await? {
        tracing::info!("what is kept in the management panel was read again");
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

/// Sides of official requests are reminded before and after the last day; what a server that died has left without its end gets it.
async fn remind(state: AppState) -> anyhow::Result<()> {
    let ended = services::request::end_left_over(&state.portal).await?;
    if ended > 0 {
        tracing::info!(ended, "requests that were left over ended by themselves");
    }
    let sent = services::official::remind(&state.portal).await?;
    if sent > 0 {
        tracing::info!(sent, "official requests were reminded of");
    }
    Ok(())
}

/// Work that comes near its last day, or has passed it, is told to those whom it concerns.
async fn escalate(state: AppState) -> anyhow::Result<()> {
    let told = services::escalation::escalate(&state.portal).await?;
    metrics::counter!("muraciet_deadlines_told_total").increment(u64::from(told));
    Ok(())
}

/// Certificates that were revoked meanwhile are known within a minute (A7.0.4).
async fn follow_lists(state: AppState) -> anyhow::Result<()> {
    if state.portal.verifier().refresh()? {
        tracing::info!("lists of revoked certificates were read again");
    }
    Ok(())
}

/// What has been closed for long leaves the lists of work (A6.0.2).
async fn lay_to_rest(state: AppState) -> anyhow::Result<()> {
    let laid = services::archive::sweep(&state.portal).await?;
    metrics::counter!("muraciet_archived_total").increment(laid);
    if laid > 0 {
        tracing::info!(appeals = laid, "laid into the archive");
    }
    Ok(())
}

/// How far the second site is behind is counted; that it stands still is an incident (A3.4, A6.0.3).
async fn watch_site(state: AppState) -> anyhow::Result<()> {
    let behind = services::second_site::watch(&state.portal, services::portal::Clock::System.now()).await?;
    metrics::gauge!("muraciet_second_site_behind_seconds").set(behind as f64);
    if let Some(site) = state.portal.site() {
        metrics::gauge!("muraciet_second_site_files_waiting").set(site.state().files_waiting as f64);
    }
    Ok(())
}

/// Kept places run out, given back ones can be taken again, missed orders end, reminders go out (Q3.2.1).
async fn tend_queue(state: AppState) -> anyhow::Result<()> {
    let done = services::queue::tend(&state.portal).await?;
    metrics::counter!("muraciet_queue_expired_total").increment(u64::from(done.expired));
    metrics::counter!("muraciet_queue_missed_total").increment(u64::from(done.missed));
    if done.unsettled > 0 {
        tracing::info!(orders = done.unsettled, "orders lost their place by a closed day; their persons were told");
    }
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
