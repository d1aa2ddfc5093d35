//! An application to be read: facts, last day, signature, history; the operator's decision under it.

use super::application::Steps;
use super::decide::DecidePart;
use super::facts::FactsPart;
use super::form::WithdrawPart;
use super::words;
use crate::context::lang;
use crate::page::signature::SignaturePart;
use crate::tr;
use crate::ui::eservice::item_name;
use crate::ui::*;
use domain::eservice::application::{ApplicationCard, ApplicationEntry, ApplicationState, ApplicationStep, ChangeLine};
use domain::eservice::{Act, Item};
use leptos::prelude::*;

/// The whole card.
#[component]
pub fn Whole(card: ApplicationCard, steps: Steps) -> impl IntoView {
    let ApplicationCard { line, form, before, service_number, due, reported_late, steps: may, signature, entries, history, .. } = card;
    let (act, granted) = (line.act, line.state == ApplicationState::Granted);
    let decides = may.contains(&ApplicationStep::Grant).then(|| (form.id.0.clone(), form.seen));
    let withdraws = may.contains(&ApplicationStep::Withdraw).then(|| (form.id.0.clone(), RwSignal::new(form.seen)));
    let numbered = (!line.number.is_empty()).then_some(line.number);
    let service = service_number.clone();
    let changed = form.happened_on.parse::<domain::time::Date>().ok();
    let reason = Some(form.reason).filter(|text| act == Act::Cancel && !text.is_empty());
    view! {
        {service.filter(|_| granted).map(|number| view! {
            <Notice kind=Tone::Good title=words::change(act)><p>{tr!(register.item_number)} ": " <strong translate="no">{number}</strong></p></Notice>
        })}
        <section class="panel stack">
            <div class="row">
                {numbered.map(|number| view! { <strong translate="no">{number}</strong> })}
                <span class=words::state_look(line.state)>{words::state(line.state)}</span>
                {line.clock.map(|clock| view! { <ClockLabel clock/> })}
                {line.late.then(|| view! { <span class="clock is-late">{tr!(register.decided_late)}</span> })}
                {reported_late.then(|| view! { <span class="clock is-late">{tr!(register.reported_late)}</span> })}
            </div>
            <Facts>
                <Fact name=item_name(Item::Provider)>{line.provider.in_lang(lang()).to_owned()}</Fact>
                {service_number.filter(|_| !granted).map(|number| view! {
                    <Fact name=tr!(register.item_number)><span translate="no">{number}</span></Fact>
                })}
                {due.map(|(day, clause)| view! { <Fact name=tr!(register.due)><Day date=day/> " · " {tr!(register.due_clause, clause.trim_start_matches('R'))}</Fact> })}
                {changed.map(|day| view! { <Fact name=item_name(Item::HappenedOn)><Day date=day/></Fact> })}
                {reason.map(|reason| view! { <Fact name=item_name(Item::Reason)><span class="register-value">{reason}</span></Fact> })}
            </Facts>
            <FactsPart facts=form.facts before/>
            {signature.map(|signature| view! { <SignaturePart signature/> })}
        </section>
        {decides.map(|(id, seen)| view! { <DecidePart id seen act steps/> })}
        {withdraws.map(|(id, seen)| view! { <WithdrawPart id seen steps/> })}
        <Entries entries/>
        <History history/>
    }
}

/// What was done with the application.
#[component]
pub fn Entries(entries: Vec<ApplicationEntry>) -> impl IntoView {
    let line = |one: ApplicationEntry| {
        let reason = Some(one.reason).filter(|reason| !reason.is_empty());
        view! {
            <li>
                <Moment at=one.at_ms/> " · " {words::step(one.step)} " · " {one.by}
                {reason.map(|reason| view! { <p class="prose">{reason}</p> })}
            </li>
        }
    };
    (!entries.is_empty()).then(|| {
        view! {
            <section class="panel stack">
                <h2>{tr!(register.entries)}</h2>
                <ol class="plain-list">{entries.into_iter().map(line).collect_view()}</ol>
            </section>
        }
    })
}

/// What happened to the service in the register (R10.5).
#[component]
pub fn History(history: Vec<ChangeLine>) -> impl IntoView {
    let line = |one: ChangeLine| {
        view! { <li><Moment at=one.at_ms/> " · " {words::change(one.act)} " · " {tr!(register.version, one.version)}</li> }
    };
    (!history.is_empty()).then(|| {
        view! {
            <section class="panel stack" id="register-history">
                <h2>{tr!(register.history)}</h2>
                <ol class="plain-list">{history.into_iter().map(line).collect_view()}</ol>
            </section>
        }
    })
}
