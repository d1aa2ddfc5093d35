//! What there is: a card for each resource that this person keeps, and what is wrong with it.

use super::{of, words};
use crate::api::panel::panel_home;
use crate::error::AppError;
use crate::page::office::ANNOUNCEMENTS;
use crate::ui::*;
use crate::{routes, tr};
use domain::panel::{PanelHome, Resource};
use leptos::prelude::*;

/// The page `/panel`.
#[component]
pub fn HomePage() -> impl IntoView {
    let home = crate::wire::resource(|| (), |()| panel_home());
    view! {
        <div class="page page-wide stack">
            <PageHead title=tr!(panel.title) lead=tr!(panel.lead)/>
            <Suspense fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move { shown(home.await) })}
            </Suspense>
        </div>
    }
}

/// The cards, or why there are none.
pub fn shown(home: Result<PanelHome, AppError>) -> AnyView {
    match home {
        Ok(home) => {
            let owner = home.resources.iter().any(|(resource, _)| *resource != Resource::Users);
            let cards = home.resources.into_iter().map(|(resource, count)| card(resource, count)).collect_view();
            let announcements = owner.then(|| {
                view! {
                    <li class="panel stack">
                        <h2><a href=ANNOUNCEMENTS>{tr!(office.announcements_title)}</a></h2>
                        <p class="muted">{tr!(office.announcements_lead)}</p>
                    </li>
                }
            });
            view! {
                {missing(home.calendar_missing)}
                <ul class="plain-list panel-cards">{cards} {announcements}</ul>
                <p class="row"><a href=routes::REGISTRY>{tr!(reports.to_registry)}</a> <a href=routes::REPORTS>{tr!(reports.to_reports)}</a></p>
            }
            .into_any()
        }
        Err(AppError::Forbidden) => forbidden(),
        Err(error) => view! { <ErrorView error/> }.into_any(),
    }
}

fn card(resource: Resource, count: u32) -> impl IntoView {
    view! {
        <li class="panel stack">
            <h2><a href=of(resource)>{words::resource(resource)}</a></h2>
            <p class="muted">{words::about(resource)}</p>
            <p>{tr!(panel.records, i64::from(count))}</p>
        </li>
    }
}

/// No official days of a year for which deadlines are counted (Labour Code 105.4).
pub fn missing(year: Option<i32>) -> Option<impl IntoView> {
    year.map(|year| {
        view! {
            <Notice kind=Tone::Warn title=tr!(panel.calendar_missing_title, year)>
                <p>{tr!(panel.calendar_missing)}</p>
                <p><a href=format!("{}?file={year}", of(Resource::Calendar))>{tr!(panel.calendar_propose, year)}</a></p>
            </Notice>
        }
    })
}

/// Who to ask.
pub fn forbidden() -> AnyView {
    view! {
        <EmptyState title=tr!(panel.forbidden_title) text=tr!(panel.forbidden) icon=Icon::Lock>
            <LinkButton href="/">{tr!(ui.home)}</LinkButton>
        </EmptyState>
    }
    .into_any()
}
