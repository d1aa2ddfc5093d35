//! The first screen: two huge choices.

use super::Machine;
use super::set_up::Missing;
use crate::{routes, tr};
use domain::queue::kiosk::view::KioskHome;
use leptos::prelude::*;

/// A code, or a number without one.
#[component]
pub fn StartPart(home: StoredValue<KioskHome>) -> impl IntoView {
    let machine = expect_context::<Machine>();
    let waiting: u32 = home.with_value(|home| home.groups.iter().map(|group| group.waiting).sum());
    view! {
        <h1 class="kiosk-title">{tr!(machine.welcome)}</h1>
        <nav class="machine-choices" aria-label=tr!(machine.welcome)>
            <a class="machine-choice machine-first" href=move || routes::kiosk("code", &[], machine.low.get())>
                <strong>{tr!(machine.have_code)}</strong>
                <span>{tr!(machine.have_code_hint)}</span>
            </a>
            <a class="machine-choice" href=move || routes::kiosk("take", &[], machine.low.get())>
                <strong>{tr!(machine.no_code)}</strong>
                <span>{tr!(machine.no_code_hint)}</span>
            </a>
        </nav>
        <p class="kiosk-lead muted">{tr!(machine.waiting_now, i64::from(waiting))}</p>
        <Missing home/>
        <ScanForm/>
    }
}

/// A scanner that is held to the code on this screen types it here.
#[component]
fn ScanForm() -> impl IntoView {
    let machine = expect_context::<Machine>();
    super::code::use_scanner(machine);
}
