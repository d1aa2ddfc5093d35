//! The operations as a scheme (3.4): a box for each with its words, one under the other, arrows between them. It is a list, so that it is
//! read aloud, enlarged and printed like any text.

use super::words::at_most;
use crate::context::lang;
use crate::tr;
use domain::regulation::{Operation, Text};
use leptos::prelude::*;

/// The scheme; nothing where there are no operations.
#[component]
pub fn Diagram(text: Text) -> impl IntoView {
    let operations = text.operations;
    (!operations.is_empty()).then(|| {
        view! {
            <figure class="steps-figure">
                <figcaption>{tr!(regulation.diagram_title)}</figcaption>
                <ol class="steps-drawing">{operations.into_iter().enumerate().map(|(at, one)| step(at, one)).collect_view()}</ol>
            </figure>
        }
    })
}

/// A box; one in which another body takes part has a broken line, and says so.
fn step(at: usize, one: Operation) -> impl IntoView {
    let shared = !one.other.trim().is_empty();
    let other = shared.then(|| view! { <p class="steps-beside">{tr!(regulation.with_other, &one.other)}</p> });
    let time = (one.span.most > 0).then(|| view! { <p class="steps-beside">{tr!(regulation.takes, at_most(lang(), one.span))}</p> });
    view! {
        <li class="steps-box" class:is-shared=shared>
            <p class="steps-name">{at + 1} ". " {one.name.clone()}</p>
            <p class="prose">{one.content.clone()}</p>
            <p class="steps-beside">{tr!(regulation.responsible_is, &one.responsible)}</p>
            {time}
            {other}
            <p class="steps-beside">{tr!(regulation.comes, &one.result)}</p>
        </li>
    }
}
