//! The context pane: who is competent and why, what is near, which deadline the law sets, who wrote.

use super::hands::HandsPanel;
use super::side::Side;
use super::state::use_desk;
use super::told::Told;
use crate::context::lang;
use crate::page::owner::archive::ArchivePart;
use crate::page::owner::facts::AuthorFacts;
use crate::page::owner::merge::MergeButton;
use crate::page::owner::restrict::RestrictPart;
use crate::tr;
use crate::ui::{AppealCard, AssignmentBadge, ClockShort, Fact, Facts, Moment};
use domain::appeal::form::AnswerMode;
use domain::appeal::view::{AssignmentView, ProposalReason, ProposalView, StaffCard};
use domain::lifecycle::Step;
use leptos::prelude::*;

/// The pane.
#[component]
pub fn ContextPane(
    /// The open card.
    card: StaffCard,
) -> impl IntoView {
    let side = use_desk().side;
    let proposals = (side == Side::Owner && card.is_unrouted()).then(|| proposals(card.proposals.clone()));
    view! {
        <aside class="desk-context" aria-label=tr!(desk.context_label)>
            {proposals}
            {assignments(side, card.assignments.clone())}
            {(side == Side::Institution).then(|| view! { <HandsPanel appeal=card.row.line.id.clone() /> })}
            <Deadline card=card.clone() side />
            {card.row.line.official.is_none().then(|| view! { <Place card=card.clone() /> })}
            {card.row.line.official.is_none().then(|| similar(&card))}
            <Author card=card.clone() side />
            {(side == Side::Owner).then(|| view! { <ArchivePart card=card.clone() /> })}
            // What comes later stands last: it moves nothing that somebody is about to press.
            <Told appeal=card.row.line.id />
        </aside>
    }
}

/// Why an institution is proposed, in words.
pub fn reason_sentence(reason: ProposalReason) -> &'static str {
    match reason {
        ProposalReason::Place => tr!(desk.reason_place),
        ProposalReason::Category => tr!(desk.reason_category),
        ProposalReason::District => tr!(desk.reason_district),
    }
}

fn proposals(proposals: Vec<ProposalView>) -> impl IntoView {
    let none = proposals.is_empty().then(|| view! { <p class="muted">{tr!(desk.proposals_none)}</p> });
    let lines = proposals.into_iter().map(|proposal| {
        let name = proposal.name.in_lang(lang()).to_owned();
        view! { <li><strong>{name}</strong> <br /> <span class="muted">{reason_sentence(proposal.reason)}</span></li> }
    });
    view! {
        <section class="panel stack">
            <h3>{tr!(desk.proposals_title)}</h3>
            <ul class="plain">{lines.collect_view()}</ul>
            {none}
        </section>
    }
}

/// Institutions that have it. Of the others an institution sees name and status, nothing more (A8.5).
fn assignments(side: Side, assignments: Vec<AssignmentView>) -> impl IntoView {
    let clock_shown = side == Side::Owner;
    let lines = assignments.into_iter().map(move |part| {
        let lead = part.lead.then(|| view! { <span class="muted">{tr!(desk.lead)}</span> });
        let clock = part.clock.filter(|_| clock_shown).map(|clock| view! { <ClockShort clock /> });
        view! {
            <li class="stack">
                <strong>{part.name.in_lang(lang()).to_owned()}</strong>
                <span class="row"><AssignmentBadge status=part.status /> {lead} {clock}</span>
            </li>
        }
    });
    let lines = lines.collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="panel stack">
                <h3>{tr!(desk.institutions_title)}</h3>
                <ul class="plain">{lines}</ul>
            </section>
        }
    })
}

