//! The day of a centre for who manages it: load, waits, who did not come, what the hours need; counters, changed days, employees; files.

use super::chart::Hours;
use super::exceptions::{DaysForm, DaysPart};
use super::{CENTRE, COUNTER, words};
use crate::api::counter::{LiftDay, SettleCounter, SettleDay, centre_page};
use crate::context::lang;
use crate::device::centre::use_centre;
use crate::error::AppError;
use crate::routes::KIOSKS;
use crate::tr;
use crate::ui::*;
use domain::queue::load::Load;
use domain::queue::manage::{CentreEmployee, CentrePage as Page, CounterSettled};
use domain::refusal::{Code, Field as Of};
use domain::time::Date;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The forms of the page.
#[derive(Clone, Copy)]
pub struct Steps {
    /// A counter.
    pub counter: ServerAction<SettleCounter>,
    /// A changed day.
    pub day: ServerAction<SettleDay>,
    /// Lifting it.
    pub lift: ServerAction<LiftDay>,
    /// The numbers of the hours are unfolded.
    pub hours: RwSignal<bool>,
}

/// The page `/centre`: `?day=` another day, `?counter=` opens the form of a counter (`new` for a new one).
#[component]
pub fn CentrePage() -> impl IntoView {
    let query = use_query_map();
    let day = Memo::new(move |_| query.with(|query| query.get("day").unwrap_or_default()));
    let open = Memo::new(move |_| query.with(|query| query.get("counter").unwrap_or_default()));
    let steps = Steps { counter: ServerAction::new(), day: ServerAction::new(), lift: ServerAction::new(), hours: RwSignal::new(false) };
    let centre = RwSignal::new(None::<String>);
    let changes = use_centre(centre.into());
    let done = move || steps.counter.version().get() + steps.day.version().get() + steps.lift.version().get();
    let page = crate::wire::resource(move || (day.get(), done(), changes.get()), |(day, ..)| centre_page(day));
    // The form stands apart from the page; whoever may change nothing doesn't see it.
    let denied = RwSignal::new(false);
    Effect::new(move || {
        let Some(found) = page.get() else { return };
        denied.set(!found.as_ref().is_ok_and(|page| page.may_settle));
        let Ok(page) = found else { return };
        let id = Some(page.centre.0.0);
        if centre.get_untracked() != id {
            centre.set(id);
        }
    });
    view! {
        <div class="page page-wide stack">
            <Transition fallback=|| view! { <Skeleton lines=12/> }>
                {move || {
                    let open = open.get();
                    Suspend::new(async move {
                        match page.await {
                            Ok(found) => whole(found, &open, steps).into_any(),
                            Err(error) if is_not_managers(&error) => view! {
                                <PageHead title=tr!(ui.nav_centre)/>
                                <EmptyState title=tr!(counter.manager_only_title) text=tr!(counter.manager_only) icon=Icon::Lock>
                                    <LinkButton href=COUNTER>{tr!(counter.to_my_counter)}</LinkButton>
                                </EmptyState>
                            }.into_any(),
                            Err(error) => view! { <PageHead title=tr!(ui.nav_centre)/> <ErrorView error/> }.into_any(),
                        }
                    })
                }}
            </Transition>
            <div class="panel" hidden=move || denied.get()><DaysForm steps/></div>
        </div>
    }
}

fn is_not_managers(error: &AppError) -> bool {
    matches!(error, AppError::Forbidden) || matches!(error, AppError::Refused(all) if all.iter().any(|one| one.code == Code::NotYours))
}

