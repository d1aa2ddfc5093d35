//! The path of an appeal, oldest first.

use super::clock::Moment;
use super::photo::PhotoGrid;
use super::status::{role_name, what_sentence};
use domain::appeal::view::{Entry, What};
use leptos::prelude::*;

/// A list of what happened.
#[component]
pub fn Timeline(
    /// Entries, oldest first.
    entries: Vec<Entry>,
    /// Names the employee and marks what only staff see.
    #[prop(optional)]
    staff: bool,
) -> impl IntoView {
    let items = entries.into_iter().map(|entry| item(entry, staff)).collect_view();
    view! { <ol class="timeline" aria-label=crate::tr!(ui.timeline)>{items}</ol> }
}

fn item(entry: Entry, staff: bool) -> impl IntoView {
    let sentence = what_sentence(&entry);
    let by = staff.then(|| entry.person.clone().unwrap_or_else(|| role_name(entry.by).to_owned()));
    let internal = staff && entry.what == What::Note;
    view! {
        <li class=class(entry.what)>
            <p class="timeline-what">
                {sentence} {internal.then(|| view! { <span class="tag">{crate::tr!(ui.internal)}</span> })}
            </p>
            <p class="timeline-when"><Moment at=entry.at_ms />{by.map(|by| format!(" · {by}"))}</p>
            {entry.text.map(|text| view! { <p class="timeline-text prose">{text}</p> })}
            {entry.recordings.into_iter().map(super::player::player).collect_view()}
            {(entry.what == What::Amended && !entry.media.is_empty())
                .then(|| view! { <p class="muted">{crate::tr!(ui.photos_taken)}</p> })}
            {(!entry.media.is_empty()).then(|| view! { <PhotoGrid photos=entry.media /> })}
        </li>
    }
}

fn class(what: What) -> &'static str {
    match what {
        What::Answered => "timeline-item is-good",
        What::Refused | What::Withdrawn | What::Disputed | What::LeftUnconsidered => "timeline-item is-bad",
        What::Note => "timeline-item is-internal",
        _ => "timeline-item",
    }
}
