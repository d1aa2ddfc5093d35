//! What may be written (T6.0.1, T6.0.2): a few lines, folded, before the text is.

use crate::tr;
use leptos::prelude::*;

/// The rules.
#[component]
pub fn Rules() -> impl IntoView {
    view! {
        <details class="fold">
            <summary>{tr!(account.rules_title)}</summary>
            <ul class="terms-list">
                <li>{tr!(account.rules_plain)}</li>
                <li>{tr!(account.rules_honour)}</li>
                <li>{tr!(account.rules_calls)}</li>
                <li>{tr!(account.rules_personal)}</li>
            </ul>
            <p><a href="/help/rules">{tr!(account.rules_more)}</a></p>
        </details>
    }
}
