//! Asking another institution (A8.10).

use super::choose::institutions;
use crate::api;
use crate::page::desk::panel::{CancelButton, Panel};
use crate::page::desk::state::{State, use_desk};
use crate::tr;
use crate::ui::{Button, Checkbox, Icon, Look, Select, TextArea, error_of};
use domain::ids::InstitutionId;
use domain::procedure::{self, QueryForm};
use domain::refusal::Field;
use leptos::prelude::*;

/// The form, for the card on the screen.
#[component]
pub fn QueryPanel() -> impl IntoView {
    let desk = use_desk();
    let typed = desk.typed;
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send(desk);
    };
    // What the person wants kept confidential goes to nobody else (A9.1).
    let photos = move || desk.card.with(|card| card.as_ref().is_some_and(|card| !card.media.is_empty() && !card.rights.confidential));
    view! {
        <form class="panel stack" on:submit=submit aria-labelledby="query-title">
            <h3 id="query-title">{tr!(procedure.query_title)}</h3>
            <p>{tr!(procedure.query_lead)}</p>
            {move || view! {
                <Select
                    name="institutions"
                    label=tr!(procedure.query_to)
                    error=error_of(desk.refusals(), Field::Institutions)
                    value=typed.asked
                    choices=institutions(desk, &[], &[])
                    empty=tr!(procedure.forward_choose)
                    required=true
                />
            }}
            <TextArea
                name="text"
                label=tr!(procedure.query_text)
                error=error_of(desk.refusals(), Field::Text)
                value=typed.question
                rows=5
                required=true
            />
            <Show when=photos>
                <Checkbox
                    name="photos"
                    label=tr!(procedure.query_photos)
                    error=error_of(desk.refusals(), Field::Photos)
                    checked=typed.query_photos
                />
            </Show>
            <div class="row">
                <Button look=Look::Primary icon=Icon::Send busy=desk.busy>{tr!(procedure.query_button)}</Button>
                <CancelButton />
            </div>
            <p class="muted">{tr!(desk.kept)}</p>
        </form>
    }
}

fn send(desk: State) {
    let Some(card) = untrack(|| desk.current()) else { return };
    let typed = desk.typed;
    let asked = typed.asked.get_untracked();
    let form = QueryForm {
        appeal: card.row.line.id,
        to: Some(asked).filter(|to| !to.is_empty()).map(InstitutionId),
        text: typed.question.get_untracked(),
        photos: typed.query_photos.get_untracked() && !card.media.is_empty() && !card.rights.confidential,
        seen_ms: card.procedure.seen_ms,
    };
    if !desk.passes(procedure::query(&form)) {
        return;
    }
    let appeal = form.appeal.clone();
    desk.take(appeal.clone(), api::institution::send_query(form), move |day| {
        desk.say(tr!(procedure.query_done, day.display()));
        desk.sent(&appeal, |typed| {
            typed.asked.set(String::new());
            typed.question.set(String::new());
            typed.query_photos.set(false);
            typed.panel.set(Panel::Closed);
        });
        desk.refresh();
    });
}
