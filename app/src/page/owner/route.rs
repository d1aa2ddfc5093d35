//! Routing (A8.5): proposals are already ticked, so that the usual case is one look and one press.

use super::difference::Difference;
use crate::api;
use crate::context::lang;
use crate::page::desk::context::reason_sentence;
use crate::page::desk::panel::CancelButton;
use crate::page::desk::state::{State, use_desk};
use crate::tr;
use crate::ui::{Button, Checkbox, Choice, Glyph, Icon, Look, Select, TextArea, TextInput, error_of};
use domain::appeal::form::RouteForm;
use domain::appeal::personal;
use domain::appeal::validate;
use domain::appeal::view::StaffCard;
use domain::ids::InstitutionId;
use domain::refusal::Field;
use leptos::prelude::*;

/// Institutions offered while one types a name.
const OFFERED: usize = 6;

/// The form, for the card on the screen.
#[component]
pub fn RoutePanel() -> impl IntoView {
    let desk = use_desk();
    prefill(desk);
    let typed = desk.typed;
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send(desk);
    };
    let photos = move || may_publish(desk) && desk.card.with(|card| card.as_ref().is_some_and(|card| !card.media.is_empty()));
    view! {
        <form class="panel stack" on:submit=submit aria-labelledby="route-title">
            <h3 id="route-title">{tr!(owner.route_title)}</h3>
            <Picks />
            <Search />
            <Lead />
            <Show
                when=move || may_publish(desk)
                fallback=move || view! { <p><Glyph icon=Icon::Lock /> " " {why_not(desk)}</p> }
            >
                <TextArea
                    name="text"
                    label=tr!(owner.route_public)
                    hint=tr!(owner.route_public_hint)
                    error=error_of(desk.refusals(), Field::Text)
                    value=typed.public_text
                    rows=4
                />
                <Difference />
            </Show>
            <Show when=photos>
                <Checkbox
                    name="publish_photos"
                    label=tr!(owner.route_photos)
                    hint=tr!(owner.route_photos_hint)
                    checked=typed.publish_photos
                />
            </Show>
            <TextArea
                name="note"
                label=tr!(owner.route_note)
                hint=tr!(owner.route_note_hint)
                error=error_of(desk.refusals(), Field::Reason)
                value=typed.note
                rows=2
            />
            <div class="row">
                <Button look=Look::Primary icon=Icon::Send busy=desk.busy>{tr!(owner.route_button)}</Button>
                <CancelButton />
            </div>
            <p class="muted">{tr!(desk.kept)}</p>
        </form>
    }
}

/// The person has not asked for confidentiality, nor withdrawn (A9.1); of an official appeal nothing is ever public (R11.7).
fn may_publish(desk: State) -> bool {
    let open = |card: &StaffCard| !card.rights.confidential && !card.rights.author_left && card.row.line.official.is_none();
    desk.card.with(|card| card.as_ref().is_none_or(open))
}

/// Why nothing of it is published.
fn why_not(desk: State) -> &'static str {
    let official = desk.card.with(|card| card.as_ref().is_some_and(|card| card.row.line.official.is_some()));
    if official { tr!(rights.staff_official_hint) } else { tr!(rights.staff_confidential_hint) }
}

/// Ticks the proposals and takes over the citizen's text, once for each appeal.
fn prefill(desk: State) {
    Effect::new(move |_| {
        let Some(card) = desk.current() else { return };
        if desk.typed.routing_begun.get_untracked() {
            return;
        }
        desk.typed.routing_begun.set(true);
        if card.is_unrouted() {
            desk.typed.picked.set(card.proposals.into_iter().map(|proposal| proposal.institution).collect());
            // What looks like personal data is covered from the start; the rest is the employee's to judge (A8.5, T3.1).
            desk.typed.public_text.set(personal::masked(&card.text));
        }
    });
}

/// An institution to tick.
#[derive(Clone, PartialEq)]
struct Offer {
    id: InstitutionId,
    name: String,
    why: Option<&'static str>,
}

/// The proposals, then what was found by name.
fn offers(desk: State) -> Vec<Offer> {
    let proposals = desk.card.with(|card| card.as_ref().map(|card| card.proposals.clone()).unwrap_or_default());
    let mut offers: Vec<Offer> = proposals
        .into_iter()
        .map(|proposal| Offer {
            name: proposal.name.in_lang(lang()).to_owned(),
            why: Some(reason_sentence(proposal.reason)),
            id: proposal.institution,
        })
        .collect();
    for id in desk.typed.picked.get() {
        if offers.iter().all(|offer| offer.id != id) {
            offers.push(Offer { name: name_of(desk, &id), why: None, id });
        }
    }
    offers
}

fn name_of(desk: State, id: &InstitutionId) -> String {
    desk.reference.with(|reference| reference.institution_name(id)).unwrap_or_else(|| id.to_string())
}

/// The institutions to tick.
#[component]
fn Picks() -> impl IntoView {
    let desk = use_desk();
    let offers = Memo::new(move |_| offers(desk));
    let error = error_of(desk.refusals(), Field::Institutions);
    view! {
        <fieldset id="institutions" tabindex="-1" class="stack" aria-describedby="hint-institutions error-institutions">
            <legend>{tr!(owner.route_institutions)}</legend>
            <p id="hint-institutions" class="muted">{tr!(owner.route_institutions_hint)}</p>
            <p id="error-institutions" class="error">{move || error.get()}</p>
            <For each=move || offers.get() key=|offer| (offer.id.clone(), offer.name.clone()) let:offer>
                <Pick offer />
            </For>
        </fieldset>
    }
}

