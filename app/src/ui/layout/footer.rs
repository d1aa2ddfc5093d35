//! Where to ask, and what holds.

use crate::ui::served_part;
use crate::{routes, tr};
use leptos::prelude::*;

/// The footer.
#[component]
pub fn Footer() -> impl IntoView {
    view! { <footer class="footer">{served_part("footer-in", content)}</footer> }
}

fn content() -> AnyView {
    view! {
        <p><a href="tel:108" rel="external">{tr!(ui.footer_call)}</a></p>
        <p>{tr!(ui.footer_emergency)}</p>
        <p class="row">
            <a href="/letter">{tr!(ui.footer_letter)}</a>
            <a href=routes::SERVICES>{tr!(ui.nav_services)}</a>
            <a href="/queue">{tr!(ui.footer_queue)}</a>
            <a href=routes::REGULATIONS>{tr!(ui.nav_regulations)}</a>
            <a href="/track">{tr!(ui.footer_track)}</a>
            <a href="/statistics">{tr!(ui.nav_statistics)}</a>
            <a href="/data">{tr!(ui.nav_data)}</a>
            <a href="/help">{tr!(ui.nav_help)}</a>
            <a href="/terms">{tr!(ui.footer_terms)}</a>
            <a href="/privacy">{tr!(ui.footer_privacy)}</a>
        </p>
        <p class="muted">{tr!(ui.footer_cookies)}</p>
        <p class="muted">{tr!(ui.footer_owner)}</p>
    }
    .into_any()
}
