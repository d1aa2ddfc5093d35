//! Pages of the centres' staff: a counter (`/centre/counter/{n}`), the day of a centre for who manages it (`/centre`), its machines.

mod chart;
pub mod counter;
pub mod day;
mod desk;
mod exceptions;
mod hand;
pub mod kiosks;
mod places;
pub mod words;

use crate::error::AppError;
use crate::routes::{CENTRE, COUNTER};
use domain::refusal::{Field, Refusal};
use leptos::prelude::*;

/// Address of a counter.
pub fn counter_address(number: u32) -> String {
    format!("{COUNTER}/{number}")
}

/// What became of a form: refusals beside their fields, everything else beside the button.
fn outcome(failed: Signal<Option<AppError>>) -> (Signal<Vec<Refusal>>, Signal<Option<AppError>>) {
    let in_field = |error: &AppError| matches!(error, AppError::Refused(all) if all.iter().all(|one| one.field != Field::Form));
    let refusals = Signal::derive(move || match failed.get() {
        Some(AppError::Refused(refusals)) => refusals,
        _ => Vec::<Refusal>::new(),
    });
    (refusals, Signal::derive(move || failed.get().filter(|error| !in_field(error))))
}
