//! Documents of a form: added to their fields, taken out again, signed by their sender if the sender wants (R7.1.2, R12.1.3).

use crate::api::request::{drop_request_file, request_files as waiting_files};
use crate::device::photos::{self, Chosen};
use crate::device::request_files;
use crate::error::AppError;
use crate::page::signature::SignaturePart;
use crate::ui::*;
use crate::{routes, tr};
use domain::eservice::form::FormField;
use domain::eservice::request::{FILES_OF_FIELD, MAX_FILE_MB, RequestFileView};
use domain::ids::{RequestFileId, RequestId};
use domain::signature::SignatureView;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the browser's dialogue offers; what is taken is decided by the content.
const ACCEPT: &str = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.pptx,.odt,.ods,.odp";
const BYTES_OF_KB: u64 = 1024;

/// The documents that wait in a form.
#[derive(Clone, Copy)]
pub struct Files {
    /// The request.
    pub request: RwSignal<String>,
    /// What waits.
    pub list: RwSignal<Vec<RequestFileView>>,
    busy: RwSignal<usize>,
    failed: RwSignal<Option<(String, AppError)>>,
}

impl Files {
    /// Those of this request.
    pub fn new(request: &str, list: Vec<RequestFileView>) -> Files {
        Files { request: RwSignal::new(request.to_owned()), list: RwSignal::new(list), busy: RwSignal::new(0), failed: RwSignal::new(None) }
    }

    /// All, in the order in which they were added.
    pub fn ids(self) -> Vec<RequestFileId> {
        self.list.with(|list| list.iter().map(|one| one.id.clone()).collect())
    }

    /// A document is on its way.
    pub fn is_busy(self) -> bool {
        self.busy.get() > 0
    }

    /// Asks which documents wait for a form that was kept; nothing is sent without them meanwhile. `seen` is told when they are known.
    pub fn look_up(self, request: String, seen: impl FnOnce() + 'static) {
        self.busy.update(|count| *count += 1);
        spawn_local(async move {
            if let Ok(kept) = waiting_files(RequestId(request)).await {
                seen();
                self.list.try_update(|list| beside(list, kept));
            }
            self.busy.try_update(|count| *count -= 1);
        });
    }

    fn add(self, files: Vec<Chosen>, field: &str) {
        self.failed.set(None);
        for file in files {
            self.busy.update(|count| *count += 1);
            let (request, field) = (self.request.get_untracked(), field.to_owned());
            spawn_local(async move {
                let sent = request_files::upload(&file, &request, &field).await;
                file.release();
                self.busy.try_update(|count| *count -= 1);
                match sent {
                    Ok(one) => self.list.try_update(|list| list.push(one)),
                    Err(error) => self.failed.try_set(Some((field, error))).map(|_| ()),
                };
            });
        }
    }

    fn drop(self, id: RequestFileId, field: String) {
        spawn_local(async move {
            match drop_request_file(id.clone()).await {
                Ok(()) | Err(AppError::NotFound) => self.list.try_update(|list| list.retain(|one| one.id != id)),
                Err(error) => self.failed.try_set(Some((field, error))).map(|_| ()),
            };
        });
    }

    fn sign(self, id: RequestFileId, field: String, file: Chosen) {
        self.failed.set(None);
        spawn_local(async move {
            let sent = request_files::sign(&file, &id).await;
            file.release();
            match sent {
                Ok(report) => self.list.try_update(|list| {
                    list.iter_mut().filter(|one| one.id == id).for_each(|one| one.signature = Some(report.clone()));
                }),
                Err(error) => self.failed.try_set(Some((field, error))).map(|_| ()),
            };
        });
    }
}

/// What was added while the others were looked up stays behind them.
fn beside(list: &mut Vec<RequestFileView>, kept: Vec<RequestFileView>) {
    let added = std::mem::replace(list, kept);
    for one in added {
        if list.iter().all(|other| other.id != one.id) {
            list.push(one);
        }
    }
}

