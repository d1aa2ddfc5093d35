//! What tells that a screen used by many is about to be cleared, with a way to stay.

use crate::tr;
use leptos::prelude::*;

/// Shown from `warn_s` seconds before the end on; `left` and `again` come from [`crate::device::idle::use_idle`].
#[component]
pub fn Countdown(left: Signal<Option<u32>>, again: Callback<()>, warn_s: u32) -> impl IntoView {
    let soon = move || left.get().filter(|left| *left <= warn_s);
    view! {
        <div role="alert">
            <Show when=move || soon().is_some()>
                <div class="kiosk-countdown">
                    // Read out once, not every second.
                    <p>{tr!(kiosk.countdown, warn_s)}</p>
                    <p class="kiosk-seconds" aria-hidden="true">{move || soon()}</p>
                    <button class="kiosk-key kiosk-main" type="button" on:click=move |_| again.run(())>{tr!(kiosk.stay)}</button>
                </div>
            </Show>
        </div>
    }
}
