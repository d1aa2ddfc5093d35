//! What an official appeal shows beside every appeal's card: subject, documents, the sender's signature with all that its check found
//! (R12.2). In the sender's cabinet and at the desks.

use crate::page::signature::SignaturePart;
use crate::ui::*;
use crate::{routes, tr};
use domain::correspondence::{LetterSignature, LetterView};
use domain::official::DocumentView;
use domain::signature::SignatureView;
use leptos::prelude::*;

const BYTES_OF_KB: u64 = 1024;

/// The part of a card.
#[component]
pub fn LetterPart(
    /// What is shown.
    letter: LetterView,
    /// The page has the subject as its heading already.
    #[prop(optional)]
    titled: bool,
) -> impl IntoView {
    let LetterView { subject, documents, signature } = letter;
    let some = !documents.is_empty();
    let list = some.then(|| view! { <ul class="plain-list">{documents.into_iter().map(document).collect_view()}</ul> });
    let head = if titled {
        view! { <h2>{if some { tr!(letter_form.documents) } else { tr!(signature.details) }}</h2> }.into_any()
    } else {
        view! {
            <p><span class="tag">{tr!(letter_form.badge)}</span></p>
            <h2>{subject}</h2>
            {some.then(|| view! { <h3>{tr!(letter_form.documents)}</h3> })}
        }
        .into_any()
    };
    view! {
        <section class="panel stack">
            {head}
            {list}
            {match signature {
                Some(signature) => view! { <SignedPart signature/> }.into_any(),
                None => view! { <p class="muted">{tr!(letter_form.unsigned)}</p> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn SignedPart(signature: LetterSignature) -> impl IntoView {
    let LetterSignature { document, file, report } = signature;
    let what = match document {
        Some(name) => tr!(letter_form.signed_document, name),
        None => tr!(letter_form.signed_text).to_owned(),
    };
    view! {
        <p><Glyph icon=if report.is_valid() { Icon::Check } else { Icon::Alert }/> " " {what}</p>
        <SignaturePart signature=SignatureView { id: None, report }/>
        {file.map(|id| view! { <p><a rel="external" download="" href=routes::letter_file(&id)>{tr!(signature.take_signature)}</a></p> })}
    }
}

fn document(one: DocumentView) -> impl IntoView {
    let size = tr!(office.document_size, one.bytes.div_ceil(BYTES_OF_KB));
    view! {
        <li>
            <a class="document" rel="external" download="" href=routes::letter_file(&one.id)>{one.name}</a>
            <span class="muted">" · " {size}</span>
        </li>
    }
}