/// The law's deadline, its article, and how it was counted (A8.8).
#[component]
fn Deadline(card: StaffCard, side: Side) -> impl IntoView {
    let triage = (side == Side::Owner && card.is_unrouted()).then(|| view! { <p>{tr!(desk.triage)}</p> });
    let told = match card.deadline {
        None => view! { <p class="muted">{tr!(desk.deadline_none)}</p> }.into_any(),
        Some((day, article)) => view! {
            <p><strong>{tr!(desk.deadline_by, day.display())}</strong></p>
            <p>{tr!(desk.deadline_article, article)}</p>
            <p class="muted">{tr!(desk.deadline_how)}</p>
        }
        .into_any(),
    };
    let registered = card.registered.map(|(number, at)| {
        view! {
            <Fact name=tr!(desk.registered)>{number}</Fact>
            <Fact name=tr!(desk.registered_on)><Moment at /></Fact>
        }
    });
    view! {
        <section class="panel stack">
            <h3>{tr!(desk.deadline_title)}</h3>
            {triage}
            {told}
            <Facts>
                <Fact name=tr!(desk.receipt)>{card.receipt}</Fact>
                {registered}
            </Facts>
        </section>
    }
}

#[component]
fn Place(card: StaffCard) -> impl IntoView {
    let line = card.row.line;
    let district = line.district.map_or_else(|| tr!(desk.no_district).to_owned(), |name| name.in_lang(lang()).to_owned());
    let address = (!card.address.is_empty()).then(|| view! { <p>{card.address}</p> });
    let point = format!("{:.5}, {:.5}", line.point.lat, line.point.lon);
    view! {
        <section class="panel stack">
            <h3>{tr!(desk.place_title)}</h3>
            <p><strong>{line.place}</strong> ", " {district}</p>
            {address}
            <p class="muted">{tr!(desk.point, point)}</p>
            <p><a href=crate::routes::public_appeal(&line.id)>{tr!(desk.open_map)}</a></p>
        </section>
    }
}

/// Near appeals; where the open one may go on in an earlier one, with the button for that (A8.4).
fn similar(card: &StaffCard) -> impl IntoView + use<> {
    let (similar, sent) = (card.similar.clone(), card.row.line.sent_ms);
    let merges = card.steps.contains(&Step::Merge);
    let hint =
        (merges && similar.iter().any(|one| one.line.sent_ms <= sent)).then(|| view! { <p class="muted">{tr!(triage.merge_hint)}</p> });
    let none = similar.is_empty().then(|| view! { <p class="muted">{tr!(desk.similar_none)}</p> });
    let cards = similar.into_iter().map(|similar| {
        let href = crate::routes::public_appeal(&similar.line.id);
        let merge = (merges && similar.line.sent_ms <= sent).then(|| view! { <MergeButton into=similar.line.id.clone() /> });
        view! {
            <AppealCard line=similar.line href>
                <span class="muted">{tr!(desk.metres, similar.metres)}</span>
            </AppealCard>
            {merge}
        }
    });
    view! {
        <section class="panel stack">
            <h3>{tr!(desk.similar_title)}</h3>
            {hint}
            {cards.collect_view()}
            {none}
        </section>
    }
}

#[component]
fn Author(card: StaffCard, side: Side) -> impl IntoView {
    let facts = card.clone();
    let restrict = (side == Side::Owner).then(|| view! { <RestrictPart card=card.clone() /> });
    let phone = if card.phone.is_empty() { tr!(desk.no_phone).to_owned() } else { card.phone };
    let (mode, postal) = match card.answer_mode {
        AnswerMode::Amis => (tr!(desk.answer_amis), None),
        AnswerMode::AmisAndPost => (tr!(desk.answer_post), Some(card.postal_address)),
    };
    let postal = postal.map(|address| view! { <Fact name=tr!(desk.postal_address)>{address}</Fact> });
    view! {
        <section class="panel stack">
            <h3>{tr!(desk.author_title)}</h3>
            <p><strong>{card.author}</strong></p>
            <Facts>
                <Fact name=tr!(desk.phone)>{phone}</Fact>
                <Fact name=tr!(desk.answer_mode)>{mode}</Fact>
                {postal}
            </Facts>
            <AuthorFacts card=facts side />
            {restrict}
        </section>
    }
}
