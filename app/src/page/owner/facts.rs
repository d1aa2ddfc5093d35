//! What is known of an appeal's author and where it came from, in words; on the card and on the page of manual entry (A4.3).

use crate::page::desk::side::Side;
use crate::ui::*;
use crate::{routes, tr};
use domain::appeal::view::StaffCard;
use domain::exchange::{Fact as Known, FactSource, FactState, FactView, is_missing};
use leptos::prelude::*;

/// What a fact is called.
pub fn fact_name(fact: Known) -> &'static str {
    match fact {
        Known::Names => tr!(exchange.fact_names),
        Known::Phone => tr!(exchange.fact_phone),
        Known::LegalPerson => tr!(exchange.fact_legal_person),
    }
}

/// Where it came from, and what became of asking the register.
pub fn origin(fact: &FactView) -> String {
    let at = fact.at_ms.map(|at| at.display_minute()).unwrap_or_default();
    let source = match fact.source {
        FactSource::SignIn if fact.value.is_empty() => tr!(exchange.none).to_owned(),
        FactSource::SignIn => tr!(exchange.source_sign_in).to_owned(),
        FactSource::Register => tr!(exchange.source_register, at),
        FactSource::Staff => tr!(exchange.source_staff, at),
    };
    let state = fact.state.and_then(|state| match state {
        FactState::Waiting => Some(tr!(exchange.state_waiting)),
        FactState::Unknown => Some(tr!(exchange.state_unknown)),
        FactState::Ended if fact.source != FactSource::Register => Some(tr!(exchange.state_ended)),
        FactState::Answered | FactState::Ended => None,
    });
    [Some(source), state.map(str::to_owned)].into_iter().flatten().collect::<Vec<_>>().join(". ")
}

/// The lines on the card. The owner's staff are led to manual entry, more loudly where something is missing.
#[component]
pub fn AuthorFacts(card: StaffCard, side: Side) -> impl IntoView {
    let missing = card.author_facts.iter().any(|fact| fact.fact != Known::Phone && is_missing(fact.source, &fact.value));
    let href = routes::owner_person(&card.row.line.id, None);
    let way = (side == Side::Owner).then(|| {
        if missing {
            view! { <Notice kind=Tone::Warn><p><a href=href>{tr!(exchange.missing)}</a></p></Notice> }.into_any()
        } else {
            view! { <p><a href=href>{tr!(exchange.open)}</a></p> }.into_any()
        }
    });
    let lines = card.author_facts.into_iter().map(|fact| {
        let origin = origin(&fact);
        view! { <li class="muted">{fact_name(fact.fact)} ": " {origin}</li> }
    });
    view! {
        <ul class="plain">{lines.collect_view()}</ul>
        {way}
    }
}
