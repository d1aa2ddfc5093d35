//! Quiet bars above the page: demonstration, no network, new version.

use crate::device::{online, service_worker};
use crate::tr;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::settings::settings;
use leptos::prelude::*;

/// Says on every page that this is a demonstration.
#[component]
pub fn DemoBar() -> impl IntoView {
    settings().demo.then(|| {
        view! {
            <aside aria-label=tr!(ui.demo_word)>
                <p class="bar bar-demo">
                    <strong>{tr!(ui.demo_word)}</strong>
                    <span>{tr!(ui.demo_banner)}</span>
                </p>
            </aside>
        }
    })
}

/// Offline is a state, not an error.
#[component]
pub fn OfflineBar() -> impl IntoView {
    let online = online::use_online();
    view! {
        <div role="status">
            <Show when=move || !online.get()>
                <p class="bar bar-offline"><Glyph icon=Icon::Offline /><span>{tr!(ui.offline_bar)}</span></p>
            </Show>
        </div>
    }
}

/// Offers a new version of the site; nothing reloads by itself.
#[component]
pub fn UpdateBar() -> impl IntoView {
    let ready = service_worker::use_update();
    view! {
        <div role="status">
            <Show when=move || ready.get()>
                <p class="bar bar-update">
                    <span>{tr!(ui.update_ready)}</span>
                    <button class="button" type="button" on:click=move |_| service_worker::apply_update()>
                        <span>{tr!(ui.update_now)}</span>
                    </button>
                </p>
            </Show>
        </div>
    }
}
