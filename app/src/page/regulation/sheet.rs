//! The text in the layout of the model form: the block of approval, the title, the clauses with their numbers.

use super::diagram::Diagram;
use super::form_file;
use super::words::{group, number, said, section, title};
use crate::context::lang;
use crate::tr;
use domain::ids::RegulationId;
use domain::regulation::{Clause, Section, Text, VersionView};
use leptos::prelude::*;

/// A version, as it is read and printed.
#[component]
pub fn Sheet(id: RegulationId, shown: VersionView) -> impl IntoView {
    let VersionView { text, signer, since_ms, .. } = shown;
    let approved = since_ms.map(|at| if signer.is_empty() { at.date().display() } else { format!("{signer}, {}", at.date().display()) });
    let sections = [(Section::General, "1"), (Section::Providing, "2"), (Section::Procedures, "3")];
    let sections = sections.map(|(one, nr)| part(&id, one, nr, &text));
    view! {
        <article class="regulation-sheet" lang="az">
            <div class="regulation-approval">
                <p><strong>{tr!(regulation.approve_head)} ":"</strong></p>
                <p>{text.provider.clone()}</p>
                <p>{approved.unwrap_or_else(|| tr!(regulation.not_said).to_owned())}</p>
            </div>
            <p class="regulation-name">{text.name.clone()}</p>
            <p class="regulation-title">{tr!(regulation.form_title)}</p>
            {sections.into_iter().collect_view()}
        </article>
    }
}

fn part(id: &RegulationId, one: Section, nr: &'static str, text: &Text) -> impl IntoView + use<> {
    let clauses: Vec<Clause> = Clause::ALL.iter().copied().filter(|clause| clause.section() == one).collect();
    let shown = clauses.into_iter().map(|clause| clause_of(id, clause, text)).collect_view();
    let drawing = (one == Section::Procedures).then(|| view! { <Diagram text=text.clone()/> });
    view! {
        <section>
            <h2 lang=lang().tag()>{nr} ". " {section(lang(), one)}</h2>
            {shown}
            {drawing}
        </section>
    }
}

fn clause_of(id: &RegulationId, clause: Clause, text: &Text) -> impl IntoView + use<> {
    let above =
        group(lang(), clause).map(|(number, words)| view! { <p class="regulation-group" lang=lang().tag()>{number} ". " {words} ":"</p> });
    let body = match clause {
        Clause::Forms if !text.forms.is_empty() => forms(id, text).into_any(),
        _ => paragraphs(said(lang(), clause, text), clause, text),
    };
    let nr = number(clause);
    let heading = if nr.is_empty() { title(lang(), clause).to_owned() } else { format!("{nr}. {}", title(lang(), clause)) };
    view! {
        {above}
        <div class="regulation-clause" id=clause.number()>
            <h3 lang=lang().tag()>{heading} ":"</h3>
            {body}
        </div>
    }
}

fn paragraphs(lines: Vec<String>, clause: Clause, text: &Text) -> AnyView {
    if lines.is_empty() {
        let words = if needed(clause, text) { tr!(regulation.not_said) } else { tr!(regulation.not_needed) };
        return view! { <p class="muted">{words}</p> }.into_any();
    }
    lines.into_iter().map(|line| view! { <p class="prose">{line}</p> }).collect_view().into_any()
}

/// Whether the rules of completeness ask for it.
fn needed(clause: Clause, text: &Text) -> bool {
    domain::regulation::check::check(text).iter().any(|fault| fault.clause == clause)
}

fn forms(id: &RegulationId, text: &Text) -> impl IntoView + use<> {
    let line = |one: &domain::regulation::FormFile| {
        view! { <li><a rel="external" download="" href=form_file(id, one.file.as_str())>{one.name.clone()}</a> " (" {one.file_name.clone()} ")"</li> }
    };
    view! { <ul class="plain-list">{text.forms.iter().map(line).collect_view()}</ul> }
}
