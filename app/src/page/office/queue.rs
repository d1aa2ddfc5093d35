//! How the queue of the centres runs, for who supervises it (Q3.4): orders, tickets, who did not come, messages that did not arrive,
//! machines that are silent, incidents. Numbers, never persons.

use super::words::{channel_name, service_name};
use super::{INCIDENTS, OPERATOR};
use crate::api::counter::supervision;
use crate::context::lang;
use crate::page::centre::words::reason_name;
use crate::tr;
use crate::ui::*;
use domain::queue::manage::{CentreLine, Supervision};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Address of the page.
pub const QUEUE: &str = "/operator/queue";

/// The page `/operator/queue`; `?day=` another day.
#[component]
pub fn QueuePage() -> impl IntoView {
    let query = use_query_map();
    let day = Memo::new(move |_| query.with(|query| query.get("day").unwrap_or_default()));
    let page = crate::wire::resource(move || day.get(), supervision);
    view! {
        <div class="page page-wide stack">
            <PageHead title=tr!(counter.supervision_title) lead=tr!(counter.supervision_lead)
                back=(OPERATOR.to_owned(), tr!(office.operator_title).to_owned())/>
            <Transition fallback=|| view! { <Skeleton lines=12/> }>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok(found) => whole(found).into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

fn whole(found: Supervision) -> impl IntoView {
    let Supervision { day, centres, refusals, undelivered, incidents } = found;
    let (before, after) = (day.plus(-1), day.plus(1));
    let none = centres.is_empty().then(|| view! { <p class="muted">{tr!(counter.supervision_none)}</p> });
    let no_refusals = refusals.is_empty().then(|| view! { <p>{tr!(counter.refusals_none)}</p> });
    let reasons = refusals.into_iter().map(|(reason, count)| view! { <Fact name=reason_name(reason)>{count}</Fact> }).collect_view();
    let messages = undelivered.into_iter().map(|(channel, count)| view! { <Fact name=channel_name(channel)>{count}</Fact> }).collect_view();
    let standing = incidents.is_empty().then(|| view! { <p>{tr!(counter.incidents_none)}</p> });
    let lines = incidents
        .into_iter()
        .map(|one| view! { <li><strong>{service_name(one.service)}</strong> " · " {one.since_ms.display_minute()} " · " {one.text}</li> })
        .collect_view();
    view! {
        <nav class="row" aria-label=tr!(counter.day_choice)>
            <a class="button" href=format!("{QUEUE}?day={before}")>{before.display()}</a>
            <strong aria-current="date">{day.display()}</strong>
            <a class="button" href=format!("{QUEUE}?day={after}")>{after.display()}</a>
        </nav>
        <section class="panel stack">
            <h2>{tr!(counter.centres_title)}</h2>
            {none}
            {(!centres.is_empty()).then(|| centres_table(centres))}
        </section>
        <div class="centre-columns">
            <section class="panel stack"><h2>{tr!(counter.refusals_title)}</h2><p class="muted">{tr!(counter.refusals_hint)}</p>{no_refusals}<Facts>{reasons}</Facts></section>
            <section class="panel stack"><h2>{tr!(counter.undelivered_title)}</h2><Facts>{messages}</Facts></section>
        </div>
        <section class="panel stack">
            <h2>{tr!(office.incidents_title)}</h2>
            {standing}
            <ul class="plain-list">{lines}</ul>
            <p><a href=INCIDENTS>{tr!(counter.incidents_all)}</a></p>
        </section>
    }
}

fn centres_table(centres: Vec<CentreLine>) -> impl IntoView {
    let heads = [
        tr!(counter.head_centre),
        tr!(counter.head_orders),
        tr!(counter.head_activated),
        tr!(counter.head_not_activated),
        tr!(counter.head_tickets),
        tr!(counter.head_waiting),
        tr!(counter.head_missed),
        tr!(counter.head_open),
        tr!(counter.head_silent),
    ];
    let row = |line: CentreLine| {
        view! {
            <tr>
                <th scope="row"><a href=format!("/hall/{}", line.centre.0) rel="external">{line.centre.1.in_lang(lang()).to_owned()}</a></th>
                <td>{line.booked}</td><td>{line.activated}</td><td>{line.not_activated}</td><td>{line.tickets}</td><td>{line.waiting}</td>
                <td>{line.missed}</td><td>{line.open}</td><td>{line.silent_kiosks}</td>
            </tr>
        }
    };
    view! {
        <DataTable caption=tr!(counter.centres_title) heads=heads.map(str::to_owned).to_vec() numbers=true>
            {centres.into_iter().map(row).collect_view()}
        </DataTable>
    }
}
