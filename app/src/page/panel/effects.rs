//! What a change brings about, in words.

use crate::context::lang;
use crate::tr;
use domain::panel::effect::Choices;
use domain::panel::{Column, Effect, Flow, LocalRule};
use leptos::prelude::*;

/// A line for each consequence.
pub fn effects(all: Vec<Effect>, names: &[(Column, Choices)]) -> impl IntoView + use<> {
    let lines = all.into_iter().map(|effect| line(effect, names)).collect_view();
    view! { <ul>{lines}</ul> }
}

fn line(effect: Effect, names: &[(Column, Choices)]) -> AnyView {
    let words = match effect {
        Effect::DeadlinesMove { n, until } => tr!(panel.effect_move, i64::from(n), until.display()),
        Effect::DeadlinesStay { n } => tr!(panel.effect_stay, i64::from(n)),
        Effect::Rerouted { days, n, of, flows } => {
            let flows = flows.into_iter().map(|flow| view! { <li>{flow_words(flow, names)}</li> }).collect_view();
            return view! { <li>{tr!(panel.effect_rerouted, days, of, n)} <ul>{flows}</ul></li> }.into_any();
        }
        Effect::Rules { n } => tr!(panel.effect_rules, i64::from(n)),
        Effect::Zones { n } => tr!(panel.effect_zones, i64::from(n)),
        Effect::Staff { n } => tr!(panel.effect_staff, i64::from(n)),
        Effect::Appeals { n } => tr!(panel.effect_appeals, i64::from(n)),
        Effect::Accounts { n } => tr!(panel.effect_accounts, i64::from(n)),
        Effect::OrdersMove { n } => tr!(panel.effect_orders_move, i64::from(n)),
        Effect::OrdersStay { n } => tr!(panel.effect_orders_stay, i64::from(n)),
        Effect::OpenAppeals { n } => tr!(panel.effect_open_appeals, i64::from(n)),
        Effect::LocalRules { n, rules } => {
            let rules = rules.into_iter().map(|rule| view! { <li>{rule_words(&rule)}</li> }).collect_view();
            return view! { <li>{tr!(panel.effect_local_rules, i64::from(n))} <ul>{rules}</ul></li> }.into_any();
        }
        Effect::Institutions { n } => tr!(panel.effect_institutions, i64::from(n)),
        Effect::Territories { n } => tr!(panel.effect_territories, i64::from(n)),
        Effect::Centres { n } => tr!(panel.effect_centres, i64::from(n)),
    };
    view! { <li>{words}</li> }.into_any()
}

fn rule_words(rule: &LocalRule) -> String {
    tr!(panel.rule_leads, rule.what.in_lang(lang()), rule.institution.in_lang(lang()))
}

fn flow_words(flow: Flow, names: &[(Column, Choices)]) -> String {
    let choices = names.iter().find(|(column, _)| *column == Column::Institution).map(|(_, choices)| choices);
    let name = |code: Option<String>| match code {
        Some(code) => {
            let found = choices.and_then(|all| all.iter().find(|(known, _)| *known == code));
            found.map_or_else(|| code.clone(), |(_, name)| name.in_lang(lang()).to_owned())
        }
        None => tr!(panel.nobody).to_owned(),
    };
    tr!(panel.flow, name(flow.from), name(flow.to), flow.n)
}
