//! A progress entry for the citizen, or a note that only staff see (A7.0.2).

use crate::api;
use crate::page::desk::panel::{CancelButton, Panel};
use crate::page::desk::state::{State, use_desk};
use crate::tr;
use crate::ui::{Button, Choice, Look, Radios, TextArea, error_of};
use domain::appeal::form::ProgressForm;
use domain::appeal::validate;
use domain::refusal::Field;
use leptos::prelude::*;

/// The word for "staff only" in the form; anything else is for the citizen.
const INTERNAL: &str = "internal";

/// The form, for the card on the screen.
#[component]
pub fn ProgressPanel() -> impl IntoView {
    let desk = use_desk();
    let typed = desk.typed;
    if typed.audience.with_untracked(String::is_empty) {
        typed.audience.set("citizen".to_owned());
    }
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send(desk);
    };
    let choices =
        vec![Choice::new("citizen", tr!(institution.progress_to_citizen)), Choice::new(INTERNAL, tr!(institution.progress_internal))];
    view! {
        <form class="panel stack" on:submit=submit aria-labelledby="progress-title">
            <h3 id="progress-title">{tr!(institution.progress_title)}</h3>
            <TextArea
                name="text"
                label=tr!(institution.progress_text)
                hint=tr!(institution.progress_hint)
                error=error_of(desk.refusals(), Field::Text)
                value=typed.progress
                rows=4
                required=true
            />
            <Radios name="audience" label=tr!(institution.progress_to) value=typed.audience choices />
            <div class="row">
                <Button look=Look::Primary busy=desk.busy>{tr!(institution.progress_button)}</Button>
                <CancelButton />
            </div>
            <p class="muted">{tr!(desk.kept)}</p>
        </form>
    }
}

fn send(desk: State) {
    let Some(card) = untrack(|| desk.current()) else { return };
    let typed = desk.typed;
    let to_citizen = typed.audience.with_untracked(|audience| audience != INTERNAL);
    let form = ProgressForm { appeal: card.row.line.id, text: typed.progress.get_untracked(), to_citizen };
    if !desk.passes(validate::progress(&form)) {
        return;
    }
    let appeal = form.appeal.clone();
    desk.take(appeal.clone(), api::institution::add_progress(form), move |()| {
        desk.say(if to_citizen { tr!(institution.progress_done) } else { tr!(institution.note_done) });
        desk.sent(&appeal, |typed| {
            typed.progress.set(String::new());
            typed.panel.set(Panel::Closed);
        });
        desk.refresh();
    });
}
