//! Why an answer was rated as it was.

use super::status::reason_name;
use domain::appeal::rating::RatingReason;
use leptos::prelude::*;

/// The reasons chosen; nothing when there are none.
#[component]
pub fn Reasons(
    /// The reasons.
    reasons: Vec<RatingReason>,
) -> impl IntoView {
    let tags = reasons.iter().map(|reason| view! { <li class="tag">{reason_name(*reason)}</li> }).collect_view();
    (!reasons.is_empty()).then(|| view! { <ul class="row plain-list">{tags}</ul> })
}
