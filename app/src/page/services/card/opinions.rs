//! How a service is judged: ratings by who has used it, questions with the provider's answers, how often it is used.

use super::Typed;
use crate::context::lang;
use crate::ui::*;
use crate::{routes, tr};
use domain::eservice::portal::{Own, ServiceCard, ServiceQuestion};
use domain::eservice::quality::{MAX_QUESTION, MAX_RATING};
use domain::lang::Lang;
use domain::refusal::Field as Of;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The rating, and the form of who has used the service.
pub fn quality(card: &ServiceCard, typed: Typed) -> AnyView {
    let quality = &card.quality;
    let ratings = i64::from(quality.ratings);
    let summary = match quality.average() {
        Some(tenths) => {
            let rounded = u8::try_from((tenths + 5) / 10).unwrap_or(5);
            let point = if lang() == Lang::En { '.' } else { ',' };
            let average = format!("{}{point}{}", tenths / 10, tenths % 10);
            let bars = (1..=5_i64)
                .rev()
                .zip(quality.stars.iter().rev())
                .map(|(stars, count)| view! { <li>{tr!(cabinet.rate_star, stars)} " — " {*count}</li> });
            let bars = bars.collect_view();
            view! { <p><Stars stars=rounded/> " " {tr!(portal.average, average, ratings)}</p> <ul class="plain-list muted">{bars}</ul> }
                .into_any()
        }
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
    let number = number.to_owned();
    let changes = own.rating.is_some();
    if let Some((stars, words)) = own.rating.filter(|_| typed.stars.get_untracked() == 0) {
        typed.stars.set(stars);
        typed.words.set(words);
    }
    let (refusals, error) = wrong(Signal::derive(move || typed.rate.value().get().and_then(Result::err)));
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
        <ActionForm action=typed.rate attr:class="stack">
            <h3>{if changes { tr!(portal.rate_again) } else { tr!(portal.rate) }}</h3>
            <input type="hidden" name="form[number]" value=number/>
            <fieldset class="star-choice" id="stars" aria-describedby="error-stars">
                <legend>{tr!(cabinet.rate_stars)}</legend>
                <p id="error-stars" class="field-error">{move || missing.get()}</p>
                {stars}
            </fieldset>
            <TextArea name="form[text]" label=tr!(portal.rate_words) hint=tr!(portal.rate_hint) value=typed.words rows=3 max=MAX_RATING
                error=error_in_words(refusals, Of::Text, tr!(errors.required))/>
            <InlineError error/>
            <div class="row"><Button busy icon=Icon::Star>{tr!(portal.rate_send)}</Button></div>
        </ActionForm>
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
    let (id, number) = (card.question.clone(), card.number.clone());
    let (refusals, error) = wrong(Signal::derive(move || typed.ask.value().get().and_then(Result::err)));
    let busy = Signal::derive(move || typed.ask.pending().get());
    view! {
        <ActionForm action=typed.ask attr:class="stack">
            <input type="hidden" name="form[id]" value=id/>
            <input type="hidden" name="form[number]" value=number/>
            <TextArea name="form[question]" label=tr!(portal.ask) hint=tr!(portal.ask_hint) value=typed.question rows=3 max=MAX_QUESTION required=true
                error=error_in_words(refusals, Of::Text, tr!(errors.required))/>
            <InlineError error/>
            <div class="row"><Button busy icon=Icon::Send>{tr!(portal.ask_send)}</Button></div>
        </ActionForm>
    }
    .into_any()
}

/// Uses, requests and ratings by month.
pub fn months(card: &ServiceCard) -> Option<AnyView> {
    let rows = card.quality.months.iter().map(|one| {
        let month = one.month.split_once('-').map(|(year, month)| format!("{month}.{year}")).unwrap_or_default();
        view! { <tr><th scope="row">{month}</th><td>{one.uses}</td><td>{one.requests}</td><td>{one.ratings}</td></tr> }
    });
    let rows = rows.collect_view();
    (!card.quality.months.is_empty()).then(|| {
        view! {
            <details class="fold panel">
                <summary>{tr!(portal.numbers)}</summary>
                <div class="table-frame" tabindex="0" role="region" aria-label=tr!(portal.numbers)>
                    <table class="table services-months">
                        <thead><tr>
                            <th scope="col">{tr!(portal.month)}</th><th scope="col">{tr!(portal.uses)}</th>
                            <th scope="col">{tr!(portal.requests)}</th><th scope="col">{tr!(portal.ratings)}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
        }
        .into_any()
    })
}
