//! An order that was found: whose it is, what happened to it, and what can be done.

use super::Steps;
use crate::api::queue::queue_places;
use crate::context::lang;
use crate::page::queue::card::state_name;
use crate::page::queue::slots::Slots;
use crate::tr;
use crate::ui::*;
use domain::queue::call::{CallEvent, CallOrder};
use domain::queue::{OrderWhat, clock};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// One order.
#[component]
pub(super) fn Found(order: CallOrder, steps: Steps) -> impl IntoView {
    let CallOrder { order, person, document, phone, email, mail_refused, events } = order;
    let when = format!("{}, {}", order.day.display(), clock(order.at));
    let (code, open) = (order.code.clone(), order.open);
    view! {
        <article class="panel stack">
            <div class="row">
                <strong class="order-code" translate="no">{order.code.clone()}</strong>
                <span class="badge">{state_name(order.state)}</span>
                <strong>{when}</strong>
            </div>
            {mail_refused.then(|| view! { <Notice kind=Tone::Warn><p>{tr!(queue.call_mail_refused)}</p></Notice> })}
            <Facts>
                <Fact name=tr!(queue.call_person)>{person} " · " {document}</Fact>
                <Fact name=tr!(queue.phone)>{phone} {(!email.is_empty()).then(|| format!(" · {email}"))}</Fact>
                <Fact name=tr!(queue.order_where)>{order.centre.in_lang(lang()).to_owned()}</Fact>
                <Fact name=tr!(queue.order_what)>{order.service.in_lang(lang()).to_owned()}</Fact>
            </Facts>
            {open.then(|| view! { <Change code=code.clone() wanted=(order.centre_id.clone(), order.service_id.clone()) steps/> })}
            {open.then(|| view! { <Cancel code=code.clone() steps/> })}
            <details class="fold">
                <summary>{tr!(queue.call_story)}</summary>
                <ol class="plain-list">{events.into_iter().map(event).collect_view()}</ol>
            </details>
        </article>
    }
}

#[component]
fn Change(code: String, wanted: (domain::ids::CentreId, domain::ids::ServiceId), steps: Steps) -> impl IntoView {
    let (chosen, change) = (RwSignal::new(String::new()), steps.change);
    let places = RwSignal::new(None);
    // Asked for when it is unfolded: twenty orders need no twenty months at once.
    let unfold = move |_| {
        if places.with_untracked(Option::is_none) {
            let (centre, service) = wanted.clone();
            leptos::task::spawn_local(async move { places.set(Some(queue_places(centre, service, String::new()).await)) });
        }
    };
    let failed = Signal::derive(move || change.value().get().and_then(Result::err));
    let busy = Signal::derive(move || change.pending().get());
    view! {
        <details class="fold" on:toggle=unfold>
            <summary>{tr!(queue.change_title)}</summary>
            <ActionForm action=change attr:class="stack">
                <input type="hidden" name="code" value=code/>
                {move || match places.get() {
                    None => view! { <Skeleton lines=3/> }.into_any(),
                    Some(Ok(days)) => view! { <Slots days chosen/> }.into_any(),
                    Some(Err(error)) => view! { <InlineError error=Signal::stored(Some(error))/> }.into_any(),
                }}
                <InlineError error=failed/>
                <div class="row"><Button icon=Icon::Clock busy>{tr!(queue.change_button)}</Button></div>
            </ActionForm>
        </details>
    }
}

#[component]
fn Cancel(code: String, steps: Steps) -> impl IntoView {
    let cancel = steps.cancel;
    let failed = Signal::derive(move || cancel.value().get().and_then(Result::err));
    let busy = Signal::derive(move || cancel.pending().get());
    view! {
        <details class="fold">
            <summary>{tr!(queue.cancel_title)}</summary>
            <ActionForm action=cancel>
                <input type="hidden" name="code" value=code/>
                <InlineError error=failed/>
                <Button look=Look::Danger icon=Icon::Trash busy>{tr!(queue.cancel_button)}</Button>
            </ActionForm>
        </details>
    }
}

fn event(event: CallEvent) -> impl IntoView {
    let by = event.by.map(|by| format!(" · {by}"));
    view! { <li><Moment at=event.at_ms/> " · " {happened(event.what)} {by}</li> }
}

fn happened(what: OrderWhat) -> &'static str {
    match what {
        OrderWhat::Booked => tr!(queue.did_booked),
        OrderWhat::Changed => tr!(queue.did_changed),
        OrderWhat::Cancelled => tr!(queue.did_cancelled),
        OrderWhat::Activated => tr!(queue.did_activated),
        OrderWhat::Missed => tr!(queue.did_missed),
        OrderWhat::Unsettled => tr!(queue.did_unsettled),
        OrderWhat::Settled => tr!(queue.did_settled),
        OrderWhat::Closed => tr!(queue.did_closed),
        OrderWhat::Reminded => tr!(queue.did_reminded),
        OrderWhat::Read => tr!(queue.did_read),
    }
}
