//! The portal «bir pəncərə» (R11.2, R11.3, R11.5): finding a service by what one needs. Everything stands in the address and everything is a link
//! or a plain form, so the page is the same without script and can be shared.

use crate::api::portal::find_services;
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use domain::eservice::portal::FoundServices;
use domain::eservice::search::Address;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

pub mod card;
mod filters;
mod found;
pub mod mine;
pub mod numbers;
mod parts;
pub mod questions;
#[cfg(all(test, feature = "ssr"))]
mod served;
mod start;
mod words;

/// The page `/services`.
#[component]
pub fn ServicesPage() -> impl IntoView {
    let query = use_location().search;
    let found = crate::wire::resource(move || query.get(), find_services);
    view! {
        <div class="page page-wide stack">
            <PageHead title=tr!(portal.title) lead=tr!(portal.lead)/>
            <Transition fallback=|| view! { <Skeleton lines=12/> }>
                {move || {
                    let query = query.get();
                    Suspend::new(async move { shown(&Address::read(&query), found.await) })
                }}
            </Transition>
        </div>
    }
}

/// The question, and what it finds; without one, ways to begin.
pub fn shown(address: &Address, found: Result<FoundServices, AppError>) -> AnyView {
    match found {
        Ok(found) => view! {
            {filters::form(address, &found)}
            {if address.is_start() { start::start(&found) } else { found::found(address, found) }}
        }
        .into_any(),
        Err(error) => view! { <ErrorView error/> }.into_any(),
    }
}
