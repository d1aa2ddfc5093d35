//! Public statistics (A2.2.5): the country, an institution, a district. Everything is a link or a plain form, so that the pages
//! are the same without script and can be shared.

use crate::api;
use crate::ui::*;
use crate::{context, tr};
use domain::statistics::{Scope, Statistics, StatisticsQuery};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

mod address;
mod bars;
mod numbers;
mod period;
mod ranking;
#[cfg(all(test, feature = "ssr"))]
mod served;

use address::{Address, Sort};
use ranking::Ranking;

/// Address of the country's page.
pub const ADDRESS: &str = "/statistics";

/// The page `/statistics`.
#[component]
pub fn StatisticsPage() -> impl IntoView {
    page(Signal::derive(|| Scope::Country))
}

/// The page `/statistics/institution/{code}`.
#[component]
pub fn InstitutionPage() -> impl IntoView {
    let code = code();
    page(Signal::derive(move || Scope::Institution(code.get().into())))
}

/// The page `/statistics/district/{code}`.
#[component]
pub fn DistrictPage() -> impl IntoView {
    let code = code();
    page(Signal::derive(move || Scope::District(code.get().into())))
}

fn code() -> Signal<String> {
    let params = use_params_map();
    Signal::derive(move || params.with(|params| params.get("code")).unwrap_or_default())
}

fn page(scope: Signal<Scope>) -> AnyView {
    let query = use_query_map();
    let address = Memo::new(move |_| query.with(|query| Address::read(scope.get(), query)));
    let question = Memo::new(move |_| address.with(Address::question));
    let counted = crate::wire::resource(move || question.get(), |query: StatisticsQuery| api::open::statistics(query));
    let words = crate::wire::resource(|| (), |()| api::open::counting());
    view! {
        <div class="page page-wide stack">
            <Transition fallback=|| view! { <Skeleton lines=12/> }>
                {move || {
                    // Read here: another order alone asks the server nothing.
                    let address = address.get();
                    Suspend::new(async move {
                        match counted.await {
                            Ok(found) => shown(address, found).into_any(),
                            Err(error) => view! { <PageHead title=tr!(open.title)/> <ErrorView error/> }.into_any(),
                        }
                    })
                }}
            </Transition>
            <details class="fold panel">
                <summary>{tr!(open.counted)}</summary>
                <Suspense fallback=|| ()>
                    {move || Suspend::new(async move { words.await.map(|words| view! { <div class="terms">{super::document::document(&words)}</div> }) })}
                </Suspense>
            </details>
        </div>
    }
    .into_any()
}

/// The numbers of a period, from the whole to the parts.
fn shown(address: Address, found: Statistics) -> impl IntoView {
    let title = found.name.as_ref().map_or(tr!(open.title), |name| name.in_lang(context::lang())).to_owned();
    let back = found.name.is_some().then(|| (address.at(Scope::Country).href(), tr!(open.country).to_owned()));
    let days = tr!(open.days, found.period.from.display(), found.period.until.display());
    let as_of = tr!(open.as_of, found.as_of_ms.display_minute());
    let file = address.file();
    let Statistics { counts, half, months, categories, institutions, districts, not_understood, .. } = found;
    let nothing = counts.received == 0;
    let head = match back {
        Some(back) => view! { <PageHead title back/> }.into_any(),
        None => view! { <PageHead title lead=tr!(open.lead)/> }.into_any(),
    };
    view! {
        {head}
        {period::chooser(&address, not_understood)}
        <p class="statistics-days"><strong>{days}</strong> " · " <span class="muted">{as_of}</span></p>
        {if nothing {
            view! { <EmptyState title=tr!(open.empty_title) text=tr!(open.empty) icon=Icon::Search/> }.into_any()
        } else {
            view! {
                {numbers::numbers(&counts, half)}
                <div class="grid">
                    <section class="panel stack"><h2>{tr!(open.months)}</h2>{bars::months(months)}</section>
                    <section class="panel stack"><h2>{tr!(open.categories)}</h2>{bars::categories(categories)}</section>
                </div>
                {ranking(&address, "institutions", tr!(open.institutions), institutions)}
                {ranking(&address, "districts", tr!(open.districts), districts)}
                <p><a href=file rel="external" download="statistics.csv">{tr!(open.file)}</a> " · " <a href="/data">{tr!(open.data_title)}</a></p>
            }
            .into_any()
        }}
    }
}

fn ranking(address: &Address, list: &'static str, title: &'static str, lines: Vec<domain::statistics::Line>) -> impl IntoView + use<> {
    let address = address.clone();
    (!lines.is_empty()).then(|| view! { <Ranking address list title lines/> })
}
