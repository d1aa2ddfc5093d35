//! "Sorğularım": the own requests for e-services, the newest first (R7.1.3).

use super::words::{state_look, state_name};
use crate::api::request::my_requests;
use crate::context::lang;
use crate::error::AppError;
use crate::page::cabinet::SignInFirst;
use crate::page::follow::follow;
use crate::ui::*;
use crate::{routes, tr};
use domain::appeal::view::Rows;
use domain::eservice::request::RequestLine;
use domain::live::Topic;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The page `/my/requests`.
#[component]
pub fn MyRequestsPage() -> impl IntoView {
    let query = use_query_map();
    let after = Memo::new(move |_| query.with(|query| query.get("after")));
    let list = follow(Topic::Mine, after, my_requests);
    view! {
        <div class="page stack">
            <PageHead title=tr!(request.mine_title) lead=tr!(request.mine_lead)/>
            <Transition fallback=|| view! { <Skeleton lines=6/> }>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(rows) if rows.rows.is_empty() => {
                            view! {
                                <EmptyState title=tr!(request.mine_empty) text=tr!(request.mine_empty_text) icon=Icon::List>
                                    <LinkButton href=routes::SERVICES look=Look::Primary icon=Icon::Search>{tr!(portal.find)}</LinkButton>
                                </EmptyState>
                            }
                            .into_any()
                        }
                        Ok(rows) => lines(rows, routes::MY_REQUESTS, String::new(), routes::my_request),
                        Err(AppError::SignIn) => view! { <SignInFirst here=routes::MY_REQUESTS.to_owned()/> }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// Requests as a list; the next page is a link.
pub fn lines(rows: Rows<RequestLine>, address: &'static str, query: String, open: fn(&domain::ids::RequestId) -> String) -> AnyView {
    let next = rows.next.map(|mark| format!("{address}?{query}after={mark}"));
    let line = |line: RequestLine| {
        view! {
            <li class="panel line-card">
                <p class="line-card-title"><a href=open(&line.id)>{line.name}</a></p>
                <div class="row">
                    <span class=state_look(line.state)>{state_name(line.state)}</span>
                    {line.clock.map(|clock| view! { <ClockShort clock/> })}
                </div>
                <p class="line-card-meta">
                    <span translate="no">{line.number}</span> " · " {line.provider.in_lang(lang()).to_owned()} " · " <Moment at=line.sent_ms/>
                </p>
            </li>
        }
    };
    view! {
        <p class="list-count">{tr!(request.count, i64::from(rows.total))}</p>
        <ul class="plain-list stack">{rows.rows.into_iter().map(line).collect_view()}</ul>
        {next.map(|href| view! { <div class="more"><a class="button" href=href><span>{tr!(ui.more)}</span></a></div> })}
    }
    .into_any()
}
