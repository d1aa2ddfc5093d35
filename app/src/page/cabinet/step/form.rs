//! The fields of a step.

use super::typed::Typed;
use super::words::Words;
use super::{Start, keep};
use crate::error::AppError;
use crate::map::PlacePicker;
use crate::page::report::category;
use crate::page::report::photos::PhotosPart;
use crate::page::report::video::{HiddenRecordings, VideoPart};
use crate::page::report::voice::VoicePart;
use crate::ui::*;
use crate::{context, routes, tr};
use domain::appeal::category::Category;
use domain::appeal::validate::MAX_NOTE;
use domain::appeal::view::{MyAppeal, MyPart};
use domain::ids::{InstitutionId, MediaId};
use domain::lang::Named;
use domain::lifecycle::Step;
use domain::refusal::Field as Of;
use domain::rights::complaint::ComplaintTerms;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// The form with its present contents.
#[component]
pub fn StepForm(start: Start) -> impl IntoView {
    let typed = Typed::new(&start);
    keep::keep(typed, start.page.draft.is_some());
    let Start { step, page, categories, .. } = start;
    let is_letter = page.appeal.letter.is_some();
    let words = Words::of(step).map(|words| if is_letter { words.of_letter(step) } else { words });
    let address = routes::my_step(&page.appeal.line.id, step);
    let navigate = use_navigate();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let navigate = navigate.clone();
        typed.send(move |address| navigate(address, Default::default()));
    };
    let refusals = Signal::derive(move || typed.refusals.get());
    let back = routes::my_appeal(&page.appeal.line.id);
    words.map(|words| {
        view! {
            <ErrorSummary refusals/>
            <Explained step words appeal=page.appeal.clone()/>
            <form class="stack" method="post" action=address enctype="multipart/form-data" novalidate on:submit=send>
                <Hidden typed revision=page.appeal.rights.revision id=page.id.0 amends=step == Step::Amend/>
                <section class="panel stack">
                    {(step == Step::Complain).then(|| view! { <About typed decided=page.appeal.rights.decided_by.clone()/> })}
                    {words.text.map(|(label, hint, max, required)| view! {
                        <TextArea name="text" label hint value=typed.text rows=5 max required error=error_of(refusals, Of::Text)/>
                    })}
                    {(step == Step::Complain).then(|| view! {
                        <TextArea name="demand" label=tr!(rights.complain_demand) hint=tr!(rights.complain_demand_hint) value=typed.demand rows=3
                            max=MAX_NOTE required=true error=error_of(refusals, Of::Demand)/>
                    })}
                    {(step == Step::Amend).then(|| view! { <Corrected typed categories/> })}
                    {words.text.is_none().then(|| view! { <p>{words.lead}</p> })}
                </section>
                {(step == Step::Amend).then(|| view! {
                    <CorrectedPlace typed place=page.appeal.line.place.clone()/>
                    <PhotosPart list=typed.photos refusals/>
                    <HiddenRecordings voice=typed.voice videos=typed.videos/>
                })}
                {words.photos.then(|| view! {
                    <VoicePart list=typed.voice refusals/>
                    <PhotosPart list=typed.photos refusals/>
                    <VideoPart list=typed.videos refusals/>
                    <HiddenRecordings voice=typed.voice videos=typed.videos/>
                })}
                <Problem typed now=page.appeal.text/>
                <SendPart typed button=words.button back/>
            </form>
        }
    })
}

/// What a browser without script sends along unseen.
#[component]
fn Hidden(typed: Typed, id: String, revision: u32, amends: bool) -> impl IntoView {
    view! {
        <input type="hidden" name="id" value=id/>
        <input type="hidden" name="revision" value=revision.to_string()/>
        {move || (!amends).then(|| {
            typed.photos.ready().into_iter().map(|id| view! { <input type="hidden" name="media" value=id.0/> }).collect_view()
        })}
    }
}

/// What the step means for this appeal.
#[component]
fn Explained(step: Step, words: Words, appeal: MyAppeal) -> impl IntoView {
    let joined = i64::from(appeal.line.joined);
    let goes_on = step == Step::Withdraw && joined > 0 && appeal.part == MyPart::Author;
    let lead = if goes_on { tr!(rights.withdraw_lead_joined, joined) } else { words.lead.to_owned() };
    view! {
        {words.text.is_some().then(|| view! { <p>{lead}</p> })}
        {(step == Step::Complain).then(|| view! { <Terms terms=appeal.rights.terms/> })}
    }
}

