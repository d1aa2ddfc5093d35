//! The form of a service, made by its provider: fields with buttons to add, move and take out, a preview, what the regulation forbids (R7.2).
//! Each saving is a version; what is typed lies on the device until then.

use super::documents::Files;
use super::editor::{Editor, Row};
use super::ending::EndingPart;
use super::fields::{Controls, Filling};
use super::words::{held_name, kind_name, label_of};
use crate::api::request::{SaveRequestForm, request_form};
use crate::device::focus;
use crate::device::storage::{self, Key, Words};
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use domain::eservice::Automation;
use domain::eservice::form::{Answers, FieldKind, FormPage as Start, FormSave, Held, RequestForm, check, lacking};
use domain::refusal::{Field as Of, Refusal};
use domain::regulation::Text;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use serde::{Deserialize, Serialize};

/// The page `/register/forms/{number}`.
#[component]
pub fn FormPage() -> impl IntoView {
    let params = use_params_map();
    let number = Memo::new(move |_| params.with(|params| params.get("number").unwrap_or_default()));
    let start = crate::wire::resource(move || number.get(), request_form);
    view! {
        <div class="page page-wide stack">
            <Suspense fallback=|| view! { <Skeleton lines=10/> }>
                {move || Suspend::new(async move {
                    match start.await {
                        Ok(start) => view! { <Building start/> }.into_any(),
                        Err(error) => view! { <PageHead title=tr!(request.build_title)/> <ErrorView error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}

/// What lies on the device.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    seen: u32,
    form: RequestForm,
}

#[component]
fn Building(start: Start) -> impl IntoView {
    let Start { service, name, version, form, text, proposed } = start;
    let editor = Editor::new(form.clone());
    // The regulation has changed under it: until it is mended nobody is asked by it (R7.2).
    let outdated = version > 0 && check(&form, &text).is_err();
    let (whole, grounds) = (text.automation == Some(Automation::Full), text.refusals.clone());
    let seen = RwSignal::new(version);
    // What the server has: that alone needn't lie on the device.
    let (held, sent) = (RwSignal::new(form), StoredValue::new(RequestForm::default()));
    let save = ServerAction::<SaveRequestForm>::new();
    let saved = Memo::new(move |_| save.value().get().and_then(Result::ok));
    Effect::new(move |_| {
        if let Some(version) = saved.get() {
            seen.set(version);
            held.set(sent.get_value());
        }
    });
    let key = StoredValue::new(Words::Desk.about(&format!("form-{service}")));
    let older = keep(editor, seen, key, held);
    let failed = Signal::derive(move || save.value().get().and_then(Result::err));
    let conflict = move || failed.with(|error| matches!(error, Some(AppError::Conflict)));
    // A form goes only without what is wrong by the rules here: what the server refuses beyond them is said whole.
    let error = Signal::derive(move || failed.get().filter(|error| !matches!(error, AppError::Conflict)));
    let (text, proposed) = (StoredValue::new(text), StoredValue::new(proposed));
    // What the browser finds wrong now.
    let refusals = Signal::derive(move || text.with_value(|text| check(&editor.form(), text)).err().unwrap_or_default());
    let missing = Memo::new(move |_| text.with_value(|text| lacking(&editor.form(), text)));
    let tried = RwSignal::new(outdated);
    let shown = Signal::derive(move || if tried.get() { refusals.get() } else { Vec::new() });
    let number = StoredValue::new(service.clone());
    let send = move |()| {
        tried.set(true);
        if refusals.with_untracked(Vec::is_empty) {
            let form = untrack(|| FormSave { service: number.get_value(), seen: seen.get(), form: editor.form() });
            sent.set_value(form.form.clone());
            save.dispatch(SaveRequestForm { form });
        }
    };
    // What comes by itself is no text of the regulation: it stays.
    let from_regulation = move |()| editor.fill(RequestForm { automatic: untrack(|| editor.ending.value()), ..proposed.get_value() });
    let busy = Signal::derive(move || save.pending().get());
    let add = move |()| focus::focus(&label_id(editor.add()));
    let here = StoredValue::new(crate::routes::request_form(&service));
    view! {
        <PageHead title=tr!(request.build_title) lead=name back=(crate::routes::REGISTER.to_owned(), tr!(register.title).to_owned())/>
        <p class="muted"><span translate="no">{service}</span> " · " {move || tr!(request.version, seen.get())}</p>
        <p>{tr!(request.build_text)}</p>
        {older}
        {move || (outdated && saved.get().is_none()).then(|| view! {
            <Notice kind=Tone::Bad title=tr!(request.outdated_title)><p>{tr!(request.outdated_text)}</p></Notice>
        })}
        <div role="status">
            {move || saved.get().map(|version| view! { <Notice kind=Tone::Good><p>{tr!(request.saved, version)}</p></Notice> })}
        </div>
        {move || conflict().then(|| view! {
            <Notice kind=Tone::Bad title=tr!(request.conflict_title)>
                <p>{tr!(request.conflict_text)}</p>
                <p><a rel="external" href=here.get_value()>{tr!(request.conflict_open)}</a></p>
            </Notice>
        })}
        <InlineError error/>
        <div class="row">
            <Button kind="button" icon=Icon::Refresh on_press=from_regulation>{tr!(request.from_regulation)}</Button>
            <Button kind="button" icon=Icon::Plus on_press=add>{tr!(request.add_field)}</Button>
        </div>
        <ol class="plain-list stack request-fields">
            <For each=move || editor.rows.get() key=|row| row.uid let:row>
                <li><FieldRow row editor text shown/></li>
            </For>
        </ol>
        {whole.then(|| view! { <EndingPart editor grounds shown/> })}
        {move || {
            let missing = missing.get();
            (!missing.is_empty()).then(|| view! {
                <Notice kind=Tone::Warn title=tr!(request.lacking_title)>
                    <ul>{missing.into_iter().map(|one| view! { <li>{one}</li> }).collect_view()}</ul>
                </Notice>
            })
        }}
        {move || (tried.get() && !refusals.with(Vec::is_empty)).then(|| view! { <Notice kind=Tone::Bad><p>{tr!(request.fix_first)}</p></Notice> })}
        <div class="row">
            <Button kind="button" look=Look::Primary icon=Icon::Check busy on_press=send>{tr!(request.save)}</Button>
        </div>
        <details class="fold">
            <summary>{tr!(request.preview)}</summary>
            {move || preview(editor.form())}
        </details>
    }
}

/// The form as a person will see it; nothing of it is sent.
fn preview(form: RequestForm) -> impl IntoView {
    let fields = form.fields.into_iter().take(domain::eservice::form::MAX_FIELDS).enumerate().collect();
    let filling = Filling::new(fields, &Answers::new(), Vec::new(), Files::new("", Vec::new()));
    view! { <fieldset class="request-preview stack" disabled><legend>{tr!(request.preview)}</legend><Controls filling/></fieldset> }
}

/// Keeps every change on the device; what lay there and was not saved is offered, never put in by itself.
fn keep(editor: Editor, seen: RwSignal<u32>, key: StoredValue<Key>, held: RwSignal<RequestForm>) -> impl IntoView {
    let offered = RwSignal::new(None::<Kept>);
    Effect::new(move |ran: Option<()>| {
        let kept = Kept { seen: seen.get(), form: editor.form() };
        let is_saved = held.with(|held| *held == kept.form);
        if ran.is_none() {
            let lay = storage::read::<Kept>(&key.get_value());
            offered.set(lay.filter(|lay| held.with_untracked(|held| *held != lay.form) && !lay.form.fields.is_empty()));
        } else if is_saved {
            storage::remove(&key.get_value());
        } else {
            storage::write(&key.get_value(), &kept);
        }
    });
    let take = move |()| {
        if let Some(kept) = offered.get_untracked() {
            editor.fill(kept.form);
        }
        offered.set(None);
    };
    move || {
        offered.get().map(|kept| {
            let colleague = (kept.seen != seen.get_untracked()).then(|| view! { <p>{tr!(request.draft_older)}</p> });
            view! {
                <Notice title=tr!(request.draft_title)>
                    {colleague}
                    <div class="row">
                        <Button kind="button" on_press=take>{tr!(request.draft_take)}</Button>
                        <Button kind="button" look=Look::Quiet on_press=move |()| offered.set(None)>{tr!(request.draft_leave)}</Button>
                    </div>
                </Notice>
            }
        })
    }
}

fn label_id(uid: u32) -> String {
    format!("field-{uid}")
}

/// One field: what it asks, how it is bounded, where it stands.
#[component]
fn FieldRow(row: Row, editor: Editor, text: StoredValue<Text>, shown: Signal<Vec<Refusal>>) -> impl IntoView {
    let place = Memo::new(move |_| editor.place(row.uid));
    let wrong = move || {
        let at = u8::try_from(place.get()?).ok()?;
        shown.with(|all| all.iter().find(|one| one.field == Of::Asked(at)).copied()).map(refusal_sentence)
    };
    let kinds = FieldKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), kind_name(*kind).to_owned())).collect::<Vec<_>>();
    let called = move || label_of(&row.field());
    let up = format!("field-{}-up", row.uid);
    let down = format!("field-{}-down", row.uid);
    let (to_up, to_down) = (up.clone(), down.clone());
    let raise = move |_| {
        editor.shift(row.uid, true);
        focus::focus(&to_up);
    };
    let lower = move |_| {
        editor.shift(row.uid, false);
        focus::focus(&to_down);
    };
    view! {
        <fieldset class="panel stack" class:has-error=move || wrong().is_some()>
            <legend>{move || place.get().map(|at| at + 1)} ". " {called}</legend>
            <p class="field-error" role="status">{wrong}</p>
            <div class="request-row">
                <label>{tr!(request.field_kind)} <Pick value=row.kind options=kinds/></label>
                {move || (row.kind() != FieldKind::Held).then(|| view! {
                    <label>{tr!(request.field_label)}
                        <input class="control" id=label_id(row.uid) maxlength="300" prop:value=move || row.label.get() value=row.label.get_untracked()
                            on:input=move |event| row.label.set(event_target_value(&event))/>
                    </label>
                    <label>{tr!(request.field_help)} <Cell value=row.help/></label>
                    <label class="choice">
                        <input type="checkbox" prop:checked=move || row.required.get() on:change=move |event| row.required.set(event_target_checked(&event))/>
                        <span>{tr!(request.field_required)}</span>
                    </label>
                })}
                {move || particulars(row, text)}
                <label>{tr!(request.field_if)} {move || view! { <Pick value=row.if_key options=before(editor, row)/> }}</label>
                {move || (!row.if_key.with(String::is_empty)).then(|| view! { <label>{tr!(request.field_if_value)} {condition(editor, row)}</label> })}
            </div>
            <div class="row">
                <button type="button" class="button" id=up on:click=raise aria-label=move || tr!(request.move_up, called())><span>"↑"</span></button>
                <button type="button" class="button" id=down on:click=lower aria-label=move || tr!(request.move_down, called())><span>"↓"</span></button>
                <Button kind="button" look=Look::Danger icon=Icon::Trash on_press=move |()| editor.remove(row.uid)>{tr!(request.take_out)}</Button>
            </div>
        </fieldset>
    }
}

/// What belongs to the kind alone.
fn particulars(row: Row, text: StoredValue<Text>) -> AnyView {
    let own = |names: Vec<String>| {
        let names = names.into_iter().map(|name| (name.clone(), name)).collect::<Vec<_>>();
        view! { <label>{tr!(request.field_document)} <Pick value=row.document options=[vec![(String::new(), tr!(request.choose).to_owned())], names].concat()/></label> }
    };
    let bounds = || {
        view! {
            <label>{tr!(request.field_least)} <Cell value=row.least/></label>
            <label>{tr!(request.field_most)} <Cell value=row.most/></label>
        }
    };
    match row.kind() {
        FieldKind::Choice => view! {
            <label>{tr!(request.field_choices)}
                <textarea class="control" rows="4" prop:value=move || row.choices.get() on:input=move |event| row.choices.set(event_target_value(&event))></textarea>
            </label>
        }
        .into_any(),
        FieldKind::Held => {
            let empty = [(String::new(), tr!(request.choose).to_owned())];
            let options = empty.into_iter().chain(Held::ALL.iter().map(|held| (held.as_str().to_owned(), held_name(*held).to_owned()))).collect();
            view! { <label>{tr!(request.field_held)} <Pick value=row.held options/></label> }.into_any()
        }
        FieldKind::Document => own(text.with_value(|text| text.documents.iter().map(|one| one.name.clone()).collect())).into_any(),
        FieldKind::Identifier => {
            view! { {own(text.with_value(|text| text.held.iter().map(|one| one.name.clone()).collect()))} {bounds()} }.into_any()
        }
        FieldKind::Line | FieldKind::Paragraph | FieldKind::Number => bounds().into_any(),
        FieldKind::Day | FieldKind::YesNo => ().into_any(),
    }
}

/// Fields before this one on which it may depend.
fn before(editor: Editor, row: Row) -> Vec<(String, String)> {
    let always = [(String::new(), tr!(request.field_always).to_owned())];
    let rows = editor.rows.get();
    let earlier = rows.into_iter().take_while(|one| one.uid != row.uid).filter(|one| one.kind().is_asked());
    always.into_iter().chain(earlier.map(|one| (one.key(), label_of(&one.field())))).collect()
}

/// The value on which it depends: chosen where the other field is chosen, else typed.
fn condition(editor: Editor, row: Row) -> AnyView {
    let other = editor.rows.get().into_iter().find(|one| one.key() == row.if_key.get()).map(Row::field).unwrap_or_default();
    let options: Vec<(String, String)> = match other.kind {
        FieldKind::Choice => other.choices.into_iter().map(|one| (one.clone(), one)).collect(),
        FieldKind::YesNo => vec![("yes".into(), tr!(request.yes).into()), ("no".into(), tr!(request.no).into())],
        _ => return view! { <Cell value=row.if_value/> }.into_any(),
    };
    let empty = [(String::new(), tr!(request.choose).to_owned())];
    view! { <Pick value=row.if_value options=empty.into_iter().chain(options).collect()/> }.into_any()
}

/// A line within its label.
#[component]
pub(super) fn Cell(value: RwSignal<String>) -> impl IntoView {
    view! {
        <input class="control" maxlength="300" value=value.get_untracked() prop:value=move || value.get()
            on:input=move |event| value.set(event_target_value(&event))/>
    }
}

/// A choice within its label.
#[component]
pub(super) fn Pick(value: RwSignal<String>, options: Vec<(String, String)>) -> impl IntoView {
    let one = |(own, words): (String, String)| {
        let same = own.clone();
        view! { <option value=own selected=move || value.with(|value| *value == same)>{words}</option> }
    };
    let options = options.into_iter().map(one).collect_view();
    view! { <select class="control" on:change=move |event| value.set(event_target_value(&event))>{options}</select> }
}
