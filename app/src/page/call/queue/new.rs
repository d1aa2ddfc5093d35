//! Ordering for a caller: the same fields, no confirmation code; the order code is read out.

use crate::api::queue::{call_book, order_start};
use crate::device::{focus, ids};
use crate::error::AppError;
use crate::page::queue::Ordering;
use crate::page::queue::fields::{PersonPart, ServicePart};
use crate::page::queue::times::{TimePart, places_of};
use crate::tr;
use crate::ui::*;
use domain::queue::form::{By, read};
use domain::queue::order::OrderStart;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The folded form.
#[component]
pub(super) fn NewOrder() -> impl IntoView {
    let start = crate::wire::resource(|| (), |()| order_start(String::new()));
    view! {
        <details class="fold" id="new-order">
            <summary>{tr!(queue.call_new)}</summary>
            <Suspense fallback=|| view! { <Skeleton lines=6/> }>
                {move || Suspend::new(async move {
                    match start.await {
                        Ok(start) => view! { <Form start/> }.into_any(),
                        Err(error) => view! { <InlineError error=Signal::stored(Some(error))/> }.into_any(),
                    }
                })}
            </Suspense>
        </details>
    }
}

#[component]
fn Form(start: OrderStart) -> impl IntoView {
    let ordering = Ordering::empty();
    ordering.id.set(start.form.id.clone());
    let done = RwSignal::new(None::<String>);
    let places = places_of(ordering);
    let refusals = Signal::derive(move || ordering.refusals.get());
    let busy = Signal::derive(move || ordering.busy.get());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if ordering.busy.get_untracked() {
            return;
        }
        let form = untrack(|| ordering.form());
        let wrong = read(&form, By::CallCentre).err().unwrap_or_default();
        ordering.refusals.set(wrong.clone());
        ordering.error.set(None);
        if !wrong.is_empty() {
            return;
        }
        ordering.busy.set(true);
        spawn_local(async move {
            match call_book(form.clone()).await {
                Ok(code) => {
                    done.set(Some(code));
                    ordering.begin_anew(&form, ids::fresh().unwrap_or_default());
                    focus::focus("call-booked");
                }
                Err(AppError::Refused(refusals)) => {
                    ordering.refusals.set(refusals);
                    places.refetch();
                }
                Err(other) => ordering.error.set(Some(other)),
            }
            ordering.busy.set(false);
        });
    };
    view! {
        <div role="status" id="call-booked" tabindex="-1">
            {move || done.get().map(|code| view! { <Notice kind=Tone::Good><p class="order-code">{tr!(queue.call_booked, code)}</p></Notice> })}
        </div>
        <ErrorSummary refusals/>
        <form class="order-form" method="post" novalidate on:submit=submit>
            <PersonPart ordering refusals email_required=false/>
            <div class="stack">
                <ServicePart ordering refusals services=start.services centres=start.centres/>
                <TimePart ordering refusals places/>
                <InlineError error=Signal::derive(move || ordering.error.get())/>
                <Button look=Look::Primary big=true icon=Icon::Check busy>{tr!(queue.call_book)}</Button>
            </div>
        </form>
    }
}
