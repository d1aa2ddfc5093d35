//! The desk of the call centre 108 for orders (Q2.5, Q3.4): `/call/queue`. An order is found by what the caller can say, moved, cancelled, or
//! made; every step is recorded.

mod found;
mod new;

use crate::api::queue::{CallCancel, CallChange, call_orders};
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use found::Found;
use leptos::prelude::*;
use leptos::task::spawn_local;
use new::NewOrder;

/// What can be done with what was found.
#[derive(Clone, Copy)]
struct Steps {
    change: ServerAction<CallChange>,
    cancel: ServerAction<CallCancel>,
}

/// The page `/call/queue`.
#[component]
pub fn CallQueuePage() -> impl IntoView {
    let words = RwSignal::new(String::new());
    let (found, error, busy) = (RwSignal::new(None), RwSignal::new(None::<AppError>), RwSignal::new(false));
    let steps = Steps { change: ServerAction::new(), cancel: ServerAction::new() };
    let search = move || {
        let asked = words.get_untracked();
        if asked.trim().is_empty() || busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            match call_orders(asked).await {
                Ok(orders) => {
                    error.set(None);
                    found.set(Some(orders));
                }
                Err(wrong) => error.set(Some(wrong)),
            }
            busy.set(false);
        });
    };
    // After a step the orders are looked at again.
    Effect::new(move |before: Option<usize>| {
        let now = steps.change.version().get() + steps.cancel.version().get();
        if before.is_some_and(|before| before != now) {
            search();
        }
        now
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        search();
    };
    view! {
        <div class="page page-wide stack">
            <PageHead title=tr!(queue.call_title) lead=tr!(queue.call_lead)/>
            <form class="panel stack" method="post" on:submit=submit>
                <TextInput name="words" label=tr!(queue.call_search) value=words autocomplete="off" required=true/>
                <div class="row"><Button look=Look::Primary icon=Icon::Search busy=busy>{tr!(queue.call_find)}</Button></div>
            </form>
            <InlineError error=Signal::derive(move || error.get())/>
            <div role="status" class="stack">
                {move || found.get().map(|orders: Vec<_>| {
                    if orders.is_empty() {
                        view! { <EmptyState title=tr!(queue.call_none) icon=Icon::Search/> }.into_any()
                    } else {
                        orders.into_iter().map(|order| view! { <Found order steps/> }).collect_view().into_any()
                    }
                })}
            </div>
            <NewOrder/>
        </div>
    }
}
