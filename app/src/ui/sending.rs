//! What became of a form that was sent: how often it was done, and what is wrong with it.

use crate::error::AppError;
use domain::refusal::{Field, Refusal};
use leptos::prelude::*;

/// Grows with every step that was done: what was typed before one that failed stays.
pub fn done(value: Signal<Option<Result<(), AppError>>>, version: Signal<usize>) -> Memo<usize> {
    Memo::new(move |before: Option<&usize>| match (value.get(), version.get()) {
        (Some(Ok(())), version) => version,
        _ => before.copied().unwrap_or_default(),
    })
}

/// What is wrong with fields, and what is wrong otherwise.
pub fn wrong(failed: Signal<Option<AppError>>) -> (Signal<Vec<Refusal>>, Signal<Option<AppError>>) {
    let in_field = |error: &AppError| matches!(error, AppError::Refused(all) if all.iter().all(|one| one.field != Field::Form));
    let refusals = Signal::derive(move || match failed.get() {
        Some(AppError::Refused(refusals)) => refusals,
        _ => Vec::new(),
    });
    (refusals, Signal::derive(move || failed.get().filter(|error| !in_field(error))))
}
