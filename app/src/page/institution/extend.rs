//! Extending the term (A8.8): what the law still gives, until when, and what is in the way of the rest.

use crate::api;
use crate::page::desk::panel::{CancelButton, Panel};
use crate::page::desk::state::{State, use_desk};
use crate::tr;
use crate::ui::{Button, Choice, Icon, Look, Notice, Radios, TextArea, TextInput, Tone, bar_sentence, error_of};
use domain::procedure::{self, DecisionKind, ExtendForm, ExtensionView};
use domain::refusal::Field;
use leptos::prelude::*;

/// The form, for the card on the screen.
#[component]
pub fn ExtendPanel() -> impl IntoView {
    let desk = use_desk();
    let extensions =
        Memo::new(move |_| desk.card.with(|card| card.as_ref().map(|card| card.procedure.extensions.clone()).unwrap_or_default()));
    let due = move || desk.card.with(|card| card.as_ref().and_then(|card| card.deadline.clone()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send(desk);
    };
    view! {
        <form class="panel stack" on:submit=submit aria-labelledby="extend-title">
            <h3 id="extend-title">{tr!(procedure.extend_title)}</h3>
            <p>{move || due().map(|(day, _)| tr!(procedure.extend_now, day.display()))}</p>
            {move || fields(desk, extensions.get())}
            <CancelButton />
            <p class="muted">{tr!(desk.kept)}</p>
        </form>
    }
}

/// The choice and its fields; only sentences when the law gives nothing more.
fn fields(desk: State, extensions: Vec<ExtensionView>) -> impl IntoView {
    let typed = desk.typed;
    let bars: Vec<_> = extensions.iter().filter_map(|one| Some((one.kind, one.until.err()?))).collect();
    let choices: Vec<Choice> = extensions.iter().filter_map(choice).collect();
    if let [only] = &choices[..] {
        typed.extension.set(only.value.clone());
    }
    let with_days = choices.iter().any(|one| one.value == DecisionKind::Extended.as_str());
    let bars = bars.into_iter().map(|(kind, bar)| view! { <p>{name(kind)} ": " {bar_sentence(bar)}</p> }).collect_view();
    let none = choices.is_empty();
    view! {
        {none.then(|| view! { <Notice kind=Tone::Warn><p>{tr!(procedure.extend_none)}</p></Notice> })}
        <div class="stack muted">{bars}</div>
        {(!none).then(|| view! {
            <Radios
                name="ground"
                label=tr!(procedure.extend_kind)
                error=error_of(desk.refusals(), Field::Ground)
                value=typed.extension
                choices
            />
            {with_days.then(|| view! {
                <TextInput
                    name="days"
                    label=tr!(procedure.extend_days)
                    hint=tr!(procedure.extend_days_hint)
                    error=error_of(desk.refusals(), Field::Days)
                    value=typed.days
                    inputmode="numeric"
                    autocomplete="off"
                />
            })}
            <TextArea
                name="reason"
                label=tr!(procedure.extend_reason)
                hint=tr!(procedure.extend_reason_hint)
                error=error_of(desk.refusals(), Field::Reason)
                value=typed.extend_reason
                rows=4
                required=true
            />
            <div class="row"><Button look=Look::Primary icon=Icon::Clock busy=desk.busy>{tr!(procedure.extend_button)}</Button></div>
        })}
    }
}

fn name(kind: DecisionKind) -> &'static str {
    if kind == DecisionKind::ExtendedStudy { tr!(procedure.extend_study) } else { tr!(procedure.extend_more) }
}

fn choice(one: &ExtensionView) -> Option<Choice> {
    let day = one.until.ok()?.display();
    let hint = match one.kind {
        DecisionKind::ExtendedStudy => tr!(procedure.extend_study_hint, day),
        _ => tr!(procedure.extend_more_hint, day),
    };
    Some(Choice::new(one.kind.as_str(), name(one.kind)).with_hint(hint))
}

fn send(desk: State) {
    let Some(card) = untrack(|| desk.current()) else { return };
    let typed = desk.typed;
    let form = ExtendForm {
        appeal: card.row.line.id,
        kind: DecisionKind::parse(&typed.extension.get_untracked()),
        days: typed.days.with_untracked(|days| days.trim().parse().unwrap_or_default()),
        reason: typed.extend_reason.get_untracked(),
        seen_ms: card.procedure.seen_ms,
    };
    if !desk.passes(procedure::extend(&form)) {
        return;
    }
    let appeal = form.appeal.clone();
    desk.take(appeal.clone(), api::institution::extend_appeal(form), move |day| {
        desk.say(tr!(procedure.extend_done, day.display()));
        desk.sent(&appeal, |typed| {
            [typed.extension, typed.days, typed.extend_reason].into_iter().for_each(|one| one.set(String::new()));
            typed.panel.set(Panel::Closed);
        });
        desk.refresh();
    });
}
