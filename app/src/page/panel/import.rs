//! Files: taking the records out, bringing them in. What a file would change is shown first; bad rows are named with their lines.

use super::effects::effects;
use super::words;
use crate::api::panel::{PanelImport, panel_proposal};
use crate::device::text_file;
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use domain::panel::{BadRow, ChangedRow, Imported, Resource};
use domain::refusal::{Field as Of, Refusal};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

/// The folded part under the list. `?file=2027` fills it with the calendar that the law computes for that year.
#[component]
pub fn FilePart(resource: Resource, open: Memo<bool>, changed: RwSignal<u32>) -> impl IntoView {
    let query = use_query_map();
    let year = Memo::new(move |_| query.with(|query| query.get("file")).and_then(|year| year.parse::<i32>().ok()).filter(|year| *year > 1));
    let import = ServerAction::<PanelImport>::new();
    let (text, confirmed) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let proposed = crate::wire::resource(
        move || year.get(),
        move |year| async move {
            match year {
                Some(year) if resource == Resource::Calendar => panel_proposal(year).await.map(Some),
                _ => Ok(None),
            }
        },
    );
    let answer = Memo::new(move |_| import.value().get().and_then(Result::ok));
    Effect::new(move |_| match answer.get() {
        Some(found) if found.done => {
            changed.update(|count| *count += 1);
            confirmed.set(String::new());
        }
        Some(found) => confirmed.set(found.mark),
        None => {}
    });
    empty_taken(import, |found| found.done, [text]);
    let file = format!("/panel/files/{}.csv", resource.as_str());
    view! {
        <details class="fold" id="file" open=move || open.get()>
            <summary>{tr!(panel.files)}</summary>
            <div class="stack">
                <p><a href=file rel="external" download="">{tr!(panel.take_out)}</a></p>
                <Suspense>
                    {move || Suspend::new(async move {
                        // Once a person has typed or chosen something, it stays.
                        let found = proposed.await;
                        let error = found.as_ref().err().cloned();
                        if let Ok(Some(proposal)) = found && text.with_untracked(String::is_empty) {
                            text.set(proposal);
                        }
                        view! {
                            {error.map(|error| view! { <p class="field-error">{error_sentence(&error)}</p> })}
                            <ImportForm resource import text confirmed/>
                        }
                    })}
                </Suspense>
                <div role="status">{move || answer.get().map(|found| view! { <Answer found/> })}</div>
            </div>
        </details>
    }
}

#[component]
fn ImportForm(resource: Resource, import: ServerAction<PanelImport>, text: RwSignal<String>, confirmed: RwSignal<String>) -> impl IntoView {
    let failed = Memo::new(move |_| import.value().get().and_then(Result::err));
    let refusals = Signal::derive(move || match failed.get() {
        Some(AppError::Refused(refusals)) => refusals,
        _ => Vec::<Refusal>::new(),
    });
    let error = Signal::derive(move || failed.get().filter(|error| !matches!(error, AppError::Refused(_))));
    let busy = Signal::derive(move || import.pending().get());
    let choose = move |event: leptos::ev::Event| {
        spawn_local(async move {
            if let Some(read) = text_file::text_of(event).await {
                text.set(read);
                confirmed.set(String::new());
            }
        });
    };
    let columns = words::file_columns(resource);
    let ready = move || confirmed.with(|mark| !mark.is_empty());
    view! {
        <ActionForm action=import attr:class="stack">
            <input type="hidden" name="form[resource]" value=resource.as_str()/>
            <input type="hidden" name="form[confirmed]" value=move || confirmed.get()/>
            <div class="field">
                <label for="panel-file">{tr!(panel.choose_file)}</label>
                <p class="hint">{tr!(panel.choose_file_hint, columns)}</p>
                <input class="control" type="file" id="panel-file" accept=".csv,text/csv" on:change=choose/>
            </div>
            <TextArea name="form[text]" label=tr!(panel.file_text) hint=tr!(panel.file_text_hint) value=text rows=8 required=true
                error=error_of(refusals, Of::Text)/>
            <InlineError error/>
            <div class="row">
                <Button look=Look::Primary busy>
                    {move || if ready() { tr!(panel.take_in) } else { tr!(panel.look_through) }}
                </Button>
            </div>
        </ActionForm>
    }
}

/// Rows named at most.
const NAMED: usize = 50;

/// What the file would change, or why it can't be taken in.
#[component]
pub fn Answer(found: Imported) -> impl IntoView {
    let Imported { done, bad, changed, same, effects: all, .. } = found;
    if !bad.is_empty() {
        let lines = bad.iter().map(|row| view! { <li>{bad_row(row)}</li> }).collect_view();
        return view! {
            <Notice kind=Tone::Bad title=tr!(panel.bad_title, bad.len() as i64)>
                <p>{tr!(panel.bad)}</p>
                <ul>{lines}</ul>
            </Notice>
        }
        .into_any();
    }
    let count = changed.len();
    if done {
        return view! { <Notice kind=Tone::Good><p>{tr!(panel.taken_in, count as i64)}</p></Notice> }.into_any();
    }
    if count == 0 {
        return view! { <Notice><p>{tr!(panel.same_all, i64::from(same))}</p></Notice> }.into_any();
    }
    let lines = changed.iter().take(NAMED).map(|row| view! { <li>{changed_row(row)}</li> }).collect_view();
    let rest = count.saturating_sub(NAMED);
    view! {
        <Notice kind=Tone::Warn title=tr!(panel.would_change, count as i64)>
            <ul>{lines}</ul>
            {(rest > 0).then(|| view! { <p>{tr!(panel.would_change_more, rest as i64)}</p> })}
            {(same > 0).then(|| view! { <p>{tr!(panel.same, i64::from(same))}</p> })}
            {effects(all, &[])}
            <p>{tr!(panel.confirm)}</p>
        </Notice>
    }
    .into_any()
}

fn bad_row(row: &BadRow) -> String {
    let why = |refusal: &Refusal| match refusal.field {
        Of::Panel(column) => format!("{}: {}", words::column(column), refusal_sentence(*refusal)),
        _ => refusal_sentence(*refusal),
    };
    tr!(panel.bad_row, row.line, row.refusals.iter().map(why).collect::<Vec<_>>().join(" "))
}

fn changed_row(row: &ChangedRow) -> String {
    match row.new {
        true => tr!(panel.row_new, row.line, row.id.clone()),
        false => {
            let columns: Vec<&str> = row.columns.iter().map(|column| words::column(*column)).collect();
            tr!(panel.row_changed, row.line, row.id.clone(), columns.join(", "))
        }
    }
}
