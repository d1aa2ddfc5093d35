//! The chosen place in words, and what is odd about it.

use super::state::Report;
use crate::ui::*;
use crate::{api, context, tr};
use domain::appeal::view::{PlaceHit, PlaceWords};
use domain::geo::Point;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Under the map: district and nearest settlement. Asks again whenever the pin has moved.
#[component]
pub fn PlaceInWords(report: Report) -> impl IntoView {
    Effect::new(move |before: Option<Option<Point>>| {
        let point = report.point.get();
        if before.is_none() && report.words.with_untracked(Option::is_some) {
            return point;
        }
        report.words.set(None);
        if let Some(point) = point {
            ask(report, point);
        }
        point
    });
    view! {
        <div class="stack" aria-live="polite">
            {move || sentence(report).map(|sentence| view! {
                <p class="place-words"><Glyph icon=Icon::Pin/> <strong>{sentence}</strong></p>
            })}
            <Show when=move || is_outside(report)><Notice kind=Tone::Bad><p>{tr!(report.place_outside)}</p></Notice></Show>
            <Show when=move || is_approximate(report)><p class="muted">{tr!(report.place_approximate)}</p></Show>
        </div>
    }
}

fn ask(report: Report, point: Point) {
    spawn_local(async move {
        let words = api::places::place_words(point.lat, point.lon).await.ok();
        // The pin may have moved on while the answer was on its way.
        if report.point.try_get_untracked() == Some(Some(point)) {
            report.words.set(words);
        }
    });
}

/// The place in words, as far as they are known.
pub fn sentence(report: Report) -> Option<String> {
    let words = report.words.get().filter(|words| words.inside);
    let at_hit = report.hit.get().filter(|hit| report.point.get() == Some(hit.point));
    match (at_hit, words) {
        (Some(hit), _) => Some(hit_words(&hit)),
        (None, Some(words)) => Some(point_words(&words)),
        (None, None) => None,
    }
}

/// A place found by its name: name and district.
pub fn hit_words(hit: &PlaceHit) -> String {
    match &hit.around {
        Some(around) => format!("{}, {}", hit.name, around.in_lang(context::lang())),
        None => hit.name.clone(),
    }
}

fn point_words(words: &PlaceWords) -> String {
    let district = words.district.as_ref().map(|(_, name)| name.in_lang(context::lang()).to_owned());
    let near = words.near.as_ref().map(|(place, _)| tr!(report.place_near, place));
    match [district, near].into_iter().flatten().collect::<Vec<_>>() {
        none if none.is_empty() => tr!(report.place_point).to_owned(),
        parts => parts.join(", "),
    }
}

fn is_outside(report: Report) -> bool {
    let told = report.words.with(|words| words.as_ref().is_some_and(|words| !words.inside));
    told || report.point.get().is_some_and(|point| !point.in_country_box())
}

fn is_approximate(report: Report) -> bool {
    report.words.with(|words| words.as_ref().is_some_and(|words| words.inside && words.approximate))
}