/// The field of a document. Without script the file goes with the form; what waits can be left out by its box.
#[component]
pub fn DocumentField(
    name: &'static str,
    field: FormField,
    files: Files,
    original: bool,
    error: Signal<Option<String>>,
    /// Its sender may sign it.
    signs: bool,
) -> impl IntoView {
    let key = StoredValue::new(field.key);
    let mine = Memo::new(move |_| {
        files.list.with(|list| list.iter().filter(|one| key.with_value(|key| one.field == *key)).cloned().collect::<Vec<_>>())
    });
    let failed = Signal::derive(move || files.failed.get().filter(|(field, _)| key.with_value(|key| field == key)).map(|(_, error)| error));
    let add = move |event: leptos::ev::Event| files.add(photos::chosen(&event), &key.get_value());
    let hint = [field.help, tr!(request.document_hint, FILES_OF_FIELD, MAX_FILE_MB)].join(" ").trim().to_owned();
    let parts = Parts::new(name, &hint, error);
    let sign = name.replace('f', "s");
    view! {
        <div class="request-document stack">
            <Field name label=field.label hint required=field.required error>
                <input id=name name=name type="file" multiple accept=ACCEPT class="file" on:change=add
                    aria-describedby=move || parts.described_by() aria-invalid=move || parts.invalid()/>
            </Field>
            {original.then(|| view! { <p class="muted">{tr!(request.original)}</p> })}
            {signs.then(|| view! {
                <label class="only-plain">{tr!(request.signature_plain)} " " <input type="file" name=sign class="file"/></label>
            })}
            <InlineError error=failed/>
            <p role="status">{move || files.is_busy().then_some(tr!(request.document_sending))}</p>
            <ul class="plain-list">{move || mine.get().into_iter().map(|one| view! { <li><Waiting one files signs/></li> }).collect_view()}</ul>
        </div>
    }
}

/// A document that waits.
#[component]
fn Waiting(one: RequestFileView, files: Files, signs: bool) -> impl IntoView {
    let (id, field) = (StoredValue::new(one.id.clone()), StoredValue::new(one.field.clone()));
    let leave = move |()| files.drop(id.get_value(), field.get_value());
    let sign = move |event: leptos::ev::Event| {
        if let Some(file) = photos::chosen(&event).into_iter().next() {
            files.sign(id.get_value(), field.get_value(), file);
        }
    };
    let words = tr!(request.document_drop, &one.name);
    let unsigned = signs && one.signature.is_none();
    view! {
        <div class="row">
            <input class="only-plain" type="checkbox" name="file" value=one.id.0.clone() checked aria-label=tr!(request.document_goes, &one.name)/>
            {file_link(&one)}
            <span class="only-script">
                <Button kind="button" look=Look::Quiet icon=Icon::Trash on_press=leave><span class="visually-hidden">{words}</span></Button>
            </span>
        </div>
        {one.signature.map(|report| view! { <SignaturePart signature=SignatureView { id: None, report }/> })}
        {unsigned.then(|| view! {
            <details class="fold only-script">
                <summary>{tr!(request.sign_document)}</summary>
                <p class="muted">{tr!(request.sign_hint)}</p>
                <label>{tr!(request.sign_file)} " " <input type="file" accept=".p7s,.p7m,.sig,.cms" class="file" on:change=sign/></label>
            </details>
        })}
    }
}

/// A document to be saved, with its size.
pub fn file_link(one: &RequestFileView) -> impl IntoView + use<> {
    let size = tr!(request.document_size, one.bytes.div_ceil(BYTES_OF_KB));
    view! {
        <a class="document" rel="external" download="" href=routes::request_file(&one.id)>{one.name.clone()}</a>
        <span class="muted">" · " {size}</span>
    }
}

/// Documents of a result, added by the provider's staff.
#[component]
pub fn ResultDocuments(files: Files) -> impl IntoView {
    let field = FormField { label: tr!(request.result_documents).to_owned(), ..FormField::default() };
    view! { <DocumentField name="documents" field files original=false signs=false error=Signal::derive(|| None::<String>)/> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::official::DocumentKind;

    #[test]
    fn r7_1_2_a_document_added_while_the_others_are_looked_up_stays() {
        let file = |id: &&str| RequestFileView {
            id: (*id).into(),
            field: String::new(),
            name: String::new(),
            kind: DocumentKind::Pdf,
            bytes: 0,
            replaced: false,
            signature: None,
        };
        let files = |ids: &[&str]| ids.iter().map(file).collect::<Vec<_>>();
        let mut list = files(&["new", "b"]);
        beside(&mut list, files(&["a", "b"]));
        assert_eq!(list, files(&["a", "b", "new"]));
    }
}
