//! What institutions decided besides answering, in plain words (A8.8, A8.11, A9.2).

use super::rights::ResendPart;
use crate::page::signature::SignaturePart;
use crate::ui::*;
use crate::{context, routes, tr};
use domain::appeal::view::MyAppeal;
use domain::lifecycle::Step;
use domain::procedure::{DecisionKind, DecisionView};
use domain::rights::complaint::ComplaintTerms;
use leptos::prelude::*;

/// Left unconsidered (A9.2): ground, reasons, the way to complain with its terms, and sending again (A8.7).
#[component]
pub fn UnconsideredPart(appeal: MyAppeal) -> impl IntoView {
    let MyAppeal { line, decisions, steps, .. } = appeal;
    let left: Vec<DecisionView> = decisions.into_iter().filter(|one| one.kind == DecisionKind::LeftUnconsidered).collect();
    let resend = steps.contains(&Step::Resend).then(|| line.id.clone());
    if left.is_empty() {
        return resend.map(|appeal| view! { <section class="panel stack"><ResendPart appeal/></section> }).into_any();
    }
    let open = line.status.is_open();
    let title = if open { tr!(procedure.unconsidered_part) } else { tr!(procedure.unconsidered) };
    let terms = left.last().and_then(|one| one.terms);
    let complain = steps.contains(&Step::Complain).then(|| routes::my_step(&line.id, Step::Complain));
    view! {
        <section class="stack" id="unconsidered">
            <Notice kind=Tone::Bad title>
                {left.into_iter().map(|decision| view! { <Reasons decision/> }).collect_view()}
                {open.then(|| view! { <p>{tr!(procedure.unconsidered_others)}</p> })}
            </Notice>
            <section class="panel stack">
                <h2>{tr!(procedure.complain_title)}</h2>
                <p>{tr!(procedure.complain_how)}</p>
                {terms.map(|terms| view! { <Terms terms/> })}
                {complain.map(|href| view! { <div class="row"><LinkButton href>{tr!(procedure.complain_button)}</LinkButton></div> })}
            </section>
            {resend.map(|appeal| view! {
                <section class="panel stack"><h2>{tr!(procedure.again_title)}</h2><ResendPart appeal/></section>
            })}
        </section>
    }
    .into_any()
}

/// Who left it unconsidered, on which ground, and why.
#[component]
fn Reasons(decision: DecisionView) -> impl IntoView {
    let DecisionView { institution, ground, text, signature, .. } = decision;
    let ground = ground.map(|ground| tr!(procedure.ground_line, unconsidered_ground_name(ground), ground.article()));
    view! {
        <p><Glyph icon=Icon::Building/> " " <strong>{institution.in_lang(context::lang()).to_owned()}</strong></p>
        <p>{ground}</p>
        <p class="prose">{text}</p>
        {signature.map(|signature| view! { <SignaturePart signature/> })}
    }
}

/// Until when, and what follows.
#[component]
fn Terms(terms: ComplaintTerms) -> impl IntoView {
    let by = terms.file_by.map(|day| match terms.late {
        false => tr!(rights.terms_file_by, day.display()),
        true => tr!(rights.terms_late, day.display()),
    });
    view! {
        <p>{by}</p>
        <p class="muted">{tr!(rights.terms_review, i64::from(terms.review_days))}</p>
        <p class="muted">{tr!(rights.terms_court, i64::from(terms.court_days))}</p>
    }
}

/// Sending on and extensions with their reasons, oldest first.
#[component]
pub fn DecisionsPart(decisions: Vec<DecisionView>) -> impl IntoView {
    let others: Vec<DecisionView> = decisions.into_iter().filter(|one| one.kind != DecisionKind::LeftUnconsidered).collect();
    (!others.is_empty()).then(|| {
        view! {
            <section class="panel stack" id="decisions">
                <h2>{tr!(procedure.decisions_title)}</h2>
                <Decisions decisions=others/>
            </section>
        }
    })
}

/// Each with its moment and its reasons.
#[component]
pub fn Decisions(decisions: Vec<DecisionView>) -> impl IntoView {
    let line = |decision: DecisionView| {
        let at = decision.at_ms;
        view! {
            <li class="stack">
                <p><strong>{decided(&decision)}</strong> " · " <Moment at/></p>
                {decision.ground.map(|ground| view! {
                    <p>{tr!(procedure.ground_line, unconsidered_ground_name(ground), ground.article())}</p>
                })}
                <p class="prose">{decision.text}</p>
                {decision.signature.map(|signature| view! { <SignaturePart signature/> })}
            </li>
        }
    };
    view! { <ul class="plain-list stack">{decisions.into_iter().map(line).collect_view()}</ul> }
}

/// What was decided, and by whom.
fn decided(decision: &DecisionView) -> String {
    let lang = context::lang();
    let (name, day) = (decision.institution.in_lang(lang), decision.due.map(|day| day.display()).unwrap_or_default());
    match (decision.kind, &decision.target) {
        (DecisionKind::LeftUnconsidered, _) => tr!(procedure.decision_unconsidered, name),
        (DecisionKind::Forwarded, Some(to)) => tr!(procedure.decision_forwarded, name, to.in_lang(lang)),
        (DecisionKind::Forwarded | DecisionKind::SentBack, _) => tr!(procedure.decision_sent_back, name),
        (DecisionKind::ExtendedStudy, _) => tr!(procedure.decision_study, day, name),
        (DecisionKind::Extended, _) => tr!(procedure.decision_extended, day, name),
    }
}
