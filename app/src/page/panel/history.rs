//! The history of a record: who, when, from what to what; each entry can be taken up again.

use super::{of_record, words};
use crate::tr;
use crate::ui::*;
use domain::panel::effect::Choices;
use domain::panel::{Act, Change, Column, Resource, Values};
use leptos::prelude::*;

/// The entries, the newest first; nothing for a new record.
pub fn history(resource: Resource, id: &str, names: &[(Column, Choices)], changes: Vec<Change>) -> Option<AnyView> {
    if id.is_empty() {
        return None;
    }
    let none = changes.is_empty().then(|| view! { <p class="muted">{tr!(panel.history_none)}</p> });
    let entries = changes.into_iter().map(|change| entry(resource, id, names, change)).collect_view();
    Some(
        view! {
            <section class="panel stack" aria-labelledby="panel-history">
                <h2 id="panel-history">{tr!(panel.history)}</h2>
                {none}
                <ol class="plain-list stack">{entries}</ol>
            </section>
        }
        .into_any(),
    )
}

fn entry(resource: Resource, id: &str, names: &[(Column, Choices)], change: Change) -> impl IntoView + use<> {
    let Change { nr, at_ms, by, act, before, after } = change;
    let what = match (act, before.is_none()) {
        (Act::Removed, _) => tr!(panel.act_removed),
        (Act::Imported, true) => tr!(panel.act_imported_new),
        (Act::Imported, false) => tr!(panel.act_imported),
        (Act::Saved, true) => tr!(panel.act_made),
        (Act::Saved, false) => tr!(panel.act_saved),
    };
    let restorable = before.is_some() && !resource.is_versioned() && resource != Resource::Users;
    let href = format!("{}&restore={nr}", of_record(resource, id, ""));
    let lines = match (&before, &after) {
        (Some(before), Some(after)) => differences(resource, names, before, after),
        _ => Vec::new(),
    };
    view! {
        <li class="stack">
            <p><strong>{what}</strong> " · " {by} " · " <Moment at=at_ms/></p>
            {(!lines.is_empty()).then(|| view! { <dl class="facts">{lines}</dl> })}
            {restorable.then(|| view! { <p><a href=href>{tr!(panel.restore, nr)}</a></p> })}
        </li>
    }
}

/// Longest text shown of a value; the whole stands in the record.
const SHOWN: usize = 200;

fn differences(resource: Resource, names: &[(Column, Choices)], before: &Values, after: &Values) -> Vec<AnyView> {
    let short = |value: String| match value.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &value[..at]),
        None => value,
    };
    let changed = resource.columns().iter().filter(|spec| before.get(spec.column) != after.get(spec.column));
    let line = |spec: &domain::panel::Spec| {
        let [from, to] = [before, after].map(|values| short(words::value(*spec, values.get(spec.column), names)));
        let from = if from.is_empty() { "—".to_owned() } else { from };
        let to = if to.is_empty() { "—".to_owned() } else { to };
        view! { <Fact name=words::column(spec.column)><del>{from}</del> " → " <ins>{to}</ins></Fact> }.into_any()
    };
    changed.map(line).collect()
}
