//! Restricting the author's access for a breach of the terms, from the card (A8.12, T1.8).

use crate::api;
use crate::page::desk::state::{State, use_desk};
use crate::tr;
use crate::ui::{Button, Checkbox, Icon, Look, Notice, TextArea, TextInput, Tone, error_of};
use domain::account::RestrictForm;
use domain::appeal::view::StaffCard;
use domain::refusal::Field;
use leptos::prelude::*;

/// The fold's key.
const FOLD: &str = "restrict";

/// That the author is restricted, or the folded form to do it.
#[component]
pub fn RestrictPart(
    /// The card.
    card: StaffCard,
) -> impl IntoView {
    match card.author_restricted {
        Some(until) => view! {
            <Notice kind=Tone::Warn>
                <p><a href=crate::routes::OWNER_REQUESTS>{tr!(account.author_restricted, until.date().display())}</a></p>
            </Notice>
        }
        .into_any(),
        None => view! { <RestrictFields/> }.into_any(),
    }
}

#[component]
fn RestrictFields() -> impl IntoView {
    let desk = use_desk();
    let typed = desk.typed;
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send(desk);
    };
    view! {
        <details class="fold only-script" open=desk.is_unfolded(FOLD)>
            <summary on:click=move |_| desk.toggle_fold(FOLD)>{tr!(account.restrict_title)}</summary>
            <form class="stack" on:submit=submit>
                <p class="muted">{tr!(account.restrict_hint)}</p>
                <TextArea name="breach" label=tr!(account.restrict_reason) value=typed.breach rows=3 required=true
                    error=error_of(desk.refusals(), Field::Reason)/>
                <TextInput name="until" kind="date" label=tr!(account.restrict_until) value=typed.until required=true
                    error=error_of(desk.refusals(), Field::Until)/>
                <Checkbox name="stop" label=tr!(account.restrict_stop) checked=typed.stop/>
                <div class="row"><Button look=Look::Danger icon=Icon::Lock busy=desk.busy>{tr!(account.restrict_button)}</Button></div>
            </form>
        </details>
    }
}

fn send(desk: State) {
    let Some(card) = untrack(|| desk.current()) else { return };
    let typed = desk.typed;
    let form = RestrictForm {
        appeal: card.row.line.id.clone(),
        reason: typed.breach.get_untracked(),
        until: typed.until.get_untracked().parse().ok(),
        stop: typed.stop.get_untracked(),
    };
    let appeal = form.appeal.clone();
    desk.take(appeal.clone(), api::account::restrict_author(form), move |()| {
        desk.say(tr!(account.restrict_done));
        desk.sent(&appeal, |typed| {
            typed.breach.set(String::new());
            typed.until.set(String::new());
            typed.stop.set(false);
        });
        desk.refresh();
    });
}
