//! Items 3 to 10 of annex 2 as controls, and what is typed in them.

use super::ticks::Ticks;
use crate::device::typed::rather;
use crate::tr;
use crate::ui::eservice::{audience_name, automation_name, event_name, field_name, item_name, kind_name};
use crate::ui::*;
use domain::eservice::application::FactsForm;
use domain::eservice::{Audience, Automation, Field, Item, Kind, LifeEvent, MAX_WORDS};
use domain::ids::RegulationId;
use domain::refusal::{Field as Of, Refusal};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Items that are one text, in the order of the form.
const TEXTS: [Item; 15] = [
    Item::NameAz,
    Item::NameEn,
    Item::NameRu,
    Item::Others,
    Item::ContentAz,
    Item::ContentEn,
    Item::ContentRu,
    Item::LegalBasis,
    Item::Amount,
    Item::Basis,
    Item::Requisites,
    Item::Ways,
    Item::Link,
    Item::Address,
    Item::Keywords,
];
/// Items of which one word is chosen.
const WORDS: [Item; 6] = [Item::Kind, Item::Paid, Item::Field, Item::Automation, Item::Manner, Item::Regulation];

/// What is typed.
#[derive(Clone, Copy)]
pub struct Typed {
    texts: [RwSignal<String>; 15],
    words: [RwSignal<String>; 6],
    audiences: RwSignal<Vec<String>>,
    events: RwSignal<Vec<String>>,
}

/// What is typed, as it lies on the device.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Lying {
    texts: Vec<String>,
    words: Vec<String>,
    audiences: Vec<String>,
    events: Vec<String>,
}

impl Lying {
    /// This, under what was typed since the page `began`.
    #[must_use]
    pub fn under(self, began: &Lying, now: Lying) -> Lying {
        let all = |began: &[String], now: Vec<String>, kept: Vec<String>| {
            began.iter().zip(now).zip(kept).map(|((began, now), kept)| rather(began, now, kept)).collect()
        };
        Lying {
            texts: all(&began.texts, now.texts, self.texts),
            words: all(&began.words, now.words, self.words),
            audiences: rather(&began.audiences, now.audiences, self.audiences),
            events: rather(&began.events, now.events, self.events),
        }
    }
}

impl Typed {
    /// What the form holds.
    pub fn new(form: FactsForm) -> Typed {
        Typed {
            texts: TEXTS.map(|item| RwSignal::new(form.text(item))),
            words: WORDS.map(|item| RwSignal::new(chosen(item, &form))),
            audiences: RwSignal::new(form.audiences),
            events: RwSignal::new(form.events),
        }
    }

    /// All of it, to lie on the device.
    pub fn lying(&self) -> Lying {
        let all = |signals: &[RwSignal<String>]| signals.iter().map(|one| one.get()).collect::<Vec<_>>();
        Lying { texts: all(&self.texts), words: all(&self.words), audiences: self.audiences.get(), events: self.events.get() }
    }

    /// Puts it back.
    pub fn lay(&self, lying: Lying) {
        for (signal, words) in self.texts.iter().zip(lying.texts) {
            signal.set(words);
        }
        for (signal, word) in self.words.iter().zip(lying.words) {
            signal.set(word);
        }
        self.audiences.set(lying.audiences);
        self.events.set(lying.events);
    }

    fn of(&self, item: Item) -> RwSignal<String> {
        let text = TEXTS.iter().position(|one| *one == item).and_then(|at| self.texts.get(at));
        let word = || WORDS.iter().position(|one| *one == item).and_then(|at| self.words.get(at));
        text.or_else(word).copied().unwrap_or_default()
    }
}

/// What is chosen. A new application begins with the usual way of use, so that its list never stands there without a choice.
fn chosen(item: Item, form: &FactsForm) -> String {
    let word = form.text(item);
    if item == Item::Manner && word.is_empty() { "source".to_owned() } else { word }
}

