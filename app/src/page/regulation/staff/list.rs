//! `/register/regulations`: the own regulations by stage, and those one is asked about.

use crate::api::regulation::{begin_regulation, regulations};
use crate::context::lang;
use crate::device;
use crate::error::AppError;
use crate::page::register::tabs::{RegisterTabs, Tab};
use crate::page::regulation::{STAFF, editor, words};
use crate::tr;
use crate::ui::*;
use domain::ids::RegulationId;
use domain::refusal::Field as Of;
use domain::regulation::{Line, List, NewForm, Stage};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::{use_navigate, use_query_map};

/// Stages that the list shows; superseded versions stand with their regulation.
const SHOWN: [Stage; 4] = [Stage::Draft, Stage::Agreement, Stage::Discussion, Stage::InForce];

/// The page.
#[component]
pub fn StaffListPage() -> impl IntoView {
    let query = use_query_map();
    let stage = Memo::new(move |_| query.with(|query| query.get("stage")).and_then(|word| Stage::parse(&word)));
    let found = crate::wire::resource(move || stage.get(), regulations);
    view! {
        <div class="page stack">
            <PageHead title=tr!(regulation.title) lead=tr!(regulation.lead)/>
            <RegisterTabs on=Tab::Regulations/>
            <NewPart/>
            {move || chips(stage.get())}
            <Transition fallback=|| view! { <Skeleton lines=6/> }>
                {move || Suspend::new(async move {
                    match found.await {
                        Ok(list) => lines(list),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

fn chips(chosen: Option<Stage>) -> impl IntoView {
    let one = move |stage: Stage| {
        view! { <Chip href=format!("{STAFF}?stage={}", stage.as_str()) label=words::stage(stage) on=chosen == Some(stage)/> }
    };
    view! {
        <Chips label=tr!(regulation.stages_label)>
            <Chip href=STAFF label=tr!(regulation.stage_all) on=chosen.is_none()/>
            {SHOWN.map(one).into_iter().collect_view()}
        </Chips>
    }
}

fn lines(list: List) -> AnyView {
    if list.rows.is_empty() {
        return view! { <EmptyState title=tr!(regulation.none) text=tr!(regulation.none_text)/> }.into_any();
    }
    view! { <ul class="plain-list stack">{list.rows.into_iter().map(line).collect_view()}</ul> }.into_any()
}

fn line(row: Line) -> impl IntoView {
    let name = if row.name.is_empty() { tr!(regulation.unnamed).to_owned() } else { row.name };
    let waits = row.waits.then(|| view! { <span class="tag is-work">{tr!(regulation.line_waits)}</span> });
    let provider = (!row.ours).then(|| format!("{} · ", row.provider.in_lang(lang())));
    view! {
        <li class="panel line-card">
            <p class="line-card-title"><a href=editor(row.id.as_str())>{name}</a></p>
            <p class="row"><span class=words::stage_look(row.stage)>{words::stage(row.stage)}</span> {waits}</p>
            <p class="line-card-meta">{provider} {tr!(regulation.line_version, row.version)} " · " <Moment at=row.changed_ms/></p>
        </li>
    }
}

/// The form of a new one.
#[component]
fn NewPart() -> impl IntoView {
    let (name, busy) = (RwSignal::new(String::new()), RwSignal::new(false));
    let failed = RwSignal::new(None::<AppError>);
    let (refusals, error) = wrong(failed.into());
    let navigate = use_navigate();
    // One id for all attempts: a retry begins nothing twice.
    let id = StoredValue::new(None::<String>);
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let Some(own) = id.get_value().or_else(device::ids::fresh) else { return };
        id.set_value(Some(own.clone()));
        busy.set(true);
        failed.set(None);
        let (navigate, form) = (navigate.clone(), NewForm { id: RegulationId(own), name: name.get_untracked() });
        spawn_local(async move {
            let begun = begin_regulation(form).await;
            // Whoever has left the page meanwhile stays where they are.
            if busy.try_set(false).is_some() {
                return;
            }
            match begun {
                Ok(id) => navigate(&editor(id.as_str()), Default::default()),
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    view! {
        <details class="fold" id="new-regulation">
            <summary>{tr!(regulation.new_title)}</summary>
            <form class="stack" on:submit=begin>
                <TextInput name="new-name" label=tr!(regulation.new_name) value=name required=true error=error_of(refusals, Of::Subject)/>
                <InlineError error/>
                <div class="row"><Button look=Look::Primary busy>{tr!(regulation.new_button)}</Button></div>
            </form>
        </details>
    }
}
