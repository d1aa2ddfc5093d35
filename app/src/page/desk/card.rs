//! The card: the citizen's words and photos large, then what has happened. Read as one with the context pane.

use super::answers::Answers;
use super::context::ContextPane;
use super::heard::Heard;
use super::house::DraftPart;
use super::panel::OpenPanel;
use super::problem::{StepProblem, pane_problem};
use super::procedure::ProcedurePart;
use super::remaining::Remaining;
use super::rights::RightsPart;
use super::side::Side;
use super::state::{State, use_desk};
use super::steps::Steps;
use crate::context::lang;
use crate::device;
use crate::error::AppError;
use crate::page::letter::view::LetterPart;
use crate::page::owner::cover::CoverPart;
use crate::page::owner::presence::Beside;
use crate::page::signature::SignaturePart;
use crate::tr;
use crate::ui::{EmptyState, Glyph, Icon, Moment, Notice, Number, PhotoGrid, StatusBadge, Timeline, Tone};
use crate::wire::Resource;
use domain::appeal::view::{JoinView, StaffCard};
use domain::ids::AppealId;
use leptos::prelude::*;

/// The card, why there is none, or nothing when none is open.
pub type Carded = Option<Result<StaffCard, AppError>>;

/// The open card as a resource; asked for again with the list.
pub fn resource(desk: State) -> Resource<Carded> {
    let live = device::live::use_live(desk.side.topic());
    crate::wire::resource(
        move || (desk.selected.get(), live.get(), desk.reload.get()),
        move |(selected, ..)| async move {
            match selected {
                Some(id) => Some(desk.side.card(id).await),
                None => None,
            }
        },
    )
}

/// Keeps the card on the screen for the forms, and puts the focus on its title when another one was opened.
pub fn follow(desk: State, card: Resource<Carded>) {
    Effect::new(move |before: Option<bool>| {
        let Some(answer) = card.get() else { return before.unwrap_or_default() };
        let stays = matches!(&answer, Some(Err(error)) if may_pass(error)) && untrack(|| desk.current().is_some());
        desk.stale.set(stays);
        if stays {
            return true;
        }
        let card = answer.and_then(Result::ok);
        let id = |card: &Option<StaffCard>| card.as_ref().map(|card| card.row.line.id.clone());
        let another = desk.card.with_untracked(id) != id(&card);
        desk.card.set(card);
        if before == Some(true) && another {
            device::focus::focus("desk-card-title");
        }
        true
    });
}

/// The card's and the context's pane. Built anew only when the card changes, not with every live update of the list: an
/// opened photo stays open.
#[component]
pub fn Panes(
    /// The open card.
    card: Resource<Carded>,
) -> impl IntoView {
    let desk = use_desk();
    let shown = Memo::new(move |before: Option<&Option<Carded>>| kept(desk, before, card.get()));
    move || shown.get().map(|card| panes(desk, card))
}

/// What is shown: the card as it was when only asking for it again has failed.
fn kept(desk: State, before: Option<&Option<Carded>>, now: Option<Carded>) -> Option<Carded> {
    let failed = matches!(&now, Some(Some(Err(error))) if may_pass(error));
    let is_open = |card: &StaffCard| desk.selected.with_untracked(|open| open.as_ref() == Some(&card.row.line.id));
    match before {
        Some(Some(Some(Ok(card)))) if failed && is_open(card) => Some(Some(Ok(card.clone()))),
        _ => now,
    }
}

/// It says nothing about the card: a network that comes back, a server that was busy.
fn may_pass(error: &AppError) -> bool {
    matches!(error, AppError::Busy { .. } | AppError::Transport | AppError::Failed { .. } | AppError::NoRoom)
}

fn panes(desk: State, card: Carded) -> AnyView {
    match card {
        None => view! { <NothingOpen /> }.into_any(),
        Some(Ok(card)) => view! { <CardPane card=card.clone() /> <ContextPane card /> }.into_any(),
        Some(Err(error)) => view! {
            <section class="desk-card" aria-label=tr!(desk.card_label)>
                <BackLink />
                {pane_problem(desk.side, error)}
            </section>
        }
        .into_any(),
    }
}

#[component]
fn NothingOpen() -> impl IntoView {
    let denied = use_desk().denied;
    view! {
        <section class="desk-card" aria-label=tr!(desk.card_label)>
            <Show when=move || !denied.get()>
                <EmptyState title=tr!(desk.pick_title) text=tr!(desk.pick_text) />
            </Show>
        </section>
    }
}

/// Back to the list, on narrow screens.
#[component]
fn BackLink() -> impl IntoView {
    let desk = use_desk();
    view! {
        <a class="desk-back" href=move || desk.path(None) data-noscroll="true">
            <Glyph icon=Icon::Back />
            {tr!(desk.back)}
        </a>
    }
}

