//! A request at its provider's desk: what was sent, what happened, and the steps (R7.1.2, R7.1.3, R7.4).

use super::shown;
use super::steps::{Acts, StepsPart};
use crate::api::request::request_card;
use crate::page::follow::follow;
use crate::ui::*;
use crate::{routes, tr};
use domain::eservice::request::RequestCard;
use domain::ids::RequestId;
use domain::live::Topic;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page `/register/requests/{id}`.
#[component]
pub fn RequestPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| RequestId(params.with(|params| params.get("id")).unwrap_or_default()));
    // Kept apart from the card, which other people's news may build anew.
    let acts = Acts::new();
    let done = acts.done();
    let source = Memo::new(move |_| (id.get(), done.get()));
    let card = follow(Topic::Mine, source, |(id, _)| request_card(id));
    view! {
        <div class="page stack">
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match card.await {
                        Ok(card) => whole(card, acts),
                        Err(error) => view! { <PageHead title=tr!(request.desk_title)/> <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

fn whole(card: RequestCard, acts: Acts) -> AnyView {
    let back = (routes::REQUEST_DESK.to_owned(), tr!(request.desk_title).to_owned());
    let (name, side, result) = (card.line.name.clone(), card.side, card.result.clone());
    let (head, id, complaint) = (shown::head(&card), card.line.id.clone(), card.words.complaint.clone());
    let history = shown::history(card.entries.clone(), &card.answers);
    let answers = shown::answers(card.answers.clone());
    view! {
        <PageHead title=name back/>
        {head}
        {answers}
        {result.map(|one| shown::result(&id, one, side, complaint))}
        <StepsPart card acts/>
        {history}
    }
    .into_any()
}
