//! The counters of a centre, for sitting down at one.

use super::counter::Steps;
use super::counter_address;
use crate::context::lang;
use crate::tr;
use crate::ui::*;
use domain::queue::desk::CounterLine;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// All counters in use.
#[component]
pub fn Places(counters: Vec<CounterLine>, steps: Steps) -> impl IntoView {
    if counters.is_empty() {
        return view! { <EmptyState title=tr!(counter.none_title) text=tr!(counter.none)/> }.into_any();
    }
    view! { <ul class="counter-places">{counters.into_iter().map(|one| place(one, steps)).collect_view()}</ul> }.into_any()
}

fn place(one: CounterLine, steps: Steps) -> impl IntoView {
    let groups: Vec<String> = one.groups.iter().map(|name| name.in_lang(lang()).to_owned()).collect();
    let zone = (!one.zone.is_empty()).then(|| view! { <span class="tag">{tr!(counter.zone_of, &one.zone)}</span> });
    let number = one.number;
    let below = match one.seat {
        Some(seat) if seat.mine => {
            view! { <LinkButton href=counter_address(number) look=Look::Primary>{tr!(counter.go_on)}</LinkButton> }.into_any()
        }
        Some(seat) => view! { <p class="muted">{tr!(counter.taken_by, seat.name)}</p> }.into_any(),
        None => {
            // What is said begins with what is seen.
            let label = format!("{}: {}", tr!(counter.sit), tr!(counter.title, number));
            view! {
                <ActionForm action=steps.sit>
                    <input type="hidden" name="number" value=number/>
                    <button class="button" id=format!("sit-{number}") type="submit" aria-label=label>{tr!(counter.sit)}</button>
                </ActionForm>
            }
            .into_any()
        }
    };
    view! {
        <li class="panel stack">
            <div class="row"><strong class="counter-number"><a href=counter_address(number)>{number}</a></strong>{zone}</div>
            <p>{groups.join(", ")}</p>
            {below}
        </li>
    }
}
