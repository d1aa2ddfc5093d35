//! Reports (A6.0.8): any parameter against any other, as a table, a chart, a map and a file. What is asked stands in the address.

use crate::error::AppError;
use crate::page::desk::reference::{self, Reference};
use crate::page::registry::{filter, links, saved};
use crate::ui::*;
use crate::{api, routes, tr};
use domain::registry::Shelf;
use domain::reports::{Address, Dimension, Measure, Report};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

mod mails;
#[cfg(all(test, feature = "ssr"))]
mod served;
mod table;
pub mod words;

/// Rows that the chart shows.
const BARS: usize = 30;

/// The page `/reports`.
#[component]
pub fn ReportsPage() -> impl IntoView {
    let query = use_location().search;
    let found = crate::wire::resource(move || query.get(), api::registry::report);
    let lists = crate::wire::resource(|| (), |()| reference::fetch());
    let changes = RwSignal::new(0);
    view! {
        <div class="page page-wide stack">
            <PageHead title=tr!(reports.reports_title) lead=tr!(reports.reports_lead)/>
            <p><a href=routes::REGISTRY>{tr!(reports.to_registry)}</a></p>
            <Transition fallback=|| view! { <Skeleton lines=12/> }>
                {move || {
                    let query = query.get();
                    Suspend::new(async move { shown(Address::read(&query), found.await, lists.await.unwrap_or_default()) })
                }}
            </Transition>
            <saved::Saved shelf=Shelf::Reports changes/>
            <mails::Mails changes/>
        </div>
    }
}

/// The question and its answer.
pub fn shown(address: Address, found: Result<Report, AppError>, lists: Reference) -> AnyView {
    match found {
        Ok(found) => view! { {question(&address, &found, lists)} {answer(&address, found)} }.into_any(),
        Err(error) => view! { <ErrorView error/> }.into_any(),
    }
}

fn question(address: &Address, found: &Report, lists: Reference) -> impl IntoView + use<> {
    let dimensions = || Dimension::ALL.map(|one| Choice::new(one.as_str(), words::dimension(one))).to_vec();
    let measures = Measure::ALL.map(|one| Choice::new(one.as_str(), words::measure(one))).to_vec();
    let columns = RwSignal::new(address.columns.map(|one| one.as_str().to_owned()).unwrap_or_default());
    view! {
        <form class="panel stack" method="get" action=routes::REPORTS>
            <div class="filter-grid">
                <Select name="rows" label=tr!(reports.rows) value=RwSignal::new(address.rows.as_str().to_owned()) choices=dimensions() required=true/>
                <Select name="columns" label=tr!(reports.columns) value=columns choices=dimensions() empty=tr!(reports.columns_none) required=true/>
                <Select name="measure" label=tr!(reports.measure) value=RwSignal::new(address.measure.as_str().to_owned()) choices=measures required=true/>
            </div>
            <filter::Fields filter=address.filter.clone() lists channels=found.channels.clone() own=found.institution.is_some() archive=false/>
            <div class="row">
                <Button look=Look::Primary>{tr!(reports.show)}</Button>
                <a href=routes::REPORTS>{tr!(reports.clear)}</a>
            </div>
        </form>
    }
}

fn answer(address: &Address, found: Report) -> AnyView {
    if found.rows.is_empty() {
        return view! { <EmptyState title=tr!(reports.empty_title) text=tr!(reports.empty) icon=Icon::Search/> }.into_any();
    }
    let view = address.view();
    let own = found.institution.as_ref().map(|name| tr!(reports.own_parts, name.in_lang(crate::context::lang())));
    let as_of = tr!(reports.as_of, found.as_of_ms.display_minute());
    let map = (address.rows == Dimension::District).then(|| map(&view));
    let files = links([("/reports/report.csv", tr!(reports.csv)), ("/reports/report.xlsx", tr!(reports.xlsx))], &view);
    let cut = found.cut;
    view! {
        <div class="panel stack">
            <h2>{words::measure(address.measure)}</h2>
            <p class="muted">{own.map(|own| format!("{own} · "))} {as_of}</p>
            {cut.then(|| view! { <Notice kind=Tone::Warn><p>{tr!(reports.cut)}</p></Notice> })}
            {map}
            <h3>{tr!(reports.chart)}</h3>
            {chart(address, &found)}
            <h3>{tr!(reports.table)}</h3>
            {table::table(address, found)}
            {files}
        </div>
    }
    .into_any()
}

/// The rows as bars: a table of its own, so everybody reads the same numbers.
fn chart(address: &Address, found: &Report) -> impl IntoView + use<> {
    let bars: Vec<Bar> = found
        .rows
        .iter()
        .take(BARS)
        .map(|row| {
            let value = row.total.value.unwrap_or_default();
            Bar {
                name: words::head(address.rows, &row.head),
                href: String::new(),
                value,
                part: value,
                words: words::value(address.measure, row.total),
            }
        })
        .collect();
    view! {
        <Bars caption=words::measure(address.measure) bars/>
        {(found.rows.len() > BARS).then(|| view! { <p class="muted">{tr!(reports.first_bars, BARS)}</p> })}
    }
}

/// The same rows on a map; their table of data is the one below.
fn map(view: &str) -> impl IntoView + use<> {
    view! {
        <h3>{tr!(reports.map)}</h3>
        <img class="report-map" src=format!("/reports/map.svg?{view}") alt=tr!(reports.map_words) width="960" height="640" loading="lazy"/>
    }
}
