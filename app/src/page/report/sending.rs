//! "Göndər" with script: checked here for comfort, sent once, and whatever happens nothing typed is lost.

use super::{ADDRESS, keep, state::Report};
use crate::api::appeals::submit_appeal;
use crate::error::AppError;
use crate::{device, routes};
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
    if let Err(refusals) = validate::appeal(&form) {
        return report.refusals.set(refusals);
    }
    report.sending.set(true);
    spawn_local(async move {
        match submit_appeal(form).await {
            Ok(receipt) => {
                keep::forget();
                go(&format!("{}?sent=1", routes::my_appeal(&receipt.appeal)));
            }
            Err(error) => {
                report.sending.set(false);
                failed(report, error, go);
            }
        }
    });
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
            keep::renew(report);
            report.error.set(Some(AppError::Conflict));
        }
        other => report.error.set(Some(other)),
    }
}

/// The terms of use must be accepted first (T1.3).
pub fn asks_terms(refusals: &[Refusal]) -> bool {
    refusals.iter().any(|refusal| refusal.code == Code::TermsNotAccepted)
}
