//! One press: the open appeal goes on in an earlier one of the same matter (A8.4).

use crate::api;
use crate::page::desk::state::{State, use_desk};
use crate::tr;
use crate::ui::{Button, Look};
use domain::desk::merge::MergeForm;
use domain::ids::AppealId;
use leptos::prelude::*;

/// The button beside the earlier appeal.
#[component]
pub fn MergeButton(
    /// The earlier one.
    into: AppealId,
) -> impl IntoView {
    let desk = use_desk();
    let press = move |()| send(desk, into.clone());
    view! {
        <div class="row only-script">
            <Button kind="button" look=Look::Secondary busy=desk.busy on_press=Callback::new(press)>{tr!(triage.merge_button)}</Button>
        </div>
    }
}

fn send(desk: State, into: AppealId) {
    let Some(card) = untrack(|| desk.current()) else { return };
    let appeal = card.row.line.id;
    let form = MergeForm { appeal: appeal.clone(), into };
    desk.take(appeal.clone(), api::owner::merge_appeals(form), move |number| {
        desk.say(tr!(triage.merge_done, number));
        desk.offer_undo(&appeal);
        desk.finish(&appeal);
    });
}
