//! The telephone 108: an employee writes an appeal for who calls, with the keyboard alone, reads the number aloud, and finds it
//! again when the person calls back (A2.2.2).

mod find;
mod form;
pub mod queue;
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
    let institutions = crate::wire::resource(|| (), |()| api::map::institutions());
    view! {
        <div class="page page-wide stack">
            <PageHead title=tr!(call.title) lead=tr!(call.lead)/>
            <Suspense fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match (me.await, categories.await, institutions.await) {
                        (Ok(Some(me)), Ok(categories), Ok(institutions)) if me.role == domain::role::Role::CallCentre => view! {
                            <div class="call only-script">
                                <div class="stack">
                                    <Show when=move || call.receipt.with(Option::is_none) fallback=move || view! { <Done call/> }>
                                        <form::CallForm call categories=categories.clone() institutions=institutions.clone()/>
                                    </Show>
                                </div>
                                <div class="stack">
                                    <similar::SimilarPart call/>
                                    <find::FindPart/>
                                </div>
                            </div>
                        }.into_any(),
                        (Ok(None), ..) => view! { <ErrorView error=crate::error::AppError::SignIn/> }.into_any(),
                        (Ok(Some(_)), ..) => view! {
                            <EmptyState title=tr!(call.forbidden_title) text=tr!(call.forbidden_text) icon=Icon::Lock/>
                        }.into_any(),
                        (Err(error), ..) => view! { <ErrorView error/> }.into_any(),
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
            let follow = if call.official.get_untracked() { tr!(call.read_letter) } else { tr!(call.read_track) };
            view! {
                <section class="panel stack" id="call-done" tabindex="-1" role="status">
                    <h2>{tr!(call.done_title)}</h2>
                    <Number number=receipt.number/>
                    <p>{tr!(call.read_due, receipt.due.display())}</p>
                    <p>{follow}</p>
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
