//! The page `/register/applications/{id}`: the form of annex 2 for who writes it, the card for who reads it, the decision for the operator.

use super::card::Whole;
use super::form::WritePart;
use super::words;
use crate::api::eservice::{DecideApplication, WithdrawApplication, WriteApplication, application_card};
use crate::error::AppError;
use crate::ui::*;
use crate::{routes, tr};
use domain::eservice::application::{ApplicationCard, ApplicationStep};
use domain::ids::ApplicationId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The steps of an application.
#[derive(Clone, Copy)]
pub struct Steps {
    /// Keeping, and submitting.
    pub write: ServerAction<WriteApplication>,
    /// Taking back.
    pub withdraw: ServerAction<WithdrawApplication>,
    /// Deciding.
    pub decide: ServerAction<DecideApplication>,
}

/// The page. What is typed is built anew only when the application has gone on: submitted, taken back, decided.
#[component]
pub fn ApplicationPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| ApplicationId(params.with(|params| params.get("id").unwrap_or_default())));
    let steps = Steps { write: ServerAction::new(), withdraw: ServerAction::new(), decide: ServerAction::new() };
    let moved = moved(steps);
    let card = crate::wire::resource(move || (id.get(), moved.get()), |(id, _)| application_card(id));
    view! {
        <div class="page stack">
            <Transition fallback=|| view! { <Skeleton lines=12/> }>
                {move || Suspend::new(async move { shown(card.await, steps) })}
            </Transition>
        </div>
    }
}

/// Grows with every step after which the application is another one.
fn moved(steps: Steps) -> Memo<usize> {
    let submitted = Memo::new(move |before: Option<&usize>| match steps.write.value().get() {
        Some(Ok(written)) if written.number.is_some() => steps.write.version().get(),
        _ => before.copied().unwrap_or_default(),
    });
    let withdrawn = done(Signal::derive(move || steps.withdraw.value().get()), Signal::derive(move || steps.withdraw.version().get()));
    let decided = done(
        Signal::derive(move || steps.decide.value().get().map(|done| done.map(|_| ()))),
        Signal::derive(move || steps.decide.version().get()),
    );
    Memo::new(move |_| submitted.get() + withdrawn.get() + decided.get())
}

/// The application, or why it is not shown.
pub fn shown(found: Result<ApplicationCard, AppError>, steps: Steps) -> AnyView {
    let back = || (routes::REGISTER.to_owned(), tr!(register.title).to_owned());
    match found {
        Ok(card) => {
            let title = words::title(card.line.act);
            let lead = card.line.service.clone();
            let writes = card.steps.contains(&ApplicationStep::Write);
            let below = match writes {
                true => view! { <WritePart card steps/> }.into_any(),
                false => view! { <Whole card steps/> }.into_any(),
            };
            view! { <PageHead title lead back=back()/> {below} }.into_any()
        }
        Err(error) => view! { <PageHead title=tr!(register.application) back=back()/> <ErrorView error/> }.into_any(),
    }
}
