//! Quiet bars above the page: demonstration, no network, new version, and what stands in the way of the next act.

use crate::device::{online, service_worker};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::settings::settings;
use crate::{routes, tr};
use domain::role::Me;
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

/// The terms have changed (T1.7), or access is restricted (T1.8): said on every page, with the way on.
#[component]
pub fn AccountBar(
    /// Who is signed in.
    me: Option<Me>,
) -> impl IntoView {
    let bar = |words: String, address: &'static str, more: &'static str| {
        view! {
            <aside aria-label=tr!(ui.nav_account)>
                <p class="bar bar-update"><span>{words}</span> " " <a href=address>{more}</a></p>
            </aside>
        }
    };
    me.and_then(|me| match me.restricted_until_ms {
        Some(until) => Some(bar(tr!(ui.bar_restricted, until.date().display()), routes::ACCOUNT, tr!(ui.bar_restricted_more))),
        None if me.terms_changed => Some(bar(tr!(ui.bar_terms).to_owned(), routes::TERMS, tr!(ui.bar_terms_more))),
        None => None,
    })
}
