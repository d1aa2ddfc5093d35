//! The telephone 108: an employee writes an appeal for who calls, with the keyboard alone, reads the number aloud, and finds it
//! again when the person calls back (A2.2.2).

mod find;
mod form;
mod similar;
mod state;

use crate::api;
use crate::tr;
use crate::ui::*;
use domain::phone::PhoneReceipt;
use leptos::prelude::*;
use state::Call;

/// The page `/call`.
#[component]
pub fn CallPage() -> impl IntoView {
    let call = Call::new();
    let me = crate::wire::resource(|| (), |()| api::session::whoami());
    let categories = crate::wire::resource(|| (), |()| api::map::categories());
    view! {
        <div class="page page-wide stack">
            <PageHead title=tr!(call.title) lead=tr!(call.lead)/>
            <Suspense fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match (me.await, categories.await) {
                        (Ok(Some(me)), Ok(categories)) if me.role == domain::role::Role::CallCentre => view! {
                            <div class="call only-script">
                                <div class="stack">
                                    <Show when=move || call.receipt.with(Option::is_none) fallback=move || view! { <Done call/> }>
                                        <form::CallForm call categories=categories.clone()/>
                                    </Show>
                                </div>
                                <div class="stack">
                                    <similar::SimilarPart call/>
                                    <find::FindPart/>
                                </div>
                            </div>
                        }.into_any(),
                        (Ok(None), _) => view! { <ErrorView error=crate::error::AppError::SignIn/> }.into_any(),
                        (Ok(Some(_)), _) => view! {
                            <EmptyState title=tr!(call.forbidden_title) text=tr!(call.forbidden_text) icon=Icon::Lock/>
                        }.into_any(),
                        (Err(error), _) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}

/// What is read aloud: the number, in large letters, and the days.
#[component]
fn Done(call: Call) -> impl IntoView {
    let read = move || {
        call.receipt.get().map(|PhoneReceipt { receipt, sms }| {
            let sms = if sms { tr!(call.sms) } else { tr!(call.no_sms) };
            view! {
                <section class="panel stack" id="call-done" tabindex="-1" role="status">
                    <h2>{tr!(call.done_title)}</h2>
                    <Number number=receipt.number/>
                    <p>{tr!(call.read_due, receipt.due.display())}</p>
                    <p>{tr!(call.read_track)}</p>
                    <p class="muted">{sms}</p>
                    <div class="row">
                        <Button kind="button" look=Look::Primary big=true icon=Icon::Plus on_press=Callback::new(move |()| call.next())>
                            {tr!(call.next)}
                        </Button>
                    </div>
                </section>
            }
        })
    };
    view! { {read} }
}
//! The desk of the call centre 108 for orders (Q2.5, Q3.4): `/call/queue`. An order is found by what the caller can say, moved, cancelled, or
//! made; every step is recorded.

mod found;
mod new;

use crate::api::queue::{CallCancel, CallChange, call_orders};
use crate::error::AppError;
use found::Found;
use leptos::task::spawn_local;
use new::NewOrder;

/// What can be done with what was found.
#[derive(Clone, Copy)]
struct Steps {
    change: ServerAction<CallChange>,
    cancel: ServerAction<CallCancel>,
}

/// The page `/call/queue`.
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
            </div>
            <NewOrder/>
    }
}
