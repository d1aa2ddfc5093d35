//! What both sides see of a request: answers with documents, history, result.

use super::documents::file_link;
use super::form::span_words;
use super::words::{flaw_name, is_of_organisation, label_of, state_look, state_name, value_of, what_name};
use crate::context::lang;
use crate::page::signature::SignaturePart;
use crate::ui::*;
use crate::{routes, tr};
use domain::eservice::request::{Answered, Mending, RequestCard, RequestEntry, RequestFileView, RequestResult, Side};
use domain::ids::RequestId;
use domain::signature::SignatureView;
use leptos::prelude::*;

/// Number, state, time.
pub fn head(card: &RequestCard) -> impl IntoView + use<> {
    let line = card.line.clone();
    let (paused, due) = (card.paused, card.due);
    // As the regulation said when it was sent, whatever it says now.
    let (span, version) = (card.words.span, card.words.version);
    view! {
        <section class="panel stack">
            <div class="row">
                <strong translate="no">{line.number}</strong>
                <span class=state_look(line.state)>{state_name(line.state)}</span>
                {line.clock.map(|clock| view! { <ClockLabel clock/> })}
                {paused.map(|day| view! { <span class="muted">{tr!(request.paused, day.display())}</span> })}
            </div>
            <Facts>
                <Fact name=tr!(request.fact_provider)>{line.provider.in_lang(lang()).to_owned()}</Fact>
                <Fact name=tr!(request.fact_sent)><Moment at=line.sent_ms/></Fact>
                <Fact name=tr!(request.fact_due)><Day date=due/></Fact>
                {span.map(|span| view! { <Fact name=tr!(request.fact_span)>{span_words(span)}</Fact> })}
                <Fact name=tr!(request.fact_regulation)>{tr!(request.version, version)}</Fact>
                <Fact name=tr!(request.fact_service)><span translate="no">{line.service}</span></Fact>
            </Facts>
        </section>
    }
}

/// The answers with their documents.
pub fn answers(all: Vec<Answered>) -> impl IntoView {
    let of_organisation = |one: &Answered| one.field.held.is_some_and(is_of_organisation);
    let organisation = all.iter().any(|one| of_organisation(one) && !one.value.is_empty());
    let all = all.into_iter().filter(move |one| organisation || !of_organisation(one));
    let one = |one: Answered| {
        let is_document = one.field.kind == domain::eservice::form::FieldKind::Document;
        let empty = one.files.is_empty();
        let value = (!is_document || empty).then(|| value_of(&one.field, &one.value));
        view! {
            <Fact name=label_of(&one.field)>
                {value.map(|value| view! { <span class="prose">{value}</span> })}
                <ul class="plain-list">{one.files.into_iter().map(file).collect_view()}</ul>
            </Fact>
        }
    };
    view! {
        <section class="panel stack">
            <h2>{tr!(request.answers_title)}</h2>
            <Facts>{all.map(one).collect_view()}</Facts>
        </section>
    }
}

fn file(one: RequestFileView) -> impl IntoView {
    view! {
        <li>
            {file_link(&one)}
            {one.replaced.then(|| view! { " " <span class="tag">{tr!(request.replaced)}</span> })}
            {one.signature.map(|report| view! { <SignaturePart signature=SignatureView { id: None, report }/> })}
        </li>
    }
}

/// What is to be mended of one thing, and how.
pub fn mending(one: Mending) -> impl IntoView {
    view! { <Notice kind=Tone::Warn title=flaw_name(one.flaw)><p class="prose">{one.advice}</p></Notice> }
}

/// The history.
pub fn history(entries: Vec<RequestEntry>, answered: &[Answered]) -> impl IntoView + use<> {
    let labels: Vec<(String, String)> = answered.iter().map(|one| (one.field.key.clone(), label_of(&one.field))).collect();
    let label = move |key: &str| labels.iter().find(|(one, _)| one == key).map(|(_, label)| label.clone()).unwrap_or_default();
    let one = |entry: RequestEntry| {
        let by = (!entry.by.is_empty()).then(|| format!(" · {}", entry.by));
        let items = entry.mendings.into_iter().map(|one| {
            view! { <li><strong>{label(&one.field)}</strong> " — " {flaw_name(one.flaw)} ": " {one.advice}</li> }
        });
        let items: Vec<_> = items.collect();
        view! {
            <li class="timeline-item">
                <p class="timeline-what">{what_name(entry.what)}</p>
                <p class="timeline-when"><Moment at=entry.at_ms/>{by}</p>
                {(!entry.text.is_empty()).then(|| view! { <p class="timeline-text prose">{entry.text}</p> })}
                {(!items.is_empty()).then(|| view! { <ul>{items}</ul> })}
            </li>
        }
    };
    let items = entries.into_iter().map(one).collect_view();
    view! {
        <section class="panel stack">
            <h2 id="request-history">{tr!(request.history_title)}</h2>
            <ol class="timeline" aria-labelledby="request-history">{items}</ol>
        </section>
    }
}

/// The result or the refusal, to be taken; `complaint` is the regulation's 3.6.
pub fn result(id: &RequestId, one: RequestResult, side: Side, complaint: Vec<String>) -> impl IntoView + use<> {
    let refused = !one.ground.is_empty();
    let files = one.by_itself.then(|| ["document", "signature"].map(|part| routes::request_sealed(id, part)));
    let by_itself = files.map(|[document, seal]| {
        view! {
            <p class="muted">{tr!(request.by_itself)}</p>
            <div class="row">
                <a class="button" rel="external" download="" href=document>{tr!(signature.take_document)}</a>
                <a class="button" rel="external" download="" href=seal>{tr!(signature.take_signature)}</a>
            </div>
        }
    });
    let title = if refused { tr!(request.refusal_title) } else { tr!(request.result_title) };
    view! {
        <section class="panel stack" id="result">
            <h2>{title}</h2>
            {refused.then(|| view! { <p><strong>{tr!(request.ground)} ": "</strong> {one.ground}</p> })}
            <p class="prose">{one.text}</p>
            {by_itself}
            <ul class="plain-list">{one.files.into_iter().map(file).collect_view()}</ul>
            <SignaturePart signature=one.signature/>
            {(refused && side == Side::Person).then(|| view! {
                <p class="muted">{tr!(request.refusal_next)}</p>
                <ul>{complaint.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
            })}
        </section>
    }
}
