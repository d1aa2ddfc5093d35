//! Documents and the sender's own signature. What has arrived already stands as a ticked line: without its tick it does not go along.

use crate::tr;
use crate::ui::*;
use domain::correspondence::LetterFileView;
use domain::official::{MAX_DOCUMENT_MB, MOST_DOCUMENTS};
use domain::refusal::{Field as Of, Refusal};
use leptos::prelude::*;

/// What the browser's dialogue offers; what is taken is decided by the content.
const DOCUMENTS: &str = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.pptx,.odt,.ods,.odp";
const SIGNATURES: &str = ".p7s,.p7m,.cms,.sig,.pem";
const BYTES_OF_KB: u64 = 1024;

/// The part of the form.
#[component]
pub fn FilesPart(files: Vec<LetterFileView>, refusals: Signal<Vec<Refusal>>) -> impl IntoView {
    let arrived = (!files.is_empty()).then(|| {
        view! {
            <fieldset class="field">
                <legend>{tr!(letter_form.arrived)}</legend>
                <p class="hint">{tr!(letter_form.arrived_hint)}</p>
                <div class="choices">{files.into_iter().map(line).collect_view()}</div>
            </fieldset>
        }
    });
    let documents_hint = tr!(letter_form.documents_hint, MOST_DOCUMENTS, MAX_DOCUMENT_MB);
    let signature_hint = tr!(letter_form.signature_hint);
    let (documents_error, signature_error) = (error_of(refusals, Of::Documents), error_of(refusals, Of::Signature));
    let documents = Parts::new("documents", &documents_hint, documents_error);
    let signature = Parts::new("signature", signature_hint, signature_error);
    view! {
        <section class="panel stack">
            {arrived}
            <Field name="documents" label=tr!(letter_form.documents) hint=documents_hint error=documents_error>
                <input id="documents" name="documents" type="file" multiple accept=DOCUMENTS class="file"
                    aria-describedby=move || documents.described_by() aria-invalid=move || documents.invalid()/>
            </Field>
            <Field name="signature" label=tr!(letter_form.signature) hint=signature_hint error=signature_error>
                <input id="signature" name="signature" type="file" accept=SIGNATURES class="file"
                    aria-describedby=move || signature.described_by() aria-invalid=move || signature.invalid()/>
            </Field>
        </section>
    }
}

fn line(file: LetterFileView) -> impl IntoView {
    let what = if file.signature { tr!(letter_form.signature).to_owned() } else { file.name };
    let size = tr!(office.document_size, file.bytes.div_ceil(BYTES_OF_KB));
    view! {
        <label class="choice">
            <input type="checkbox" name="kept" value=file.id.0 checked/>
            <span class="choice-words"><span>{what}</span> <span class="hint">{size}</span></span>
        </label>
    }
}
