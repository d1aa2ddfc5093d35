//! Signed answers on the card, and the citizen's rating (A8.9).

use crate::context::lang;
use crate::page::signature::SignaturePart;
use crate::tr;
use crate::ui::{Notice, PhotoGrid, Reasons, Stars, Tone};
use domain::appeal::rating::RatingReason;
use domain::appeal::view::AnswerView;
use leptos::prelude::*;

/// All answers, newest last.
#[component]
pub fn Answers(
    /// The answers.
    answers: Vec<AnswerView>,
    /// Stars and words.
    rating: Option<(u8, String)>,
    /// Why it was rated so.
    reasons: Vec<RatingReason>,
) -> impl IntoView {
    let rating = rating.map(|(stars, words)| {
        view! {
            <div class="stack">
                <h4>{tr!(desk.rating_title)}</h4>
                <Stars stars />
                <Reasons reasons />
                <p class="desk-words">{words}</p>
            </div>
        }
    });
    (!answers.is_empty()).then(|| {
        view! {
            <section class="panel stack">
                <h3>{tr!(desk.answers_title)}</h3>
                {answers.into_iter().map(answer).collect_view()}
                {rating}
            </section>
        }
    })
}

fn answer(answer: AnswerView) -> impl IntoView {
    let photos = (!answer.media.is_empty()).then(|| view! { <PhotoGrid photos=answer.media /> });
    let (kind, verdict) =
        if answer.signature_valid { (Tone::Good, tr!(desk.signature_valid)) } else { (Tone::Bad, tr!(desk.signature_invalid)) };
    let demo = answer.demo.then(|| view! { <p class="muted">{tr!(desk.signature_demo)}</p> });
    view! {
        <article class="stack">
            <h4>{answer.institution.in_lang(lang()).to_owned()}</h4>
            <p class="desk-words">{answer.text}</p>
            {photos}
            <Notice kind>
                <p>{verdict}</p>
                <p>{tr!(desk.signed_by, answer.signer, answer.signed_ms.display_minute())}</p>
                {demo}
            </Notice>
            <SignaturePart signature=answer.signature />
        </article>
    }
}
