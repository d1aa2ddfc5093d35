//! An own request: how far it is, what is to be mended, the result (R7.1.3, R7.4).

use super::mend::MendPart;
use super::shown;
use crate::api::request::{WithdrawRequest, my_request};
use crate::error::AppError;
use crate::page::cabinet::SignInFirst;
use crate::page::follow::follow;
use crate::ui::*;
use crate::{routes, tr};
use domain::eservice::request::{RequestCard, Step};
use domain::ids::RequestId;
use domain::live::Topic;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// The page `/my/requests/{id}`; `?sent=1` right after sending, `?done=1` when the result came with it, `?mended=1` after mending.
#[component]
pub fn MyRequestPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let id = Memo::new(move |_| RequestId(params.with(|params| params.get("id")).unwrap_or_default()));
    let withdraw = ServerAction::<WithdrawRequest>::new();
    let mended = RwSignal::new(0_usize);
    let source = Memo::new(move |_| (id.get(), withdraw.version().get(), mended.get()));
    let card = follow(Topic::Mine, source, |(id, ..)| my_request(id));
    let done = move |word: &str| query.with(|query| query.get(word).is_some());
    let error = Signal::derive(move || withdraw.value().get().and_then(Result::err));
    view! {
        <div class="page stack">
            <div role="status">
                {move || done("sent").then(|| view! { <Notice kind=Tone::Good title=tr!(request.sent_title)><p>{tr!(request.sent_text)}</p></Notice> })}
                {move || done("done").then(|| view! { <Notice kind=Tone::Good title=tr!(request.done_title)><p>{tr!(request.done_text)}</p></Notice> })}
                {move || done("mended").then(|| view! { <Notice kind=Tone::Good><p>{tr!(request.mended_text)}</p></Notice> })}
            </div>
            <InlineError error/>
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match card.await {
                        Ok(card) => whole(card, withdraw, mended),
                        Err(AppError::SignIn) => {
                            let here = routes::my_request(&id.get_untracked());
                            view! { <PageHead title=tr!(request.mine_title)/> <SignInFirst here/> }.into_any()
                        }
                        Err(error) => view! { <PageHead title=tr!(request.mine_title)/> <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

fn whole(card: RequestCard, withdraw: ServerAction<WithdrawRequest>, mended: RwSignal<usize>) -> AnyView {
    let back = (routes::MY_REQUESTS.to_owned(), tr!(request.mine_title).to_owned());
    let head = shown::head(&card);
    let history = shown::history(card.entries.clone(), &card.answers);
    let mends = card.steps.contains(&Step::Mend);
    let withdraws = card.steps.contains(&Step::Withdraw);
    let (id, sealed) = (card.line.id.clone(), card.line.id.clone());
    let (name, side, result) = (card.line.name.clone(), card.side, card.result.clone());
    let (answers, complaint) = (card.answers.clone(), card.words.complaint.clone());
    view! {
        <PageHead title=name back/>
        {head}
        {result.map(|one| shown::result(&sealed, one, side, complaint))}
        {mends.then(|| view! { <MendPart card mended/> })}
        {history}
        {shown::answers(answers)}
        {withdraws.then(|| view! {
            <details class="fold">
                <summary>{tr!(request.withdraw_title)}</summary>
                <ActionForm action=withdraw attr:class="stack">
                    <p>{tr!(request.withdraw_text)}</p>
                    <input type="hidden" name="id" value=id.0/>
                    <div class="row"><Button look=Look::Danger>{tr!(request.withdraw)}</Button></div>
                </ActionForm>
            </details>
        })}
    }
    .into_any()
}
