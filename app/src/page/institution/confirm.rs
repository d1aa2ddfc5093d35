//! The last look at the answer, and the signature: exactly what is shown here is signed (A7.0.4, A8.9).

use super::answer::{draft, form};
use crate::api;
use crate::page::desk::draft::Typed;
use crate::page::desk::problem::StepProblem;
use crate::page::desk::state::{State, use_desk};
use crate::tr;
use crate::ui::{Button, Dialog, Icon, Look, Notice, PhotoGrid, Tone};
use domain::appeal::form::AnswerMode;
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn ConfirmDialog() -> impl IntoView {
    let desk = use_desk();
    let shown = move || desk.dialog.get();
    // Where a second person approves, that person signs (A7.0.2).
    let approval = Memo::new(move |_| desk.house.with(|house| house.as_ref().is_some_and(|(_, house)| house.approval)));
    let title = Signal::derive(move || if approval.get() { tr!(house.submit_title) } else { tr!(institution.confirm_title) }.to_owned());
    view! {
        <Dialog open=desk.dialog title>
            {move || shown().then(|| view! { <LastLook approval=approval.get()/> })}
        </Dialog>
    }
}

/// The answer as it will be, and the last step: to sign it, or to lay it before whoever approves.
#[component]
fn LastLook(approval: bool) -> impl IntoView {
    let desk = use_desk();
    let photos = move || {
        let photos = desk.typed.media.get();
        (!photos.is_empty()).then(|| view! { <PhotoGrid photos /> })
    };
    let post = move || desk.card.with(|card| card.as_ref().is_some_and(|card| card.answer_mode == AnswerMode::AmisAndPost));
    let (text, words, icon) = match approval {
        true => (tr!(house.submit_text), tr!(house.submit_button), Icon::Send),
        false => (tr!(institution.confirm_text), tr!(institution.confirm_button), Icon::Lock),
    };
    let go = Callback::new(move |()| if approval { submit(desk) } else { send(desk) });
    // Only what is signed goes out, by post too.
    let signed = (!approval).then(|| {
        view! {
            <Show when=post><p>{tr!(institution.confirm_post)}</p></Show>
            <Notice kind=Tone::Warn><p>{tr!(institution.confirm_demo)}</p></Notice>
        }
    });
    view! {
        <div class="stack">
            <StepProblem />
            <p>{text}</p>
            <blockquote class="desk-words">{move || desk.typed.answer.get()}</blockquote>
            {photos}
            {signed}
            <div class="row">
                <Button kind="button" look=Look::Primary icon busy=desk.busy on_press=go>{words}</Button>
                <Button kind="button" on_press=Callback::new(move |()| desk.dialog.set(false))>{tr!(institution.confirm_back)}</Button>
            </div>
        </div>
    }
}

/// For approval; the appeal stays here until it is signed.
fn submit(desk: State) {
    let Some(form) = draft(desk, true) else { return };
    let appeal = form.appeal.clone();
    desk.take(appeal.clone(), api::house::keep_answer(form), move |()| {
        desk.say(tr!(house.submit_done));
        if desk.is_open(&appeal) {
            desk.dialog.set(false);
        }
        desk.sent(&appeal, Typed::clear);
        desk.refresh();
    });
}

fn send(desk: State) {
    let Some(form) = form(desk) else { return };
    let appeal = form.appeal.clone();
    desk.take(appeal.clone(), api::institution::send_answer(form), move |()| {
        desk.say(tr!(institution.answer_done));
        desk.finish(&appeal);
    });
}