/// The controls; `regulations` are those from which the service's is chosen.
#[component]
pub fn FactFields(typed: Typed, regulations: Vec<(RegulationId, String)>, refusals: Signal<Vec<Refusal>>) -> impl IntoView {
    let error = move |item: Item| error_of(refusals, Of::Eservice(item));
    let line = move |item: Item, hint: &'static str, required: bool| {
        view! {
            <TextInput name=item.control() label=item_name(item) hint value=typed.of(item) required error=error(item)/>
        }
    };
    let lines = move |item: Item, hint: &'static str, required: bool| {
        view! {
            <TextArea name=item.control() label=item_name(item) hint value=typed.of(item) rows=3 required error=error(item)/>
        }
    };
    let prose = move |item: Item, required: bool| {
        view! {
            <TextArea name=item.control() label=item_name(item) value=typed.of(item) rows=4 max=MAX_WORDS required error=error(item)/>
        }
    };
    let choices = |all: Vec<(&'static str, &'static str)>| all.into_iter().map(|(word, name)| Choice::new(word, name)).collect::<Vec<_>>();
    let kinds = choices(Kind::ALL.iter().map(|one| (one.as_str(), kind_name(*one))).collect());
    let paid = choices(vec![("no", tr!(eservice.free)), ("yes", tr!(eservice.paid))]);
    let automations = choices(Automation::ALL.iter().map(|one| (one.as_str(), automation_name(*one))).collect());
    let fields = choices(Field::ALL.iter().map(|one| (one.as_str(), field_name(*one))).collect());
    let manners = choices(vec![("source", tr!(register.manner_source)), ("here", tr!(register.manner_here))]);
    let regulations = regulations.into_iter().map(|(id, name)| Choice::new(id.0, name)).collect::<Vec<_>>();
    // Folded away once «free» is chosen; without script all stand there, and the server leaves out what a free service has not.
    let folds = RwSignal::new(false);
    Effect::new(move || folds.set(true));
    let free = move || folds.get() && typed.of(Item::Paid).with(|word| word == "no");
    let audiences = Audience::ALL.iter().map(|one| (one.as_str(), audience_name(*one))).collect::<Vec<_>>();
    let events = LifeEvent::ALL.iter().map(|one| (one.as_str(), event_name(*one))).collect::<Vec<_>>();
    view! {
        <section class="panel stack">
            <h2>{tr!(register.part_service)}</h2>
            {line(Item::NameAz, tr!(register.name_hint), true)}
            {line(Item::NameEn, "", false)}
            {line(Item::NameRu, "", false)}
            {lines(Item::Others, tr!(register.one_a_line), false)}
            {prose(Item::ContentAz, true)}
            {prose(Item::ContentEn, false)}
            {prose(Item::ContentRu, false)}
            {lines(Item::LegalBasis, tr!(register.legal_hint), true)}
        </section>
        <section class="panel stack">
            <h2>{tr!(register.part_use)}</h2>
            <Radios name=Item::Kind.control() label=item_name(Item::Kind) value=typed.of(Item::Kind) choices=kinds inline=true
                error=error(Item::Kind)/>
            <Radios name=Item::Automation.control() label=item_name(Item::Automation) value=typed.of(Item::Automation) choices=automations inline=true
                error=error(Item::Automation)/>
            <Ticks name=Item::Audiences.control() label=item_name(Item::Audiences) error=error(Item::Audiences) choices=audiences
                chosen=typed.audiences/>
            {line(Item::Address, tr!(register.address_hint), true)}
            <Select name=Item::Manner.control() label=item_name(Item::Manner) value=typed.of(Item::Manner) choices=manners required=true
                error=error(Item::Manner)/>
            <Select name=Item::Regulation.control() label=item_name(Item::Regulation) hint=tr!(register.regulation_hint)
                value=typed.of(Item::Regulation) choices=regulations empty=tr!(register.regulation_none) error=error(Item::Regulation)/>
        </section>
        <section class="panel stack">
            <h2>{tr!(register.part_fee)}</h2>
            <Radios name=Item::Paid.control() label=item_name(Item::Paid) value=typed.of(Item::Paid) choices=paid inline=true
                error=error(Item::Paid)/>
            <div class="stack" hidden=free>
                {line(Item::Amount, tr!(register.if_paid), false)}
                {line(Item::Basis, tr!(register.if_paid), false)}
                {line(Item::Requisites, "", false)}
                {line(Item::Ways, tr!(register.ways_hint), false)}
                {line(Item::Link, tr!(register.link_hint), false)}
            </div>
        </section>
        <section class="panel stack">
            <h2>{tr!(register.part_find)}</h2>
            <Select name=Item::Field.control() label=item_name(Item::Field) value=typed.of(Item::Field) choices=fields
                empty=tr!(register.choose) required=true error=error(Item::Field)/>
            <Ticks name=Item::Events.control() label=item_name(Item::Events) error=error(Item::Events) choices=events chosen=typed.events/>
            {lines(Item::Keywords, tr!(register.keywords_hint), false)}
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r_annex2_an_application_comes_back_under_what_was_typed_meanwhile() {
        let lying = |texts: [&str; 2]| Lying { texts: texts.map(str::to_owned).into(), ..Lying::default() };
        assert_eq!(lying(["kept", "kept"]).under(&lying(["", "b"]), lying(["typed", "b"])), lying(["typed", "kept"]));
    }
}
