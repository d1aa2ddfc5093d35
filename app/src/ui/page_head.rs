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
        <Title text=title_text(tab) />
        <div class="page-head">
            {back.map(|(href, words)| view! { <a class="back" href=href><Glyph icon=Icon::Back /><span>{words}</span></a> })}
            <h1 class=if hidden { "visually-hidden" } else { "page-title" } tabindex="-1">{title}</h1>
            {(!lead.is_empty()).then(|| view! { <p class="page-lead">{lead}</p> })}
        </div>
    }
}

/// The title of the tab as it goes into the page. On the server it is put into `<title>` as it stands, so that words which somebody has
/// typed must not end that element; the browser takes it as a text.
fn title_text(words: String) -> String {
    match cfg!(feature = "ssr") {
        true => words.replace('&', "&amp;").replace('<', "&lt;"),
        false => words,
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_title_stays_words_whatever_was_typed() {
        assert_eq!(title_text("A & </title><b>".to_owned()), "A &amp; &lt;/title>&lt;b>");
    }
}
