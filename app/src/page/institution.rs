//! The desk of an institution's staff: its own appeals, progress, and the signed answer (A7.0.1–7.0.3, A8.9).

pub mod answer;
pub mod confirm;
pub mod progress;

use crate::page::desk::Desk;
use crate::page::desk::side::Side;
use leptos::prelude::*;

/// The cabinet with the card of `:id`.
#[component]
pub fn InstitutionDesk() -> impl IntoView {
    view! { <Desk side=Side::Institution /> }
}
