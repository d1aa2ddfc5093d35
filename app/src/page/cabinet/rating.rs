//! Rating the answer: stars as radios, reasons as boxes, so that it works without script and by keyboard (A2.1).

use crate::api::cabinet::RateAppeal;
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use domain::appeal::rating::RatingReason;
use domain::appeal::view::MyAppeal;
use domain::ids::AppealId;
use domain::lifecycle::Step;
use domain::refusal::{Field as Of, Refusal};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// What is being typed; it belongs to the page, so that news about the appeal don't take it away.
#[derive(Clone, Copy)]
pub struct Rating {
    action: ServerAction<RateAppeal>,
    stars: RwSignal<u8>,
    reasons: RwSignal<Vec<RatingReason>>,
    words: RwSignal<String>,
}

impl Rating {
    /// Nothing chosen yet.
    pub fn new() -> Rating {
        Rating { action: ServerAction::new(), stars: RwSignal::new(0), reasons: RwSignal::default(), words: RwSignal::default() }
    }
}

impl Default for Rating {
    fn default() -> Self {
        Rating::new()
    }
}

/// The rating given, or the form while it may be given.
#[component]
pub fn RatingPart(appeal: MyAppeal, rating: Rating) -> impl IntoView {
    let may_rate = appeal.steps.contains(&Step::Rate);
    match appeal.rating {
        Some((stars, words)) => view! { <Rated stars words reasons=appeal.rights.reasons/> }.into_any(),
        None if may_rate => view! { <RatingForm appeal=appeal.line.id rating/> }.into_any(),
        None => ().into_any(),
    }
}

#[component]
fn Rated(stars: u8, words: String, reasons: Vec<RatingReason>) -> impl IntoView {
    view! {
        <section class="panel stack">
            <h2>{tr!(cabinet.rated, stars)}</h2>
            <Stars stars/>
            <Reasons reasons/>
            {(!words.is_empty()).then(|| view! { <p class="prose">{words}</p> })}
        </section>
    }
}

#[component]
fn RatingForm(appeal: AppealId, rating: Rating) -> impl IntoView {
    let rate = rating.action;
    let failed = Memo::new(move |_| rate.value().get().and_then(Result::err));
    let refusals = Signal::derive(move || match failed.get() {
        Some(AppError::Refused(refusals)) => refusals,
        _ => Vec::<Refusal>::new(),
    });
    let error = Signal::derive(move || failed.get().filter(|error| !matches!(error, AppError::Refused(_))));
    let busy = Signal::derive(move || rate.pending().get());
    view! {
        <section class="panel stack" id="rate">
            <h2>{tr!(cabinet.rate_title)}</h2>
            <p>{tr!(cabinet.rate_hint)}</p>
            <ErrorSummary refusals/>
            <ActionForm action=rate attr:class="stack">
                <input type="hidden" name="form[appeal]" value=appeal.0/>
                <StarChoice stars=rating.stars error=error_of(refusals, Of::Stars)/>
                <ReasonChoice reasons=rating.reasons/>
                <TextArea name="form[text]" label=tr!(cabinet.rate_text) value=rating.words rows=3/>
                <InlineError error/>
                <Button look=Look::Primary icon=Icon::Star busy>{tr!(cabinet.rate_send)}</Button>
            </ActionForm>
        </section>
    }
}

#[component]
fn StarChoice(stars: RwSignal<u8>, error: Signal<Option<String>>) -> impl IntoView {
    view! {
        <fieldset class="star-choice" id="stars" aria-describedby="error-stars">
            <legend>{tr!(cabinet.rate_stars)}</legend>
            <p id="error-stars" class="field-error">{move || error.get()}</p>
            {(1..=5_u8).map(|count| view! {
                <label class="choice">
                    <input type="radio" name="form[stars]" value=count.to_string() required
                        prop:checked=move || stars.get() == count on:change=move |_| stars.set(count)/>
                    <span>{tr!(cabinet.rate_star, i64::from(count))}</span>
                </label>
            }).collect_view()}
        </fieldset>
    }
}

/// Several may be ticked, none must be. The number in the name only keeps them apart.
#[component]
fn ReasonChoice(reasons: RwSignal<Vec<RatingReason>>) -> impl IntoView {
    let boxes = RatingReason::ALL.into_iter().enumerate().map(|(at, reason)| {
        let ticked = move || reasons.with(|reasons| reasons.contains(&reason));
        let tick = move |event| {
            let on = event_target_checked(&event);
            reasons.update(|reasons| {
                reasons.retain(|other| *other != reason);
                if on {
                    reasons.push(reason);
                }
            });
        };
        view! {
            <label class="choice">
                <input type="checkbox" name=format!("form[reasons][{at}]") value=reason.as_str() prop:checked=ticked on:change=tick/>
                <span>{reason_name(reason)}</span>
            </label>
        }
    });
    view! { <fieldset class="star-choice"><legend>{tr!(rights.reasons)}</legend>{boxes.collect_view()}</fieldset> }
}
