//! Refusal on one of the four grounds, always reasoned (A8.6). A dialog, for it ends the appeal.

use super::prepared::Prepared;
use crate::api;
use crate::page::desk::problem::StepProblem;
use crate::page::desk::state::{State, use_desk};
use crate::tr;
use crate::ui::{Button, Choice, Dialog, Look, Radios, TextArea, error_of, ground_name};
use domain::appeal::form::{RefusalGround, RefuseForm};
use domain::appeal::validate;
use domain::refusal::Field;
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn RefuseDialog() -> impl IntoView {
    let desk = use_desk();
    let typed = desk.typed;
    let no_ground = RwSignal::new(false);
    let ground_error = Signal::derive(move || no_ground.get().then(|| tr!(owner.refuse_ground_missing).to_owned()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send(desk, no_ground);
    };
    let choices = RefusalGround::ALL.map(|ground| Choice::new(value_of(ground), ground_name(ground))).to_vec();
    view! {
        <Dialog open=desk.dialog title=tr!(owner.refuse_title)>
            <form class="stack" on:submit=submit>
                <Show when=move || desk.dialog.get()>
                    <StepProblem />
                </Show>
                <Radios
                    name="ground"
                    label=tr!(owner.refuse_ground)
                    hint=tr!(owner.refuse_ground_hint)
                    error=ground_error
                    value=typed.ground
                    choices=choices.clone()
                />
                <Prepared />
                <TextArea
                    name="reason"
                    label=tr!(owner.refuse_reason)
                    hint=tr!(owner.refuse_reason_hint)
                    error=error_of(desk.refusals(), Field::Reason)
                    value=typed.reason
                    rows=4
                    required=true
                />
                <p class="muted">{tr!(signature.will_sign)}</p>
                <div class="row">
                    <Button look=Look::Danger busy=desk.busy>{tr!(owner.refuse_button)}</Button>
                    <Button kind="button" on_press=Callback::new(move |()| desk.dialog.set(false))>{tr!(desk.cancel)}</Button>
                </div>
            </form>
        </Dialog>
    }
}

/// The ground's word in the form.
pub(super) fn value_of(ground: RefusalGround) -> &'static str {
    match ground {
        RefusalGround::NotOfField => "not_of_field",
        RefusalGround::NotLegible => "not_legible",
        RefusalGround::Obscene => "obscene",
        RefusalGround::NotClear => "not_clear",
    }
}

pub(super) fn ground_of(value: &str) -> Option<RefusalGround> {
    RefusalGround::ALL.into_iter().find(|ground| value_of(*ground) == value)
}

fn send(desk: State, no_ground: RwSignal<bool>) {
    let Some(card) = untrack(|| desk.current()) else { return };
    let typed = desk.typed;
    let ground = ground_of(&typed.ground.get_untracked());
    no_ground.set(ground.is_none());
    let Some(ground) = ground else { return };
    let form = RefuseForm { appeal: card.row.line.id, ground, reason: typed.reason.get_untracked() };
    if !desk.passes(validate::refuse(&form)) {
        return;
    }
    let appeal = form.appeal.clone();
    desk.take(appeal.clone(), api::owner::refuse_appeal(form), move |()| {
        desk.say(tr!(owner.refuse_done));
        desk.offer_undo(&appeal);
        desk.finish(&appeal);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a8_6_each_of_the_four_grounds_comes_back_from_the_form() {
        for ground in RefusalGround::ALL {
            assert_eq!(ground_of(value_of(ground)), Some(ground));
        }
        assert_eq!(ground_of(""), None);
    }
}
