//! The way to use a service: a plain link to what only tells something (R4.3), a button that asks for a sign-in for the others (R4.4).

use super::super::words::is_web;
use super::Typed;
use crate::ui::*;
use crate::{routes, tr};
use domain::eservice::portal::ServiceCard;
use domain::eservice::{Kind, Manner};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The button or the link, and the favourites.
pub fn way(card: &ServiceCard, told: &str, typed: Typed) -> AnyView {
    let address = card.facts.address.clone();
    let begun = told == "used";
    let go = match card.facts.kind {
        Kind::Informational => link(address, tr!(portal.open)),
        Kind::Interactive if begun && card.facts.manner == Manner::Source => view! {
            <div class="stack" role="status">
                <Notice kind=Tone::Good title=tr!(portal.used_title)><p>{tr!(portal.used)}</p></Notice>
                {link(address, tr!(portal.go_on))}
            </div>
        }
        .into_any(),
        Kind::Interactive => use_form(card),
    };
    view! {
        <div class="stack services-way">
            {go}
            {card.own.as_ref().map(|own| favour(&card.number, own.favourite, typed))}
        </div>
    }
    .into_any()
}

fn link(address: String, words: &'static str) -> AnyView {
    if is_web(&address) {
        view! { <p><LinkButton href=address look=Look::Primary big=true icon=Icon::Share>{words}</LinkButton></p> }.into_any()
    } else {
        view! { <Notice kind=Tone::Info><p>{tr!(portal.no_address)}</p></Notice> }.into_any()
    }
}

fn use_form(card: &ServiceCard) -> AnyView {
    let action = format!("{}/use", routes::service(&card.number));
    let hint = match (card.own.is_some(), card.is_here()) {
        (false, _) => tr!(portal.use_signs_in),
        (true, true) => tr!(portal.use_here),
        (true, false) => tr!(portal.use_there),
    };
    view! {
        <form method="post" action=action class="stack">
            <div><Button look=Look::Primary big=true icon=Icon::Chevron>{tr!(portal.use_it)}</Button></div>
            <p class="muted">{hint}</p>
        </form>
    }
    .into_any()
}

fn favour(number: &str, is_on: bool, typed: Typed) -> AnyView {
    let number = number.to_owned();
    let words = if is_on { tr!(portal.unfavour) } else { tr!(portal.favour) };
    let busy = Signal::derive(move || typed.favour.pending().get());
    let error = Signal::derive(move || typed.favour.value().get().and_then(Result::err));
    view! {
        <ActionForm action=typed.favour attr:class="row">
            <input type="hidden" name="number" value=number/>
            <input type="hidden" name="on" value=(!is_on).to_string()/>
            <Button busy icon=Icon::Star>{words}</Button>
            <LinkButton href=routes::MY_SERVICES look=Look::Quiet>{tr!(portal.mine_title)}</LinkButton>
        </ActionForm>
        <InlineError error/>
    }
    .into_any()
}
