//! In whose hands the open appeal lies, and laying it into others (A7.0.1). An institution's side alone.

use super::side::Side;
use super::state::{State, use_desk};
use crate::api::house::{appeal_house, hand_over};
use crate::device::press;
use crate::tr;
use crate::ui::{Button, Choice, InlineError, Select};
use domain::house::{AppealHouse, HandForm, Target};
use domain::ids::AppealId;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Asks what the house has to do with the open appeal, and again with every new card; a moment after it.
pub fn follow(desk: State) {
    let asked = StoredValue::new(0_u32);
    Effect::new(move || {
        let id = desk.card.with(|card| card.as_ref().map(|card| card.row.line.id.clone()));
        let Some(id) = id.filter(|_| desk.side == Side::Institution) else {
            asked.update_value(|asked| *asked = asked.wrapping_add(1));
            return desk.house.set(None);
        };
        if desk.house.with_untracked(|house| house.as_ref().is_some_and(|(of, _)| *of != id)) {
            desk.house.set(None);
        }
        asked.update_value(|asked| *asked = asked.wrapping_add(1));
        let mine = asked.get_value();
        spawn_local(async move {
            let found = appeal_house(id.clone()).await;
            press::over().await;
            // A late answer to an older question would put an older draft, or another appeal's, in the place of this one.
            if let Ok(found) = found
                && asked.try_get_value() == Some(mine)
            {
                desk.house.try_set(Some((id, found)));
            }
        });
    });
}

/// The panel of the context pane.
#[component]
pub fn HandsPanel(appeal: AppealId) -> impl IntoView {
    let desk = use_desk();
    let appeal = StoredValue::new(appeal);
    let house = Memo::new(move |_| {
        desk.house.with(|house| house.as_ref().filter(|(of, _)| appeal.with_value(|id| id == of)).map(|(_, house)| house.clone()))
    });
    move || house.get().map(|house| panel(desk, appeal.get_value(), house))
}

fn panel(desk: State, appeal: AppealId, house: AppealHouse) -> impl IntoView {
    let AppealHouse { hands, targets, .. } = house;
    let names: Vec<String> = hands.unit.into_iter().map(|(_, name)| name).chain(hands.employee.into_iter().map(|(_, name)| name)).collect();
    let since = hands.since_ms;
    let told = match names.is_empty() {
        true => view! { <p class="muted">{tr!(house.hands_none)}</p> }.into_any(),
        false => view! {
            <p><strong>{names.join(" · ")}</strong></p>
            <p class="muted">{since.map(|at| tr!(house.hands_since, at.display_minute()))}</p>
        }
        .into_any(),
    };
    view! {
        <section class="panel stack" id="hands">
            <h3>{tr!(house.hands_title)}</h3>
            {told}
            {(!targets.is_empty()).then(|| form(desk, appeal, targets, since))}
        </section>
    }
}

fn form(desk: State, appeal: AppealId, targets: Vec<Target>, since: Option<domain::time::UnixMs>) -> impl IntoView {
    let (chosen, problem, busy) = (RwSignal::new(String::new()), RwSignal::new(None), RwSignal::new(false));
    let choices: Vec<Choice> = targets.iter().enumerate().map(choice).collect();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let target = chosen.with_untracked(|at| at.parse::<usize>().ok()).and_then(|at| targets.get(at).cloned());
        let Some(target) = target.filter(|_| !busy.get_untracked()) else { return };
        busy.set(true);
        let name = name(&target);
        let form = HandForm {
            appeal: appeal.clone(),
            unit: target.unit.map(|(id, _)| id),
            employee: target.employee.map(|(id, _)| id),
            seen_ms: since,
        };
        let done = if name.is_empty() { tr!(house.hands_done_back).to_owned() } else { tr!(house.hands_done, name) };
        spawn_local(async move {
            match hand_over(form).await {
                Ok(()) => desk.say(done),
                Err(error) => problem.try_set(Some(error)).map_or((), drop),
            }
            busy.try_set(false);
            desk.reload.try_update(|count| *count += 1);
        });
    };
    view! {
        <form class="stack only-script" on:submit=submit>
            <Select name="hand_to" label=tr!(house.hands_to) value=chosen choices empty=tr!(house.hands_choose) required=true />
            <InlineError error=problem />
            <div class="row"><Button busy disabled=Signal::derive(move || chosen.with(String::is_empty))>{tr!(house.hands_button)}</Button></div>
        </form>
    }
}

fn name(target: &Target) -> String {
    let parts = target.employee.iter().map(|(_, name)| name.clone()).chain(target.unit.iter().map(|(_, name)| name.clone()));
    parts.collect::<Vec<_>>().join(" · ")
}

fn choice((at, target): (usize, &Target)) -> Choice {
    let choice = Choice::new(at.to_string(), if target.unit.is_none() && target.employee.is_none() { String::new() } else { name(target) });
    match (&target.employee, &target.unit) {
        (Some(_), _) => choice.in_group(tr!(house.hands_group_employees)),
        (None, Some(_)) => choice.in_group(tr!(house.hands_group_units)),
        (None, None) => Choice { label: tr!(house.hands_take_back).to_owned(), ..choice },
    }
}
