//! What a service asks for and what it gives, by the regulation in force: the exact list of documents, the forms to fill in (R7.1.1), how
//! long it takes, what comes of it.

use super::super::words;
use crate::ui::*;
use crate::{routes, tr};
use domain::eservice::Kind;
use domain::eservice::portal::ServiceCard;
use domain::regulation::{Document, FormFile, HeldDocument};
use leptos::prelude::*;

/// Documents and forms.
pub fn needs(card: &ServiceCard) -> AnyView {
    let Some(regulation) = &card.regulation else {
        return view! { <Notice kind=Tone::Info title=tr!(portal.no_regulation_title)><p>{tr!(portal.no_regulation)}</p></Notice> }
            .into_any();
    };
    let text = &regulation.text;
    let nothing = text.documents.is_empty() && text.held.is_empty();
    let documents = text.documents.iter().map(document).collect_view();
    let held = text.held.iter().map(held).collect_view();
    let forms = text.forms.iter().enumerate().map(|(nr, form)| form_file(&card.number, nr, form)).collect_view();
    view! {
        <section class="panel stack" aria-labelledby="needs">
            <h2 id="needs">{tr!(portal.needs)}</h2>
            {nothing.then(|| view! { <p>{tr!(portal.needs_nothing)}</p> })}
            {(!text.documents.is_empty()).then(|| view! { <h3>{tr!(portal.documents)}</h3> <ul class="services-points">{documents}</ul> })}
            {(!text.held.is_empty()).then(|| view! {
                <h3>{tr!(portal.held)}</h3>
                <p class="muted">{tr!(portal.held_hint)}</p>
                <ul class="services-points">{held}</ul>
            })}
            {(!text.forms.is_empty()).then(|| view! { <h3>{tr!(portal.forms)}</h3> <ul class="services-points">{forms}</ul> })}
        </section>
    }
    .into_any()
}

fn document(it: &Document) -> impl IntoView + use<> {
    let notes = [(!it.required).then(|| tr!(portal.not_always)), it.original.then(|| tr!(portal.original))];
    let notes = notes.into_iter().flatten().map(|note| view! { <span class="muted">" · " {note}</span> }).collect_view();
    view! { <li>{it.name.clone()} {notes}</li> }
}

fn held(it: &HeldDocument) -> impl IntoView + use<> {
    let by = (!it.identified_by.is_empty()).then(|| tr!(portal.identified_by, &it.identified_by));
    view! { <li>{it.name.clone()} {by.map(|by| view! { <span class="muted">" · " {by}</span> })}</li> }
}

fn form_file(number: &str, nr: usize, form: &FormFile) -> impl IntoView + use<> {
    let href = format!("{}/forms/{nr}", routes::service(number));
    view! { <li><a href=href rel="external" download=form.file_name.clone()>{form.name.clone()}</a> <span class="muted">{form.file_name.clone()}</span></li> }
}

/// How long it takes, what comes of it, and the whole regulation.
pub fn course(card: &ServiceCard) -> Option<AnyView> {
    let regulation = card.regulation.as_ref()?;
    let text = &regulation.text;
    let always = card.facts.kind == Kind::Informational;
    let steps = text.operations.iter().map(|one| {
        let name = one.name.clone();
        let span = (one.span.most > 0).then(|| words::span(one.span));
        view! { <li>{name} {span.map(|span| view! { <span class="muted nowrap">" · " {span}</span> })}</li> }
    });
    let steps = steps.collect_view();
    let refusals = text.refusals.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view();
    let whole = tr!(portal.whole_regulation, regulation.version, regulation.since_ms.date().display());
    let href = crate::page::regulation::public_page(&regulation.id);
    let span = (text.span.most > 0).then(|| words::span(text.span));
    let span = span.map(|span| view! { <Fact name=tr!(portal.span)>{span}</Fact> });
    let result = text.result.clone();
    Some(
        view! {
            <section class="panel stack" aria-labelledby="course">
                <h2 id="course">{tr!(portal.course)}</h2>
                <Facts>
                    {span}
                    <Fact name=tr!(portal.result)>{result}</Fact>
                </Facts>
                {always.then(|| view! { <p>{tr!(portal.always_open)}</p> })}
                {(!text.operations.is_empty()).then(|| view! { <h3>{tr!(portal.steps)}</h3> <ol class="services-points">{steps}</ol> })}
                {(!text.refusals.is_empty()).then(|| view! { <h3>{tr!(portal.refusals)}</h3> <ul class="services-points">{refusals}</ul> })}
                <p><a href=href>{whole}</a></p>
            </section>
        }
        .into_any(),
    )
}
