//! Nothing there yet: what this is, and what to do first.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// An empty state.
#[component]
pub fn EmptyState(
    /// What is empty.
    #[prop(into)]
    title: String,
    /// What to do.
    #[prop(optional, into)]
    text: String,
    /// Picture.
    #[prop(default = Icon::List)]
    icon: Icon,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty-picture"><Glyph icon /></span>
            <p class="empty-title">{title}</p>
            {(!text.is_empty()).then(|| view! { <p class="empty-text">{text}</p> })}
            {children.map(|children| view! { <div class="row row-centre">{children()}</div> })}
        </div>
    }
}
