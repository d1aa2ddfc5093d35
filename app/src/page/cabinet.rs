//! The citizen's e-cabinet (A8.2): own appeals, one appeal, notices. Nobody else sees it.

use crate::ui::*;
use crate::{routes, tr};
use leptos::prelude::*;

pub mod account;
mod answers;
pub mod card;
pub mod complaints;
pub mod list;
pub mod materials;
pub mod notice_words;
pub mod notices;
mod own_words;
pub mod procedure;
mod rating;
mod receipt;
mod rights;
pub mod step;
#[cfg(all(test, feature = "ssr"))]
mod tests;

/// In place of the cabinet for somebody who has not signed in; comes back to the same page.
#[component]
pub fn SignInFirst(
    /// The page asked for.
    here: String,
) -> impl IntoView {
    view! {
        <EmptyState title=tr!(cabinet.sign_in_title) text=tr!(cabinet.sign_in_text) icon=Icon::Lock>
            <LinkButton href=routes::sign_in(&here) look=Look::Primary big=true>{tr!(ui.sign_in)}</LinkButton>
        </EmptyState>
    }
}
