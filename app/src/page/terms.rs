//! The terms of use (T1.3, T1.7): read by anybody, accepted by who is signed in; accepting goes on to `?next=`. Who accepted an
//! earlier version sees what has changed; every version stays readable.

use super::document::document;
use crate::api::session::{AcceptTerms, terms, terms_version, whoami};
use crate::error::AppError;
use crate::ui::*;
use crate::{routes, tr};
use domain::terms::{Changed, Part, TermsView};
use domain::time::UnixMs;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Read {
    terms: TermsView,
    signed_in: bool,
}

async fn load() -> Result<Read, AppError> {
    Ok(Read { terms: terms().await?, signed_in: whoami().await?.is_some() })
}

/// The page `/terms`.
#[component]
pub fn TermsPage() -> impl IntoView {
    let query = use_query_map();
    let next = Memo::new(move |_| {
        let asked = query.with(|query| query.get("next"));
        asked.map(|next| routes::safe_next(&next).to_owned())
    });
    let read = crate::wire::resource(|| (), |()| load());
    view! {
        <div class="page stack">
            <PageHead title=tr!(terms.title)/>
            <Suspense fallback=|| view! { <Skeleton lines=12/> }>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok(read) => view! { <TermsText read next=next.get_untracked()/> }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}

#[component]
fn TermsText(read: Read, next: Option<String>) -> impl IntoView {
    let Read { terms, signed_in } = read;
    let TermsView { version, paragraphs, accepted, published_ms, compared, changes, history, .. } = terms;
    let asked = next.is_some() && !accepted;
    view! {
        {asked.then(|| view! { <Notice kind=Tone::Info><p>{tr!(terms.lead)}</p></Notice> })}
        <p class="muted">{tr!(account.terms_version_line, &version, published_ms.date().display())}</p>
        <Changes compared changes/>
        <article class="panel stack terms">{document(&paragraphs)}</article>
        <div class="panel stack">
            {match (accepted, signed_in) {
                (true, _) => view! { <Accepted next/> }.into_any(),
                (false, true) => view! { <Accept version next/> }.into_any(),
                (false, false) => view! { <SignInToAccept next/> }.into_any(),
            }}
        </div>
        <History history/>
    }
}

/// What is different from an earlier version. What is gone and what is new is said in words too, not by its look alone.
#[component]
fn Changes(compared: Option<String>, changes: Vec<Changed>) -> impl IntoView {
    compared.filter(|_| !changes.is_empty()).map(|version| {
        view! {
            <section class="panel stack terms" id="changes">
                <h2>{tr!(account.terms_changes)}</h2>
                <p class="muted">{tr!(account.terms_changes_lead, version)}</p>
                {changes.into_iter().map(|Changed(parts)| {
                    view! { <p>{parts.into_iter().map(part).collect::<Vec<_>>()}</p> }
                }).collect_view()}
            </section>
        }
    })
}

fn part(part: Part) -> AnyView {
    match part {
        Part::Same(words) => words.into_any(),
        Part::Gone(words) => view! { <del><span class="visually-hidden">{tr!(account.terms_gone)} " "</span>{words}</del> " " }.into_any(),
        Part::New(words) => view! { <ins><span class="visually-hidden">{tr!(account.terms_new)} " "</span>{words}</ins> " " }.into_any(),
    }
}

/// All versions, when there is more than one.
#[component]
fn History(history: Vec<(String, UnixMs)>) -> impl IntoView {
    (history.len() > 1).then(|| {
        let line = |(version, at): (String, UnixMs)| {
            let words = tr!(account.terms_version_line, &version, at.date().display());
            view! { <li><a href=format!("{}/{version}", routes::TERMS)>{words}</a></li> }
        };
        view! {
            <section class="panel stack">
                <h2>{tr!(account.terms_history)}</h2>
                <ul class="terms-list">{history.into_iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}

/// The page `/terms/{version}`: an earlier version, with what it changed.
#[component]
pub fn TermsVersionPage() -> impl IntoView {
    let params = use_params_map();
    let version = Memo::new(move |_| params.with(|params| params.get("version")).unwrap_or_default());
    let read = crate::wire::resource(move || version.get(), terms_version);
    view! {
        <div class="page stack">
            <PageHead title=tr!(terms.title) back=(routes::TERMS.to_owned(), tr!(account.terms_present).to_owned())/>
            <Transition fallback=|| view! { <Skeleton lines=12/> }>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok(terms) => view! { <OneVersion terms/> }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn OneVersion(terms: TermsView) -> impl IntoView {
    let TermsView { version, paragraphs, published_ms, past, compared, changes, history, .. } = terms;
    view! {
        {past.then(|| view! { <Notice kind=Tone::Warn><p>{tr!(account.terms_past)}</p></Notice> })}
        <p class="muted">{tr!(account.terms_version_line, &version, published_ms.date().display())}</p>
        <Changes compared changes/>
        <article class="panel stack terms">{document(&paragraphs)}</article>
        <History history/>
    }
}

#[component]
fn Accepted(next: Option<String>) -> impl IntoView {
    view! {
        <p><Glyph icon=Icon::Check/> " " {tr!(terms.accepted)}</p>
        {next.map(|next| view! { <LinkButton href=next look=Look::Primary>{tr!(terms.go_on)}</LinkButton> })}
    }
}

#[component]
fn Accept(version: String, next: Option<String>) -> impl IntoView {
    let accept = ServerAction::<AcceptTerms>::new();
    let error = Signal::derive(move || accept.value().get().and_then(Result::err));
    let busy = Signal::derive(move || accept.pending().get());
    view! {
        <ActionForm action=accept attr:class="stack">
            <input type="hidden" name="version" value=version/>
            <input type="hidden" name="next" value=next.unwrap_or_else(|| "/terms".to_owned())/>
            <InlineError error/>
            <div class="row">
                <Button look=Look::Primary big=true icon=Icon::Check busy>{tr!(terms.accept)}</Button>
                <LinkButton href="/".to_owned() look=Look::Quiet>{tr!(terms.decline)}</LinkButton>
            </div>
            <p class="muted">{tr!(account.terms_leave)} " " <a href=format!("{}#leave", routes::ACCOUNT)>{tr!(account.terms_leave_link)}</a></p>
        </ActionForm>
    }
}

#[component]
fn SignInToAccept(next: Option<String>) -> impl IntoView {
    let here = next.map_or_else(|| "/terms".to_owned(), |next| routes::terms(&next));
    view! { <LinkButton href=routes::sign_in(&here) look=Look::Primary big=true>{tr!(terms.sign_in)}</LinkButton> }
}