/// What a complaint must contain, until when it can be made, and what follows (domain facts 1.11).
#[component]
fn Terms(terms: ComplaintTerms) -> impl IntoView {
    let file_by = terms.file_by.map(|day| match terms.late {
        true => tr!(rights.terms_late, day.display()),
        false => tr!(rights.terms_file_by, day.display()),
    });
    view! {
        <Notice kind=Tone::Info>
            <p>{tr!(rights.terms_contents)}</p>
            {file_by.map(|words| view! { <p>{words}</p> })}
            <p>{tr!(rights.terms_review, i64::from(terms.review_days))}</p>
            <p>{tr!(rights.terms_court, i64::from(terms.court_days))}</p>
        </Notice>
    }
}

/// Whose decision it is about; asked only where several have decided.
#[component]
fn About(typed: Typed, decided: Vec<(InstitutionId, Named)>) -> impl IntoView {
    let lang = context::lang();
    let choices: Vec<Choice> = decided.iter().map(|(id, name)| Choice::new(id.as_str(), name.in_lang(lang))).collect();
    let refusals = Signal::derive(move || typed.refusals.get());
    (choices.len() > 1).then(|| {
        view! {
            <Select name="institutions" label=tr!(rights.complain_institution) value=typed.institution choices empty=tr!(rights.complain_all)
                error=error_of(refusals, Of::Institutions) required=true/>
        }
    })
}

#[component]
fn Corrected(typed: Typed, categories: Vec<Category>) -> impl IntoView {
    let refusals = Signal::derive(move || typed.refusals.get());
    let choices = category::choices(&categories);
    view! {
        <Select name="category" label=tr!(report.category_title) value=typed.category choices required=true error=error_of(refusals, Of::Category)/>
        <TextInput name="address" label=tr!(report.place_address) hint=tr!(report.place_address_hint) value=typed.address
            error=error_of(refusals, Of::Address)/>
    }
}

/// Where it is, to be moved on the map; and without script which of the photos stay.
#[component]
fn CorrectedPlace(typed: Typed, place: String) -> impl IntoView {
    let refusals = Signal::derive(move || typed.refusals.get());
    let error = error_of(refusals, Of::Place);
    let stays = |(nr, id): (usize, MediaId)| {
        view! {
            <label class="choice">
                <input type="checkbox" name="media" value=id.0 checked/>
                <span>{tr!(report.photo_alt, nr + 1)}</span>
            </label>
        }
    };
    let photos = untrack(|| typed.photos.ready()).into_iter().enumerate().map(stays).collect_view();
    view! {
        <section class="panel stack" id="place" tabindex="-1">
            <h2>{tr!(correct.place_title)}</h2>
            <p class="hint only-script">{tr!(correct.place_hint)}</p>
            <p class="only-no-script">{tr!(correct.place_plain, place)}</p>
            {move || error.get().map(|text| view! { <p class="field-error">{text}</p> })}
            <PlacePicker point=typed.point label=tr!(correct.place_title)/>
        </section>
        <div class="only-no-script">
            <fieldset class="panel stack">
                <legend>{tr!(correct.photos_keep)}</legend>
                <p class="hint">{tr!(correct.photos_keep_hint)}</p>
                <input type="hidden" name="photos_shown" value="1"/>
                {photos}
            </fieldset>
        </div>
    }
}

/// Why it failed; after a change by somebody else the text as it is now stands beside what was typed.
#[component]
fn Problem(typed: Typed, now: String) -> impl IntoView {
    let now = StoredValue::new(now);
    let changed = move || typed.error.get() == Some(AppError::Conflict);
    let other = Signal::derive(move || typed.error.get().filter(|error| *error != AppError::Conflict));
    view! {
        <Show when=changed>
            <div role="alert">
                <Notice kind=Tone::Warn>
                    <p>{tr!(rights.changed)}</p>
                    <p>{tr!(rights.now_is)}</p>
                    <blockquote class="prose">{now.get_value()}</blockquote>
                </Notice>
            </div>
        </Show>
        <InlineError error=other/>
    }
}

#[component]
fn SendPart(typed: Typed, button: (&'static str, Look), back: String) -> impl IntoView {
    let busy = Signal::derive(move || typed.sending.get());
    let waiting = Signal::derive(move || typed.is_busy());
    let (words, look) = button;
    view! {
        <Show when=move || waiting.get()><p class="muted" role="status">{tr!(voice.files_wait)}</p></Show>
        <div class="row">
            <Button look big=true busy disabled=waiting>{words}</Button>
            <LinkButton href=back look=Look::Quiet>{tr!(rights.back)}</LinkButton>
        </div>
    }
}
