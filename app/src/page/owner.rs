//! The desk of the owner's staff: find the competent institution within one working day (A8.5), or refuse (A8.6).

pub mod correct;
pub mod refuse;
pub mod route;

use crate::page::desk::Desk;
use crate::page::desk::side::Side;
use leptos::prelude::*;

/// The inbox with the card of `:id`.
#[component]
pub fn OwnerDesk() -> impl IntoView {
    view! { <Desk side=Side::Owner /> }
}
