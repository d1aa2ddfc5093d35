//! Sending on to the competent institution, or back to the owner's staff (A8.11). When the law's days are over, only the way
//! back is left, and the form says why.

use super::choose::institutions;
use crate::api;
use crate::page::desk::panel::CancelButton;
use crate::page::desk::state::{State, use_desk};
use crate::tr;
use crate::ui::{Button, Choice, Icon, Look, Notice, Select, TextArea, Tone, bar_sentence, error_of};
use domain::ids::InstitutionId;
use domain::procedure::{self, ForwardForm, ForwardView};
use domain::refusal::Field;
use leptos::prelude::*;

/// The choice of who does not know whose it is; no institution has such a code.
const BACK: &str = "@owner";

/// The form, for the card on the screen.
#[component]
pub fn ForwardPanel() -> impl IntoView {
    let desk = use_desk();
    let typed = desk.typed;
    let forward = Memo::new(move |_| desk.card.with(|card| card.as_ref().and_then(|card| card.procedure.forward.clone())));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send(desk);
    };
    view! {
        <form class="panel stack" on:submit=submit aria-labelledby="forward-title">
            <h3 id="forward-title">{tr!(procedure.forward_title)}</h3>
            {move || forward.get().map(|forward| view! { <Target forward /> })}
            <TextArea
                name="reason"
                label=tr!(procedure.forward_reason)
                hint=tr!(procedure.forward_reason_hint)
                error=error_of(desk.refusals(), Field::Reason)
                value=typed.forward_reason
                rows=4
                required=true
            />
            <div class="row">
                <Button look=Look::Primary icon=Icon::Send busy=desk.busy>{tr!(procedure.forward_button)}</Button>
                <CancelButton />
            </div>
            <p class="muted">{tr!(desk.kept)}</p>
        </form>
    }
}

/// To whom, and until when; or why only back.
#[component]
fn Target(forward: ForwardView) -> impl IntoView {
    let desk = use_desk();
    let back = Choice::new(BACK, tr!(procedure.forward_back)).in_group(tr!(procedure.group_owner));
    if let Some(bar) = forward.bar {
        desk.typed.target.set(BACK.to_owned());
        return view! {
            <Notice kind=Tone::Warn><p>{bar_sentence(bar)}</p></Notice>
            <p><strong>{tr!(procedure.forward_back)}</strong></p>
        }
        .into_any();
    }
    let until = tr!(procedure.forward_until, forward.until.due.display());
    view! {
        <p>{until}</p>
        {move || {
            let choices = institutions(desk, &forward.proposals, &forward.had).into_iter().chain([back.clone()]).collect();
            view! {
                <Select
                    name="institutions"
                    label=tr!(procedure.forward_to)
                    hint=tr!(procedure.forward_to_hint)
                    error=error_of(desk.refusals(), Field::Institutions)
                    value=desk.typed.target
                    choices
                    empty=tr!(procedure.forward_choose)
                    required=true
                />
            }
        }}
    }
    .into_any()
}

fn send(desk: State) {
    let Some(card) = untrack(|| desk.current()) else { return };
    let target = desk.typed.target.get_untracked();
    let form = ForwardForm {
        appeal: card.row.line.id,
        back: target == BACK,
        to: Some(target).filter(|to| !to.is_empty() && to != BACK).map(InstitutionId),
        reason: desk.typed.forward_reason.get_untracked(),
        seen_ms: card.procedure.seen_ms,
    };
    if !desk.passes(procedure::forward(&form)) {
        return;
    }
    let appeal = form.appeal.clone();
    desk.take(appeal.clone(), api::institution::forward_appeal(form), move |()| {
        desk.say(tr!(procedure.forward_done));
        desk.finish(&appeal);
    });
}
