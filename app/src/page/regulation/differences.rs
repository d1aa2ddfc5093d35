//! How two versions differ, clause by clause and word by word.

use super::words::{said, title};
use crate::context::lang;
use crate::tr;
use domain::desk::diff::Part;
use domain::regulation::{Difference, Text, diff};
use leptos::prelude::*;

/// The clauses that differ between an earlier text and a later one.
#[component]
pub fn Differences(before: Text, after: Text) -> impl IntoView {
    let found = diff::between(&before, &after, |clause, text| said(lang(), clause, text).join("\n"));
    if found.is_empty() {
        return view! { <p class="muted">{tr!(regulation.changes_none)}</p> }.into_any();
    }
    view! { <dl class="clause-changes">{found.into_iter().map(one).collect_view()}</dl> }.into_any()
}

fn one(difference: Difference) -> impl IntoView {
    let heading = format!("{} {}", difference.clause.number(), title(lang(), difference.clause));
    view! {
        <dt>{heading}</dt>
        <dd class="prose">{difference.parts.into_iter().map(part).collect_view()}</dd>
    }
}

/// Struck out and put in are told to who doesn't see the colours too.
fn part(part: Part) -> AnyView {
    match part {
        Part::Same(words) => words.into_any(),
        Part::Gone(words) => view! { <del><span class="visually-hidden">{tr!(regulation.was_gone)} ": "</span>{words}</del> }.into_any(),
        Part::New(words) => view! { <ins><span class="visually-hidden">{tr!(regulation.was_new)} ": "</span>{words}</ins> }.into_any(),
    }
}
