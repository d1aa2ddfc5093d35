//! `/register/regulations/{id}`: the editor of a draft, or the text as it stands; steps, agreement, discussion, differences, history.

use super::editor::Editor;
use super::progress::FaultsPart;
use super::saving::Draft;
use super::steps::{AgreementsPart, HistoryPart, Steps, StepsPart};
use crate::api::regulation::{AnswerComment, JudgeComment, regulation_card};
use crate::error::AppError;
use crate::page::regulation::comments::{Comments, Desk};
use crate::page::regulation::differences::Differences;
use crate::page::regulation::sheet::Sheet;
use crate::page::regulation::{STAFF, pdf, public_page, words};
use crate::page::unsent::Unsent;
use crate::tr;
use crate::ui::*;
use domain::ids::RegulationId;
use domain::refusal::{Code, Refusal};
use domain::regulation::{Card, Step};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page.
#[component]
pub fn StaffPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| RegulationId(params.with(|params| params.get("id")).unwrap_or_default()));
    let steps = Steps::new();
    let (answer, judge) = (ServerAction::<AnswerComment>::new(), ServerAction::<JudgeComment>::new());
    let answered = done(Signal::derive(move || answer.value().get()), Signal::derive(move || answer.version().get()));
    let judged = done(Signal::derive(move || judge.value().get()), Signal::derive(move || judge.version().get()));
    let typed = Unsent::<String>::new();
    let taken = steps.taken();
    let found = crate::wire::resource(move || (id.get(), taken.get(), answered.get(), judged.get()), |(id, ..)| regulation_card(id));
    let failed = Signal::derive(move || {
        answer.value().get().and_then(Result::err).or_else(|| judge.value().get().and_then(Result::err)).map(in_general)
    });
    view! {
        <div class="page page-wide stack">
            <Transition fallback=|| view! { <Skeleton lines=12/> }>
                {move || Suspend::new(async move {
                    match found.await {
                        Ok(card) => {
                            let open = card.steps.contains(&Step::Answer);
                            whole(card, steps, Desk { answer, judge, typed, open })
                        }
                        Err(error) => view! { <PageHead title=tr!(regulation.title)/> <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
            <InlineError error=failed/>
        </div>
    }
}

/// An answer that is empty is told in general words: those for the text of an appeal would not fit.
fn in_general(error: AppError) -> AppError {
    let general = |one: Refusal| if one.code == Code::Required { Refusal::form(one.code) } else { one };
    match error {
        AppError::Refused(all) => AppError::Refused(all.into_iter().map(general).collect()),
        other => other,
    }
}

fn whole(card: Card, steps: Steps, desk: Desk) -> AnyView {
    let back = (STAFF.to_owned(), tr!(regulation.title).to_owned());
    let (id, shown) = (card.id.clone(), card.shown.clone());
    let name = if shown.text.name.is_empty() { tr!(regulation.unnamed).to_owned() } else { shown.text.name.clone() };
    let public = shown.stage.is_public().then(|| view! { <a class="button" href=public_page(&id)>{tr!(regulation.read_public)}</a> });
    let body = match card.steps.contains(&Step::Edit) {
        true => {
            let draft = Draft::new(id.clone(), shown.text.clone());
            view! {
                <FaultsPart text=draft.text/>
                <Editor id=id.clone() draft/>
            }
            .into_any()
        }
        false => view! {
            <section class="panel" aria-label=tr!(regulation.preview_title)>
                <Sheet id=id.clone() shown=shown.clone()/>
            </section>
        }
        .into_any(),
    };
    let changes = card.before.clone().map(|before| {
        view! {
            <section class="panel stack" aria-labelledby="changes-title">
                <h2 id="changes-title">{tr!(regulation.changes_title, before.version)}</h2>
                <Differences before=before.text.clone() after=shown.text.clone()/>
            </section>
        }
    });
    let discussed = (shown.published_ms.is_some() || !card.comments.is_empty()).then(|| {
        let comments = card.comments.clone();
        view! {
            <section class="panel stack" id="discussion" aria-labelledby="discussion-title">
                <h2 id="discussion-title">{tr!(regulation.comments_title)}</h2>
                {match card.ours {
                    true => view! { <Comments comments staff=desk/> }.into_any(),
                    false => view! { <Comments comments/> }.into_any(),
                }}
            </section>
        }
    });
    // A draft that nobody was asked about has nothing to show of that.
    let asked = !card.agreements.is_empty() || !card.steps.contains(&Step::Edit);
    view! {
        <PageHead title=name back/>
        <p class="row">
            <span class=words::stage_look(shown.stage) data-stage=shown.stage.as_str()>{words::stage(shown.stage)}</span>
            <span class="muted">{tr!(regulation.line_version, shown.version)}</span>
            <a class="button" rel="external" href=pdf(&id, None)>{tr!(regulation.print)}</a>
            {public}
        </p>
        <StepsPart card=card.clone() steps/>
        {asked.then(|| view! { <AgreementsPart agreements=card.agreements.clone()/> })}
        {discussed}
        {body}
        {changes}
        <HistoryPart history=card.history/>
    }
    .into_any()
}
