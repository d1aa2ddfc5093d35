//! "Göndər" with script: checked here for comfort, sent once, and whatever happens nothing typed is lost. Without a network the
//! form waits on the device, where that is allowed, and goes by itself.

use super::{ADDRESS, draft, keep, state::Report};
use crate::api::appeals::submit_appeal;
use crate::error::AppError;
use crate::{device, routes};
use domain::appeal::form::AppealForm;
use domain::appeal::validate::{self, Tidy};
use domain::refusal::{Code, Refusal};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Sends the form, unless it is on its way already (a double press sends once; the id does the rest).
pub fn send(report: Report, go: impl Fn(&str) + 'static) {
    if report.sending.get_untracked() || untrack(|| report.is_busy()) {
        return;
    }
    report.refusals.set(Vec::new());
    report.error.set(None);
    let form = untrack(|| report.form()).tidied();
    // A voice message that waits stands for the text as one that has gone up does.
    let voice = form.voice.is_some() || untrack(|| report.voice.waits());
    if let Err(refusals) = validate::spoken(&form, voice) {
        return report.refusals.set(refusals);
    }
    report.sending.set(true);
    let recordings_wait = untrack(|| report.recordings_wait());
    let no_use = !device::online::is_online() || report.photos.waits_untracked() || recordings_wait;
    spawn_local(async move {
        match (no_use, draft::is_allowed()) {
            (true, true) => later(report, go).await,
            (_, false) if recordings_wait => {
                // Sent now it would go without what was said.
                report.sending.set(false);
                failed(report, AppError::Transport, go);
            }
            _ => now(report, form, go).await,
        }
    });
}

async fn now(report: Report, form: AppealForm, go: impl Fn(&str)) {
    let id = form.id.clone();
    let answer = submit_appeal(form).await;
    // Whoever has left the form meanwhile stays where they are: its words lie on the device until they are sent.
    if report.sending.is_disposed() {
        if answer.is_ok() {
            keep::sent(&id);
        }
        return;
    }
    match answer {
        Ok(receipt) => {
            draft::forget(report);
            keep::forget();
            go(&format!("{}?sent=1", routes::my_appeal(&receipt.appeal)));
        }
        Err(AppError::Transport) if draft::is_allowed() => later(report, go).await,
        Err(error) => {
            report.sending.set(false);
            failed(report, error, go);
        }
    }
}

/// Into the queue on the device. The answer may have been lost on the way: the id keeps a second appeal from being made.
async fn later(report: Report, go: impl Fn(&str)) {
    if draft::queue(report).await {
        let id = report.id.get_untracked();
        keep::forget();
        device::outbox::wake();
        return go(&routes::draft_queued(&id));
    }
    report.sending.set(false);
    report.error.set(Some(AppError::Transport));
}

/// Sign-in and terms come back here; the form waits on the device.
fn failed(report: Report, error: AppError, go: impl Fn(&str)) {
    keep::keep_now(report);
    match error {
        AppError::SignIn => device::leave(&routes::sign_in(ADDRESS)),
        AppError::Refused(refusals) if asks_terms(&refusals) => go(&routes::terms(ADDRESS)),
        AppError::Refused(refusals) => report.refusals.set(refusals),
        AppError::Conflict => {
            // Sent from another account on this device: what is here may still be sent, as an appeal of its own.
            draft::forget(report);
            keep::renew(report);
            report.error.set(Some(AppError::Conflict));
        }
        AppError::Transport => {
            report.error.set(Some(AppError::Transport));
            report.ask_to_keep.set(true);
        }
        other => report.error.set(Some(other)),
    }
}

/// The terms of use must be accepted first (T1.3).
pub fn asks_terms(refusals: &[Refusal]) -> bool {
    refusals.iter().any(|refusal| refusal.code == Code::TermsNotAccepted)
}
