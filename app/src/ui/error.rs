//! Errors: what happened, that nothing is lost, and what to do.

use super::button::{LinkButton, Look};
use super::error_summary::refusal_sentence;
use super::icon::{Glyph, Icon};
use super::notice::{Notice, Tone};
use crate::error::AppError;
use crate::{routes, tr};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The sentences of refusals, once a part of the program with forms has brought them along: the public map has none to say, and a phone
/// needn't load them for it.
#[cfg(not(feature = "ssr"))]
mod brought {
    use domain::refusal::Refusal;
    use std::cell::Cell;

    /// Says one of them.
    pub type Say = fn(Refusal) -> String;

    thread_local! {
        pub static SENTENCE: Cell<Option<Say>> = const { Cell::new(None) };
    }
}

/// Brings the sentences of refusals along; each part that has forms does so when it opens.
pub fn bring_sentences() {
    #[cfg(not(feature = "ssr"))]
    brought::SENTENCE.set(Some(refusal_sentence));
}

fn said(refusal: &Refusal) -> String {
    #[cfg(feature = "ssr")]
    return refusal_sentence(*refusal);
    #[cfg(not(feature = "ssr"))]
    brought::SENTENCE.get().map(|say| say(*refusal)).unwrap_or_default()
}

/// The sentence of an error.
pub fn error_sentence(error: &AppError) -> String {
    match error {
        AppError::Refused(refusals) => refusals.iter().map(said).collect::<Vec<_>>().join(" "),
        AppError::NotFound => tr!(errors.not_found).to_owned(),
        AppError::Forbidden => tr!(errors.forbidden).to_owned(),
        AppError::SignIn => tr!(errors.sign_in).to_owned(),
        AppError::Conflict => tr!(errors.conflict).to_owned(),
        AppError::Busy { retry_s } => tr!(errors.busy, i64::from(*retry_s)),
        AppError::NoRoom => tr!(errors.no_room).to_owned(),
        AppError::Failed { incident } => tr!(errors.failed, incident),
        AppError::Transport => tr!(errors.transport).to_owned(),
    }
}

fn title(error: &AppError) -> &'static str {
    match error {
        AppError::Refused(_) => tr!(errors.refused_title),
        AppError::NotFound => tr!(errors.not_found_title),
        AppError::Forbidden => tr!(errors.forbidden_title),
        AppError::SignIn => tr!(errors.sign_in_title),
        AppError::Conflict => tr!(errors.conflict_title),
        AppError::Busy { .. } => tr!(errors.busy_title),
        AppError::NoRoom => tr!(errors.no_room_title),
        AppError::Failed { .. } => tr!(errors.failed_title),
        AppError::Transport => tr!(errors.transport_title),
    }
}

fn icon(error: &AppError) -> Icon {
    match error {
        AppError::SignIn | AppError::Forbidden => Icon::Lock,
        AppError::NotFound => Icon::Search,
        AppError::Transport => Icon::Offline,
        AppError::Busy { .. } => Icon::Clock,
        _ => Icon::Alert,
    }
}

/// An error in place of a page or a pane, with the way out.
#[component]
pub fn ErrorView(
    /// The error.
    error: AppError,
) -> impl IntoView {
    let location = use_location();
    let here = move || format!("{}{}", location.pathname.get_untracked(), question(&location.search.get_untracked()));
    let way_out = match &error {
        AppError::SignIn => {
            view! { <LinkButton href=routes::sign_in(&here()) look=Look::Primary>{tr!(ui.sign_in)}</LinkButton> }.into_any()
        }
        AppError::NotFound | AppError::Forbidden => view! { <LinkButton href="/">{tr!(ui.home)}</LinkButton> }.into_any(),
        // Asks the server for the whole page again, with and without script.
        _ => view! { <a class="button" rel="external" href=here()><Glyph icon=Icon::Refresh /><span>{tr!(ui.try_again)}</span></a> }
            .into_any(),
    };
    view! {
        <div class="empty is-error" role="alert">
            <span class="empty-picture"><Glyph icon=icon(&error) /></span>
            <h2 class="empty-title">{title(&error)}</h2>
            <p class="empty-text">{error_sentence(&error)}</p>
            <div class="row row-centre">{way_out}</div>
        </div>
    }
}

fn question(search: &str) -> String {
    let search = search.trim_start_matches('?');
    if search.is_empty() { String::new() } else { format!("?{search}") }
}

/// An error beside the button that caused it.
#[component]
pub fn InlineError(
    /// The error, if any.
    #[prop(into)]
    error: Signal<Option<AppError>>,
) -> impl IntoView {
    view! {
        <div role="alert">
            {move || {
                error.get().map(|error| {
                    view! { <Notice kind=Tone::Bad title=title(&error)><p>{error_sentence(&error)}</p></Notice> }
                })
            }}
        </div>
    }
}
