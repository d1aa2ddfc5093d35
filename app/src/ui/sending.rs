//! What became of a form that was sent: how often it was done, and what is wrong with it.

use crate::error::AppError;
use domain::refusal::{Field, Refusal};
use leptos::ev::SubmitEvent;
use leptos::form::FromFormData;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use server_fn::ServerFn;

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

/// Sends a form by a server function where script runs; without it the browser sends the form to its own address, which keeps what
/// could not be taken.
pub fn by_script<F>(action: ServerAction<F>) -> impl Fn(SubmitEvent)
where
    F: ServerFn + DeserializeOwned + Clone + Send + Sync + 'static,
    F::Output: Send + Sync + 'static,
    F::Error: Send + Sync + 'static,
{
    move |event| {
        event.prevent_default();
        // The form is the page's own: its fields are those of the function.
        if let Ok(form) = F::from_event(&event) {
            action.dispatch(form);
        }
    }
}
