//! The form of a record, what became of it, and its history.

use super::fields::{Typed, fields};
use super::{history, of, of_record, outcome, words};
use crate::api::panel::{PanelSave, panel_record};
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use domain::panel::{PanelAt, PanelRecord, Resource, Saved, Values};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// What was typed while a new record was saved: it goes on in the form of the record that came of it.
pub struct Carried {
    id: String,
    sent: Values,
    now: Values,
}

/// A record: read when it is opened and after it was saved. What is typed belongs to the part, not to what is read: it outlives the reading.
#[component]
pub fn RecordPart(at: PanelAt, changed: RwSignal<u32>, carried: StoredValue<Option<Carried>>) -> impl IntoView {
    let own = carried.try_update_value(Option::take).flatten().filter(|one| one.id == at.id);
    let (sent, now) = own.map(|one| (one.sent, one.now)).unwrap_or_default();
    let (typed, began) = (Typed::new(at.resource, &now), StoredValue::new(sent));
    let (save, remove) = (ServerAction::<PanelSave>::new(), ServerAction::<PanelSave>::new());
    let times = RwSignal::new(0_u32);
    let asked = at.clone();
    let found = crate::wire::resource(
        move || times.get(),
        move |times| {
            // After saving the form shows what is kept, not the entry of the history from which it began.
            let restore = asked.restore.filter(|_| times == 0);
            panel_record(PanelAt { restore, ..asked.clone() })
        },
    );
    let (sending, pending) = (typed.clone(), save.pending());
    Effect::new(move |_| {
        if pending.get() {
            began.set_value(sending.values());
        }
    });
    let (navigate, leaving) = (use_navigate(), typed.clone());
    let here = at.clone();
    Effect::new(move |_| {
        if let Some(Ok(Saved::Done { id })) = save.value().get() {
            changed.update(|count| *count += 1);
            match here.id == id {
                true => times.update(|times| *times += 1),
                false => {
                    let there = of_record(here.resource, &id, "");
                    carried.set_value(Some(Carried { id, sent: began.get_value(), now: leaving.values() }));
                    navigate(&there, Default::default());
                }
            }
        }
    });
    let gone = of(at.resource);
    let leave = use_navigate();
    Effect::new(move |_| {
        if let Some(Ok(Saved::Done { .. })) = remove.value().get() {
            changed.update(|count| *count += 1);
            leave(&gone, Default::default());
        }
    });
    view! {
        <Transition fallback=|| view! { <Skeleton lines=8/> }>
            {move || {
                let (at, typed) = (at.clone(), typed.clone());
                Suspend::new(async move {
                    let found = found.await;
                    if let Ok(record) = &found {
                        typed.take_in(at.resource, record.id.is_empty(), &began.get_value(), &record.form);
                    }
                    shown(at, found, typed, save, remove)
                })
            }}
        </Transition>
    }
}

/// The form and the history under it.
fn shown(
    at: PanelAt,
    found: Result<PanelRecord, AppError>,
    typed: Typed,
    save: ServerAction<PanelSave>,
    remove: ServerAction<PanelSave>,
) -> AnyView {
    match found {
        Ok(record) => {
            let resource = at.resource;
            let titles = (record.id.clone(), record.names.clone(), record.history.clone());
            let gone = record.values.is_none() && !record.id.is_empty();
            view! {
                <section class="panel stack" aria-labelledby="panel-record">
                    <h2 id="panel-record">{title(&record, resource)}</h2>
                    {record.damaged.then(|| view! { <Notice kind=Tone::Bad title=tr!(panel.damaged_title)><p>{tr!(panel.damaged)}</p></Notice> })}
                    {gone.then(|| view! { <Notice kind=Tone::Warn><p>{tr!(panel.gone)}</p></Notice> })}
                    {at.restore.map(|nr| view! { <Notice><p>{tr!(panel.restoring, nr)}</p></Notice> })}
                    {form(resource, record, typed, save)}
                </section>
                {(!gone && resource.is_removable() && !titles.0.is_empty()).then(|| removal(resource, titles.0.clone(), titles.2.first().map_or(0, |last| last.nr), remove))}
                {history::history(resource, &titles.0, &titles.1, titles.2)}
            }
            .into_any()
        }
        Err(error) => view! { <ErrorView error/> }.into_any(),
    }
}

fn title(record: &PanelRecord, resource: Resource) -> String {
    if record.id.is_empty() {
        let new = if resource.is_versioned() { tr!(panel.new_version) } else { tr!(panel.new) };
        return new.to_owned();
    }
    let first = resource.columns().first().copied();
    let named = first.map(|spec| words::value(spec, record.form.get(spec.column), &record.names)).unwrap_or_default();
    let named: String = named.chars().take(80).collect();
    if resource.is_versioned() || named.is_empty() { tr!(panel.version, record.id.clone()) } else { named }
}

fn form(resource: Resource, record: PanelRecord, typed: Typed, save: ServerAction<PanelSave>) -> AnyView {
    let new = record.id.is_empty();
    // A version that is in force is read, never changed.
    if resource.is_versioned() && !new {
        let typed = Typed::new(resource, &record.form);
        return view! { <div class="stack">{typed.facts(&record.names)}</div> }.into_any();
    }
    let seen = RwSignal::new(record.revision);
    let confirmed = RwSignal::new(String::new());
    let outcome = outcome::Outcome::new(save, seen, confirmed);
    let busy = Signal::derive(move || save.pending().get());
    let names = record.names.clone();
    let fresh = new || record.values.is_none();
    view! {
        <ActionForm action=save attr:class="stack">
            <input type="hidden" name="form[resource]" value=resource.as_str()/>
            <input type="hidden" name="form[id]" value=record.id/>
            <input type="hidden" name="form[seen]" value=move || seen.get().to_string()/>
            <input type="hidden" name="form[confirmed]" value=move || confirmed.get()/>
            {fields(resource, fresh, &typed, &names, outcome.refusals)}
            {outcome.view(resource, typed, names)}
            <div class="row">
                <Button look=Look::Primary icon=Icon::Check busy>{move || outcome.button()}</Button>
                <LinkButton href=of(resource) look=Look::Quiet>{tr!(panel.leave)}</LinkButton>
            </div>
        </ActionForm>
    }
    .into_any()
}

/// Taking the record away; what hangs on it is said first.
fn removal(resource: Resource, id: String, revision: u32, remove: ServerAction<PanelSave>) -> impl IntoView {
    let (seen, confirmed) = (RwSignal::new(revision), RwSignal::new(String::new()));
    let outcome = outcome::Outcome::new(remove, seen, confirmed);
    let busy = Signal::derive(move || remove.pending().get());
    let words = if resource == Resource::Users { tr!(panel.revoke) } else { tr!(panel.remove) };
    view! {
        <details class="fold">
            <summary>{words}</summary>
            <ActionForm action=remove attr:class="stack">
                <p>{if resource == Resource::Users { tr!(panel.revoke_lead) } else { tr!(panel.remove_lead) }}</p>
                <input type="hidden" name="form[resource]" value=resource.as_str()/>
                <input type="hidden" name="form[id]" value=id/>
                <input type="hidden" name="form[seen]" value=move || seen.get().to_string()/>
                <input type="hidden" name="form[confirmed]" value=move || confirmed.get()/>
                <input type="hidden" name="form[remove]" value="true"/>
                {outcome.view(resource, Typed::default(), Vec::new())}
                <div class="row"><Button look=Look::Danger icon=Icon::Trash busy>{words}</Button></div>
            </ActionForm>
        </details>
    }
}
