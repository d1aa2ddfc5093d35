//! «Xidmətlərim»: favourites and the history of use, behind sign-in (R6.1.3, R11.5.1).

use super::found::line;
use crate::api::portal::my_services;
use crate::context::lang;
use crate::error::AppError;
use crate::page::cabinet::SignInFirst;
use crate::ui::*;
use crate::{routes, tr};
use domain::eservice::portal::{MyServices, UsedLine};
use leptos::prelude::*;

/// The page `/my/services`.
#[component]
pub fn MyServicesPage() -> impl IntoView {
    let mine = crate::wire::resource(|| (), |()| my_services());
    view! {
        <div class="page stack">
            <PageHead title=tr!(portal.mine_title) lead=tr!(portal.mine_lead) back=(routes::SERVICES.to_owned(), tr!(portal.back).to_owned())/>
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match mine.await {
                        Ok(mine) => shown(mine),
                        Err(AppError::SignIn) => view! { <SignInFirst here=routes::MY_SERVICES.to_owned()/> }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// Both lists.
pub fn shown(mine: MyServices) -> AnyView {
    let MyServices { favourites, used } = mine;
    if favourites.is_empty() && used.is_empty() {
        return view! {
            <EmptyState title=tr!(portal.mine_empty_title) text=tr!(portal.mine_empty) icon=Icon::Star>
                <LinkButton href=routes::SERVICES look=Look::Primary icon=Icon::Search>{tr!(portal.find)}</LinkButton>
            </EmptyState>
        }
        .into_any();
    }
    let (few, never) = (favourites.is_empty(), used.is_empty());
    let favourites = favourites.into_iter().map(line).collect_view().into_any();
    let used = used.into_iter().map(one_use).collect_view().into_any();
    view! {
        <section class="stack" aria-labelledby="favourites">
            <h2 id="favourites">{tr!(portal.favourites)}</h2>
            {if few { view! { <p class="muted">{tr!(portal.no_favourites)}</p> }.into_any() } else { served_list("plain-list stack", || favourites) }}
        </section>
        <section class="stack" aria-labelledby="history">
            <h2 id="history">{tr!(portal.history_title)}</h2>
            <p class="muted">{tr!(portal.history_lead)}</p>
            {if never { view! { <p class="muted">{tr!(portal.no_history)}</p> }.into_any() } else { served_list("plain-list stack", || used) }}
        </section>
    }
    .into_any()
}

fn one_use(used: UsedLine) -> impl IntoView {
    view! {
        <li class="panel">
            <a href=routes::service(&used.line.number)>{used.line.name.in_lang(lang()).to_owned()}</a>
            <p class="muted"><Moment at=used.at_ms/> " · " {used.line.provider.in_lang(lang()).to_owned()}</p>
        </li>
    }
}
