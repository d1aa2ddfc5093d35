//! When the desk can't show or do something: who to ask, and that nothing typed is lost.

use super::side::Side;
use super::state::use_desk;
use crate::error::AppError;
use crate::tr;
use crate::ui::{EmptyState, ErrorSummary, ErrorView, InlineError, LinkButton, Look, Notice, Tone};
use leptos::prelude::*;
use leptos_router::hooks::use_url;

/// Why a pane is empty, and what to do next.
pub fn pane_problem(side: Side, error: AppError) -> AnyView {
    match error {
        AppError::SignIn => view! { <SignInFirst /> }.into_any(),
        AppError::Forbidden => {
            let (title, text) = side.forbidden();
            view! {
                <EmptyState title text>
                    <LinkButton href="/">{tr!(desk.home)}</LinkButton>
                </EmptyState>
            }
            .into_any()
        }
        AppError::NotFound => view! {
            <EmptyState title=tr!(desk.gone_title) text=tr!(desk.gone_text)>
                <LinkButton href=side.base()>{tr!(desk.back)}</LinkButton>
            </EmptyState>
        }
        .into_any(),
        error => view! { <ErrorView error /> }.into_any(),
    }
}

/// Leads to the sign-in and back to this very place.
#[component]
fn SignInFirst() -> impl IntoView {
    let url = use_url();
    let here = move || {
        url.with(|url| {
            let search = url.search();
            let mark = if search.is_empty() { "" } else { "?" };
            crate::routes::sign_in(&format!("{}{mark}{search}", url.path()))
        })
    };
    view! {
        <EmptyState title=tr!(desk.sign_in_title) text=tr!(desk.sign_in_text)>
            <LinkButton href=untrack(here) look=Look::Primary>
                {tr!(desk.sign_in_button)}
            </LinkButton>
        </EmptyState>
    }
}

/// What went wrong with the last step, above the form it belongs to.
#[component]
pub fn StepProblem() -> impl IntoView {
    let desk = use_desk();
    let conflict = Memo::new(move |_| desk.problem.get() == Some(AppError::Conflict));
    let other = Signal::derive(move || desk.problem.get().filter(|error| !matches!(error, AppError::Conflict | AppError::Refused(_))));
    view! {
        <ErrorSummary refusals=desk.refusals() />
        <Show when=move || conflict.get()>
            <div role="alert">
                <Notice kind=Tone::Warn><p>{tr!(desk.conflict)}</p></Notice>
            </div>
        </Show>
        <InlineError error=other />
    }
}
