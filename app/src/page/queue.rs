//! Ordering a place in a centre's queue: the regulation's form on one page, with days and hours to choose from (Q1.2, Q3.1.1). Without script
//! the same form is posted as it stands.

pub mod card;
pub mod complaint;
pub mod fields;
pub mod find;
mod send;
pub mod slots;
mod state;
pub mod ticket;
pub mod times;
mod wait;

use crate::api::queue::order_start;
use crate::context::lang;
use crate::ui::*;
use crate::{routes, tr};
use domain::queue::clock;
use domain::queue::order::{OrderStart, OwnOrder};
use fields::{PersonPart, ServicePart};
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};
use send::CodePart;
pub use state::Ordering;
use times::{TimePart, places_of};

/// The page `/queue`.
#[component]
pub fn OrderPage() -> impl IntoView {
    let query = use_query_map();
    let draft = Memo::new(move |_| query.with(|query| query.get("draft")).unwrap_or_default());
    let start = crate::wire::resource(move || draft.get(), order_start);
    view! {
        <div class="page page-wide stack">
            <PageHead title=tr!(queue.title) lead=tr!(queue.lead)/>
            <p class="muted">{tr!(queue.latest)}</p>
            <p class="row">
                <LinkButton href=routes::QUEUE_FIND icon=Icon::Search>{tr!(queue.have_order)}</LinkButton>
                <LinkButton href=routes::QUEUE_COMPLAINT look=Look::Quiet>{tr!(queue.how_to_complain)}</LinkButton>
            </p>
            <Suspense fallback=|| view! { <Skeleton lines=10/> }>
                {move || Suspend::new(async move {
                    match start.await {
                        Ok(start) => view! { <Form start/> }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}

#[component]
fn Form(start: OrderStart) -> impl IntoView {
    let query = use_query_map();
    let ordering = Ordering::new(&start);
    query.with_untracked(|query| ordering.take_from_address(query.get("service"), query.get("centre")));
    state::keep(ordering, query.with_untracked(|query| query.get("draft").is_some()));
    let places = places_of(ordering);
    let navigate = use_navigate();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let navigate = navigate.clone();
        send::send(ordering, places, move |address| navigate(address, Default::default()));
    };
    let refusals = Signal::derive(move || ordering.refusals.get());
    let own = start.own.clone();
    let sign_in = (!start.signed_in).then(|| view! { <SignInNotice/> });
    view! {
        {sign_in}
        <OwnOrders own/>
        <ErrorSummary refusals/>
        <form class="order-form" method="post" action=routes::QUEUE novalidate on:submit=send>
            <input type="hidden" name="id" value=move || ordering.id.get()/>
            <PersonPart ordering refusals email_required=true/>
            <div class="stack">
                <ServicePart ordering refusals services=start.services centres=start.centres/>
                <TimePart ordering refusals places/>
                <CodePart ordering refusals/>
            </div>
        </form>
        <wait::WaitPart ordering places/>
    }
}

/// Open orders of whoever is signed in; nothing where there are none.
#[component]
fn OwnOrders(own: Vec<OwnOrder>) -> impl IntoView {
    let one = |order: OwnOrder| {
        let words = format!("{}, {} · {}", order.day.display(), clock(order.at), order.service.in_lang(lang()));
        view! { <li><a href=order.address>{words}</a></li> }
    };
    (!own.is_empty()).then(|| {
        view! {
            <section class="panel stack" aria-labelledby="own-orders">
                <h2 id="own-orders">{tr!(queue.own_title)}</h2>
                <ul class="plain-list">{own.into_iter().map(one).collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn SignInNotice() -> impl IntoView {
    view! {
        <Notice kind=Tone::Info>
            <p>{tr!(queue.sign_in_text)} " " <a rel="external" href=routes::sign_in(routes::QUEUE)>{tr!(ui.sign_in)}</a></p>
        </Notice>
    }
}
