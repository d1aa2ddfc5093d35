//! How a service is judged: ratings by who has used it, questions with the provider's answers, how often it is used.

use super::Typed;
use crate::page::services::numbers;
use crate::ui::*;
use crate::{routes, tr};
use domain::eservice::portal::{Own, ServiceCard, ServiceQuestion};
use domain::eservice::quality::{MAX_QUESTION, MAX_RATING};
use domain::kept_words::WordsOf;
use domain::refusal::Field as Of;
use leptos::prelude::*;

/// The rating, and the form of who has used the service.
pub fn quality(card: &ServiceCard, typed: Typed) -> AnyView {
    let quality = &card.quality;
    let summary = match numbers::average(&quality.stars) {
        Some(average) => average,
        None if quality.ratings > 0 => view! { <p class="muted">{tr!(portal.few_ratings)}</p> }.into_any(),
        None => view! { <p class="muted">{tr!(portal.no_ratings)}</p> }.into_any(),
    };
    let own = card.own.clone();
    view! {
        <section class="panel stack" aria-labelledby="quality">
            <h2 id="quality">{tr!(portal.quality)}</h2>
            {summary}
            {own.filter(|own| own.used_ms.is_some()).map(|own| rate_form(&card.number, own, typed))}
        </section>
    }
    .into_any()
}

fn rate_form(number: &str, own: Own, typed: Typed) -> AnyView {
    let (number, action) = (number.to_owned(), routes::service_rating(number));
    let changes = own.rating.is_some();
    if let Some((stars, words)) = own.rating.filter(|_| typed.stars.get_untracked() == 0 && typed.words.with_untracked(String::is_empty)) {
        typed.stars.set(stars);
        typed.words.set(words);
    }
    let (refusals, error) = wrong(Signal::derive(move || typed.failed(WordsOf::Rating, typed.rate.value().get())));
    let busy = Signal::derive(move || typed.rate.pending().get());
    let missing = error_of(refusals, Of::Stars);
    let chosen = typed.stars.get_untracked();
    let stars = (1..=5_u8).map(|count| {
        view! {
            <label class="choice">
                <input type="radio" name="form[stars]" value=count.to_string() required checked=chosen == count
                    prop:checked=move || typed.stars.get() == count on:change=move |_| typed.stars.set(count)/>
                <span>{tr!(cabinet.rate_star, i64::from(count))}</span>
            </label>
        }
    });
    let stars = stars.collect_view();
    view! {
        <form class="stack" method="post" action=action on:submit=by_script(typed.rate)>
            <h3>{if changes { tr!(portal.rate_again) } else { tr!(portal.rate) }}</h3>
            <input type="hidden" name="form[number]" value=number/>
            <input type="hidden" name="draft" value=typed.draft(WordsOf::Rating)/>
            <fieldset class="star-choice" id="stars" aria-describedby="error-stars">
                <legend>{tr!(cabinet.rate_stars)}</legend>
                <p id="error-stars" class="field-error">{move || missing.get()}</p>
                {stars}
            </fieldset>
            <TextArea name="form[text]" label=tr!(portal.rate_words) hint=tr!(portal.rate_hint) value=typed.words rows=3 max=MAX_RATING
                error=error_in_words(refusals, Of::Text, tr!(errors.required))/>
            <InlineError error/>
            <div class="row"><Button busy icon=Icon::Star>{tr!(portal.rate_send)}</Button></div>
        </form>
    }
    .into_any()
}

/// Answered questions, the own ones that wait, and the form.
pub fn questions(card: &ServiceCard, typed: Typed) -> AnyView {
    let answered = card.quality.questions.iter().map(question).collect_view();
    let waits = card.own.as_ref().is_some_and(|own| !own.waiting.is_empty());
    let waiting = card.own.as_ref().map(|own| own.waiting.iter().map(question).collect_view());
    let nothing = card.quality.questions.is_empty();
    let form = match &card.own {
        Some(_) => ask_form(card, typed),
        None => view! { <p><LinkButton href=routes::sign_in(&routes::service(&card.number))>{tr!(portal.ask_signs_in)}</LinkButton></p> }
            .into_any(),
    };
    view! {
        <section class="panel stack" aria-labelledby="questions">
            <h2 id="questions">{tr!(portal.questions)}</h2>
            {nothing.then(|| view! { <p class="muted">{tr!(portal.nothing_asked)}</p> })}
            {(!nothing || waits).then(|| view! { <ul class="plain-list stack">{answered} {waiting}</ul> })}
            {form}
        </section>
    }
    .into_any()
}

fn question(it: &ServiceQuestion) -> impl IntoView + use<> {
    let answer = match it.answer.clone() {
        Some((words, at)) => {
            view! { <p class="muted"><Moment at/> " · " {tr!(portal.answered)}</p> <p class="prose">{words}</p> }.into_any()
        }
        None => view! { <p class="muted">{tr!(portal.waits)}</p> }.into_any(),
    };
    view! { <li class="service-question"><p class="prose"><strong>{it.text.clone()}</strong></p>{answer}</li> }
}

fn ask_form(card: &ServiceCard, typed: Typed) -> AnyView {
    let (id, number, action) = (card.question.clone(), card.number.clone(), routes::service_asked(&card.number));
    let (refusals, error) = wrong(Signal::derive(move || typed.failed(WordsOf::Question, typed.ask.value().get())));
    let busy = Signal::derive(move || typed.ask.pending().get());
    view! {
        <form class="stack" method="post" action=action on:submit=by_script(typed.ask)>
            <input type="hidden" name="draft" value=typed.draft(WordsOf::Question)/>
            <input type="hidden" name="form[id]" value=id/>
            <input type="hidden" name="form[number]" value=number/>
            <TextArea name="form[question]" label=tr!(portal.ask) hint=tr!(portal.ask_hint) value=typed.question rows=3 max=MAX_QUESTION required=true
                error=error_in_words(refusals, Of::Text, tr!(errors.required))/>
            <InlineError error/>
            <div class="row"><Button busy icon=Icon::Send>{tr!(portal.ask_send)}</Button></div>
        </form>
    }
    .into_any()
}
