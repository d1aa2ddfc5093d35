//! The editor: sections and clauses exactly as in the model form, the list of clauses beside it.

use super::conflicts::ConflictsPart;
use super::fields::{Sheet, control};
use super::progress::ClausesPart;
use super::saving::{Draft, Standing};
use crate::api::map::institutions;
use crate::context::lang;
use crate::page::regulation::words::{group, section};
use crate::tr;
use crate::ui::*;
use domain::ids::RegulationId;
use domain::regulation::{Clause, Section};
use leptos::prelude::*;

/// The editor of a draft.
#[component]
pub fn Editor(id: RegulationId, draft: Draft) -> impl IntoView {
    let bodies = crate::wire::resource(|| (), |()| institutions());
    let id = StoredValue::new(id);
    view! {
        <div class="regulation-editor">
            <ClausesPart text=draft.text/>
            <div class="stack">
                <StandingPart draft/>
                <ConflictsPart draft/>
                <Suspense fallback=|| view! { <Skeleton lines=12/> }>
                    {move || Suspend::new(async move {
                        let all = bodies.await.unwrap_or_default();
                        let bodies = all.into_iter().map(|one| Choice::new(one.id.0, one.name.in_lang(lang()))).collect();
                        let sheet = Sheet { text: draft.text, id, bodies: StoredValue::new(bodies) };
                        let sections = [(Section::General, "1"), (Section::Providing, "2"), (Section::Procedures, "3")];
                        sections.map(|(one, nr)| part(sheet, one, nr)).into_iter().collect_view()
                    })}
                </Suspense>
            </div>
        </div>
    }
}

fn part(sheet: Sheet, one: Section, nr: &'static str) -> impl IntoView {
    let clauses = Clause::written().filter(move |clause| clause.section() == one);
    let clause = move |clause: Clause| {
        let above = group(lang(), clause).map(|(number, words)| view! { <h3 class="regulation-group">{number} ". " {words}</h3> });
        view! {
            {above}
            <div class="clause-field" id=clause.number()>
                <span class="clause-number" aria-hidden="true">{clause.number()}</span>
                <div class="clause-control">{control(sheet, clause)}</div>
            </div>
        }
    };
    view! {
        <section class="panel stack">
            <h2>{nr} ". " {section(lang(), one)}</h2>
            {clauses.map(clause).collect_view()}
        </section>
    }
}

/// Whether everything is kept, and where.
#[component]
fn StandingPart(draft: Draft) -> impl IntoView {
    let told = move || match draft.standing.get() {
        Standing::Saved => tr!(regulation.saved),
        Standing::Saving => tr!(regulation.saving),
        Standing::Here => tr!(regulation.unsaved),
    };
    let save = move |()| draft.save();
    view! {
        <div class="row regulation-standing">
            <p role="status" data-standing=move || if draft.standing.get() == Standing::Saved { "saved" } else { "open" }>{told}</p>
            {move || (draft.standing.get() == Standing::Here).then(|| view! {
                <Button kind="button" look=Look::Quiet on_press=save>{tr!(regulation.save_now)}</Button>
            })}
        </div>
        <InlineError error=Signal::derive(move || draft.failed.get())/>
    }
}
