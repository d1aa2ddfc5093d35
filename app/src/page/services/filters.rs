//! The search box with the filters under it: one plain form.

use super::words;
use crate::context::lang;
use crate::ui::eservice::{audience_name, automation_name, event_name, field_name, kind_name};
use crate::ui::{Button, Choice, Icon, Look, Select, TextInput};
use crate::{routes, tr};
use domain::eservice::portal::FoundServices;
use domain::eservice::search::{Address, Filter, Order, Standing};
use domain::eservice::{Audience, Automation, Field as Of, Kind, LifeEvent};
use leptos::prelude::*;

/// The form, as the address has it; each choice says how many services it leaves.
pub fn form(address: &Address, found: &FoundServices) -> AnyView {
    let Filter { words, field, provider, kind, paid, audience, event, automation, state } = address.filter.clone();
    let counts = &found.counts;
    let list = |name: &'static str, label: &'static str, chosen: Option<String>, choices: Vec<Choice>| {
        let value = RwSignal::new(chosen.unwrap_or_default());
        view! { <Select name label empty=tr!(portal.any) value choices required=true/> }
    };
    let chosen_provider = provider.map(|id| id.0);
    let mut providers: Vec<Choice> =
        found.providers.iter().map(|(id, name, count)| Choice::new(id.to_string(), counted(name.in_lang(lang()), *count))).collect();
    // What finds nothing stays chosen, so that it can be seen and let go.
    if let Some(id) = chosen_provider.as_ref().filter(|id| providers.iter().all(|one| one.value != **id)) {
        providers.push(Choice::new(id.clone(), counted(id, 0)));
    }
    let fees = [("free", tr!(eservice.free)), ("paid", tr!(eservice.paid))];
    let fees = fees.into_iter().zip(0..).map(|((word, name), at)| Choice::new(word, counted(name, of(&counts.fees, at)))).collect();
    let states = Standing::ALL.map(|one| Choice::new(one.as_str(), words::standing(one))).to_vec();
    let orders = Order::ALL.map(|one| Choice::new(one.as_str(), words::order(one))).to_vec();
    let (standing, order) = (RwSignal::new(state.as_str().to_owned()), RwSignal::new(address.order.as_str().to_owned()));
    view! {
        <form class="panel stack services-search" method="get" action=routes::SERVICES role="search">
            <TextInput name="q" kind="search" label=tr!(portal.q) hint=tr!(portal.q_hint) value=RwSignal::new(words) autocomplete="off" required=true/>
            <details class="fold">
                <summary>{tr!(portal.filters)}</summary>
                <div class="filter-grid">
                    {list("event", tr!(portal.event), event.map(|one| one.as_str().to_owned()),
                        choices(LifeEvent::ALL, &counts.events, LifeEvent::as_str, event_name))}
                    {list("field", tr!(portal.field), field.map(|one| one.as_str().to_owned()),
                        choices(Of::ALL, &counts.fields, Of::as_str, field_name))}
                    {list("provider", tr!(portal.provider), chosen_provider, providers)}
                    {list("kind", tr!(portal.kind), kind.map(|one| one.as_str().to_owned()),
                        choices(Kind::ALL, &counts.kinds, Kind::as_str, kind_name))}
                    {list("fee", tr!(portal.fee), paid.map(|paid| if paid { "paid" } else { "free" }.to_owned()), fees)}
                    {list("audience", tr!(portal.audience), audience.map(|one| one.as_str().to_owned()),
                        choices(Audience::ALL, &counts.audiences, Audience::as_str, audience_name))}
                    {list("automation", tr!(portal.automation), automation.map(|one| one.as_str().to_owned()),
                        choices(Automation::ALL, &counts.automations, Automation::as_str, automation_name))}
                    <Select name="state" label=tr!(portal.state) value=standing choices=states required=true/>
                    <Select name="order" label=tr!(portal.order) value=order choices=orders required=true/>
                </div>
            </details>
            <div class="row">
                <Button look=Look::Primary icon=Icon::Search>{tr!(portal.find)}</Button>
                {(!address.is_start()).then(|| view! { <a href=routes::SERVICES>{tr!(portal.clear)}</a> })}
            </div>
        </form>
    }
    .into_any()
}

fn choices<T: Copy>(all: &[T], counts: &[u32], word: fn(T) -> &'static str, name: fn(T) -> &'static str) -> Vec<Choice> {
    all.iter().enumerate().map(|(at, one)| Choice::new(word(*one), counted(name(*one), of(counts, at)))).collect()
}

fn counted(name: &str, count: u32) -> String {
    format!("{name} ({count})")
}

fn of(counts: &[u32], at: usize) -> u32 {
    counts.get(at).copied().unwrap_or_default()
}
