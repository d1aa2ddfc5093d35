//! The ticket in hand: its number, what is wanted, how long it has waited, and a button for each thing that may be done.

use super::counter::Steps;
use super::desk::marks;
use super::words;
use crate::context::lang;
use crate::tr;
use crate::ui::*;
use domain::ids::TicketId;
use domain::queue::desk::{Current, Desk, GroupOf};
use domain::queue::ticket::{Act, MOST_CALLS};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The ticket in hand.
#[component]
pub fn Hand(current: Current, desk: Desk, mine: bool, steps: Steps) -> impl IntoView {
    let (number, now) = (desk.number, desk.now_ms);
    let plain = current.acts.iter().copied().filter(|act| !matches!(act, Act::Transfer | Act::Next));
    let buttons: Vec<AnyView> = plain.enumerate().map(|(at, act)| button(number, &current, act, at == 0, steps).into_any()).collect();
    let calls = (current.calls > 0 && current.started_ms.is_none()).then(|| tr!(counter.calls_of, current.calls, MOST_CALLS));
    let serving = current.started_ms.map(|since| tr!(counter.serving_for, words::minutes_since(since, now)));
    let choice = mine.then(|| view! { <Onward current=current.clone() desk=desk.clone() steps/> });
    view! {
        <section class="panel stack counter-hand" aria-labelledby="hand-number">
            <p class="muted" role="status">{words::state_name(current.state)} {calls.map(|calls| format!(" · {calls}"))}</p>
            <h2 class="counter-hand-number" id="hand-number" translate="no">{current.number.clone()}</h2>
            <p class="counter-hand-service">{current.service.in_lang(lang()).to_owned()}</p>
            <p class="muted">
                {marks(current.due_min, current.priority, false)}
                {tr!(counter.waited, words::minutes_since(current.issued_ms, current.started_ms.unwrap_or(now)))}
                {serving.map(|serving| format!(" · {serving}"))}
            </p>
            {mine.then(|| view! { <div class="counter-acts">{buttons}</div> })}
            {choice}
        </section>
    }
}

fn button(number: u32, current: &Current, act: Act, likely: bool, steps: Steps) -> impl IntoView + use<> {
    let class = match (likely, act) {
        (true, _) => "button button-primary button-big",
        (false, Act::NoShow) => "button button-danger",
        _ => "button",
    };
    let sent = hidden(number, &current.id, current.revision, act);
    view! {
        <ActionForm action=steps.act>
            {sent}
            <button class=class id=format!("act-{}", act.as_str()) type="submit" disabled=move || steps.busy.get()>{words::act_name(act)}</button>
        </ActionForm>
    }
}

/// What every act sends.
pub fn hidden(number: u32, ticket: &TicketId, revision: i64, act: Act) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name="form[counter]" value=number/>
        <input type="hidden" name="form[ticket]" value=ticket.0.clone()/>
        <input type="hidden" name="form[act]" value=act.as_str()/>
        <input type="hidden" name="form[revision]" value=revision/>
    }
}

/// Another service of the same visit, other services, another counter. What is chosen stays while the line moves.
#[component]
fn Onward(current: Current, desk: Desk, steps: Steps) -> impl IntoView {
    let number = desk.number;
    let may = |act: Act| current.acts.contains(&act);
    let [next_sent, transfer_sent] = [Act::Next, Act::Transfer].map(|act| hidden(number, &current.id, current.revision, act));
    let same: Vec<GroupOf> = desk.services.iter().filter(|group| group.id == current.group).cloned().collect();
    let next = may(Act::Next).then(|| view! {
        <ActionForm action=steps.act attr:class="stack">
            {next_sent}
            <Select name="form[service]" label=tr!(counter.next_service) value=steps.next choices=choices(same) empty=tr!(counter.choose)
                required=true/>
            <div class="row"><button class="button" id="act-next" type="submit">{words::act_name(Act::Next)}</button></div>
        </ActionForm>
    });
    let everything = choices(desk.services.clone());
    let others = desk.others.iter().map(|(id, number)| Choice::new(id.0.clone(), tr!(counter.title, *number))).collect();
    let transfer = may(Act::Transfer).then(|| view! {
        <ActionForm action=steps.act attr:class="stack">
            {transfer_sent}
            {choose_service("transfer-service", everything, steps.service)}
            <Select name="form[to]" label=tr!(counter.to_counter) value=steps.to choices=others empty=tr!(counter.any_counter) required=true/>
            <div class="row"><button class="button" id="act-transfer" type="submit">{words::act_name(Act::Transfer)}</button></div>
            <p class="muted">{tr!(counter.transfer_hint)}</p>
        </ActionForm>
    });
    let some = next.is_some() || transfer.is_some();
    some.then(|| {
        view! {
            <details class="fold" open=move || steps.unfolded.get()>
                <summary id="onward" on:click=move |event| {
                    event.prevent_default();
                    steps.unfolded.update(|open| *open = !*open);
                }>{tr!(counter.onward)}</summary>
                <div class="stack">{next}{transfer}</div>
            </details>
        }
    })
}

/// The same field a second time, under an id of its own.
fn choose_service(id: &'static str, choices: Vec<Choice>, value: RwSignal<String>) -> impl IntoView {
    let options = choices
        .into_iter()
        .map(|choice| {
            let own = choice.value.clone();
            view! { <option value=choice.value selected=move || value.with(|value| *value == own)>{choice.label}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=id>{tr!(counter.to_service)}</label>
            <select class="control" id=id name="form[service]" on:change=move |event| value.set(event_target_value(&event))>
                <option value="">{tr!(counter.same_service)}</option>
                {options}
            </select>
        </div>
    }
}

fn choices(groups: Vec<GroupOf>) -> Vec<Choice> {
    let lang = lang();
    let of = |group: GroupOf| {
        let name = group.name.in_lang(lang).to_owned();
        group
            .services
            .into_iter()
            .map(move |(id, service)| Choice::new(id.0, service.in_lang(lang)).in_group(name.clone()))
            .collect::<Vec<_>>()
    };
    groups.into_iter().flat_map(of).collect()
}
