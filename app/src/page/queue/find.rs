//! An order found by its code and the surname, to move or cancel it.

use crate::api::queue::FindOrder;
use crate::error::AppError;
use crate::ui::*;
use crate::{routes, tr};
use domain::refusal::{Field as Of, Refusal};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The page `/queue/find`.
#[component]
pub fn FindPage() -> impl IntoView {
    let find = ServerAction::<FindOrder>::new();
    let (code, surname) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let failed = Memo::new(move |_| find.value().get().and_then(Result::err));
    let refusals: Signal<Vec<Refusal>> = Signal::derive(move || match failed.get() {
        Some(AppError::Refused(refusals)) => refusals,
        _ => Vec::new(),
    });
    let other = Signal::derive(move || failed.get().filter(|error| !matches!(error, AppError::Refused(_))));
    let busy = Signal::derive(move || find.pending().get());
    let back = (routes::QUEUE.to_owned(), tr!(queue.title).to_owned());
    view! {
        <div class="page stack">
            <PageHead title=tr!(queue.find_title) lead=tr!(queue.find_lead) back/>
            <ErrorSummary refusals/>
            <ActionForm action=find attr:class="panel stack" attr:novalidate=true>
                <TextInput name="order" label=tr!(queue.order_code) hint=tr!(queue.find_code_hint) value=code inputmode="numeric"
                    autocomplete="off" required=true error=error_of(refusals, Of::Order)/>
                <TextInput name="surname" label=tr!(queue.surname) value=surname autocomplete="family-name" required=true
                    error=error_of(refusals, Of::Surname)/>
                <InlineError error=other/>
                <div class="row"><Button look=Look::Primary icon=Icon::Search busy>{tr!(queue.find_button)}</Button></div>
            </ActionForm>
        </div>
    }
}
