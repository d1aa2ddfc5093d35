//! The form: who calls, what has happened, where it is; or to which institution an official appeal goes.

use super::state::Call;
use crate::api::phone::{write_for_caller, write_letter_for_caller};
use crate::api::places::find_place;
use crate::map::PlacePicker;
use crate::page::letter::institution::InstitutionPart;
use crate::page::report::category;
use crate::page::report::place_words::hit_words;
use crate::tr;
use crate::ui::*;
use domain::appeal::category::Category;
use domain::appeal::validate::MAX_TEXT;
use domain::appeal::view::{InstitutionView, PlaceHit};
use domain::official::MAX_SUBJECT;
use domain::phone;
use domain::refusal::Field as Of;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Fewest letters for which it is worth asking.
const FEWEST: usize = 2;

/// The form; Enter in any field of one line sends it, as everywhere.
#[component]
pub fn CallForm(call: Call, categories: Vec<Category>, institutions: Vec<InstitutionView>) -> impl IntoView {
    let refusals = Signal::derive(move || call.refusals.get());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let checked = if call.official.get_untracked() {
            let form = call.letter();
            phone::letter(&form).map(|()| call.send(write_letter_for_caller(form)))
        } else {
            let form = call.appeal();
            phone::appeal(&form).map(|()| call.send(write_for_caller(form)))
        };
        if let Err(refusals) = checked {
            call.refuse(refusals);
        }
    };
    let (categories, institutions) = (StoredValue::new(categories), StoredValue::new(institutions));
    view! {
        <ErrorSummary refusals/>
        <form class="stack" novalidate on:submit=submit>
            <CallerPart call/>
            <section class="panel stack">
                <h2>{tr!(call.what_title)}</h2>
                <Checkbox name="official" label=tr!(call.official) hint=tr!(call.official_hint) checked=call.official/>
                <Show when=move || call.official.get()>
                    <TextInput name="subject" label=tr!(letter_form.subject) hint=tr!(letter_form.subject_hint, MAX_SUBJECT) value=call.subject required=true
                        error=error_of(refusals, Of::Subject)/>
                </Show>
                <TextArea name="text" label=tr!(call.text) hint=tr!(call.text_hint) value=call.text rows=5 max=MAX_TEXT required=true
                    error=error_of(refusals, Of::Text)/>
                <Show when=move || !call.official.get()>
                    <Select name="category" label=tr!(report.category_title) value=call.category
                        choices=categories.with_value(|all| category::choices(all)) empty=tr!(report.choose) required=true
                        error=error_of(refusals, Of::Category)/>
                </Show>
            </section>
            <Show when=move || call.official.get() fallback=move || view! { <PlacePart call/> }>
                <InstitutionPart institutions=institutions.get_value() value=call.institution error=error_of(refusals, Of::Institutions)/>
            </Show>
            <InlineError error=call.error/>
            <div class="row"><Button look=Look::Primary big=true icon=Icon::Send busy=call.sending>{tr!(call.send)}</Button></div>
            <p class="muted">{tr!(call.kept)}</p>
        </form>
    }
}

/// Who calls.
#[component]
fn CallerPart(call: Call) -> impl IntoView {
    let refusals = Signal::derive(move || call.refusals.get());
    view! {
        <section class="panel stack">
            <h2>{tr!(call.who_title)}</h2>
            <TextInput name="phone" kind="tel" inputmode="tel" label=tr!(call.phone) hint=tr!(call.phone_hint) value=call.phone required=true
                error=error_of(refusals, Of::Phone)/>
            <div class="call-names">
                <TextInput name="given_name" label=tr!(call.given_name) value=call.given_name required=true error=error_of(refusals, Of::GivenName)/>
                <TextInput name="surname" label=tr!(call.surname) value=call.surname required=true error=error_of(refusals, Of::Surname)/>
            </div>
            <Checkbox name="terms" label=tr!(call.consent) hint=tr!(call.consent_hint) checked=call.consent
                error=Signal::derive(move || refusals.with(|all| all.iter().any(|one| one.field == Of::Terms)).then(|| tr!(call.consent_missing).to_owned()))/>
        </section>
    }
}

/// Where it is: by its name, then on the map.
#[component]
fn PlacePart(call: Call) -> impl IntoView {
    let refusals = Signal::derive(move || call.refusals.get());
    let search = Callback::new(move |text: String| {
        if text.trim().chars().count() < FEWEST {
            return call.hits.set(Vec::new());
        }
        spawn_local(async move {
            let found = find_place(text.clone()).await;
            // An older answer must not overwrite a newer one.
            if let (Ok(hits), true) = (found, call.place.try_get_untracked() == Some(text)) {
                call.hits.set(hits);
            }
        });
    });
    view! {
        <section class="panel stack">
            <h2>{tr!(call.where_title)}</h2>
            <TextInput name="place" kind="search" label=tr!(report.place_search) value=call.place on_change=search error=error_of(refusals, Of::Place)/>
            <div class="row" role="group" aria-label=tr!(report.place_found) aria-live="polite">
                {move || call.hits.get().into_iter().map(|hit| view! { <Hit call hit/> }).collect_view()}
            </div>
            <PlacePicker point=call.point label=tr!(call.where_title)/>
            <TextInput name="address" label=tr!(report.place_address) hint=tr!(report.place_address_hint) value=call.address
                error=error_of(refusals, Of::Address)/>
        </section>
    }
}

#[component]
fn Hit(call: Call, hit: PlaceHit) -> impl IntoView {
    let words = hit_words(&hit);
    let take = move |()| {
        call.point.set(Some(hit.point));
        call.place.set(hit.name.clone());
        call.hits.set(Vec::new());
        crate::device::focus::focus("address");
    };
    view! { <Button kind="button" look=Look::Quiet icon=Icon::Pin on_press=Callback::new(take)>{words}</Button> }
}
