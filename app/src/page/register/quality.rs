//! `/register/quality`: how a provider's services are judged and used. Of each its numbers; of the chosen one the words of its ratings,
//! without who gave them. Questions that wait are answered on their own page.

use super::tabs::{RegisterTabs, Tab};
use crate::api::portal::service_quality;
use crate::context::lang;
use crate::device::focus;
use crate::error::AppError;
use crate::page::services::numbers;
use crate::ui::*;
use crate::{routes, tr};
use domain::eservice::judged::{Judged, JudgedLine, JudgedQuery, Said, SaidLine};
use domain::eservice::portal::average;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The page; `?service=` whose ratings are read, `?after=` the next page of services.
#[component]
pub fn QualityPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| JudgedQuery { service: query.get("service"), after: query.get("after") }));
    let found = crate::wire::resource(move || asked.get(), service_quality);
    view! {
        <div class="page page-wide stack">
            <PageHead title=tr!(register.judged_title) lead=tr!(register.judged_lead)/>
            <RegisterTabs on=Tab::Quality/>
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move { shown(found.await) })}
            </Transition>
        </div>
    }
}

/// The numbers, or why there are none.
pub fn shown(found: Result<Judged, AppError>) -> AnyView {
    let Judged { services, waiting, said: chosen } = match found {
        Ok(found) => found,
        Err(error) => return view! { <ErrorView error/> }.into_any(),
    };
    let more = Callback::new(move |mark: String| format!("{}?after={mark}", routes::REGISTER_QUALITY));
    let empty = services.rows.is_empty();
    let waits = (waiting > 0).then(|| {
        view! { <p class="row"><LinkButton href=routes::SERVICE_QUESTIONS icon=Icon::Edit>{tr!(register.judged_waiting, i64::from(waiting))}</LinkButton></p> }
    });
    view! {
        {waits}
        {empty.then(|| view! { <EmptyState title=tr!(register.services_none) text=tr!(register.services_none_text)/> })}
        {(!empty).then(|| table(services.rows))}
        <More next=Signal::stored(services.next) href=more/>
        {chosen.map(said)}
    }
    .into_any()
}

fn table(rows: Vec<JudgedLine>) -> AnyView {
    let rows = rows.into_iter().map(line).collect_view();
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=tr!(register.judged_title)>
            <table class="table services-months">
                <thead><tr>
                    <th scope="col">{tr!(register.judged_service)}</th><th scope="col">{tr!(portal.ratings)}</th>
                    <th scope="col">{tr!(register.judged_average)}</th><th scope="col">{tr!(portal.uses)}</th>
                    <th scope="col">{tr!(portal.requests)}</th><th scope="col">{tr!(register.judged_unanswered)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="muted">{tr!(register.judged_year)}</p>
    }
    .into_any()
}

fn line(one: JudgedLine) -> impl IntoView {
    let name = one.name.in_lang(lang()).to_owned();
    let average = average(&one.stars).map_or_else(|| "—".to_owned(), numbers::tenths_in_words);
    let cancelled = one.cancelled.then(|| view! { " " <span class="tag">{tr!(portal.cancelled_tag)}</span> });
    view! {
        <tr>
            <th scope="row"><a href=routes::service_quality(&one.number)>{name}</a>{cancelled}</th>
            <td>{one.ratings()}</td><td>{average}</td><td>{one.uses}</td><td>{one.requests}</td><td>{one.waiting}</td>
        </tr>
    }
}

fn said(said: Said) -> AnyView {
    let Said { number, name, stars, lines, more, months } = said;
    let nothing = lines.is_empty();
    let lines = lines.into_iter().map(words).collect_view();
    // The address names this part, but it comes after the router has looked for it.
    Effect::new(|| focus::scroll_to("said"));
    let summary = numbers::average(&stars).unwrap_or_else(|| view! { <p class="muted">{tr!(register.judged_none)}</p> }.into_any());
    view! {
        <section class="panel stack" id="said" aria-labelledby="said-title">
            <h2 id="said-title">{name.in_lang(lang()).to_owned()}</h2>
            <p><a href=routes::service(&number) translate="no">{number.clone()}</a></p>
            {summary}
            {numbers::months(&months)}
            <h3>{tr!(register.judged_words)}</h3>
            <p class="muted">{tr!(register.judged_words_hint)}</p>
            {nothing.then(|| view! { <p>{tr!(register.judged_no_words)}</p> })}
            <ul class="plain-list stack">{lines}</ul>
            {more.then(|| view! { <p class="muted">{tr!(register.judged_more)}</p> })}
        </section>
    }
    .into_any()
}

/// One rating: its stars, its month, its words.
fn words(one: SaidLine) -> impl IntoView {
    let month = one.month.split_once('-').map(|(year, month)| format!("{month}.{year}")).unwrap_or_default();
    view! {
        <li class="service-question">
            <p><Stars stars=one.stars/> " " <span class="muted">{month}</span></p>
            <p class="prose">{one.text}</p>
        </li>
    }
}
