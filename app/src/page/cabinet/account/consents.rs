//! Consents given on this device (T8.1, T8.3): seen, and revoked. The server doesn't know them.

use crate::device::{self, consent};
use crate::tr;
use crate::ui::*;
use domain::account::{Consent, DeviceUse};
use leptos::prelude::*;

/// The part.
#[component]
pub fn Consents() -> impl IntoView {
    let mounted = device::mounted();
    let kept = RwSignal::new(Vec::<Consent>::new());
    Effect::new(move || {
        if mounted.get() {
            kept.set(consent::all());
        }
    });
    view! {
        <section class="panel stack" id="consents">
            <h2>{tr!(account.consents_title)}</h2>
            <p class="muted">{tr!(account.consents_hint)}</p>
            <p class="only-plain">{tr!(account.consents_script)}</p>
            <ul class="plain-list stack">{DeviceUse::ALL.map(|of| view! { <OneConsent of kept mounted/> }).collect_view()}</ul>
        </section>
    }
}

#[component]
fn OneConsent(of: DeviceUse, kept: RwSignal<Vec<Consent>>, mounted: Signal<bool>) -> impl IntoView {
    let state = Memo::new(move |_| kept.with(|kept| kept.iter().find(|consent| consent.of == of).copied()));
    let words = move || match state.get() {
        Some(Consent { given: true, at_ms, .. }) => tr!(account.consent_given, at_ms.display_minute()),
        Some(Consent { at_ms, .. }) => tr!(account.consent_revoked, at_ms.display_minute()),
        None => tr!(account.consent_unasked).to_owned(),
    };
    let revoke = Callback::new(move |()| {
        consent::decide(of, false);
        kept.set(consent::all());
        if of == DeviceUse::Storage {
            leptos::task::spawn_local(device::drafts::settle());
        }
    });
    view! {
        <li class="account-line">
            <p><strong>{device_use_name(of)}</strong></p>
            <Show when=move || mounted.get()>
                <p class="muted">{words}</p>
                <Show when=move || state.get().is_some_and(|consent| consent.given)>
                    {(of == DeviceUse::Storage).then(|| view! { <p class="muted">{tr!(drafts.revoked)}</p> })}
                    <Button kind="button" icon=Icon::Cross on_press=revoke>{tr!(account.consent_revoke, device_use_name(of))}</Button>
                </Show>
            </Show>
        </li>
    }
}

fn device_use_name(of: DeviceUse) -> &'static str {
    match of {
        DeviceUse::Camera => tr!(account.consent_camera),
        DeviceUse::Microphone => tr!(account.consent_microphone),
        DeviceUse::Location => tr!(account.consent_location),
        DeviceUse::Storage => tr!(account.consent_storage),
    }
}
