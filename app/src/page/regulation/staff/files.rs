//! Forms attached to the regulation (note 1 of 2.6): chosen on the device, sent at once, named in the text.

use super::bind::bind;
use super::fields::{Sheet, fieldset};
use super::rows::{FORM_NAME, rows};
use crate::device::documents::upload_form;
use crate::device::photos;
use crate::error::AppError;
use crate::page::regulation::form_file;
use crate::tr;
use crate::ui::*;
use domain::official::MAX_DOCUMENT_MB;
use domain::regulation::{Clause, FormFile};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Kinds that are taken.
const ACCEPT: &str = ".pdf,.docx,.xlsx,.odt,.ods,.jpg,.jpeg,.png";

/// The forms, and adding one.
#[component]
pub fn FormsPart(sheet: Sheet) -> impl IntoView {
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(None::<AppError>));
    let add = move |event: leptos::ev::Event| {
        failed.set(None);
        for file in photos::chosen(&event) {
            busy.set(true);
            spawn_local(async move {
                let sent = upload_form(&file, &sheet.id.get_value()).await;
                file.release();
                busy.set(false);
                match sent {
                    Ok(form) => sheet.text.update(|text| text.forms.push(form)),
                    Err(error) => failed.set(Some(error)),
                }
            });
        }
    };
    let row = move |at: usize| {
        let name = bind(
            sheet.text,
            move |text| text.forms.get(at).map(|one| one.name.clone()).unwrap_or_default(),
            move |text, typed| {
                if let Some(one) = text.forms.get_mut(at) {
                    one.name = typed;
                }
            },
        );
        let file = move || sheet.text.with(|text| text.forms.get(at).cloned()).unwrap_or_default();
        view! {
            <TextInput name=FORM_NAME[at] label=tr!(regulation.form_name) value=name required=true/>
            <p>
                <a rel="external" download="" href=move || form_file(&sheet.id.get_value(), file().file.as_str())>{move || file().file_name}</a>
            </p>
        }
    };
    let list = rows::<FormFile, _>(sheet.text, |text| &mut text.forms, |text| text.forms.len(), row, false);
    let error = Signal::derive(move || failed.get());
    let body = view! {
        {list}
        <Field name="form-file" label=tr!(regulation.form_add) hint=tr!(regulation.form_add_hint, MAX_DOCUMENT_MB)>
            <input id="form-file" type="file" accept=ACCEPT class="file" on:change=add aria-describedby="hint-form-file"/>
        </Field>
        <InlineError error/>
        <p role="status">{move || busy.get().then_some(tr!(regulation.saving))}</p>
    };
    fieldset(Clause::Forms, "", body)
}
