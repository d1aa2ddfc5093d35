//! Tables with a caption and headings.

use leptos::prelude::*;

/// A table; narrow screens scroll it sideways.
#[component]
pub fn DataTable(
    /// What it shows.
    #[prop(into)]
    caption: String,
    /// Headings of the columns.
    heads: Vec<String>,
    /// Every cell beside the first one of a row is a number.
    #[prop(optional)]
    numbers: bool,
    /// Rows (`<tr>`).
    children: Children,
) -> impl IntoView {
    let heads = heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    let name = caption.clone();
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=name>
            <table class="table" class:table-numbers=numbers>
                <caption class="visually-hidden">{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
