//! The page of one step on an own or joined appeal (A9.1): what it means, what it needs, one button.
//!
//! Without script the form is posted to its own address as it stands, and comes back as a draft when something is missing.

use super::SignInFirst;
use crate::api;
use crate::error::AppError;
use crate::ui::*;
use crate::{routes, tr};
use domain::appeal::category::Category;
use domain::appeal::view::RightPage;
use domain::ids::AppealId;
use domain::lifecycle::Step;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::{Deserialize, Serialize};

mod form;
mod keep;
#[cfg(all(test, feature = "ssr"))]
mod tests;
mod typed;
mod words;

use form::StepForm;
use words::Words;

/// What the page begins with.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Start {
    step: Step,
    page: RightPage,
    /// Only where the category may be corrected.
    categories: Vec<Category>,
    /// The appeal was changed while the form was open.
    changed: bool,
}

/// The address: appeal, step, kept form, changed meanwhile.
type Asked = (String, String, String, bool);

impl Start {
    async fn load((id, step, draft, changed): Asked) -> Result<Start, AppError> {
        let step = Step::parse(&step).filter(|step| Words::of(*step).is_some()).ok_or(AppError::NotFound)?;
        let page = api::rights::right_page(AppealId(id), draft).await?;
        let categories = if step == Step::Amend { api::map::categories().await? } else { Vec::new() };
        Ok(Start { step, page, categories, changed })
    }
}

/// The page `/my/{id}/{step}`; `?draft=` brings back a kept form.
#[component]
pub fn MyStepPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let asked = Memo::new(move |_| {
        let param = |name: &str| params.with(|params| params.get(name)).unwrap_or_default();
        let (draft, changed) = query.with(|query| (query.get("draft").unwrap_or_default(), query.get("changed").is_some()));
        (param("id"), param("step"), draft, changed)
    });
    let start = crate::wire::resource(move || asked.get(), Start::load);
    let here = move || asked.with_untracked(|(id, step, ..)| format!("/my/{id}/{step}"));
    view! {
        <div class="page stack">
            <Suspense fallback=|| view! { <Skeleton lines=6/> }>
                {move || Suspend::new(async move {
                    match start.await {
                        Ok(start) => view! { <StepView start/> }.into_any(),
                        Err(AppError::SignIn) => view! { <PageHead title=tr!(cabinet.title)/> <SignInFirst here=here()/> }.into_any(),
                        Err(error) => view! { <PageHead title=tr!(cabinet.title)/> <ErrorView error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}

#[component]
fn StepView(start: Start) -> impl IntoView {
    let line = &start.page.appeal.line;
    let back = (routes::my_appeal(&line.id), format!("{} · {}", tr!(rights.back), line.number));
    let possible = start.page.appeal.steps.contains(&start.step);
    view! {
        <PageHead title=step_name(start.step) back/>
        {match possible {
            true => view! { <StepForm start/> }.into_any(),
            false => view! { <Gone start/> }.into_any(),
        }}
    }
}

/// The step can't be taken (any more): why, and what was typed.
#[component]
fn Gone(start: Start) -> impl IntoView {
    let RightPage { appeal, draft, .. } = start.page;
    let (refusals, typed) = draft.map(|draft| (draft.refusals, draft.right.text)).unwrap_or_default();
    let why = refusals.into_iter().map(|refusal| view! { <p>{refusal_sentence(refusal)}</p> }).collect_view();
    let add = appeal.steps.contains(&Step::AddDocuments).then(|| {
        view! { <LinkButton href=routes::my_step(&appeal.line.id, Step::AddDocuments)>{tr!(rights.step_add_documents)}</LinkButton> }
    });
    view! {
        <Notice kind=Tone::Warn title=tr!(rights.gone_title)>
            <p>{tr!(rights.gone)}</p>
            {why}
        </Notice>
        {(!typed.is_empty()).then(|| view! {
            <section class="panel stack"><p>{tr!(rights.gone_typed)}</p><p class="prose">{typed}</p></section>
        })}
        <div class="row">
            <LinkButton href=routes::my_appeal(&appeal.line.id) look=Look::Primary>{tr!(rights.back)}</LinkButton>
            {add}
        </div>
    }
}
