//! The two columns of a counter: what is in hand, and who waits.

use super::counter::Steps;
use super::hand::{Hand, hidden};
use super::words;
use crate::context::lang;
use crate::tr;
use domain::queue::clock;
use domain::queue::desk::{Desk, Waiter};
use domain::queue::ticket::Act;
use domain::time::UnixMs;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The counter at work.
#[component]
pub fn DeskPart(desk: Desk, steps: Steps) -> impl IntoView {
    let mine = desk.seat.as_ref().is_some_and(|seat| seat.mine);
    let paused = desk.seat.as_ref().is_some_and(|seat| seat.paused_ms.is_some());
    let (number, now, free) = (desk.number, desk.now_ms, desk.current.is_none());
    let may_call = mine && free && !paused;
    let Desk { waiting, waiting_count, parked, missed, done, .. } = desk.clone();
    let hidden_count = waiting_count.saturating_sub(waiting.len() as u32);
    view! {
        <div class="counter-desk">
            <div class="stack">
                {match desk.current.clone() {
                    Some(current) => view! { <Hand current desk=desk.clone() mine steps/> }.into_any(),
                    None => view! { <CallPart number mine paused steps/> }.into_any(),
                }}
                <p class="muted">{tr!(counter.done_today, i64::from(done))}</p>
                <p class="muted only-script">{tr!(counter.keys)}</p>
            </div>
            <div class="stack">
                <section class="panel stack" aria-labelledby="line-title">
                    <h2 id="line-title">{tr!(counter.waiting_title)} " " <span class="tag">{waiting_count}</span></h2>
                    {waiting.is_empty().then(|| view! { <p class="muted">{tr!(counter.waiting_none)}</p> })}
                    <ol class="counter-line">
                        {waiting.into_iter().map(|one| line(one, now, number, may_call, &[Act::Call], steps)).collect_view()}
                    </ol>
                    {(hidden_count > 0).then(|| view! { <p class="muted">{tr!(counter.more, hidden_count)}</p> })}
                </section>
                {list(tr!(counter.parked_title), parked, now, number, may_call, mine, steps)}
                {list(tr!(counter.missed_title), missed, now, number, may_call, mine, steps)}
            </div>
        </div>
    }
}

/// Nobody is in hand: one big button.
#[component]
fn CallPart(number: u32, mine: bool, paused: bool, steps: Steps) -> impl IntoView {
    let hint = match (mine, paused) {
        (false, _) => tr!(counter.sit_first),
        (true, true) => tr!(counter.paused),
        (true, false) => tr!(counter.call_hint),
    };
    view! {
        <section class="panel stack counter-call">
            <ActionForm action=steps.call>
                <input type="hidden" name="number" value=number/>
                <button class="button button-primary counter-big" id="counter-call" type="submit"
                    disabled=move || !mine || paused || steps.busy.get() aria-busy=move || steps.call.pending().get().then_some("true")>
                    {tr!(counter.call_next)}
                </button>
            </ActionForm>
            <p class="muted">{hint}</p>
        </section>
    }
}

fn list(title: &'static str, rows: Vec<Waiter>, now: UnixMs, number: u32, may_call: bool, mine: bool, steps: Steps) -> impl IntoView {
    let acts: &'static [Act] = if mine { &[Act::Call, Act::Return] } else { &[] };
    (!rows.is_empty()).then(|| {
        view! {
            <section class="panel stack">
                <h2>{title} " " <span class="tag">{rows.len()}</span></h2>
                <ul class="counter-line">{rows.into_iter().map(|one| line(one, now, number, may_call, acts, steps)).collect_view()}</ul>
            </section>
        }
    })
}

fn line(one: Waiter, now: UnixMs, number: u32, may_call: bool, acts: &'static [Act], steps: Steps) -> impl IntoView {
    let open = acts.iter().copied().filter(|act| *act != Act::Call || may_call);
    let buttons = open.map(|act| act_button(number, &one, act, steps).into_any()).collect::<Vec<_>>();
    let service = one.service.in_lang(lang()).to_owned();
    view! {
        <li class="counter-row">
            <strong class="counter-ticket" translate="no">{one.number}</strong>
            <span class="counter-service">{service}</span>
            <span class="muted">{marks(one.due_min, one.priority, one.sent_here)} {words::minutes_since(one.issued_ms, now)}</span>
            {buttons}
        </li>
    }
}

fn act_button(number: u32, one: &Waiter, act: Act, steps: Steps) -> impl IntoView + use<> {
    let sent = hidden(number, &one.id, one.revision, act);
    let id = format!("{}-{}", act.as_str(), one.number);
    let label = format!("{}: {}", words::act_name(act), one.number);
    view! {
        <ActionForm action=steps.act>
            {sent}
            <button class="button button-quiet" id=id type="submit" aria-label=label>{words::act_name(act)}</button>
        </ActionForm>
    }
}

/// An order with its time, priority, "sent to you".
pub fn marks(due: Option<u32>, priority: u8, sent: bool) -> impl IntoView {
    view! {
        {due.map(|due| view! { <span class="tag">{tr!(counter.order_at, clock(due))}</span> " " })}
        {(priority > 0).then(|| view! { <span class="tag">{tr!(counter.priority)}</span> " " })}
        {sent.then(|| view! { <span class="tag">{tr!(counter.sent_here)}</span> " " })}
    }
}
