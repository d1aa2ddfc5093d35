//! Tarix and saat: the days with their free places, then the hours of a day as large buttons. They are radio buttons, so that keyboard,
//! screen reader and a browser without script have them too.

use super::Ordering;
use crate::api::queue::queue_places;
use crate::device::typed::adopt_radio;
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use crate::wire::Resource;
use domain::queue::clock;
use domain::queue::order::DayPlaces;
use domain::queue::slot::Place;
use domain::refusal::{Field as Of, Refusal};
use domain::time::Date;
use leptos::prelude::*;

/// What is free; `None` before service and centre are chosen.
pub type Places = Resource<Option<Result<Vec<DayPlaces>, AppError>>>;

/// Minute of the day at which the afternoon begins.
const NOON: u16 = 12 * 60;

/// What is free for the service and centre chosen, asked for anew when they change.
pub fn places_of(ordering: Ordering) -> Places {
    let asked = Memo::new(move |_| (ordering.service.get(), ordering.centre.get(), ordering.stale.get()));
    crate::wire::resource(
        move || asked.get(),
        |(service, centre, _)| async move {
            if service.is_empty() || centre.is_empty() {
                return None;
            }
            Some(queue_places(centre.into(), service.into(), String::new()).await)
        },
    )
}

/// Both fields.
#[component]
pub fn TimePart(ordering: Ordering, refusals: Signal<Vec<Refusal>>, places: Places) -> impl IntoView {
    adopt_radio("day", ordering.day);
    adopt_radio("time", ordering.time);
    let day_error = error_of(refusals, Of::Day);
    let time_error = error_of(refusals, Of::Time);
    view! {
        <section class="panel stack">
            <Transition fallback=|| view! { <Skeleton lines=4/> }>
                {move || Suspend::new(async move {
                    match places.await {
                        None => view! {
                            <Frame name="day" label=tr!(queue.day) error=day_error><p class="muted">{tr!(queue.day_first)}</p></Frame>
                            <Frame name="time" label=tr!(queue.time) error=time_error><p class="muted">{tr!(queue.time_first)}</p></Frame>
                        }
                        .into_any(),
                        Some(Err(error)) => view! { <InlineError error=Signal::stored(Some(error))/> }.into_any(),
                        Some(Ok(days)) => view! { <Days ordering days day_error time_error/> }.into_any(),
                    }
                })}
            </Transition>
        </section>
    }
}

/// A group of radio buttons under one name.
#[component]
fn Frame(name: &'static str, #[prop(into)] label: String, error: Signal<Option<String>>, children: Children) -> impl IntoView {
    view! {
        <fieldset class="field" class:has-error=move || error.with(Option::is_some) id=name tabindex="-1">
            <legend>{label}</legend>
            {move || error.get().map(|text| view! { <p class="field-error" id=format!("error-{name}")>{text}</p> })}
            {children()}
        </fieldset>
    }
}

#[component]
fn Days(ordering: Ordering, days: Vec<DayPlaces>, day_error: Signal<Option<String>>, time_error: Signal<Option<String>>) -> impl IntoView {
    let open: Vec<DayPlaces> = days.into_iter().filter(|day| day.open).collect();
    let any = open.iter().any(|day| day.free() > 0);
    let shown = StoredValue::new(open);
    let buttons = move || shown.with_value(|days| days.iter().cloned().map(|day| day_button(ordering, day)).collect_view());
    // A day that fills up, or belongs to another centre, is chosen no longer.
    let places = Memo::new(move |_| {
        let chosen: Option<Date> = ordering.day.with(|day| day.parse().ok());
        shown.with_value(|days| chosen.and_then(|chosen| days.iter().find(|day| day.day == chosen)).map(|day| day.places.clone()))
    });
    view! {
        <Frame name="day" label=tr!(queue.day) error=day_error>
            {if any {
                view! { <div class="day-buttons">{buttons()}</div> }.into_any()
            } else {
                view! { <p class="muted">{tr!(queue.no_days)}</p> }.into_any()
            }}
        </Frame>
        {any.then(|| view! {
            <div class="until-live"><Button name="step" value="places" icon=Icon::Clock>{tr!(queue.show_times)}</Button></div>
        })}
        <Frame name="time" label=tr!(queue.time) error=time_error>
            {move || match places.get() {
                None => view! { <p class="muted">{tr!(queue.time_first)}</p> }.into_any(),
                Some(places) if places.is_empty() => view! { <p class="muted">{tr!(queue.no_times)}</p> }.into_any(),
                Some(places) => {
                    let (morning, afternoon): (Vec<Place>, Vec<Place>) = places.into_iter().partition(|place| place.at < NOON);
                    view! {
                        {half(ordering, tr!(queue.morning), morning)}
                        {half(ordering, tr!(queue.afternoon), afternoon)}
                    }
                    .into_any()
                }
            }}
        </Frame>
    }
}

fn day_button(ordering: Ordering, day: DayPlaces) -> impl IntoView {
    let (value, free) = (day.day.to_string(), day.free());
    let (same, set) = (value.clone(), value.clone());
    let first = ordering.day.with_untracked(|chosen| *chosen == value);
    let places = if free > 0 { tr!(queue.free, i64::from(free)) } else { tr!(queue.full).to_owned() };
    let (_, month, of_month) = day.day.ymd();
    let choose = move |_| {
        if ordering.day.with_untracked(|day| *day != set) {
            ordering.day.set(set.clone());
            ordering.time.set(String::new());
        }
    };
    view! {
        <label class="day-button" class:is-full=free == 0>
            <input type="radio" name="day" value=value disabled=free == 0 checked=first
                prop:checked=move || ordering.day.with(|chosen| *chosen == same) on:change=choose/>
            <span class="day-button-week">{weekday(day.day)}</span>
            <span class="day-button-date">{format!("{of_month:02}.{month:02}")}</span>
            <span class="day-button-free">{places}</span>
        </label>
    }
}

/// The hours of half a day; nothing where there are none.
fn half(ordering: Ordering, words: &'static str, places: Vec<Place>) -> impl IntoView {
    let buttons = places.into_iter().map(move |place| time_button(ordering, place)).collect_view();
    (!buttons.is_empty()).then(|| {
        view! {
            <p class="times-half">{words}</p>
            <div class="time-buttons">{buttons}</div>
        }
    })
}

fn time_button(ordering: Ordering, place: Place) -> impl IntoView {
    let value = clock(place.at);
    let (shown, same, set) = (value.clone(), value.clone(), value.clone());
    let first = ordering.time.with_untracked(|chosen| *chosen == value);
    view! {
        <label class="time-button">
            <input type="radio" name="time" value=value checked=first
                prop:checked=move || ordering.time.with(|chosen| *chosen == same) on:change=move |_| ordering.time.set(set.clone())/>
            <span>{shown}</span>
        </label>
    }
}

/// Name of the weekday, short.
pub fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        1 => tr!(queue.mon),
        2 => tr!(queue.tue),
        3 => tr!(queue.wed),
        4 => tr!(queue.thu),
        5 => tr!(queue.fri),
        6 => tr!(queue.sat),
        _ => tr!(queue.sun),
    }
}
