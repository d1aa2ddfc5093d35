//! What there is: a card for each resource that this person keeps, and what is wrong with it.

use super::{of, words};
use crate::api::panel::panel_home;
use crate::error::AppError;
use crate::page::office::ANNOUNCEMENTS;
use crate::ui::*;
use crate::{routes, tr};
use domain::panel::{PanelHome, Resource};
use leptos::prelude::*;

/// What belongs together. Whatever is named nowhere else is of the centres.
const ROUTING: &[Resource] = &[Resource::Institutions, Resource::Categories, Resource::Rules, Resource::Zones, Resource::Districts];
const TIMES: &[Resource] = &[Resource::Calendar, Resource::Steps, Resource::Templates, Resource::Terms];
const PEOPLE: &[Resource] = &[Resource::Users];

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
            let mut rest = home.resources;
            let mut cards_of = |part: &[Resource]| {
                let (these, others): (Vec<_>, Vec<_>) = rest.drain(..).partition(|(resource, _)| part.contains(resource));
                rest = others;
                these.into_iter().map(|(resource, count)| card(resource, count).into_any()).collect::<Vec<_>>()
            };
            let (routing, mut times, people) = (cards_of(ROUTING), cards_of(TIMES), cards_of(PEOPLE));
            let centres = rest.into_iter().map(|(resource, count)| card(resource, count).into_any()).collect();
            if owner {
                times.push(announcements());
            }
            view! {
                {missing(home.calendar_missing)}
                {part("panel-routing", tr!(panel.part_routing), routing)}
                {part("panel-times", tr!(panel.part_times), times)}
                {part("panel-centres", tr!(panel.part_centres), centres)}
                {part("panel-people", tr!(panel.part_people), people)}
                <p class="row">
                    <LinkButton href=routes::REGISTRY look=Look::Quiet>{tr!(reports.to_registry)}</LinkButton>
                    <LinkButton href=routes::REPORTS look=Look::Quiet>{tr!(reports.to_reports)}</LinkButton>
                </p>
            }
            .into_any()
        }
        Err(AppError::Forbidden) => forbidden(),
        Err(error) => view! { <ErrorView error/> }.into_any(),
    }
}

/// Cards under the name of what they have in common; nothing where this person has none of them.
fn part(id: &'static str, name: &'static str, cards: Vec<AnyView>) -> Option<impl IntoView> {
    (!cards.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby=id>
                <h2 id=id>{name}</h2>
                <ul class="plain-list panel-cards">{cards}</ul>
            </section>
        }
    })
}

fn card(resource: Resource, count: u32) -> impl IntoView {
    view! {
        <li class="panel line-card">
            <h3 class="line-card-title"><a href=of(resource)>{words::resource(resource)}</a></h3>
            <p class="muted">{words::about(resource)}</p>
            <p class="panel-count">{tr!(panel.records, i64::from(count))}</p>
        </li>
    }
}

fn announcements() -> AnyView {
    view! {
        <li class="panel line-card">
            <h3 class="line-card-title"><a href=ANNOUNCEMENTS>{tr!(office.announcements_title)}</a></h3>
            <p class="muted">{tr!(office.announcements_lead)}</p>
        </li>
    }
    .into_any()
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
