//! Beside the editor: every clause with how it stands, and what is missing, each with a link to its place.

use crate::context::lang;
use crate::page::regulation::words::{flaw_sentence, section, title};
use crate::tr;
use crate::ui::*;
use domain::regulation::check::{Standing, check, standing};
use domain::regulation::{Clause, Fault, Section, Text};
use leptos::prelude::*;

/// The clauses, by section.
#[component]
pub fn ClausesPart(text: RwSignal<Text>) -> impl IntoView {
    let faults = Memo::new(move |_| text.with(check));
    let sections = [Section::General, Section::Providing, Section::Procedures];
    let part = move |one: Section| {
        let clauses = Clause::ALL.iter().copied().filter(move |clause| clause.section() == one);
        view! {
            <p class="clause-section">{section(lang(), one)}</p>
            <ol class="plain-list">{clauses.map(|clause| line(clause, text, faults)).collect_view()}</ol>
        }
    };
    view! {
        <nav class="clause-list" aria-label=tr!(regulation.clauses_title)>
            <h2>{tr!(regulation.clauses_title)}</h2>
            {sections.map(part).into_iter().collect_view()}
        </nav>
    }
}

fn line(clause: Clause, text: RwSignal<Text>, faults: Memo<Vec<Fault>>) -> impl IntoView {
    let how = Memo::new(move |_| match text.with(|text| faults.with(|faults| standing(clause, text, faults))) {
        Standing::Good => 0_u8,
        Standing::Faulty => 1,
        Standing::Open => 2,
    });
    let shown = move || match how.get() {
        0 => (Icon::Check, "is-good", tr!(regulation.is_good)),
        1 => (Icon::Alert, "is-bad", tr!(regulation.is_faulty)),
        _ => (Icon::Minus, "", tr!(regulation.is_open)),
    };
    view! {
        <li class=move || format!("clause-line {}", shown().1)>
            <a href=format!("#{}", clause.written_in().number())>{clause.number()} " " {title(lang(), clause)}</a>
            {move || view! { <Glyph icon=shown().0/> }}
            <span class="visually-hidden">{move || shown().2}</span>
        </li>
    }
}

/// What is missing, clause by clause.
#[component]
pub fn FaultsPart(text: RwSignal<Text>) -> impl IntoView {
    let faults = Memo::new(move |_| text.with(check));
    let line = |fault: Fault| {
        let href = format!("#{}", fault.clause.written_in().number());
        view! { <li><a href=href>{flaw_sentence(fault.clause, fault.flaw)}</a></li> }
    };
    view! {
        <section class="panel stack" id="faults" aria-labelledby="faults-title">
            <h2 id="faults-title">{tr!(regulation.faults_title)}</h2>
            {move || match faults.get() {
                none if none.is_empty() => view! { <Notice kind=Tone::Good><p>{tr!(regulation.faults_none)}</p></Notice> }.into_any(),
                some => {
                    let mut clauses: Vec<Clause> = some.iter().map(|fault| fault.clause).collect();
                    clauses.dedup();
                    view! {
                        <p>{tr!(regulation.faults_count, i64::try_from(clauses.len()).unwrap_or(i64::MAX))}</p>
                        <ul>{some.into_iter().map(line).collect_view()}</ul>
                    }
                    .into_any()
                }
            }}
        </section>
    }
}
