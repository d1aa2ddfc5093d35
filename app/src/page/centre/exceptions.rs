//! Days that are not as their weekday: the list, and the form of a new one. The form stands apart from what the line of the centre draws
//! anew.

use super::day::Steps;
use crate::context::lang;
use crate::tr;
use crate::ui::*;
use domain::queue::clock;
use domain::queue::manage::ExceptionView;
use domain::refusal::Field as Of;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The list.
#[component]
pub fn DaysPart(exceptions: Vec<ExceptionView>, steps: Steps) -> impl IntoView {
    let none = exceptions.is_empty().then(|| view! { <p class="muted">{tr!(counter.days_none)}</p> });
    let (_, error) = super::outcome(Signal::derive(move || steps.lift.value().get().and_then(Result::err)));
    view! {
        <section class="panel stack" id="days">
            <h2>{tr!(counter.days_title)}</h2>
            {none}
            <ul class="plain-list stack">{exceptions.into_iter().map(|one| line(one, steps)).collect_view()}</ul>
            <InlineError error/>
        </section>
    }
}

fn line(one: ExceptionView, steps: Steps) -> impl IntoView {
    let hours = one.hours.map_or_else(|| tr!(counter.day_closed).to_owned(), |(from, to)| format!("{}–{}", clock(from), clock(to)));
    let group = one.group.map(|name| name.in_lang(lang()).to_owned());
    let counters = one.counters.map(|count| tr!(counter.day_counters, i64::from(count)));
    let words = [Some(hours), group, counters].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let name = tr!(counter.day_lift_of, one.day.display());
    view! {
        <li class="row">
            <span><strong>{one.day.display()}</strong> " · " {words} <br/> <span class="muted">{one.reason}</span></span>
            <ActionForm action=steps.lift>
                <input type="hidden" name="id" value=one.id/>
                <button class="button button-quiet" type="submit" aria-label=name>{tr!(counter.day_lift)}</button>
            </ActionForm>
        </li>
    }
}

/// The form of a new one.
#[component]
pub fn DaysForm(steps: Steps) -> impl IntoView {
    let [day, opens, closes, counters, reason] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let closed = RwSignal::new(false);
    let (refusals, error) = super::outcome(Signal::derive(move || steps.day.value().get().and_then(Result::err)));
    let done = Memo::new(move |_| steps.day.value().with(|value| matches!(value, Some(Ok(())))));
    empty_sent(steps.day, [day, opens, closes, counters, reason]);
    empty_sent(steps.day, [closed]);
    view! {
        <details class="fold" id="new-day">
            <summary>{tr!(counter.day_new)}</summary>
            <div role="status">{move || done.get().then(|| view! { <Notice kind=Tone::Good><p>{tr!(counter.day_done)}</p></Notice> })}</div>
            <ActionForm action=steps.day attr:class="stack">
                <p class="muted">{tr!(counter.day_hint)}</p>
                <TextInput name="form[day]" kind="date" label=tr!(counter.field_day) value=day required=true error=error_of(refusals, Of::ChangedDay)/>
                <Checkbox name="form[closed]" label=tr!(counter.field_day_closed) checked=closed/>
                <div class="date-pair">
                    <TextInput name="form[opens]" kind="time" label=tr!(counter.field_opens) value=opens error=error_of(refusals, Of::OpenHours)/>
                    <TextInput name="form[closes]" kind="time" label=tr!(counter.field_closes) value=closes/>
                </div>
                <TextInput name="form[counters]" label=tr!(counter.field_counters) hint=tr!(counter.field_counters_hint) inputmode="numeric"
                    value=counters error=error_of(refusals, Of::CounterNumber)/>
                <TextInput name="form[reason]" label=tr!(counter.field_reason) value=reason required=true error=error_of(refusals, Of::Reason)/>
                <InlineError error/>
                <div class="row"><Button look=Look::Primary busy=Signal::derive(move || steps.day.pending().get())>{tr!(counter.day_save)}</Button></div>
            </ActionForm>
        </details>
    }
}
