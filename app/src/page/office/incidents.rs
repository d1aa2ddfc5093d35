//! Incidents (A6.0.3): the operator writes them down and closes them, the owner's staff read.

use super::official::BackToDesk;
use super::outcome;
use super::words::{incident_end, incident_text, service_name};
use crate::api::office::{CloseIncident, OpenIncident, incidents};
use crate::api::session::whoami;
use crate::device::live::use_live;
use crate::page::unsent::Unsent;
use crate::tr;
use crate::ui::*;
use domain::appeal::validate::MAX_NOTE;
use domain::incident::{IncidentView, Service};
use domain::live::Topic;
use domain::refusal::Field as Of;
use domain::role::Role;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const FIELDS: &[Of] = &[Of::Ground, Of::Text, Of::Until];

/// The page `/office/incidents`; `?close=` opens the form that ends one of them.
#[component]
pub fn IncidentsPage() -> impl IntoView {
    let me = crate::wire::resource(|| (), |()| whoami());
    view! {
        <div class="page stack">
            <PageHead title=tr!(office.incidents_title) lead=tr!(office.incidents_lead)/>
            <Suspense>
                {move || Suspend::new(async move {
                    let role = me.await.ok().flatten().map_or(Role::Visitor, |me| me.role);
                    view! { {(role != Role::Visitor).then(|| view! { <BackToDesk role/> })} <Incidents operator={role == Role::Operator}/> }
                })}
            </Suspense>
        </div>
    }
}

/// The form and the list.
#[component]
pub fn Incidents(operator: bool) -> impl IntoView {
    let query = use_query_map();
    let chosen = Memo::new(move |_| query.with(|query| query.get("close")).unwrap_or_default());
    let (open, close) = (ServerAction::<OpenIncident>::new(), ServerAction::<CloseIncident>::new());
    let done = Memo::new(move |_| open.version().get() + close.version().get());
    let live = use_live(Topic::Mine);
    let typed = Unsent::<String>::new();
    let list = crate::wire::resource(move || (done.get(), live.get()), |_| incidents());
    view! {
        {operator.then(|| view! { <OpenPart open/> })}
        <Transition fallback=|| view! { <Skeleton lines=4/> }>
            {move || {
                let chosen = chosen.get();
                Suspend::new(async move {
                    match list.await {
                        Ok(list) if list.is_empty() => view! {
                            <EmptyState title=tr!(office.incidents_none_title) text=tr!(office.incidents_none) icon=Icon::Check/>
                        }.into_any(),
                        Ok(list) => {
                            let line = |one: IncidentView| {
                                let form = (operator && one.closed.is_none() && one.id.0 == chosen)
                                    .then(|| view! { <CloseForm id=one.id.0.clone() close words=typed.of(one.id.as_str())/> });
                                view! { <li class="panel stack">{line(one, operator)} {form}</li> }
                            };
                            view! { <ul class="plain-list stack">{list.into_iter().map(line).collect_view()}</ul> }.into_any()
                        }
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

fn line(one: IncidentView, operator: bool) -> impl IntoView {
    let text = incident_text(&one);
    let IncidentView { id, service, since_ms, opened_ms, closed, .. } = one;
    let standing = closed.is_none();
    view! {
        <div class="row">
            <strong>{service_name(service)}</strong>
            {standing.then(|| view! { <span class="clock is-late">{tr!(office.incident_standing)}</span> })}
        </div>
        <p class="muted">{tr!(office.incident_since, since_ms.display_minute())} " · " {tr!(office.incident_told, opened_ms.display_minute())}</p>
        <p class="prose">{text}</p>
        {closed.map(|(at, words)| view! {
            <p class="muted">{tr!(office.incident_over, at.display_minute())}</p>
            <p class="prose">{incident_end(words)}</p>
        })}
        {(operator && standing).then(|| view! {
            <div class="row"><LinkButton href=format!("{}?close={id}", super::INCIDENTS)>{tr!(office.incident_close)}</LinkButton></div>
        })}
    }
}

#[component]
fn OpenPart(open: ServerAction<OpenIncident>) -> impl IntoView {
    let [service, text, since] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let of = outcome(Memo::new(move |_| open.value().get().and_then(Result::err)), FIELDS);
    let done = Memo::new(move |_| open.value().with(|value| matches!(value, Some(Ok(())))));
    empty_sent(open, [service, text, since]);
    let busy = Signal::derive(move || open.pending().get());
    let choices = Service::ALL.map(|one| Choice::new(one.as_str(), service_name(one))).to_vec();
    view! {
        <details class="fold" id="new-incident">
            <summary>{tr!(office.incident_title)}</summary>
            <div role="status">{move || done.get().then(|| view! { <Notice kind=Tone::Good><p>{tr!(office.incident_done)}</p></Notice> })}</div>
            <ActionForm action=open attr:class="stack">
                <Select name="form[service]" label=tr!(office.incident_service) value=service choices empty=tr!(office.incident_choose)
                    required=true error=error_of(of.refusals, Of::Ground)/>
                <TextInput name="form[since]" kind="datetime-local" label=tr!(office.incident_when) hint=tr!(office.incident_when_hint)
                    value=since error=error_of(of.refusals, Of::Until)/>
                <TextArea name="form[text]" label=tr!(office.incident_text) hint=tr!(office.incident_text_hint) value=text rows=4 max=MAX_NOTE
                    required=true error=error_of(of.refusals, Of::Text)/>
                <InlineError error=of.error/>
                <div class="row"><Button look=Look::Primary icon=Icon::Alert busy>{tr!(office.incident_button)}</Button></div>
            </ActionForm>
        </details>
    }
}

#[component]
fn CloseForm(id: String, close: ServerAction<CloseIncident>, words: RwSignal<String>) -> impl IntoView {
    let of = outcome(Memo::new(move |_| close.value().get().and_then(Result::err)), &[Of::Text]);
    let busy = Signal::derive(move || close.pending().get());
    view! {
        <ActionForm action=close attr:class="stack">
            <input type="hidden" name="form[id]" value=id/>
            <TextArea name="form[text]" label=tr!(office.incident_end) hint=tr!(office.incident_end_hint) value=words rows=3 max=MAX_NOTE
                required=true error=error_of(of.refusals, Of::Text)/>
            <InlineError error=of.error/>
            <div class="row"><Button look=Look::Primary icon=Icon::Check busy>{tr!(office.incident_end_button)}</Button></div>
        </ActionForm>
    }
}
