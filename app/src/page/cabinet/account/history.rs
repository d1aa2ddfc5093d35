//! What happened: sign-ins (T8.4), actions (T6.1), disclosures (T3.4). Long lists, folded.

use super::{device_or_unknown, name};
use crate::page::request::words::held_name;
use crate::ui::status::what_name;
use crate::ui::*;
use crate::{routes, tr};
use domain::account::{Act, ActionLine, DisclosureLine, Done, SignInLine};
use domain::exchange::{ExchangeLine, Fact};
use domain::role::Role;
use domain::time::UnixMs;
use leptos::prelude::*;

/// A folded list under a heading.
fn folded(id: &'static str, heading: &'static str, hint: &'static str, lines: Vec<AnyView>, empty: Option<&'static str>) -> AnyView {
    view! {
        <details class="fold panel" id=id>
            <summary><h2>{heading}</h2></summary>
            <p class="muted">{hint}</p>
            {match empty.filter(|_| lines.is_empty()) {
                Some(empty) => view! { <p>{empty}</p> }.into_any(),
                None => view! { <ul class="plain-list stack">{lines}</ul> }.into_any(),
            }}
        </details>
    }
    .into_any()
}

fn line(title: AnyView, at: UnixMs, more: String) -> AnyView {
    view! {
        <li class="account-line">
            <p>{title}</p>
            <p class="muted"><Moment at/> {(!more.is_empty()).then(|| format!(" · {more}"))}</p>
        </li>
    }
    .into_any()
}

/// The last sign-ins.
#[component]
pub fn SignIns(sign_ins: Vec<SignInLine>) -> impl IntoView {
    let one = |SignInLine { at_ms, device, method, assurance }: SignInLine| {
        line(device_or_unknown(device).into_any(), at_ms, tr!(account.sign_in_line, method, assurance))
    };
    let lines = sign_ins.into_iter().map(one).collect();
    folded("sign-ins", tr!(account.sign_ins_title), tr!(account.sign_ins_hint), lines, None)
}

/// The last actions, each with its session and device.
#[component]
pub fn Actions(actions: Vec<ActionLine>) -> impl IntoView {
    let lines = actions.into_iter().map(action).collect();
    folded("actions", tr!(account.actions_title), tr!(account.actions_hint), lines, Some(tr!(account.actions_empty)))
}

fn action(action: ActionLine) -> AnyView {
    let ActionLine { at_ms, done, by, appeal, session, device } = action;
    let words = match done {
        Done::Appeal(what) => what_name(what),
        Done::Account(act) => act_name(act),
    };
    let title = match appeal {
        Some((id, number)) => view! { {words} ": " <a href=routes::my_appeal(&id)>{number}</a> }.into_any(),
        None => words.into_any(),
    };
    let staff = (by != Role::Citizen).then(|| role_name(by).to_owned());
    let session = (!session.is_empty()).then(|| tr!(account.action_session, session));
    let more = [staff, Some(device).filter(|device| !device.is_empty()), session].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    line(title, at_ms, more)
}

fn act_name(act: Act) -> &'static str {
    match act {
        Act::TermsAccepted => tr!(account.act_terms_accepted),
        Act::SignedOut => tr!(account.act_signed_out),
        Act::SessionEnded => tr!(account.act_session_ended),
        Act::SignedOutEverywhere => tr!(account.act_signed_out_everywhere),
        Act::Exported => tr!(account.act_exported),
        Act::Restricted => tr!(account.act_restricted),
        Act::LiftAsked => tr!(account.act_lift_asked),
        Act::Lifted => tr!(account.act_lifted),
        Act::LiftRefused => tr!(account.act_lift_refused),
        Act::Closed => tr!(account.act_closed),
        Act::EnteredByHand => tr!(exchange.act_entered_by_hand),
        Act::FoundAt108 => tr!(call.act_found),
    }
}

/// To which bodies data were given: with an appeal, with a request for an e-service and what registers hold (R6.1.1), and with a
/// question to a state register (A4.1).
#[component]
pub fn Disclosures(disclosures: Vec<DisclosureLine>, exchanges: Vec<ExchangeLine>) -> impl IntoView {
    let one = |row: DisclosureLine| {
        let institution = name(&row.institution);
        let words = match (row.request.is_some(), row.opened) {
            (false, false) => tr!(account.disclosure_given, institution),
            (false, true) => tr!(account.disclosure_opened, institution),
            (true, false) => tr!(account.disclosure_request_given, institution),
            (true, true) => tr!(account.disclosure_request_opened, institution),
        };
        let held = row.held.iter().map(|held| held_name(*held)).collect::<Vec<_>>().join(", ");
        let held = (!held.is_empty()).then(|| tr!(account.disclosure_held, held));
        line(words.into_any(), row.at_ms, [Some(row.number), held].into_iter().flatten().collect::<Vec<_>>().join(" · "))
    };
    let asked = exchanges.into_iter().map(|row| (row.at_ms, asked(row)));
    let mut lines: Vec<(UnixMs, AnyView)> = disclosures.into_iter().map(|row| (row.at_ms, one(row))).chain(asked).collect();
    lines.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let lines = lines.into_iter().map(|(_, line)| line).collect();
    folded("disclosures", tr!(account.disclosures_title), tr!(account.disclosures_hint), lines, Some(tr!(account.disclosures_empty)))
}

fn asked(row: ExchangeLine) -> AnyView {
    let words = match row.fact {
        Fact::Names => tr!(exchange.asked_names),
        Fact::Phone => tr!(exchange.asked_phone),
        Fact::LegalPerson => tr!(exchange.asked_legal_person),
    };
    let outcome = if row.answered { tr!(exchange.asked_answered) } else { tr!(exchange.asked_open) };
    line(words.into_any(), row.at_ms, outcome.to_owned())
}