fn whole(page: Page, open: &str, steps: Steps) -> impl IntoView + use<> {
    let Page { centre, day, today, all, groups, hours, open: seats, counters, choices, exceptions, employees, may_settle } = page;
    let name = centre.1.in_lang(lang()).to_owned();
    let groups_named: Vec<(String, Load)> = groups.into_iter().map(|(name, load)| (name.in_lang(lang()).to_owned(), load)).collect();
    view! {
        <PageHead title=name lead=tr!(counter.day_lead, day.display())/>
        <DayChoice day today/>
        <section class="centre-figures" aria-label=tr!(counter.figures)>
            {figure(tr!(counter.figure_waiting), all.waiting.to_string(), tr!(counter.figure_longest, i64::from(all.longest_min)))}
            {figure(tr!(counter.figure_wait), words::minutes(all.wait_median_min), tr!(counter.figure_p90, words::minutes(all.wait_p90_min)))}
            {figure(tr!(counter.figure_service), words::minutes(all.service_median_min), tr!(counter.figure_done, i64::from(all.done)))}
            {figure(tr!(counter.figure_missed), all.missed.to_string(), tr!(counter.figure_of, i64::from(all.tickets)))}
            {figure(tr!(counter.figure_open), seats.0.to_string(), tr!(counter.figure_paused, i64::from(seats.1)))}
        </section>
        {(all.tickets == 0).then(|| view! { <EmptyState title=tr!(counter.day_none_title) text=tr!(counter.day_none)/> })}
        <section class="panel stack">
            <h2>{tr!(counter.hours_title)}</h2>
            <Hours hours unfolded=steps.hours/>
        </section>
        {(!groups_named.is_empty()).then(|| view! { <section class="panel stack"><h2>{tr!(counter.groups_title)}</h2>{groups_table(groups_named)}</section> })}
        <p class="row">
            <a class="button" rel="external" href=format!("/centre/day.csv?day={day}")>{tr!(counter.file_csv)}</a>
            <a class="button" rel="external" href=format!("/centre/day.xlsx?day={day}")>{tr!(counter.file_xlsx)}</a>
            <LinkButton href=KIOSKS icon=Icon::List>{tr!(kiosks.title)}</LinkButton>
        </p>
        <div class="centre-columns">
            {counters_part(counters, &choices, open, may_settle, steps)}
            <div class="stack">
                <DaysPart exceptions steps/>
                {employees_part(employees)}
            </div>
        </div>
    }
}

/// Another day, without script too.
#[component]
fn DayChoice(day: Date, today: Date) -> impl IntoView {
    let (before, after) = (day.plus(-1), day.plus(1));
    let link = |to: Date, words: String| view! { <a class="button" href=format!("{CENTRE}?day={to}")>{words}</a> };
    view! {
        <nav class="row" aria-label=tr!(counter.day_choice)>
            {link(before, before.display())}
            <strong aria-current="date">{day.display()}</strong>
            {link(after, after.display())}
            {(day != today).then(|| view! { <a class="button button-quiet" href=CENTRE>{tr!(counter.today)}</a> })}
        </nav>
    }
}

fn figure(name: &'static str, value: String, below: String) -> impl IntoView {
    view! {
        <div class="panel centre-figure">
            <p class="muted">{name}</p>
            <p class="centre-value">{value}</p>
            <p class="muted">{below}</p>
        </div>
    }
}

fn groups_table(groups: Vec<(String, Load)>) -> impl IntoView {
    let heads = [
        tr!(counter.head_group),
        tr!(counter.head_tickets),
        tr!(counter.head_booked),
        tr!(counter.head_waiting),
        tr!(counter.head_done),
        tr!(counter.head_missed),
        tr!(counter.head_wait),
        tr!(counter.head_p90),
        tr!(counter.head_service),
    ];
    let row = |(name, load): (String, Load)| {
        view! {
            <tr>
                <th scope="row">{name}</th><td>{load.tickets}</td><td>{load.booked}</td><td>{load.waiting}</td><td>{load.done}</td>
                <td>{load.missed}</td><td>{words::minutes(load.wait_median_min)}</td><td>{words::minutes(load.wait_p90_min)}</td>
                <td>{words::minutes(load.service_median_min)}</td>
            </tr>
        }
    };
    view! {
        <DataTable caption=tr!(counter.groups_title) heads=heads.map(str::to_owned).to_vec() numbers=true>
            {groups.into_iter().map(row).collect_view()}
        </DataTable>
    }
}

