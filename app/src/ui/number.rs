//! A number to write down: large, with buttons to copy and share it.

use super::button::{Button, Look};
use super::icon::Icon;
use super::toast::use_toasts;
use crate::device::{mounted, share};
use crate::tr;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A receipt or registration number.
#[component]
pub fn Number(
    /// The number.
    #[prop(into)]
    number: String,
    /// What number it is.
    #[prop(optional, into)]
    label: Option<String>,
    /// Path of the page to share.
    #[prop(optional, into)]
    share: Option<String>,
) -> impl IntoView {
    let label = label.unwrap_or_else(|| tr!(ui.number).to_owned());
    let shown = number.clone();
    view! {
        <div class="number">
            <p class="number-label">{label}</p>
            <p class="number-value" translate="no">{shown}</p>
            <Show when={
                let mounted = mounted();
                move || mounted.get()
            }>
                <NumberButtons number=number.clone() page=share.clone() />
            </Show>
        </div>
    }
}

#[component]
fn NumberButtons(number: String, page: Option<String>) -> impl IntoView {
    let toasts = use_toasts();
    let (copied, failed) = (tr!(ui.copied), tr!(ui.not_copied));
    let title = number.clone();
    let copy = move |()| {
        let number = number.clone();
        spawn_local(async move { if share::copy(&number).await { toasts.good(copied) } else { toasts.bad(failed) } });
    };
    let page = page.filter(|_| share::can_share());
    view! {
        <div class="row">
            <Button kind="button" icon=Icon::Copy on_press=copy>{tr!(ui.copy)}</Button>
            {page.map(|page| {
                let send = move |()| {
                    let (title, page) = (title.clone(), page.clone());
                    spawn_local(async move {
                        share::share(&title, &page).await;
                    });
                };
                view! { <Button kind="button" look=Look::Quiet icon=Icon::Share on_press=send>{tr!(ui.share)}</Button> }
            })}
        </div>
    }
}
