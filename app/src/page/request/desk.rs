//! The provider's desk: requests by what is left of their time (R7.1.2).

use super::mine::lines;
use crate::api::request::request_desk;
use crate::page::follow::follow;
use crate::page::register::tabs::{RegisterTabs, Tab};
use crate::ui::*;
use crate::{routes, tr};
use domain::eservice::request::DeskQuery;
use domain::live::Topic;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The page `/register/requests`; `?over=1` for those that are over.
#[component]
pub fn RequestsPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| DeskQuery { over: query.get("over").is_some(), after: query.get("after") }));
    let list = follow(Topic::Mine, asked, request_desk);
    let over_query = move || if asked.with(|asked| asked.over) { "over=1&".to_owned() } else { String::new() };
    view! {
        <div class="page stack">
            <PageHead title=tr!(request.desk_title) lead=tr!(request.desk_lead)/>
            <RegisterTabs on=Tab::Requests/>
            {move || {
                let over = asked.with(|asked| asked.over);
                view! {
                    <Chips label=tr!(request.desk_title)>
                        <Chip href=routes::REQUEST_DESK label=tr!(request.desk_open) on=!over/>
                        <Chip href=format!("{}?over=1", routes::REQUEST_DESK) label=tr!(request.desk_over) on=over/>
                    </Chips>
                }
            }}
            <Transition fallback=|| view! { <Skeleton lines=6/> }>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(rows) if rows.rows.is_empty() => {
                            view! { <EmptyState title=tr!(request.desk_empty) text=tr!(request.desk_empty_text) icon=Icon::Check/> }.into_any()
                        }
                        Ok(rows) => lines(rows, routes::REQUEST_DESK, untrack(over_query), routes::request_at_desk),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}
