//! The operations as a drawing (3.4): a box for each, one under the other. The list under it says the same in words.

use super::words::at_most;
use crate::context::lang;
use crate::tr;
use domain::regulation::{Operation, Text};
use leptos::prelude::*;

/// Sizes, in the drawing's own units.
const WIDE: usize = 640;
const BOX: usize = 76;
const STEP: usize = 108;
/// Letters of a line that fit into a box.
const LETTERS: usize = 58;

/// The drawing, and the list that is its text; nothing where there are no operations.
#[component]
pub fn Diagram(text: Text) -> impl IntoView {
    let operations = text.operations;
    let count = operations.len();
    (count > 0).then(|| {
        let high = STEP * count - (STEP - BOX) + 4;
        let boxes = operations.iter().enumerate().map(|(at, one)| drawn(at, one, at + 1 < count)).collect_view();
        view! {
            <figure class="steps-figure">
                <figcaption>{tr!(regulation.diagram_title)}</figcaption>
                <svg class="steps-drawing" viewBox=format!("0 0 {WIDE} {high}") role="img" aria-label=tr!(regulation.diagram_label, count)>
                    {boxes}
                </svg>
                <ol class="steps-list">{operations.into_iter().map(told).collect_view()}</ol>
            </figure>
        }
    })
}

fn drawn(at: usize, one: &Operation, goes_on: bool) -> impl IntoView + use<> {
    let top = at * STEP + 2;
    let name = format!("{}. {}", at + 1, one.name);
    let beside = [one.responsible.clone(), if one.span.most == 0 { String::new() } else { at_most(lang(), one.span) }];
    let beside: Vec<String> = beside.into_iter().filter(|words| !words.is_empty()).collect();
    let class = if one.other.trim().is_empty() { "steps-box" } else { "steps-box is-shared" };
    let (end, next) = (top + BOX, top + STEP);
    let arrow = format!(
        "M{x} {end}V{to}M{left} {head}L{x} {to}L{right} {head}",
        x = WIDE / 2,
        to = next - 2,
        left = WIDE / 2 - 7,
        right = WIDE / 2 + 7,
        head = next - 10
    );
    view! {
        <rect class=class x="2" y=top.to_string() width=(WIDE - 4).to_string() height=BOX.to_string() rx="10"></rect>
        <text class="steps-name" x="20" y=(top + 31).to_string()>{cut(&name)}</text>
        <text class="steps-beside" x="20" y=(top + 56).to_string()>{cut(&beside.join(" · "))}</text>
        {goes_on.then(|| view! { <path class="steps-arrow" d=arrow></path> })}
    }
}

/// What fits into a box; the list holds all of it.
fn cut(words: &str) -> String {
    if words.chars().count() <= LETTERS { words.to_owned() } else { words.chars().take(LETTERS - 1).chain(['…']).collect() }
}

fn told(one: Operation) -> impl IntoView {
    let other = (!one.other.trim().is_empty()).then(|| view! { <p>{tr!(regulation.with_other, &one.other)}</p> });
    let time = (one.span.most > 0).then(|| view! { <p>{tr!(regulation.takes, at_most(lang(), one.span))}</p> });
    view! {
        <li>
            <p><strong>{one.name.clone()}</strong></p>
            <p class="prose">{one.content.clone()}</p>
            <p>{tr!(regulation.responsible_is, &one.responsible)}</p>
            {time}
            {other}
            <p>{tr!(regulation.comes, &one.result)}</p>
        </li>
    }
}
