//! The terms of use (T1.3): read by anybody, accepted by who is signed in; accepting goes on to `?next=`.

use crate::api::session::{AcceptTerms, terms, whoami};
use crate::error::AppError;
use crate::ui::*;
use crate::{routes, tr};
use domain::terms::{Paragraph, TermsView};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
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
    let TermsView { version, paragraphs, accepted } = terms;
    let asked = next.is_some() && !accepted;
    view! {
        {asked.then(|| view! { <Notice kind=Tone::Info><p>{tr!(terms.lead)}</p></Notice> })}
        <p class="muted">{tr!(terms.version, &version)}</p>
        <article class="panel stack terms">{paragraphs.iter().map(|text| paragraph(text)).collect_view()}</article>
        <div class="panel stack">
            {match (accepted, signed_in) {
                (true, _) => view! { <Accepted next/> }.into_any(),
                (false, true) => view! { <Accept version next/> }.into_any(),
                (false, false) => view! { <SignInToAccept next/> }.into_any(),
            }}
        </div>
    }
}

fn paragraph(text: &str) -> AnyView {
    match Paragraph::of(text) {
        Paragraph::Heading(words) => view! { <h2>{words.to_owned()}</h2> }.into_any(),
        Paragraph::Item(words) => view! { <p class="terms-item">{words.to_owned()}</p> }.into_any(),
        Paragraph::Words(words) => view! { <p>{words.to_owned()}</p> }.into_any(),
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
        </ActionForm>
    }
}

#[component]
fn SignInToAccept(next: Option<String>) -> impl IntoView {
    let here = next.map_or_else(|| "/terms".to_owned(), |next| routes::terms(&next));
    view! { <LinkButton href=routes::sign_in(&here) look=Look::Primary big=true>{tr!(terms.sign_in)}</LinkButton> }
}
