//! Taking the last step back, by the button that stays for a minute or by the key z (A8.5, A8.6).

use crate::api;
use crate::page::desk::state::{State, use_desk};
use crate::tr;
use crate::ui::{Button, Icon, Look};
use domain::ids::AppealId;
use leptos::prelude::*;

/// Takes the step on this appeal back, or the last one at all.
pub fn take_back(desk: State, appeal: Option<AppealId>) {
    let about = appeal.clone().or_else(|| desk.selected.get_untracked()).unwrap_or_default();
    desk.take(about, api::owner::undo_step(appeal), move |_| {
        desk.say(tr!(triage.undo_done));
        desk.undoable.set(None);
        desk.refresh();
    });
}

/// The button, while the last step can be taken back.
#[component]
pub fn UndoBar() -> impl IntoView {
    let desk = use_desk();
    let press = move |()| take_back(desk, desk.undoable.get_untracked());
    view! {
        <div role="status" class="desk-undo">
            <Show when=move || desk.undoable.with(Option::is_some)>
                <Button kind="button" look=Look::Secondary icon=Icon::Back busy=desk.busy on_press=Callback::new(press)>
                    {tr!(triage.undo_button)} " " <kbd>"z"</kbd>
                </Button>
            </Show>
        </div>
    }
}
