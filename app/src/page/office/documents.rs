//! Documents of requests and answers: the part of a form where they are added, and the list of what was sent (A5.0.7, A7.0.6).

use crate::api::office::{DropDocument, official_documents};
use crate::device::documents::upload;
use crate::device::photos;
use crate::error::AppError;
use crate::ui::*;
use crate::{tr, wire};
use domain::official::{DocumentView, MAX_DOCUMENT_MB, MOST_DOCUMENTS};
use domain::refusal::{Field as Of, Refusal};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the browser's dialogue offers; what is taken is decided by the content.
const ACCEPT: &str = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.pptx,.odt,.ods,.odp";
const BYTES_OF_KB: u64 = 1024;

/// What waits in a form.
#[derive(Clone, Copy)]
pub struct Waiting {
    /// Empty for a new request, else the one that is answered.
    answered: StoredValue<String>,
    list: wire::Resource<Result<Vec<DocumentView>, AppError>>,
    /// Counted up whenever the list has changed.
    changed: RwSignal<usize>,
    drop: ServerAction<DropDocument>,
}

impl Waiting {
    /// What waits in the form of this answer, or of a new request; asked again when `sent` changes.
    pub fn new(answered: String, sent: impl Fn() -> usize + Copy + Send + Sync + 'static) -> Waiting {
        let (changed, drop) = (RwSignal::new(0), ServerAction::<DropDocument>::new());
        let answered = StoredValue::new(answered);
        let asked = move || (answered.get_value(), changed.get(), drop.version().get(), sent());
        let list = wire::resource(asked, |(answered, ..)| official_documents(answered));
        Waiting { answered, list, changed, drop }
    }
}

/// Adding documents, and taking them out again. A form of its own, which works without script; the one that sends them names them by
/// [`Named`].
#[component]
pub fn AddDocuments(waiting: Waiting, refusals: Signal<Vec<Refusal>>) -> impl IntoView {
    let (busy, failed) = (RwSignal::new(0_usize), RwSignal::new(None::<AppError>));
    let add = move |event: leptos::ev::Event| {
        failed.set(None);
        for file in photos::chosen(&event) {
            busy.update(|count| *count += 1);
            spawn_local(async move {
                let sent = upload(&file, &waiting.answered.get_value()).await;
                file.release();
                busy.update(|count| *count -= 1);
                match sent {
                    Ok(()) => waiting.changed.update(|count| *count += 1),
                    Err(error) => failed.set(Some(error)),
                }
            });
        }
    };
    let error = error_of(refusals, Of::Documents);
    let dropped = Signal::derive(move || waiting.drop.value().get().and_then(Result::err));
    let failed = Signal::derive(move || failed.get());
    let hint = format!("{} {}", tr!(office.documents_hint, MOST_DOCUMENTS, MAX_DOCUMENT_MB), tr!(office.documents_first));
    view! {
        <div class="stack documents">
            <p><strong>{tr!(office.documents)}</strong></p>
            <Transition>
                {move || Suspend::new(async move {
                    let list = waiting.list.await.unwrap_or_default();
                    view! { <ul class="plain-list">{list.into_iter().map(|one| removable(one, waiting.drop)).collect_view()}</ul> }
                })}
            </Transition>
            <form class="stack" method="post" action="/office/documents/form" enctype="multipart/form-data">
                <input type="hidden" name="answer_to" value=waiting.answered.get_value()/>
                <Field name="documents" label=tr!(office.documents_add) hint error>
                    <input id="documents" name="documents" type="file" multiple accept=ACCEPT class="file" on:change=add/>
                </Field>
                <InlineError error=failed/>
                <InlineError error=dropped/>
                <p role="status">{move || (busy.get() > 0).then_some(tr!(office.documents_sending))}</p>
                <div class="row only-plain"><Button>{tr!(office.documents_add_button)}</Button></div>
            </form>
        </div>
    }
}

fn removable(one: DocumentView, drop: ServerAction<DropDocument>) -> impl IntoView {
    let words = tr!(office.document_drop, &one.name);
    view! {
        <li class="row">
            {taken(&one)}
            <ActionForm action=drop>
                <input type="hidden" name="id" value=one.id.0/>
                <Button look=Look::Quiet icon=Icon::Trash><span class="visually-hidden">{words}</span></Button>
            </ActionForm>
        </li>
    }
}

/// The documents as the form that sends them names them: what is shown is what goes along.
#[component]
pub fn Named(waiting: Waiting) -> impl IntoView {
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let list = waiting.list.await.unwrap_or_default();
                list.into_iter().map(|one| view! { <input type="hidden" name="form[documents][]" value=one.id.0/> }).collect_view()
            })}
        </Transition>
    }
}

/// What was sent along; `ours` also says whether the other side has taken it.
pub fn sent(list: Vec<DocumentView>, ours: bool) -> Option<impl IntoView> {
    let line = move |one: DocumentView| {
        let fetched = match one.fetched {
            0 => tr!(office.document_not_fetched).to_owned(),
            count => tr!(office.document_fetched, i64::from(count)),
        };
        view! { <li>{taken(&one)} {ours.then(|| view! { <span class="muted">" · " {fetched}</span> })}</li> }
    };
    (!list.is_empty()).then(|| {
        view! {
            <p><strong>{tr!(office.documents)}</strong></p>
            <ul class="plain-list">{list.into_iter().map(line).collect_view()}</ul>
        }
    })
}

fn taken(one: &DocumentView) -> impl IntoView + use<> {
    let size = tr!(office.document_size, one.bytes.div_ceil(BYTES_OF_KB));
    view! {
        <a class="document" rel="external" download="" href=format!("/office/documents/{}", one.id)>{one.name.clone()}</a>
        <span class="muted">" · " {size}</span>
    }
}
