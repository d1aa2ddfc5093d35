//! `/regulations/{id}`: the text in the form's layout, the discussion, versions with their differences, the signature. `?version=` shows
//! another version, `?with=` compares it with one. `?draft=` brings back words that could not be taken, `?said=` tells what became of those
//! that were.

use super::comments::{CommentForm, Comments, Saying};
use super::differences::Differences;
use super::sheet::Sheet;
use super::{REGULATIONS, pdf, public_page, words};
use crate::api::regulation::public_regulation;
use crate::api::words::kept_words;
use crate::error::AppError;
use crate::page::signature::SignaturePart;
use crate::page::track::say_not_found;
use crate::ui::*;
use crate::{routes, tr};
use domain::ids::RegulationId;
use domain::kept_words::{KeptWords, WordsOf};
use domain::regulation::{CommentState, PublicCard, Stage, VersionLine, VersionView};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// The page.
#[component]
pub fn RegulationPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let asked = Memo::new(move |_| {
        let id = RegulationId(params.with(|params| params.get("id")).unwrap_or_default());
        let number = |name: &str| query.with(|query| query.get(name)).and_then(|typed| typed.parse::<u32>().ok());
        (id, number("version"), number("with"))
    });
    let draft = Memo::new(move |_| query.with(|query| query.get("draft")).unwrap_or_default());
    let told = Memo::new(move |_| query.with(|query| query.get("said")).and_then(|word| CommentState::parse(&word)));
    let saying = Saying::new(told.into());
    let sent = Memo::new(move |_| saying.send.version().get());
    // What was sent is sent; what was refused stays to be corrected.
    empty_sent(saying.send, [saying.text]);
    let found = crate::wire::blocking_resource(move || (asked.get(), draft.get(), sent.get()), |(asked, draft, _)| load(asked, draft));
    view! {
        <div class="page stack">
            <Transition fallback=|| view! { <Skeleton lines=12/> }>
                {move || Suspend::new(async move {
                    match found.await {
                        Ok((card, kept)) => {
                            saying.bring(kept);
                            whole(card, saying)
                        }
                        Err(error) => {
                            if error == AppError::NotFound {
                                say_not_found();
                            }
                            view! { <PageHead title=tr!(regulation.public_title)/> <ErrorView error/> }.into_any()
                        }
                    }
                })}
            </Transition>
        </div>
    }
}

/// Regulation, its version, the one it is compared with.
type Asked = (RegulationId, Option<u32>, Option<u32>);

async fn load((id, version, with): Asked, draft: String) -> Result<(PublicCard, Option<KeptWords>), AppError> {
    let kept = if draft.is_empty() { None } else { kept_words(draft).await? };
    let card = public_regulation(id, version, with).await?;
    let kept = kept.filter(|words| words.is_for(WordsOf::Comment, card.id.as_str()));
    Ok((card, kept))
}

fn whole(card: PublicCard, saying: Saying) -> AnyView {
    let PublicCard { id, shown, versions, against, comments, signed_in, .. } = card;
    let back = (REGULATIONS.to_owned(), tr!(regulation.public_title).to_owned());
    let name = if shown.text.name.is_empty() { tr!(regulation.unnamed).to_owned() } else { shown.text.name.clone() };
    let discussed = shown.stage == Stage::Discussion;
    let form = discussed.then(|| match signed_in {
        true => view! { <CommentForm id=id.clone() saying/> }.into_any(),
        false => {
            let href = routes::sign_in(&public_page(&id));
            view! { <div class="row"><LinkButton href look=Look::Primary>{tr!(regulation.comment_sign_in)}</LinkButton></div> }.into_any()
        }
    });
    let discussion = (discussed || !comments.is_empty()).then(|| {
        view! {
            <section class="panel stack" id="discussion" aria-labelledby="discussion-title">
                <h2 id="discussion-title">{tr!(regulation.comments_title)}</h2>
                <Comments comments/>
                {form}
            </section>
        }
    });
    let changes = against.map(|earlier| {
        view! {
            <section class="panel stack" aria-labelledby="changes-title">
                <h2 id="changes-title">{tr!(regulation.changes_title, earlier.version)}</h2>
                <Differences before=earlier.text.clone() after=shown.text.clone()/>
            </section>
        }
    });
    let address = pdf(&id, Some(shown.version));
    view! {
        <PageHead title=name back/>
        <p class="row">
            <span class=words::stage_look(shown.stage)>{words::stage(shown.stage)}</span>
            <span class="muted">{tr!(regulation.line_version, shown.version)} {moments(&shown).map(|told| format!(" · {told}"))}</span>
        </p>
        <p class="row">
            {discussed.then(|| view! { <a class="button button-primary" rel="external" href="#discussion">{tr!(regulation.comment_button)}</a> })}
            <a class="button" rel="external" href=address>{tr!(regulation.print)}</a>
        </p>
        {changes}
        <section class="panel">
            <Sheet id=id.clone() shown=shown.clone()/>
        </section>
        {approval(&shown)}
        {discussion}
        {(versions.len() > 1).then(|| choices(&id, shown.version, versions))}
    }
    .into_any()
}

/// Since when it is in force, or until when it is discussed.
fn moments(shown: &VersionView) -> Option<String> {
    let day = |at: domain::time::UnixMs| at.date().display();
    match (shown.stage, shown.since_ms, shown.until_ms) {
        (Stage::Discussion, ..) => shown.discussed_until_ms.map(|at| tr!(regulation.until, day(at))),
        (_, Some(from), Some(until)) => Some(tr!(regulation.in_force_until, day(from), day(until))),
        (_, Some(from), None) => Some(tr!(regulation.in_force_since, day(from))),
        _ => None,
    }
}

/// The signature, to be checked.
fn approval(shown: &VersionView) -> Option<impl IntoView + use<>> {
    let since = shown.since_ms?;
    let told = (!shown.signer.is_empty()).then(|| tr!(regulation.approved_by, &shown.signer, since.display_minute()));
    let part = match shown.signature.clone() {
        Some(signature) => view! { <SignaturePart signature/> }.into_any(),
        None => view! { <p class="muted">{tr!(regulation.signature_none)}</p> }.into_any(),
    };
    Some(view! {
        <section class="panel stack" aria-labelledby="signature-title">
            <h2 id="signature-title">{tr!(regulation.signature_title)}</h2>
            {told.map(|words| view! { <p>{words}</p> })}
            {part}
        </section>
    })
}

fn choices(id: &RegulationId, shown: u32, versions: Vec<VersionLine>) -> impl IntoView + use<> {
    let page = public_page(id);
    let line = move |one: VersionLine| {
        let href = format!("{page}?version={}", one.version);
        let compare = (one.version != shown).then(|| {
            let href = format!("{page}?version={shown}&with={}", one.version);
            view! { " · " <a href=href>{tr!(regulation.version_compare, one.version)}</a> }
        });
        let here = (one.version == shown).then_some("true");
        view! {
            <li>
                <a href=href aria-current=here>{tr!(regulation.version_n, one.version)}</a>
                <span class="muted">" · " {words::stage(one.stage)} {one.since_ms.map(|at| format!(" · {}", at.date().display()))}</span>
                {compare}
            </li>
        }
    };
    view! {
        <section class="panel stack" aria-labelledby="versions-title">
            <h2 id="versions-title">{tr!(regulation.versions_title)}</h2>
            <ul class="plain-list">{versions.into_iter().map(line).collect_view()}</ul>
        </section>
    }
}
