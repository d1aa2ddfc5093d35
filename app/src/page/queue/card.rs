//! An order on its own page, opened by the secret of the letter: the code large, when and where; moving and cancelling, by posting only.

use super::slots::Slots;
use crate::api::queue::{CancelOrder, ChangeOrder, order, queue_places};
use crate::context::lang;
use crate::error::AppError;
use crate::ui::*;
use crate::{routes, tr};
use domain::queue::order::{Offer, OrderView};
use domain::queue::{BookingState, clock, slot_word};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// The page `/queue/order/{secret}`.
#[component]
pub fn OrderCardPage() -> impl IntoView {
    let params = use_params_map();
    let secret = Memo::new(move |_| params.with(|params| params.get("secret")).unwrap_or_default());
    let steps = Steps { change: ServerAction::new(), cancel: ServerAction::new() };
    let asked = Memo::new(move |_| (secret.get(), steps.change.version().get() + steps.cancel.version().get()));
    let view = crate::wire::resource(move || asked.get(), |(secret, _)| order(secret));
    view! {
        <div class="page stack">
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match view.await {
                        Ok(view) => view! { <Card view secret=secret.get_untracked() steps/> }.into_any(),
                        Err(error) => view! { <PageHead title=tr!(queue.order_title)/> <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// What can be done with an order; kept outside what is loaded anew.
#[derive(Clone, Copy)]
struct Steps {
    change: ServerAction<ChangeOrder>,
    cancel: ServerAction<CancelOrder>,
}

impl Steps {
    fn failed(self) -> Signal<Option<AppError>> {
        let of = |done: Option<Result<(), AppError>>| done.and_then(Result::err);
        Signal::derive(move || of(self.change.value().get()).or_else(|| of(self.cancel.value().get())))
    }
}

#[component]
fn Card(view: OrderView, secret: String, steps: Steps) -> impl IntoView {
    let query = use_query_map();
    let done = view.state == BookingState::Booked && query.with_untracked(|query| query.get("done").is_some());
    let title = if done { tr!(queue.order_done) } else { tr!(queue.order_title) };
    let (open, unsettled) = (view.open, view.unsettled);
    let moved = move || matches!(steps.change.value().get(), Some(Ok(()))) && open;
    view! {
        <PageHead title/>
        <div role="status">
            {done.then(|| view! { <Notice kind=Tone::Good><p>{tr!(queue.order_done_text)}</p></Notice> })}
            {move || moved().then(|| view! { <Notice kind=Tone::Good><p>{tr!(queue.change_done)}</p></Notice> })}
        </div>
        <InlineError error=steps.failed()/>
        {unsettled.then(|| view! { <Unsettled offers=view.offers.clone() secret=secret.clone() steps/> })}
        <OrderFacts view=view.clone() secret=secret.clone()/>
        {open.then(|| view! {
            <ChangePart view=view.clone() secret=secret.clone() steps/>
            <CancelPart secret=secret.clone() steps/>
        })}
        {(!open && view.state != BookingState::Booked && view.state != BookingState::Activated).then(|| view! {
            <Notice kind=Tone::Info>
                <p>{tr!(queue.order_ended)}</p>
                <LinkButton href=routes::QUEUE look=Look::Primary>{tr!(queue.order_new)}</LinkButton>
            </Notice>
        })}
    }
}

/// Code, when, where, what.
#[component]
fn OrderFacts(view: OrderView, secret: String) -> impl IntoView {
    let when = format!("{} {}, {}", super::times::weekday(view.day), view.day.display(), clock(view.at));
    let booked = view.state == BookingState::Booked;
    let qr_alt = tr!(queue.qr_alt, &view.code);
    view! {
        <section class="panel receipt stack">
            <div class="order-head">
                <Number label=tr!(queue.order_code) number=view.code.clone()/>
                {booked.then(|| view! {
                    <figure class="qr">
                        <img src=format!("/queue/code/{secret}") alt=qr_alt width="132" height="132"/>
                        <figcaption>{tr!(queue.qr_hint)}</figcaption>
                    </figure>
                })}
            </div>
            <p><span class="badge">{if view.by_centre { tr!(queue.state_closed) } else { state_name(view.state) }}</span></p>
            <Facts>
                <Fact name=tr!(queue.order_when)>
                    <strong>{when}</strong> " · " {tr!(queue.order_minutes, i64::from(view.minutes))}
                </Fact>
                <Fact name=tr!(queue.order_where)>{view.centre.in_lang(lang()).to_owned()} <br/> {view.address.clone()}</Fact>
                <Fact name=tr!(queue.order_what)>{view.service.in_lang(lang()).to_owned()}</Fact>
            </Facts>
            {booked.then(|| view! {
                <p>{tr!(queue.order_how, clock(view.until), clock(view.from))}</p>
                <p class="row">
                    <LinkButton href=format!("/queue/calendar/{secret}") icon=Icon::Calendar>{tr!(queue.add_calendar)}</LinkButton>
                </p>
            })}
        </section>
    }
}

/// The centre was closed for that time later: the nearest places, each by one press.
#[component]
fn Unsettled(offers: Vec<Offer>, secret: String, steps: Steps) -> impl IntoView {
    let none = offers.is_empty();
    let change = steps.change;
    let busy = Signal::derive(move || change.pending().get());
    let one = move |offer: Offer| {
        let day = format!("{} {}", super::times::weekday(offer.day), offer.day.display());
        view! {
            <Button look=Look::Primary name="slot" value=slot_word(offer.day, offer.at) busy>
                {tr!(queue.unsettled_take, day, clock(offer.at))}
            </Button>
        }
    };
    view! {
        <Notice kind=Tone::Warn title=tr!(queue.unsettled_title)>
            <p>{if none { tr!(queue.unsettled_none) } else { tr!(queue.unsettled_text) }}</p>
            {(!none).then(|| view! {
                <ActionForm action=change>
                    <input type="hidden" name="secret" value=secret/>
                    <div class="row">{offers.into_iter().map(one).collect_view()}</div>
                </ActionForm>
            })}
        </Notice>
    }
}

#[component]
fn ChangePart(view: OrderView, secret: String, steps: Steps) -> impl IntoView {
    let wanted = StoredValue::new((view.centre_id, view.service_id, secret.clone()));
    let places = crate::wire::resource(
        move || steps.change.version().get(),
        move |_| {
            let (centre, service, order) = wanted.get_value();
            queue_places(centre, service, order)
        },
    );
    let (chosen, change) = (RwSignal::new(String::new()), steps.change);
    let busy = Signal::derive(move || change.pending().get());
    view! {
        <details class="fold" id="change">
            <summary>{tr!(queue.change_title)}</summary>
            <p class="muted">{tr!(queue.change_text)}</p>
            <ActionForm action=change attr:class="stack">
                <input type="hidden" name="secret" value=secret/>
                <Transition fallback=|| view! { <Skeleton lines=4/> }>
                    {move || Suspend::new(async move {
                        match places.await {
                            Ok(days) => view! { <Slots days chosen/> }.into_any(),
                            Err(error) => view! { <InlineError error=Signal::stored(Some(error))/> }.into_any(),
                        }
                    })}
                </Transition>
                <div class="row"><Button icon=Icon::Clock busy>{tr!(queue.change_button)}</Button></div>
            </ActionForm>
        </details>
    }
}

#[component]
fn CancelPart(secret: String, steps: Steps) -> impl IntoView {
    let cancel = steps.cancel;
    let busy = Signal::derive(move || cancel.pending().get());
    view! {
        <details class="fold" id="cancel">
            <summary>{tr!(queue.cancel_title)}</summary>
            <p>{tr!(queue.cancel_text)}</p>
            <ActionForm action=cancel>
                <input type="hidden" name="secret" value=secret/>
                <Button look=Look::Danger icon=Icon::Trash busy>{tr!(queue.cancel_button)}</Button>
            </ActionForm>
        </details>
    }
}

/// Where an order stands.
pub fn state_name(state: BookingState) -> &'static str {
    match state {
        BookingState::Held => tr!(queue.state_held),
        BookingState::Booked => tr!(queue.state_booked),
        BookingState::Activated => tr!(queue.state_activated),
        BookingState::Cancelled => tr!(queue.state_cancelled),
        BookingState::Expired => tr!(queue.state_expired),
        BookingState::Missed => tr!(queue.state_missed),
    }
}
