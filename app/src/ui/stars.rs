//! A rating that was given.

use leptos::prelude::*;

/// Stars of five, with words for those who don't see them.
#[component]
pub fn Stars(
    /// One to five.
    stars: u8,
) -> impl IntoView {
    let full = usize::from(stars.min(5));
    view! {
        <span class="stars" role="img" aria-label=crate::tr!(ui.stars, stars)>
            {"★".repeat(full)}<span class="stars-rest">{"☆".repeat(5 - full)}</span>
        </span>
    }
}
