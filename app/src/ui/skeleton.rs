//! What is shown while something loads: grey lines that appear after 150 ms, so that quick answers don't flicker.

use leptos::prelude::*;

/// Grey lines.
#[component]
pub fn Skeleton(
    /// How many.
    #[prop(default = 3)]
    lines: usize,
) -> impl IntoView {
    let lines = (0..lines).map(|_| view! { <span class="skeleton-line"></span> }).collect_view();
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">{crate::tr!(ui.loading)}</span>
            <div aria-hidden="true">{lines}</div>
        </div>
    }
}
