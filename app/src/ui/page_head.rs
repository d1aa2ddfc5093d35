//! The head of a page: title of the tab, way back, heading.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;
use leptos_meta::Title;

/// The one `<h1>` of a page, and the title of its tab.
#[component]
pub fn PageHead(
    /// Heading.
    #[prop(into)]
    title: String,
    /// A sentence under it.
    #[prop(optional, into)]
    lead: String,
    /// Address and words of the way back.
    #[prop(optional, into)]
    back: Option<(String, String)>,
    /// Heading for screen readers only.
    #[prop(optional)]
    hidden: bool,
) -> impl IntoView {
    let tab = format!("{title} · {}", crate::tr!(ui.site_name));
    view! {
        <Title text=tab />
        <div class="page-head">
            {back.map(|(href, words)| view! { <a class="back" href=href><Glyph icon=Icon::Back /><span>{words}</span></a> })}
            <h1 class=if hidden { "visually-hidden" } else { "page-title" } tabindex="-1">{title}</h1>
            {(!lead.is_empty()).then(|| view! { <p class="page-lead">{lead}</p> })}
        </div>
    }
}
