//! The registry (A6.0.8): every appeal by any filter, as a table. Filter, order, page and columns stand in the address; everything
//! is a link or a plain form, so the page is the same without script and can be shared, kept under a name, taken as a file.

use crate::error::AppError;
use crate::page::desk::reference::{self, Reference};
use crate::ui::*;
use crate::{api, routes, tr};
use domain::registry::{Address, Order, RegistryPage as Found, Shelf, pairs};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

pub mod filter;
mod pages;
pub mod saved;
#[cfg(all(test, feature = "ssr"))]
mod served;
mod table;
pub mod words;

/// Rows that a file may have at most.
const MOST_IN_FILE: u32 = 100_000;

/// The page `/registry`.
#[component]
pub fn RegistryPage() -> impl IntoView {
    let query = use_location().search;
    let found = crate::wire::resource(move || query.get(), api::registry::registry);
    let lists = crate::wire::resource(|| (), |()| reference::fetch());
    view! {
        <div class="page page-wide stack">
            <PageHead title=tr!(reports.registry_title) lead=tr!(reports.registry_lead)/>
            <p><a href=routes::REPORTS>{tr!(reports.to_reports)}</a></p>
            <Transition fallback=|| view! { <Skeleton lines=12/> }>
                {move || {
                    let query = query.get();
                    Suspend::new(async move { shown(Address::read(&query), found.await, lists.await.unwrap_or_default()) })
                }}
            </Transition>
            <saved::Saved shelf=Shelf::Registry/>
        </div>
    }
}

/// The filter and what it lets through.
pub fn shown(address: Address, found: Result<Found, AppError>, lists: Reference) -> AnyView {
    match found {
        Ok(found) => {
            let order = RwSignal::new(address.order.as_str().to_owned());
            let orders = Order::ALL.map(|order| Choice::new(order.as_str(), words::order(order))).to_vec();
            view! {
                <form class="panel stack" method="get" action=routes::REGISTRY role="search">
                    <filter::Fields filter=address.filter.clone() lists channels=found.channels.clone() own=found.institution archive=true/>
                    <div class="filter-grid"><Select name="order" label=tr!(reports.order) value=order choices=orders required=true/></div>
                    {filter::columns(&address)}
                    <div class="row">
                        <Button look=Look::Primary icon=Icon::Search>{tr!(reports.show)}</Button>
                        <a href=routes::REGISTRY>{tr!(reports.clear)}</a>
                    </div>
                </form>
                {list(&address, found)}
            }
            .into_any()
        }
        Err(error) => view! { <ErrorView error/> }.into_any(),
    }
}

fn list(address: &Address, found: Found) -> impl IntoView + use<> {
    let Found { rows, total, cut, institution, cards, .. } = found;
    let empty = rows.is_empty();
    let text = if total > 0 { tr!(reports.after_last) } else { tr!(reports.empty) };
    let pages = pages::pages(address, total);
    view! {
        <section class="stack" aria-labelledby="registry-total">
            <h2 id="registry-total">{tr!(reports.total, i64::from(total))}</h2>
            {cut.then(|| view! { <Notice kind=Tone::Warn><p>{tr!(reports.cut)}</p></Notice> })}
            {if empty {
                view! { <EmptyState title=tr!(reports.empty_title) text icon=Icon::Search/> }.into_any()
            } else {
                table::table(address, rows, institution, cards).into_any()
            }}
            {pages}
            {(!empty).then(|| files(address, total))}
        </section>
    }
}

/// The same as a file; what nobody could open isn't offered.
fn files(address: &Address, total: u32) -> AnyView {
    if total > MOST_IN_FILE {
        return view! { <p class="muted">{tr!(reports.too_long, MOST_IN_FILE)}</p> }.into_any();
    }
    let view = address.view();
    links([("/registry/appeals.csv", tr!(reports.csv)), ("/registry/appeals.xlsx", tr!(reports.xlsx))], &view)
}

/// Links to files made of the same query.
pub fn links(files: [(&'static str, &'static str); 2], query: &str) -> AnyView {
    let links = files.map(|(path, words)| view! { <a href=format!("{path}?{query}") rel="external" download="">{words}</a> });
    view! { <p class="row">{links.into_iter().collect_view()}</p> }.into_any()
}

/// A query as hidden fields of a form, so that a form may change one thing alone.
pub fn hidden(query: &str) -> impl IntoView + use<> {
    pairs(query).into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()
}
