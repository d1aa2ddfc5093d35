//! Parts of a page that hold words and links alone. The program is not needed for them: while a page wakes up it walks past what
//! the server made, and makes live elements of them when there is something new to show (decision 27).

use leptos::prelude::*;

/// A list whose `items` are `<li>` without anything that listens. Whoever stands on one of its links stands there still when it is
/// made anew.
pub fn served_list(class: &'static str, items: impl FnOnce() -> AnyView) -> AnyView {
    #[cfg(feature = "ssr")]
    {
        view! { <ul class=class inner_html=items().to_html()></ul> }.into_any()
    }
    #[cfg(not(feature = "ssr"))]
    if crate::device::typed::waking_up() {
        view! { <ul class=class inner_html=""></ul> }.into_any()
    } else {
        crate::device::focus::keep_on_link(class);
        view! { <ul class=class>{items()}</ul> }.into_any()
    }
}

/// Words, links and plain forms in a `<div>`, the same for as long as it stands.
pub fn served_part(class: &'static str, content: impl FnOnce() -> AnyView) -> AnyView {
    #[cfg(feature = "ssr")]
    {
        view! { <div class=class inner_html=content().to_html()></div> }.into_any()
    }
    #[cfg(not(feature = "ssr"))]
    if crate::device::typed::waking_up() {
        view! { <div class=class inner_html=""></div> }.into_any()
    } else {
        view! { <div class=class>{content()}</div> }.into_any()
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn the_server_makes_the_list_whole_with_its_links_and_escaped_words() {
        let items = || view! { <li><a href="/appeals/x">"Çuxur <b>"</a></li> }.into_any();
        let html = crate::page::samples::html("/", move || served_list("cards", items));
        assert!(html.contains("<ul class=\"cards\"><li><a href=\"/appeals/x\">Çuxur &lt;b&gt;</a>"), "{html}");
    }
}
