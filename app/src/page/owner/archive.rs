//! The card's part on the archive: that the appeal rests there, the legal hold that stands, and the forms for both (A6.0.2).

use crate::api;
use crate::page::desk::state::{State, use_desk};
use crate::tr;
use crate::ui::{Button, Icon, Moment, Notice, TextArea, Tone, error_of};
use domain::appeal::validate::MAX_NOTE;
use domain::appeal::view::StaffCard;
use domain::archive::{HoldForm, HoldView};
use domain::refusal::Field;
use leptos::prelude::*;

/// The fold's key.
const FOLD: &str = "archive";

/// How the appeal stands to the archive, and what may be done about it.
#[component]
pub fn ArchivePart(
    /// The card.
    card: StaffCard,
) -> impl IntoView {
    let desk = use_desk();
    let archive = card.archive;
    let held = archive.standing().cloned();
    let is_held = held.is_some();
    let resting = archive.archived_ms.map(|at| {
        let back = move |()| bring_back(desk);
        view! {
            <Notice kind=Tone::Info title=tr!(archive.resting)>
                <p>{tr!(archive.since, at.date().display())}</p>
                <div class="row only-script">
                    <Button kind="button" icon=Icon::Back busy=desk.busy on_press=Callback::new(back)>{tr!(archive.bring_back)}</Button>
                </div>
            </Notice>
        }
    });
    let earlier: Vec<HoldView> = archive.holds.into_iter().filter(|hold| hold.lifted.is_some()).collect();
    view! {
        <section class="panel stack">
            <h3>{tr!(archive.title)}</h3>
            {resting}
            {held.map(standing)}
            <HoldFields held=is_held/>
            {earlier.into_iter().map(over).collect_view()}
        </section>
    }
}

fn standing(hold: HoldView) -> impl IntoView {
    view! {
        <Notice kind=Tone::Warn title=tr!(archive.held)>
            <p class="prose">{hold.reason}</p>
            <p class="muted"><Moment at=hold.placed_ms/> " · " {hold.placed_by}</p>
        </Notice>
    }
}

fn over(hold: HoldView) -> impl IntoView {
    let (at, by, why) = hold.lifted.unwrap_or_default();
    view! {
        <div>
            <p class="muted">{tr!(archive.was_held, hold.placed_ms.date().display(), at.date().display())} " · " {by}</p>
            <p class="prose">{hold.reason}</p>
            <p class="prose">{why}</p>
        </div>
    }
}

#[component]
fn HoldFields(
    /// A hold stands: the form lifts it.
    held: bool,
) -> impl IntoView {
    let desk = use_desk();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send(desk, held);
    };
    let (title, hint, label, button) = match held {
        true => (tr!(archive.lift_title), tr!(archive.lift_hint), tr!(archive.lift_reason), tr!(archive.lift_button)),
        false => (tr!(archive.hold_title), tr!(archive.hold_hint), tr!(archive.hold_reason), tr!(archive.hold_button)),
    };
    view! {
        <details class="fold only-script" open=desk.is_unfolded(FOLD)>
            <summary on:click=move |_| desk.toggle_fold(FOLD)>{title}</summary>
            <form class="stack" on:submit=submit>
                <p class="muted">{hint}</p>
                <TextArea name="hold" label value=desk.typed.hold rows=3 max=MAX_NOTE required=true error=error_of(desk.refusals(), Field::Reason)/>
                <div class="row"><Button icon=Icon::Lock busy=desk.busy>{button}</Button></div>
            </form>
        </details>
    }
}

fn send(desk: State, held: bool) {
    let Some(card) = untrack(|| desk.current()) else { return };
    let (appeal, reason) = (card.row.line.id, desk.typed.hold.get_untracked());
    let form = HoldForm { appeal: appeal.clone(), reason };
    let about = appeal.clone();
    let done = move |said: &'static str| {
        desk.say(said);
        desk.sent(&about, |typed| typed.hold.set(String::new()));
        desk.refresh();
    };
    if held {
        desk.take(appeal, api::archive::lift_hold(form), move |()| done(tr!(archive.lift_done)));
    } else {
        desk.take(appeal, api::archive::place_hold(form), move |()| done(tr!(archive.hold_done)));
    }
}

fn bring_back(desk: State) {
    let Some(card) = untrack(|| desk.current()) else { return };
    let id = card.row.line.id;
    desk.take(id.clone(), api::archive::unarchive_appeal(id), move |()| {
        desk.say(tr!(archive.back_done));
        desk.refresh();
    });
}
