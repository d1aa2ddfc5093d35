//! Asking for a consent at the moment of need: a few words beside the button, never a wall (T8.1).

use super::button::{Button, Look};
use super::notice::{Notice, Tone};
use crate::device::{self, consent};
use crate::tr;
use domain::account::DeviceUse;
use leptos::prelude::*;

/// What will be used, and for what.
pub fn consent_words(of: DeviceUse) -> &'static str {
    match of {
        DeviceUse::Camera => tr!(account.ask_camera),
        DeviceUse::Microphone => tr!(account.ask_microphone),
        DeviceUse::Location => tr!(account.ask_location),
        DeviceUse::Storage => tr!(account.ask_storage),
    }
}

/// The question, while it is open. The decision is kept; `on_yes` goes on with what the person wanted.
#[component]
pub fn ConsentAsk(
    /// To use what.
    of: DeviceUse,
    /// Whether it is asked now.
    open: RwSignal<bool>,
    /// Called after a yes.
    #[prop(optional, into)]
    on_yes: Option<Callback<()>>,
) -> impl IntoView {
    let decide = move |given: bool| {
        consent::decide(of, given);
        open.set(false);
        if let Some(on_yes) = on_yes.filter(|_| given) {
            on_yes.run(());
        }
    };
    view! {
        <div aria-live="polite">
            <Show when=move || open.get()>
                <Notice kind=Tone::Info>
                    <p>{consent_words(of)}</p>
                    <div class="row">
                        <Button kind="button" look=Look::Primary on_press=Callback::new(move |()| decide(true))>{tr!(account.consent_yes)}</Button>
                        <Button kind="button" look=Look::Quiet on_press=Callback::new(move |()| decide(false))>{tr!(account.consent_no)}</Button>
                    </div>
                </Notice>
            </Show>
        </div>
    }
}

/// Asks once whether what is typed may stay on the device, as soon as there is something to keep.
#[component]
pub fn StorageAsk(
    /// Something would be kept.
    #[prop(into)]
    worth: Signal<bool>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let mounted = device::mounted();
    Effect::new(move || {
        if mounted.get() && worth.get() && consent::state(DeviceUse::Storage).is_none() {
            open.set(true);
        }
    });
    view! { <ConsentAsk of=DeviceUse::Storage open/> }
}
