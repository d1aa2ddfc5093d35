//! Chips: filters that are links, so that they work without script and the address can be shared.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// A group of chips.
#[component]
pub fn Chips(
    /// What is filtered.
    #[prop(into)]
    label: String,
    /// [`Chip`]s.
    children: Children,
) -> impl IntoView {
    view! { <nav class="chips" aria-label=label>{children()}</nav> }
}

/// Chips that look like tabs: the heaps of a list.
#[component]
pub fn Tabs(
    /// What they divide.
    #[prop(into)]
    label: String,
    /// [`Chip`]s.
    children: Children,
) -> impl IntoView {
    view! { <nav class="chips tabs" aria-label=label>{children()}</nav> }
}

/// A chip that is a link.
#[component]
pub fn Chip(
    /// Address with the filter in its query.
    #[prop(into)]
    href: String,
    /// Words.
    #[prop(into)]
    label: String,
    /// How many there are.
    #[prop(optional)]
    count: Option<u32>,
    /// Chosen.
    #[prop(optional)]
    on: bool,
) -> impl IntoView {
    view! {
        <a class="chip" href=href aria-current=on.then_some("true")>
            {on.then(|| view! { <Glyph icon=Icon::Check /> })}
            <span>{label}</span>
            {count.map(|count| view! { <span class="chip-count">{count}</span> })}
        </a>
    }
}

/// A chip that is pressed in and out.
#[component]
pub fn ChipButton(
    /// Words.
    #[prop(into)]
    label: String,
    /// Pressed.
    #[prop(into)]
    on: Signal<bool>,
    /// Called when pressed.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="chip"
            aria-pressed=move || if on.get() { "true" } else { "false" }
            on:click=move |_| on_press.run(())
        >
            <span>{label}</span>
        </button>
    }
}