#[component]
fn CardPane(card: StaffCard) -> impl IntoView {
    let desk = use_desk();
    let (dialog, stale) = (desk.dialog, desk.stale);
    let beside = (desk.side == Side::Owner).then(|| view! { <Beside /> });
    view! {
        <section class="desk-card" aria-labelledby="desk-card-title">
            <BackLink />
            <Head card=card.clone() />
            {beside}
            <Show when=move || stale.get()>
                <div role="status"><Notice kind=Tone::Warn><p>{tr!(triage.not_refreshed)}</p></Notice></div>
            </Show>
            <Steps card=card.clone() />
            <Show when=move || !dialog.get()>
                <StepProblem />
            </Show>
            <RightsPart card=card.clone() />
            <ProcedurePart procedure=card.procedure.clone() />
            {card.letter.clone().map(|letter| view! { <LetterPart letter /> })}
            <Words card=card.clone() />
            <DraftPart appeal=card.row.line.id.clone() />
            <OpenPanel />
            <Joins joins=card.joins appeal=card.row.line.id />
            <Answers answers=card.answers rating=card.rating reasons=card.rights.reasons />
            <section class="panel">
                <h3>{tr!(desk.timeline_title)}</h3>
                <Timeline entries=card.timeline staff=true />
                {card.refusal_signature.map(|signature| view! { <SignaturePart signature /> })}
            </section>
        </section>
    }
}

#[component]
fn Head(card: StaffCard) -> impl IntoView {
    let row = card.row;
    let line = row.line;
    let urgent = row.urgent.then(|| view! { <span class="flag-urgent">{tr!(desk.urgent)}</span> });
    let desk = use_desk();
    let goes_on = line.merged_into.clone().map(|earlier| {
        view! { <a href=move || desk.path(Some(&earlier)) data-noscroll="true">{tr!(status.goes_on)}</a> }
    });
    let number = card.registered.map_or(card.receipt, |(number, _)| number);
    view! {
        <header class="stack">
            <h2 id="desk-card-title" tabindex="-1">{line.category.in_lang(lang()).to_owned()}</h2>
            <div class="row">
                {urgent}
                <StatusBadge status=line.status merged=line.merged_into.is_some() />
                {goes_on}
                <Remaining clock=row.clock due=row.due_ms />
                <span class="muted">{tr!(desk.sent)} " " <Moment at=line.sent_ms /></span>
            </div>
            <Number number />
        </header>
    }
}

/// What the citizen wrote and photographed, large.
#[component]
fn Words(card: StaffCard) -> impl IntoView {
    let appeal = card.row.line.id.clone();
    let spoken = !card.recordings.is_empty();
    let text = if card.text.trim().is_empty() && spoken {
        ().into_any()
    } else if card.text.trim().is_empty() {
        view! { <p class="muted">{tr!(desk.no_text)}</p> }.into_any()
    } else {
        view! { <p class="desk-words">{card.text.clone()}</p> }.into_any()
    };
    let cover = (!card.media.is_empty()).then(|| view! { <CoverPart card=card.clone() /> });
    let photos = (!card.media.is_empty()).then(|| view! { <PhotoGrid photos=card.media /> });
    view! {
        <section class="panel stack">
            <h3>{tr!(desk.citizen_text)}</h3>
            {text}
            <Heard recordings=card.recordings appeal />
            {photos}
            {cover}
        </section>
    }
}

/// What joined persons added (A8.4).
#[component]
fn Joins(joins: Vec<JoinView>, appeal: AppealId) -> impl IntoView {
    (!joins.is_empty()).then(|| {
        view! {
            <section class="panel stack">
                <h3>{tr!(desk.joins_title)}</h3>
                <ul class="desk-joins">{joins.into_iter().map(|one| join(one, appeal.clone())).collect_view()}</ul>
            </section>
        }
    })
}

fn join(join: JoinView, appeal: AppealId) -> impl IntoView {
    let photos = (!join.media.is_empty()).then(|| view! { <PhotoGrid photos=join.media /> });
    view! {
        <li class="stack">
            <p class="muted">{join.person} " · " <Moment at=join.at_ms /></p>
            <p class="desk-words">{join.text}</p>
            <Heard recordings=join.recordings appeal />
            {photos}
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_says_nothing_about_the_card_leaves_it_standing() {
        let passing = [AppError::Busy { retry_s: 1 }, AppError::Transport, AppError::NoRoom, AppError::Failed { incident: "7F3A".into() }];
        assert!(passing.iter().all(may_pass));
        let final_ones = [AppError::NotFound, AppError::Forbidden, AppError::SignIn, AppError::Conflict, AppError::Refused(Vec::new())];
        assert!(!final_ones.iter().any(may_pass));
    }
}
