//! "Mənim müraciətlərim": own and joined appeals, newest first.

use super::SignInFirst;
use super::rights::DonePart;
use crate::api::cabinet::my_appeals;
use crate::error::AppError;
use crate::page::follow::follow;
use crate::page::report;
use crate::ui::*;
use crate::{routes, tr};
use domain::appeal::view::AppealLine;
use domain::lifecycle::Step;
use domain::live::Topic;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The page `/my`; `?done=STEP` right after a step that leads here.
#[component]
pub fn MyAppealsPage() -> impl IntoView {
    let query = use_query_map();
    let done = Memo::new(move |_| query.with(|query| query.get("done")).and_then(|word| Step::parse(&word)));
    let appeals = follow(Topic::Mine, Memo::new(|_| ()), |()| my_appeals());
    view! {
        <div class="page stack">
            <PageHead title=tr!(cabinet.title)/>
            <p class="row row-ways">
                <span class="only-script"><LinkButton href=routes::DRAFTS look=Look::Quiet>{tr!(drafts.title)}</LinkButton></span>
                <LinkButton href=routes::MY_REQUESTS look=Look::Quiet>{tr!(request.mine_title)}</LinkButton>
                <LinkButton href=routes::MY_SERVICES look=Look::Quiet>{tr!(portal.mine_title)}</LinkButton>
                <LinkButton href=routes::MY_COMPLAINTS look=Look::Quiet>{tr!(complaint.mine_title)}</LinkButton>
            </p>
            <DonePart done=done.get_untracked()/>
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match appeals.await {
                        Ok(lines) if lines.is_empty() => view! { <NoAppeals/> }.into_any(),
                        Ok(lines) => view! { <Appeals lines/> }.into_any(),
                        Err(AppError::SignIn) => view! { <SignInFirst here="/my".to_owned()/> }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn NoAppeals() -> impl IntoView {
    view! {
        <EmptyState title=tr!(cabinet.empty_title) text=tr!(cabinet.empty_text) icon=Icon::Map>
            <NewAppeal/>
            <NewLetter/>
        </EmptyState>
    }
}

#[component]
fn NewAppeal() -> impl IntoView {
    view! { <LinkButton href=report::ADDRESS.to_owned() look=Look::Primary icon=Icon::Plus big=true>{tr!(cabinet.new)}</LinkButton> }
}

/// To an institution, without a place (R11.7).
#[component]
fn NewLetter() -> impl IntoView {
    view! { <LinkButton href=routes::LETTER.to_owned() icon=Icon::Word>{tr!(letter_form.title)}</LinkButton> }
}

#[component]
fn Appeals(lines: Vec<AppealLine>) -> impl IntoView {
    let count = lines.len() as i64;
    view! {
        <div class="row"><NewAppeal/> <NewLetter/></div>
        <h2 class="list-count">{tr!(cabinet.count, count)}</h2>
        <div class="stack">
            {lines.into_iter().map(|line| {
                let href = routes::my_appeal(&line.id);
                view! { <AppealCard line href/> }
            }).collect_view()}
        </div>
    }
}
