//! The institutions' written answers with their signatures (A8.9, A7.0.4).

use crate::page::signature::SignaturePart;
use crate::ui::*;
use crate::{context, tr};
use domain::appeal::view::AnswerView;
use leptos::prelude::*;

/// All answers; nothing while there are none.
#[component]
pub fn AnswersPart(answers: Vec<AnswerView>) -> impl IntoView {
    (!answers.is_empty()).then(|| {
        view! {
            <section class="panel stack" id="answer">
                <h2>{tr!(cabinet.answers)}</h2>
                {answers.into_iter().map(|answer| view! { <AnswerPart answer/> }).collect_view()}
            </section>
        }
    })
}

#[component]
fn AnswerPart(answer: AnswerView) -> impl IntoView {
    let AnswerView { institution, text, media, signed_ms, signer, signature_valid, demo, signature } = answer;
    view! {
        <article class="stack answer">
            <h3>{institution.in_lang(context::lang()).to_owned()}</h3>
            <p class="prose">{text}</p>
            {(!media.is_empty()).then(|| view! { <PhotoGrid photos=media/> })}
            <p class="muted">{tr!(cabinet.signed, signer, signed_ms.display_minute())}</p>
            {match signature_valid {
                true => view! { <p><Glyph icon=Icon::Check/> " " {tr!(cabinet.signature_valid)}</p> }.into_any(),
                false => view! { <Notice kind=Tone::Bad><p>{tr!(cabinet.signature_invalid)}</p></Notice> }.into_any(),
            }}
            <SignaturePart signature/>
            {demo.then(|| view! { <p class="muted"><Glyph icon=Icon::Info/> " " {tr!(cabinet.signature_demo)}</p> })}
        </article>
    }
}