#[component]
fn Pick(offer: Offer) -> impl IntoView {
    let picked = use_desk().typed.picked;
    let id = offer.id;
    let name = format!("institution-{id}");
    let tick = id.clone();
    let checked = move || picked.with(|picked| picked.contains(&tick));
    let change = move |event| {
        let on = event_target_checked(&event);
        picked.update(|picked| {
            picked.retain(|other| *other != id);
            if on {
                picked.push(id.clone());
            }
        });
    };
    view! {
        <label class="choice">
            <input
                type="checkbox"
                name=name
                prop:checked=checked
                on:change=change
            />
            <span class="choice-words">
                <span>{offer.name}</span>
                {offer.why.map(|why| view! { <span class="hint">{why}</span> })}
            </span>
        </label>
    }
}

/// Any other institution, by its name.
#[component]
fn Search() -> impl IntoView {
    let desk = use_desk();
    let words = desk.institution_words;
    let found = Memo::new(move |_| {
        let picked = desk.typed.picked.get();
        let mut found = words.with(|words| desk.reference.with(|reference| reference.find_institutions(words, OFFERED + picked.len())));
        found.retain(|institution| !picked.contains(&institution.id));
        found.truncate(OFFERED);
        found
    });
    let none = move || !words.with(|words| words.trim().is_empty()) && found.with(Vec::is_empty);
    view! {
        <div class="stack" role="group" aria-label=tr!(owner.route_search)>
            <TextInput name="institution_words" label=tr!(owner.route_search) hint=tr!(owner.route_search_hint) value=words autocomplete="off" />
            <div class="row" aria-live="polite">
                <For each=move || found.get() key=|institution| institution.id.clone() let:institution>
                    <Add id=institution.id name=institution.name.in_lang(lang()).to_owned() />
                </For>
                <Show when=none>
                    <p class="muted">{tr!(owner.route_search_none)}</p>
                </Show>
            </div>
        </div>
    }
}

#[component]
fn Add(id: InstitutionId, name: String) -> impl IntoView {
    let desk = use_desk();
    let add = move |()| {
        desk.typed.picked.update(|picked| picked.push(id.clone()));
        desk.institution_words.set(String::new());
    };
    view! {
        <Button kind="button" look=Look::Secondary icon=Icon::Plus on_press=Callback::new(add)>
            {tr!(owner.route_add, name)}
        </Button>
    }
}

/// Who leads; asked only where several are chosen.
#[component]
fn Lead() -> impl IntoView {
    let desk = use_desk();
    let choices = Memo::new(move |_| {
        let picked = desk.typed.picked.get();
        picked.into_iter().map(|id| (id.to_string(), name_of(desk, &id))).collect::<Vec<_>>()
    });
    move || {
        let choices = choices.get();
        (choices.len() > 1).then(|| {
            let choices = choices.into_iter().map(|(id, name)| Choice::new(id, name)).collect::<Vec<_>>();
            view! { <Select name="lead" label=tr!(owner.route_lead) hint=tr!(owner.route_lead_hint) value=desk.typed.lead choices required=true /> }
        })
    }
}

/// The institutions with the leading one first.
fn leading_first(mut picked: Vec<InstitutionId>, lead: &str) -> Vec<InstitutionId> {
    picked.sort_by_key(|id| id.as_str() != lead);
    picked
}

fn form(desk: State, card: &StaffCard) -> RouteForm {
    let (typed, publish) = (desk.typed, untrack(|| may_publish(desk)));
    RouteForm {
        appeal: card.row.line.id.clone(),
        institutions: leading_first(typed.picked.get_untracked(), &typed.lead.get_untracked()),
        note: typed.note.get_untracked(),
        public_text: if publish { typed.public_text.get_untracked() } else { String::new() },
        publish_photos: publish && typed.publish_photos.get_untracked(),
    }
}

fn send(desk: State) {
    let Some(card) = untrack(|| desk.current()) else { return };
    let form = form(desk, &card);
    if !desk.passes(validate::route(&form)) {
        return;
    }
    let appeal = form.appeal.clone();
    let sent = appeal.clone();
    desk.take(appeal, api::owner::route_appeal(form), move |number| {
        desk.say(tr!(owner.route_done, number));
        desk.offer_undo(&sent);
        desk.finish(&sent);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a8_5_the_leading_institution_stands_first_and_the_others_keep_their_order() {
        let picked: Vec<InstitutionId> = ["ih-yasamal", "azersu", "azerisiq"].map(InstitutionId::from).into();
        let order = |lead: &str| leading_first(picked.clone(), lead).into_iter().map(|id| id.0).collect::<Vec<_>>();
        assert_eq!(order("azersu"), ["azersu", "ih-yasamal", "azerisiq"]);
        assert_eq!(order(""), ["ih-yasamal", "azersu", "azerisiq"]);
        assert_eq!(order("not-chosen"), ["ih-yasamal", "azersu", "azerisiq"]);
    }
}
