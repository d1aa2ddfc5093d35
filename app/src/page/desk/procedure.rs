//! On the card: what institutions decided besides answering, and what they asked each other (A8.8, A8.10, A8.11, A9.2).

use super::side::Side;
use super::state::use_desk;
use crate::api::institution::queries_waiting;
use crate::context::lang;
use crate::page::cabinet::procedure::Decisions;
use crate::ui::{ClockLabel, Glyph, Icon, Moment, Notice, PhotoGrid};
use crate::{device, routes, tr};
use domain::procedure::{QueryView, StaffProcedure};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Decisions and queries; nothing when there is none of it.
#[component]
pub fn ProcedurePart(procedure: StaffProcedure) -> impl IntoView {
    let StaffProcedure { decisions, queries, .. } = procedure;
    let waits = queries.iter().any(|query| query.clock.is_some());
    view! {
        {(!decisions.is_empty()).then(|| view! {
            <section class="panel stack" id="decisions"><h3>{tr!(procedure.staff_decisions)}</h3><Decisions decisions /></section>
        })}
        {(!queries.is_empty()).then(|| view! {
            <section class="panel stack" id="queries">
                <h3>{tr!(procedure.staff_queries)}</h3>
                {waits.then(|| view! { <Notice><p>{tr!(procedure.query_waits)}</p></Notice> })}
                <ul class="plain-list stack">{queries.into_iter().map(query).collect_view()}</ul>
            </section>
        })}
    }
}

fn query(query: QueryView) -> impl IntoView {
    let QueryView { by, to, text, photos, asked_ms, clock, answer, late, media } = query;
    let between = tr!(procedure.query_from_to, by.in_lang(lang()), to.in_lang(lang()));
    let answered = match answer {
        Some((words, at)) => view! {
            <p><strong>{tr!(procedure.query_answer)}</strong> " · " <Moment at /></p>
            <p class="desk-words">{words}</p>
            {(!media.is_empty()).then(|| view! { <PhotoGrid photos=media /> })}
        }
        .into_any(),
        None => view! { <p class="muted">{tr!(procedure.query_no_answer)}</p> }.into_any(),
    };
    view! {
        <li class="stack">
            <p><strong>{between}</strong></p>
            <div class="row">
                <span class="muted">{tr!(procedure.query_sent_on, asked_ms.display_minute())}</span>
                {clock.map(|clock| view! { <ClockLabel clock /> })}
                {late.then(|| view! { <span class="clock is-late">{tr!(procedure.query_late)}</span> })}
                {photos.then(|| view! { <span class="tag">{tr!(procedure.query_with_photos)}</span> })}
            </div>
            <p class="desk-words">{text}</p>
            {answered}
        </li>
    }
}

/// To what other institutions ask; the number comes a moment after the list, and again with every change.
#[component]
pub fn QueriesLink() -> impl IntoView {
    let side = use_desk().side;
    (side == Side::Institution).then(|| {
        let live = device::live::use_live(side.topic());
        let waiting = RwSignal::new(0_i64);
        Effect::new(move || {
            live.track();
            spawn_local(async move {
                if let Ok(count) = queries_waiting().await {
                    device::press::over().await;
                    waiting.try_set(i64::from(count));
                }
            });
        });
        let words = move || match waiting.get() {
            0 => tr!(procedure.queries_title).to_owned(),
            count => tr!(procedure.queries_link, count),
        };
        view! { <a class="button button-quiet" href=routes::QUERIES><Glyph icon=Icon::Info /> <span>{words}</span></a> }
    })
}
