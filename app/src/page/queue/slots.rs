//! Another time for an order: days to unfold, their hours as buttons, all in one plain form.

use super::times::weekday;
use crate::tr;
use domain::queue::order::DayPlaces;
use domain::queue::{clock, slot_word};
use leptos::prelude::*;

/// The free days; sends `slot`.
#[component]
pub fn Slots(
    /// What is free.
    days: Vec<DayPlaces>,
    /// The hour that is chosen, so that nothing is sent by accident.
    chosen: RwSignal<String>,
) -> impl IntoView {
    let free: Vec<DayPlaces> = days.into_iter().filter(|day| day.free() > 0).collect();
    if free.is_empty() {
        return view! { <p class="muted">{tr!(queue.no_days)}</p> }.into_any();
    }
    free.into_iter().map(move |day| view! { <OneDay day chosen/> }).collect_view().into_any()
}

#[component]
fn OneDay(day: DayPlaces, chosen: RwSignal<String>) -> impl IntoView {
    let head = format!("{} {}", weekday(day.day), day.day.display());
    let free = tr!(queue.free, i64::from(day.free()));
    let button = move |at: u16| {
        let value = slot_word(day.day, at);
        let (same, set) = (value.clone(), value.clone());
        view! {
            <label class="time-button">
                <input type="radio" name="slot" value=value prop:checked=move || chosen.with(|chosen| *chosen == same)
                    on:change=move |_| chosen.set(set.clone())/>
                <span>{clock(at)}</span>
            </label>
        }
    };
    view! {
        <details class="fold">
            <summary>{head} <span class="muted">" · " {free}</span></summary>
            <div class="time-buttons">{day.places.into_iter().map(|place| button(place.at)).collect_view()}</div>
        </details>
    }
}
