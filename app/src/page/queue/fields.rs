//! The fields of the person and of the service, in the order and the words of the regulation's annex.

use super::Ordering;
use crate::context::lang;
use crate::tr;
use crate::ui::*;
use domain::queue::order::{CentreChoice, ServiceChoice};
use domain::refusal::{Field as Of, Refusal};
use leptos::prelude::*;

/// Ad, soyad, ata adı, Ş/V, telefon, e-poçt.
#[component]
pub fn PersonPart(ordering: Ordering, refusals: Signal<Vec<Refusal>>, email_required: bool) -> impl IntoView {
    let email_hint = if email_required { tr!(queue.email_hint) } else { tr!(queue.call_email_hint) };
    let title = if email_required { tr!(queue.person_title) } else { tr!(queue.call_person) };
    view! {
        <section class="panel stack" aria-labelledby="order-person">
            <h2 id="order-person">{title}</h2>
            <TextInput name="given_name" label=tr!(queue.given_name) value=ordering.given_name autocomplete="given-name" required=true
                error=error_of(refusals, Of::GivenName)/>
            <TextInput name="surname" label=tr!(queue.surname) value=ordering.surname autocomplete="family-name" required=true
                error=error_of(refusals, Of::Surname)/>
            <TextInput name="patronymic" label=tr!(queue.patronymic) value=ordering.patronymic autocomplete="additional-name" required=true
                error=error_of(refusals, Of::Patronymic)/>
            <TextInput name="document" label=tr!(queue.document) hint=tr!(queue.document_hint) value=ordering.document autocomplete="off"
                required=true error=error_of(refusals, Of::Document)/>
            <TextInput name="phone" label=tr!(queue.phone) hint=tr!(queue.phone_hint) value=ordering.phone kind="tel" autocomplete="tel"
                required=true error=error_of(refusals, Of::Phone)/>
            <TextInput name="email" label=tr!(queue.email) hint=email_hint value=ordering.email kind="email" autocomplete="email"
                required=email_required error=error_of(refusals, Of::Email)/>
        </section>
    }
}

/// Xidmətin adı, xidmətin mərkəzi: a centre that does not offer the service is not offered.
#[component]
pub fn ServicePart(
    ordering: Ordering,
    refusals: Signal<Vec<Refusal>>,
    services: Vec<ServiceChoice>,
    centres: Vec<CentreChoice>,
) -> impl IntoView {
    let choices: Vec<Choice> = services.iter().map(service_choice).collect();
    let ids = StoredValue::new(services.into_iter().map(|service| service.id.0).collect::<Vec<String>>());
    let centres = StoredValue::new(centres);
    // Only when the list of centres really changes is its control built anew: nobody loses the place in it.
    let offered = Memo::new(move |_| {
        let at = ordering.service.with(|chosen| ids.with_value(|ids| ids.iter().position(|id| id == chosen)));
        centres.with_value(|centres| {
            let offers = |one: &&CentreChoice| at.is_none_or(|at| one.services.contains(&(at as u32)));
            centres.iter().filter(offers).map(centre_choice).collect::<Vec<Choice>>()
        })
    });
    Effect::new(move |_| {
        let gone =
            offered.with(|offered| ordering.centre.with(|chosen| !chosen.is_empty() && offered.iter().all(|one| one.value != *chosen)));
        if gone {
            ordering.centre.set(String::new());
        }
    });
    view! {
        <section class="panel stack" aria-labelledby="order-place">
            <h2 id="order-place">{tr!(queue.place_title)}</h2>
            <Select name="service" label=tr!(queue.service) value=ordering.service choices empty=tr!(queue.choose) required=true
                error=error_of(refusals, Of::Service)/>
            {move || view! {
                <Select name="centre" label=tr!(queue.centre) value=ordering.centre choices=offered.get() empty=tr!(queue.choose) required=true
                    error=error_of(refusals, Of::Centre)/>
            }}
            <div class="until-live"><Button name="step" value="places" icon=Icon::Calendar>{tr!(queue.show_days)}</Button></div>
        </section>
    }
}

fn service_choice(service: &ServiceChoice) -> Choice {
    let name = service.name.in_lang(lang());
    let label = if service.sign_in { tr!(queue.needs_sign_in, name) } else { name.to_owned() };
    Choice::new(service.id.0.clone(), label).in_group(service.group.in_lang(lang()))
}

fn centre_choice(centre: &CentreChoice) -> Choice {
    Choice::new(centre.id.0.clone(), centre.name.in_lang(lang()))
}
