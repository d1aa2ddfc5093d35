//! Entering by hand what a state register can't say in real time (A4.3). A plain form: it works without script too.

use super::facts::{fact_name, origin};
use crate::api::exchange::{EnterByHand, person_card};
use crate::error::AppError;
use crate::ui::*;
use crate::{routes, tr};
use domain::appeal::validate::MAX_NOTE;
use domain::exchange::{Fact as Known, FactView, PersonCard, may_enter};
use domain::ids::AppealId;
use domain::refusal::{Field as Of, Refusal};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// What is typed; kept while one of the facts is being entered.
#[derive(Clone, Copy)]
struct Typed {
    surname: RwSignal<String>,
    given_name: RwSignal<String>,
    patronymic: RwSignal<String>,
    phone: RwSignal<String>,
    legal_name: RwSignal<String>,
    legal_address: RwSignal<String>,
    basis: RwSignal<String>,
}

impl Typed {
    fn new() -> Typed {
        let empty = || RwSignal::new(String::new());
        Typed {
            surname: empty(),
            given_name: empty(),
            patronymic: empty(),
            phone: empty(),
            legal_name: empty(),
            legal_address: empty(),
            basis: empty(),
        }
    }
}

/// The page `/owner/{id}/person`; `?fact=` opens the form of one of them.
#[component]
pub fn PersonPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let id = Memo::new(move |_| AppealId(params.with(|params| params.get("id")).unwrap_or_default()));
    let chosen = Memo::new(move |_| query.with(|query| query.get("fact")).and_then(|word| Known::parse(&word)));
    let enter = ServerAction::<EnterByHand>::new();
    let typed = Typed::new();
    let entered = Memo::new(move |_| enter.version().get());
    let card = crate::wire::resource(move || (id.get(), entered.get()), |(id, _)| person_card(id));
    view! {
        <div class="page stack">
            {move || view! { <PageHead title=tr!(exchange.title) back=(routes::owner_card(&id.get()), tr!(owner.title).to_owned())/> }}
            <p class="prose">{tr!(exchange.lead)}</p>
            <Transition fallback=|| view! { <Skeleton lines=6/> }>
                {move || {
                    let chosen = chosen.get();
                    Suspend::new(async move {
                        match card.await {
                            Ok(card) => view! { <AllFacts card chosen enter typed/> }.into_any(),
                            Err(error) => view! { <ErrorView error/> }.into_any(),
                        }
                    })
                }}
            </Transition>
        </div>
    }
}

#[component]
fn AllFacts(card: PersonCard, chosen: Option<Known>, enter: ServerAction<EnterByHand>, typed: Typed) -> impl IntoView {
    let PersonCard { appeal, number, facts } = card;
    let entering = facts.iter().find(|fact| Some(fact.fact) == chosen && may_enter(fact.source)).map(|fact| fact.fact);
    let form = entering.map(|fact| view! { <Entry appeal=appeal.clone() fact enter typed/> });
    view! {
        <Number number/>
        {form}
        <ul class="plain-list stack">{facts.into_iter().map(|fact| line(&appeal, fact)).collect_view()}</ul>
    }
}

fn line(appeal: &AppealId, fact: FactView) -> impl IntoView + use<> {
    let (origin, open) = (origin(&fact), may_enter(fact.source));
    let FactView { fact, value, by, basis, .. } = fact;
    let by = (!by.is_empty()).then(|| view! { <p class="muted">{tr!(exchange.by, by, basis)}</p> });
    let way = if open {
        view! { <div class="row"><LinkButton href=routes::owner_person(appeal, Some(fact))>{tr!(exchange.enter)}</LinkButton></div> }
            .into_any()
    } else {
        view! { <p class="muted">{tr!(exchange.fixed)}</p> }.into_any()
    };
    view! {
        <li class="panel stack">
            <h2>{fact_name(fact)}</h2>
            {(!value.is_empty()).then(|| view! { <p><strong>{value}</strong></p> })}
            <p>{origin}</p>
            {by}
            {way}
        </li>
    }
}

#[component]
fn Entry(appeal: AppealId, fact: Known, enter: ServerAction<EnterByHand>, typed: Typed) -> impl IntoView {
    let failed = Memo::new(move |_| enter.value().get().and_then(Result::err));
    let refusals = Signal::derive(move || match failed.get() {
        Some(AppError::Refused(refusals)) => refusals,
        _ => Vec::<Refusal>::new(),
    });
    let beside = |error: &AppError| matches!(error, AppError::Refused(all) if all.iter().all(|one| one.field != Of::Form));
    let error = Signal::derive(move || failed.get().filter(|error| !beside(error)));
    let busy = Signal::derive(move || enter.pending().get());
    let of = move |field: Of| error_of(refusals, field);
    let fields = match fact {
        Known::Names => view! {
            <TextInput name="form[surname]" label=tr!(exchange.surname) value=typed.surname required=true error=of(Of::Surname)/>
            <TextInput name="form[given_name]" label=tr!(exchange.given_name) value=typed.given_name required=true error=of(Of::GivenName)/>
            <TextInput name="form[patronymic]" label=tr!(exchange.patronymic) value=typed.patronymic error=of(Of::Patronymic)/>
        }
        .into_any(),
        Known::Phone => view! {
            <TextInput name="form[phone]" kind="tel" label=tr!(exchange.phone) value=typed.phone required=true error=of(Of::Phone)/>
        }
        .into_any(),
        Known::LegalPerson => view! {
            <TextInput name="form[legal_name]" label=tr!(exchange.legal_name) value=typed.legal_name required=true error=of(Of::LegalName)/>
            <TextInput name="form[legal_address]" label=tr!(exchange.legal_address) value=typed.legal_address error=of(Of::LegalAddress)/>
        }
        .into_any(),
    };
    view! {
        <section class="panel stack">
            <h2>{tr!(exchange.enter_title, fact_name(fact))}</h2>
            <ActionForm action=enter attr:class="stack">
                <input type="hidden" name="form[appeal]" value=appeal.0/>
                <input type="hidden" name="form[fact]" value=fact.as_str()/>
                {fields}
                <TextArea name="form[basis]" label=tr!(exchange.basis) hint=tr!(exchange.basis_hint) value=typed.basis rows=3 max=MAX_NOTE
                    required=true error=of(Of::Basis)/>
                <InlineError error/>
                <div class="row"><Button look=Look::Primary busy>{tr!(exchange.send)}</Button></div>
            </ActionForm>
        </section>
    }
}
