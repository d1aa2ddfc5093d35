//! Clauses that two have changed at once: both wordings, and which of them stands.

use super::saving::Draft;
use crate::context::lang;
use crate::page::regulation::words::{said, title};
use crate::tr;
use crate::ui::*;
use domain::regulation::Clause;
use leptos::prelude::*;

/// The open conflicts of a draft.
#[component]
pub fn ConflictsPart(draft: Draft) -> impl IntoView {
    let one = move |clause: Clause| {
        let heading = format!("{} {}", clause.number(), title(lang(), clause));
        let words = move |text: RwSignal<domain::regulation::Text>| {
            let lines = text.with(|text| said(lang(), clause, text));
            lines.into_iter().map(|line| view! { <p class="prose">{line}</p> }).collect_view()
        };
        view! {
            <div class="conflict">
                <p><strong>{heading}</strong></p>
                <div class="conflict-sides">
                    <div><p class="muted">{tr!(regulation.conflict_theirs)}</p>{move || words(draft.text)}</div>
                    <div><p class="muted">{tr!(regulation.conflict_mine)}</p>{move || words(draft.mine)}</div>
                </div>
                <div class="row">
                    <Button kind="button" on_press=move |()| draft.settle(clause, true)>{tr!(regulation.conflict_take_mine, clause.number())}</Button>
                    <Button kind="button" look=Look::Quiet on_press=move |()| draft.settle(clause, false)>
                        {tr!(regulation.conflict_take_theirs, clause.number())}
                    </Button>
                </div>
            </div>
        }
    };
    view! {
        <div role="alert">
            {move || {
                let open = draft.conflicts.get();
                (!open.is_empty()).then(|| view! {
                    <Notice kind=Tone::Warn title=tr!(regulation.conflict_title)>
                        <p>{tr!(regulation.conflict_text)}</p>
                        {open.into_iter().map(one).collect_view()}
                    </Notice>
                })
            }}
        </div>
    }
}
