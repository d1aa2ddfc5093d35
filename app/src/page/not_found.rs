//! No page at this address.

use crate::tr;
use crate::ui::{EmptyState, Icon, LinkButton, Look, PageHead};
use leptos::prelude::*;

/// Says so with status 404, and leads back.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
    view! {
        <main id="main" class="main">
            <div class="page">
                <PageHead title=tr!(home.not_found) hidden=true />
                <EmptyState title=tr!(home.not_found) text=tr!(home.not_found_text) icon=Icon::Search>
                    <LinkButton href="/" look=Look::Primary icon=Icon::Map>{tr!(ui.home)}</LinkButton>
                </EmptyState>
            </div>
        </main>
    }
}
