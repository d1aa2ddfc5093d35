//! The ticket on a phone (Q+): how many are before, about how long, and a sign when the turn is near. Whoever has the paper's code sees it;
//! nothing on it names anybody.

use crate::api::kiosk::{FollowTicket, phone_ticket};
use crate::device::centre::use_centre;
use crate::device::sound::{self, Tone};
use crate::tr;
use crate::ui::*;
use crate::{context, device};
use domain::queue::kiosk::view::{PhoneTicket, TurnPush};
use domain::queue::ticket::TicketState;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// How often it is asked anew, seconds; without script the page itself asks.
const AGAIN_S: u32 = 10;

/// The page `/queue/ticket/{secret}`.
#[component]
pub fn PhoneTicketPage() -> impl IntoView {
    let params = use_params_map();
    let secret = Memo::new(move |_| params.with(|params| params.get("secret").unwrap_or_default()));
    let asked = RwSignal::new(0_u32);
    device::kiosk::every(AGAIN_S, move || {
        asked.try_update(|count| *count = count.wrapping_add(1));
    });
    let centre = RwSignal::new(None::<String>);
    let told = use_centre(centre.into());
    let follow = ServerAction::<FollowTicket>::new();
    let found =
        crate::wire::resource(move || (secret.get(), asked.get(), told.get(), follow.version().get()), |(secret, ..)| phone_ticket(secret));
    // A call is seen at once; the asking every few seconds is for who has no connection of that kind.
    Effect::new(move || {
        let Some(Ok(ticket)) = found.get() else { return };
        let id = (!ticket.past).then_some(ticket.centre_id.0);
        if centre.get_untracked() != id {
            centre.set(id);
        }
    });
    let near = RwSignal::new(false);
    // Heard once, when it becomes so.
    Effect::new(move |before: Option<bool>| {
        let now = near.get();
        if now && before == Some(false) {
            sound::play(Tone::Good);
        }
        now
    });
    view! {
        <Title text=tr!(turn.title)/>
        <div class="page stack turn">
            <Transition fallback=|| view! { <Skeleton lines=5/> }>
                {move || Suspend::new(async move {
                    match found.await {
                        Ok(ticket) => {
                            near.set(ticket.is_near() || ticket.state == TicketState::Called);
                            let push = (ticket.state == TicketState::Waiting && !ticket.past).then_some(ticket.push);
                            view! {
                                <Turn ticket/>
                                {push.map(|push| view! { <PushPart push secret=secret.get_untracked() follow/> })}
                            }
                            .into_any()
                        }
                        Err(error) => view! { <PageHead title=tr!(turn.title)/> <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
            <noscript inner_html=format!("<meta http-equiv=\"refresh\" content=\"{AGAIN_S}\">")></noscript>
        </div>
    }
}

/// Number, place in the line, and what to do now.
#[component]
pub fn Turn(ticket: PhoneTicket) -> impl IntoView {
    let lang = context::lang();
    let waits = ticket.state == TicketState::Waiting && !ticket.past;
    let near = waits && ticket.is_near();
    view! {
        <p class="muted">{ticket.centre.in_lang(lang).to_owned()} " · " {ticket.address.clone()}</p>
        <h1 class="turn-label">{tr!(turn.number)} <strong class="turn-number" translate="no">{ticket.number.clone()}</strong></h1>
        <p>{ticket.service.in_lang(lang).to_owned()}</p>
        <div class="turn-state" class:turn-near=near class:turn-called=ticket.state == TicketState::Called role="status">
            <p class="turn-sentence">{sentence(&ticket)}</p>
            {waits.then(|| {
                let wait = ticket.minutes.map(|minutes| tr!(turn.wait, minutes));
                view! { <p class="turn-wait">{wait}</p> }
            })}
            {near.then(|| view! { <p>{tr!(turn.near)}</p> })}
        </div>
        <p class="muted">{tr!(turn.given, ticket.issued_ms.display_minute())} " " {waits.then(|| tr!(turn.live))}</p>
    }
}

/// One message on the person's devices when the turn is near: asked for by a press.
#[component]
fn PushPart(push: TurnPush, secret: String, follow: ServerAction<FollowTicket>) -> impl IntoView {
    let busy = Signal::derive(move || follow.pending().get());
    let failed = Signal::derive(move || follow.value().get().and_then(Result::err));
    match push {
        TurnPush::Closed => ().into_any(),
        TurnPush::NoBrowser => view! { <p>{tr!(turn.push_none)} " " <a href="/my/settings">{tr!(turn.push_settings)}</a></p> }.into_any(),
        TurnPush::On => view! { <p role="status">{tr!(turn.push_on)}</p> }.into_any(),
        TurnPush::Off => view! {
            <ActionForm action=follow>
                <input type="hidden" name="secret" value=secret/>
                <InlineError error=failed/>
                <Button icon=Icon::Bell busy>{tr!(turn.push_ask)}</Button>
            </ActionForm>
        }
        .into_any(),
    }
}

/// Where it stands, and what to do.
fn sentence(ticket: &PhoneTicket) -> String {
    if ticket.past {
        return tr!(turn.past).to_owned();
    }
    match (ticket.state, ticket.counter) {
        (TicketState::Waiting, _) if ticket.before == 0 => tr!(turn.next).to_owned(),
        (TicketState::Waiting, _) => tr!(turn.before, i64::from(ticket.before)),
        (TicketState::Called, Some(counter)) => tr!(turn.called, counter),
        (TicketState::Called, None) => tr!(turn.called_hall).to_owned(),
        (TicketState::Serving, _) => tr!(turn.serving).to_owned(),
        (TicketState::Parked, _) => tr!(turn.parked).to_owned(),
        (TicketState::Done, _) => tr!(turn.over).to_owned(),
        (TicketState::Missed, _) => tr!(turn.missed).to_owned(),
        (TicketState::Left, _) => tr!(turn.left).to_owned(),
    }
}