fn counters_part(
    counters: Vec<CounterSettled>,
    choices: &[(domain::ids::GroupId, domain::lang::Named)],
    open: &str,
    may_settle: bool,
    steps: Steps,
) -> impl IntoView + use<> {
    let names = |one: &CounterSettled| {
        let of = one.groups.iter().filter_map(|id| choices.iter().find(|(group, _)| group == id));
        of.map(|(_, name)| name.in_lang(lang()).to_owned()).collect::<Vec<_>>().join(", ")
    };
    let lines = counters.into_iter().map(|one| {
        let chosen = may_settle && one.id.as_str() == open;
        let words = names(&one);
        let closed = (!one.active).then(|| view! { <span class="tag">{tr!(counter.closed)}</span> });
        let zone = (!one.zone.is_empty()).then(|| view! { <span class="tag">{tr!(counter.zone_of, &one.zone)}</span> });
        let head = tr!(counter.title, one.number);
        let name = match may_settle && !chosen {
            true => view! { <a href=format!("{CENTRE}?counter={}", one.id)>{head}</a> }.into_any(),
            false => view! { <strong>{head}</strong> }.into_any(),
        };
        view! {
            <li class="stack">
                <div class="row">{name}{zone}{closed}<span class="muted">{one.who.clone()}</span></div>
                <p class="muted">{words}</p>
                {chosen.then(|| counter_form(Some(one), choices, steps))}
            </li>
        }
    });
    let lines = lines.collect_view();
    let new = may_settle.then(|| match open == "new" {
        true => counter_form(None, choices, steps).into_any(),
        false => view! { <div class="row"><LinkButton href=format!("{CENTRE}?counter=new")>{tr!(counter.counter_new)}</LinkButton></div> }
            .into_any(),
    });
    view! {
        <section class="panel stack" id="counters">
            <h2>{tr!(counter.counters_title)}</h2>
            <ul class="plain-list stack">{lines}</ul>
            {new}
        </section>
    }
}

fn counter_form(
    one: Option<CounterSettled>,
    choices: &[(domain::ids::GroupId, domain::lang::Named)],
    steps: Steps,
) -> impl IntoView + use<> {
    let served = one.as_ref().map(|one| one.groups.clone()).unwrap_or_default();
    let (id, number, zone, closed) = one.map_or_else(Default::default, |one| (one.id.0, one.number.to_string(), one.zone, !one.active));
    let (number, zone, closed) = (RwSignal::new(number), RwSignal::new(zone), RwSignal::new(closed));
    let (refusals, error) = super::outcome(Signal::derive(move || steps.counter.value().get().and_then(Result::err)));
    let boxes = choices
        .iter()
        .enumerate()
        .map(|(at, (group, name))| {
            let checked = served.contains(group);
            view! {
                <label class="choice">
                    <input type="checkbox" name=format!("form[groups][{at}]") value=group.0.clone() checked=checked/>
                    <span class="choice-words"><span>{name.in_lang(lang()).to_owned()}</span></span>
                </label>
            }
        })
        .collect_view();
    let wrong = error_of(refusals, Of::CounterServices);
    view! {
        <ActionForm action=steps.counter attr:class="stack">
            <input type="hidden" name="form[id]" value=id/>
            <TextInput name="form[number]" label=tr!(counter.field_number) value=number inputmode="numeric" required=true
                error=error_of(refusals, Of::CounterNumber)/>
            <TextInput name="form[zone]" label=tr!(counter.field_zone) hint=tr!(counter.field_zone_hint) value=zone
                error=error_of(refusals, Of::Place)/>
            <fieldset class="field">
                <legend>{tr!(counter.field_groups)}</legend>
                {move || wrong.get().map(|words| view! { <p class="field-error">{words}</p> })}
                {boxes}
            </fieldset>
            <Checkbox name="form[closed]" label=tr!(counter.field_closed) checked=closed/>
            <InlineError error/>
            <div class="row">
                <Button look=Look::Primary busy=Signal::derive(move || steps.counter.pending().get())>{tr!(counter.save)}</Button>
                <LinkButton href=CENTRE look=Look::Quiet>{tr!(counter.back_out)}</LinkButton>
            </div>
        </ActionForm>
    }
}

fn employees_part(employees: Vec<CentreEmployee>) -> impl IntoView {
    let line = |one: CentreEmployee| {
        let place = one.counter.map(|number| tr!(counter.title, number));
        view! {
            <li class="row">
                <strong>{one.name}</strong>
                {one.manager.then(|| view! { <span class="tag">{tr!(counter.manager)}</span> })}
                <span class="muted">{place}</span>
            </li>
        }
    };
    view! {
        <section class="panel stack">
            <h2>{tr!(counter.employees_title)}</h2>
            <ul class="plain-list stack">{employees.into_iter().map(line).collect_view()}</ul>
        </section>
    }
}
