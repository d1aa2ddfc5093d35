//! Help (A6.0.10, T5.4): topics with a search that forgives, served as text; the same without script.

use super::document::document;
use crate::api::help::{help_topic, help_topics};
use crate::tr;
use crate::ui::*;
use domain::help::{Reader, Topic, TopicLine};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// Address of the page.
pub const ADDRESS: &str = "/help";

/// The page `/help`; `?q=` looks for words.
#[component]
pub fn HelpPage() -> impl IntoView {
    let query = use_query_map();
    let words = Memo::new(move |_| query.with(|query| query.get("q")).unwrap_or_default());
    let topics = crate::wire::resource(move || words.get(), help_topics);
    let typed = RwSignal::new(words.get_untracked());
    view! {
        <div class="page stack">
            <PageHead title=tr!(help.title) lead=tr!(help.lead)/>
            <form class="panel stack" method="get" action=ADDRESS role="search">
                <TextInput name="q" kind="search" label=tr!(help.search) hint=tr!(help.search_hint) value=typed required=true/>
                <div class="row"><Button look=Look::Primary icon=Icon::Search>{tr!(help.find)}</Button></div>
            </form>
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match topics.await {
                        Ok(topics) if topics.is_empty() => view! { <Nothing/> }.into_any(),
                        Ok(topics) => view! { <Topics topics/> }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
            <Call/>
        </div>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <EmptyState title=tr!(help.none_title) text=tr!(help.none) icon=Icon::Search>
            <LinkButton href=ADDRESS>{tr!(help.all)}</LinkButton>
        </EmptyState>
    }
}

/// The topics by their readers.
#[component]
fn Topics(topics: Vec<TopicLine>) -> impl IntoView {
    let groups =
        [(Reader::User, tr!(help.for_users)), (Reader::Institution, tr!(help.for_institution)), (Reader::Owner, tr!(help.for_owner))];
    let group = |(reader, heading): (Reader, &'static str)| {
        let mine: Vec<TopicLine> = topics.iter().filter(|topic| topic.reader == reader).cloned().collect();
        (!mine.is_empty()).then(|| {
            view! {
                <section class="stack">
                    <h2>{heading}</h2>
                    <ul class="plain-list stack">{mine.into_iter().map(topic_line).collect_view()}</ul>
                </section>
            }
        })
    };
    groups.map(group).into_iter().flatten().collect_view()
}

fn topic_line(topic: TopicLine) -> impl IntoView {
    view! {
        <li class="panel">
            <a href=format!("{ADDRESS}/{}", topic.slug)><strong>{topic.title}</strong></a>
            <p class="muted">{topic.excerpt}</p>
        </li>
    }
}

/// Where to ask a person.
#[component]
fn Call() -> impl IntoView {
    view! {
        <section class="panel row">
            <p>{tr!(help.call_text)}</p>
            <LinkButton href="tel:108" icon=Icon::Phone>{tr!(help.call)}</LinkButton>
        </section>
    }
}

/// The page `/help/{topic}`.
#[component]
pub fn HelpTopicPage() -> impl IntoView {
    let params = use_params_map();
    let slug = Memo::new(move |_| params.with(|params| params.get("topic")).unwrap_or_default());
    let topic = crate::wire::resource(move || slug.get(), help_topic);
    view! {
        <div class="page stack">
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match topic.await {
                        Ok(Topic { title, paragraphs }) => view! {
                            <PageHead title back=(ADDRESS.to_owned(), tr!(help.title).to_owned())/>
                            <article class="panel stack terms">{document(&paragraphs)}</article>
                        }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
            <Call/>
        </div>
    }
}

/// Three steps for somebody who sends for the first time; folded, so that it is in nobody's way.
#[component]
pub fn FirstUse() -> impl IntoView {
    view! {
        <details class="fold panel">
            <summary>{tr!(help.first_title)}</summary>
            <ol class="steps">
                <li>{tr!(help.first_place)}</li>
                <li>{tr!(help.first_words)}</li>
                <li>{tr!(help.first_send)}</li>
            </ol>
            <p><a href="/help/send">{tr!(help.first_more)}</a></p>
        </details>
    }
}
