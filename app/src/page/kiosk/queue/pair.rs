//! Making a browser a machine: the code that the centre's manager has been given, typed once.

use crate::tr;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The form; a plain one, for the answer is a cookie.
#[component]
pub fn Pairing() -> impl IntoView {
    let query = use_query_map();
    let wrong = move || query.with(|query| query.get("wrong").is_some());
    crate::device::kiosk::every(3_600, crate::device::kiosk::forget);
    view! {
        <h1 class="kiosk-title">{tr!(machine.pair_title)}</h1>
        <p class="kiosk-lead">{tr!(machine.pair_lead)}</p>
        <form class="kiosk-form" method="post" action="/kiosk/pair">
            <label class="kiosk-lead" for="pair-code">{tr!(machine.pair_code)}</label>
            <p id="pair-wrong" class="kiosk-wrong" role="alert">{move || wrong().then_some(tr!(machine.pair_wrong))}</p>
            <input class="kiosk-field" id="pair-code" name="code" type="text" inputmode="numeric" autocomplete="off" maxlength="20" required=true
                aria-describedby="pair-wrong" aria-invalid=move || wrong().then_some("true")/>
            <button class="kiosk-key kiosk-main kiosk-wide" type="submit">{tr!(machine.pair_send)}</button>
        </form>
    }
}
