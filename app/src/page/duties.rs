//! The page `/services/duties`: duties of providers and of the register's operator that are overdue, for everybody (R4.1, R5.1.1, R10.4,
//! R10.6, R10.8). Nothing personal.

use crate::api::eservice::eservice_duties;
use crate::context::lang;
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use domain::eservice::application::{Duties, ProviderDuty, ServiceDuty};
use leptos::prelude::*;

/// The page.
#[component]
pub fn DutiesPage() -> impl IntoView {
    let found = crate::wire::resource(|| (), |()| eservice_duties());
    view! {
        <div class="page stack">
            <PageHead title=tr!(register.duties_title) lead=tr!(register.duties_lead) back=(crate::routes::SERVICES.to_owned(), tr!(portal.back).to_owned())/>
            <Suspense fallback=|| view! { <Skeleton lines=8/> }>{move || Suspend::new(async move { shown(found.await) })}</Suspense>
        </div>
    }
}

/// The figures and lists.
pub fn shown(found: Result<Duties, AppError>) -> AnyView {
    let duties = match found {
        Ok(duties) => duties,
        Err(error) => return view! { <ErrorView error/> }.into_any(),
    };
    let named = i64::try_from(duties.without_regulation.len()).unwrap_or(i64::MAX);
    let rest = i64::from(duties.without_count) - named;
    view! {
        <section class="panel stack">
            <h2>{tr!(register.duties_operator)}</h2>
            <Facts>
                <Fact name=tr!(register.duties_services)>{duties.services}</Fact>
                <Fact name=tr!(register.duties_waiting)>{duties.waiting}</Fact>
                <Fact name=tr!(register.duties_late)>{duties.late}</Fact>
                <Fact name=tr!(register.duties_decided_late)>{duties.decided_late}</Fact>
            </Facts>
        </section>
        <section class="panel stack">
            <h2>{tr!(register.duties_reports)}</h2>
            {match duties.late_reports.is_empty() {
                true => view! { <p class="muted">{tr!(register.duties_none)}</p> }.into_any(),
                false => view! { <ul class="services-points">{duties.late_reports.into_iter().map(provider).collect_view()}</ul> }.into_any(),
            }}
        </section>
        <section class="panel stack">
            <h2>{tr!(register.duties_requests)}</h2>
            {match duties.late_requests.is_empty() {
                true => view! { <p class="muted">{tr!(register.duties_none)}</p> }.into_any(),
                false => view! { <ul>{duties.late_requests.into_iter().map(requests).collect_view()}</ul> }.into_any(),
            }}
        </section>
        <section class="panel stack">
            <h2>{tr!(register.duties_regulation, i64::from(duties.without_count))}</h2>
            {match duties.without_regulation.is_empty() {
                true => view! { <p class="muted">{tr!(register.duties_none)}</p> }.into_any(),
                false => view! { <ul class="services-points">{duties.without_regulation.into_iter().map(service).collect_view()}</ul> }.into_any(),
            }}
            {(rest > 0).then(|| view! { <p class="muted">{tr!(register.duties_more, rest)}</p> })}
        </section>
    }
    .into_any()
}

fn provider(one: ProviderDuty) -> impl IntoView {
    view! { <li>{one.name.in_lang(lang()).to_owned()} ": " {tr!(register.times, i64::from(one.count))}</li> }
}

fn requests(one: ProviderDuty) -> impl IntoView {
    view! { <li>{one.name.in_lang(lang()).to_owned()} ": " {tr!(request.count, i64::from(one.count))}</li> }
}

fn service(one: ServiceDuty) -> impl IntoView {
    view! {
        <li>
            <a href=crate::routes::service(&one.number)>{one.service.in_lang(lang()).to_owned()}</a>
            <p class="muted"><span class="nowrap" translate="no">{one.number}</span> " · " {one.provider.in_lang(lang()).to_owned()}</p>
        </li>
    }
}
