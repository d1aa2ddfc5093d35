//! What the person has sent: place, words, photos, answer mode (A8.3).

use crate::ui::*;
use crate::{context, tr};
use domain::appeal::form::AnswerMode;
use domain::appeal::view::MyAppeal;
use leptos::prelude::*;

/// Own words and what belongs to them.
#[component]
pub fn OwnWords(appeal: MyAppeal) -> impl IntoView {
    let MyAppeal { line, address, text, media, recordings, answer_mode, postal_address, .. } = appeal;
    let district = line.district.as_ref().map(|district| district.in_lang(context::lang()).to_owned());
    let place = [Some(line.place).filter(|place| !place.is_empty()), district].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let answer = match answer_mode {
        AnswerMode::Amis => tr!(cabinet.answer_amis).to_owned(),
        AnswerMode::AmisAndPost => tr!(cabinet.answer_post, postal_address),
    };
    let map_label = place.clone();
    let on_map = line.official.is_none();
    view! {
        <section class="panel stack">
            <h2>{tr!(cabinet.text)}</h2>
            <Players recordings=recordings.clone()/>
            {match text.is_empty() {
                true if !recordings.is_empty() => ().into_any(),
                true => view! { <p class="muted">{tr!(cabinet.text_none)}</p> }.into_any(),
                false => view! { <p class="prose">{text}</p> }.into_any(),
            }}
            {(!media.is_empty()).then(|| view! { <PhotoGrid photos=media/> })}
            <Facts>
                {on_map.then(|| view! { <Fact name=tr!(cabinet.place)>{place}</Fact> })}
                {(!address.is_empty()).then(|| view! { <Fact name=tr!(cabinet.address)>{address}</Fact> })}
                <Fact name=tr!(cabinet.answer_mode)>{answer}</Fact>
            </Facts>
            {on_map.then(|| view! { <crate::map::PlaceMap point=line.point label=map_label/> })}
        </section>
    }
}
