//! Names and their values.

use leptos::prelude::*;

/// A list of facts.
#[component]
pub fn Facts(
    /// [`Fact`]s.
    children: Children,
) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// One fact.
#[component]
pub fn Fact(
    /// Its name.
    #[prop(into)]
    name: String,
    /// Its value.
    children: Children,
) -> impl IntoView {
    view! { <div class="fact"><dt>{name}</dt><dd>{children()}</dd></div> }
}
