//! Leaving unconsidered on a ground of the law (A9.2), with reasons; the way to complain is shown to the person by itself.

use super::prepared::Prepared;
use crate::api;
use crate::page::desk::panel::CancelButton;
use crate::page::desk::state::{State, use_desk};
use crate::tr;
use crate::ui::{Button, Choice, Look, Radios, TextArea, error_of, unconsidered_ground_name};
use domain::procedure::{self, UnconsideredForm, UnconsideredGround};
use domain::refusal::Field;
use domain::template::TemplateKind;
use leptos::prelude::*;

/// The form, for the card on the screen.
#[component]
pub fn UnconsideredPanel() -> impl IntoView {
    let desk = use_desk();
    let typed = desk.typed;
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send(desk);
    };
    let choice = |ground: UnconsideredGround| Choice::new(ground.as_str(), unconsidered_ground_name(ground)).with_hint(ground.article());
    let tell_by = move || {
        let clock = desk.card.with(|card| card.as_ref().and_then(|card| card.procedure.tell_by))?;
        Some(match clock.working_days_left {
            0.. => tr!(procedure.unconsidered_tell_by, clock.due.display()),
            _ => tr!(procedure.unconsidered_late, clock.due.display()),
        })
    };
    view! {
        <form class="panel stack" on:submit=submit aria-labelledby="unconsidered-title">
            <h3 id="unconsidered-title">{tr!(procedure.unconsidered_title)}</h3>
            <p>{tell_by}</p>
            <Radios
                name="ground"
                label=tr!(procedure.unconsidered_ground)
                hint=tr!(procedure.unconsidered_ground_hint)
                error=error_of(desk.refusals(), Field::Ground)
                value=typed.ground
                choices=UnconsideredGround::ALL.map(choice).to_vec()
            />
            <Prepared kind=TemplateKind::Unconsidered text=typed.reason ground=typed.ground />
            <TextArea
                name="reason"
                label=tr!(procedure.unconsidered_reason)
                hint=tr!(procedure.unconsidered_reason_hint)
                error=error_of(desk.refusals(), Field::Reason)
                value=typed.reason
                rows=5
                required=true
            />
            <p class="muted">{tr!(procedure.unconsidered_way)}</p>
            <p class="muted">{tr!(signature.will_sign)}</p>
            <div class="row">
                <Button look=Look::Danger busy=desk.busy>{tr!(procedure.unconsidered_button)}</Button>
                <CancelButton />
            </div>
            <p class="muted">{tr!(desk.kept)}</p>
        </form>
    }
}

fn send(desk: State) {
    let Some(card) = untrack(|| desk.current()) else { return };
    let form = UnconsideredForm {
        appeal: card.row.line.id,
        ground: UnconsideredGround::parse(&desk.typed.ground.get_untracked()),
        reason: desk.typed.reason.get_untracked(),
        seen_ms: card.procedure.seen_ms,
    };
    if !desk.passes(procedure::leave_unconsidered(&form)) {
        return;
    }
    let appeal = form.appeal.clone();
    desk.take(appeal.clone(), api::institution::leave_unconsidered(form), move |()| {
        desk.say(tr!(procedure.unconsidered_done));
        desk.finish(&appeal);
    });
}
