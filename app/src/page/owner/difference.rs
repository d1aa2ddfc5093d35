//! What of the citizen's words the public will read, and what was changed (A8.5, T3.1).

use crate::page::desk::state::use_desk;
use crate::tr;
use domain::desk::diff::{Part, words};
use leptos::prelude::*;

/// The difference of the text for the public from the citizen's, while one types. An empty text is not shown, so it has none.
#[component]
pub fn Difference() -> impl IntoView {
    let desk = use_desk();
    let parts = Memo::new(move |_| {
        let public = desk.typed.public_text.get();
        let own = desk.card.with(|card| card.as_ref().map(|card| card.text.clone()).unwrap_or_default());
        if public.trim().is_empty() { Vec::new() } else { words(own.trim(), public.trim()) }
    });
    move || {
        let parts = parts.get();
        (!parts.is_empty()).then(|| {
            let same = parts.iter().all(|part| matches!(part, Part::Same(_)));
            let shown = if same {
                view! { <p class="muted">{tr!(triage.diff_same)}</p> }.into_any()
            } else {
                view! { <p class="desk-difference">{parts.into_iter().map(part).collect_view()}</p> }.into_any()
            };
            view! { <div class="stack" role="group" aria-label=tr!(triage.diff_title)><p class="hint">{tr!(triage.diff_title)}</p>{shown}</div> }
        })
    }
}

/// What is gone and what is new is said in words too, not by its look alone.
fn part(part: Part) -> AnyView {
    match part {
        Part::Same(words) => words.into_any(),
        Part::Gone(words) => view! { <del><span class="visually-hidden">{tr!(triage.diff_gone)} ": "</span>{words}</del> }.into_any(),
        Part::New(words) => view! { <ins><span class="visually-hidden">{tr!(triage.diff_new)} ": "</span>{words}</ins> }.into_any(),
    }
}
