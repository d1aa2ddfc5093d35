//! Joining another's appeal with own words, photos and answer mode (A8.4). Without script the form is posted as it stands.

use crate::api;
use crate::error::AppError;
use crate::ui::*;
use crate::{device, routes, tr};
use domain::appeal::form::{AppealForm, Draft};
use domain::appeal::view::PublicAppeal;
use domain::ids::{AppealId, JoinId};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::{Deserialize, Serialize};

mod form;
mod keep;

use form::JoinFields;
pub use keep::take_along;

/// What the page begins with.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Start {
    appeal: PublicAppeal,
    id: JoinId,
    signed_in: bool,
    draft: Option<Draft>,
}

impl Start {
    async fn load(appeal: AppealId, draft: Option<String>) -> Result<Start, AppError> {
        let appeal = api::appeals::public_appeal(appeal).await?;
        let draft = match draft {
            Some(id) => api::appeals::draft(AppealId(id)).await?,
            None => None,
        };
        let id = match (&draft, device::ids::fresh()) {
            (Some(draft), _) => draft.form.id.0.clone(),
            (None, Some(id)) => id,
            (None, None) => api::appeals::fresh_id().await?.0,
        };
        let signed_in = api::session::whoami().await?.is_some();
        Ok(Start { appeal, id: JoinId(id), signed_in, draft })
    }

    /// The kept form; a joining is kept in the fields it has in common with an appeal.
    fn kept(&self) -> AppealForm {
        self.draft.clone().unwrap_or_default().form
    }
}

/// The page `/join/{appeal}`.
#[component]
pub fn JoinPage() -> impl IntoView {
    let params = use_params_map();
    let query = use_query_map();
    let asked = Memo::new(move |_| (params.with(|params| params.get("appeal")), query.with(|query| query.get("draft"))));
    let start = crate::wire::resource(move || asked.get(), |(appeal, draft)| Start::load(AppealId(appeal.unwrap_or_default()), draft));
    view! {
        <div class="page stack">
            <PageHead title=tr!(join.title) lead=tr!(join.lead)/>
            <Suspense fallback=|| view! { <Skeleton lines=6/> }>
                {move || Suspend::new(async move {
                    match start.await {
                        Ok(start) => view! { <Joining start/> }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}

#[component]
fn Joining(start: Start) -> impl IntoView {
    let line = start.appeal.line.clone();
    let href = routes::public_appeal(&line.id);
    let open = line.status.is_open();
    view! {
        <section class="stack" aria-labelledby="joined-title">
            <h2 id="joined-title">{tr!(join.appeal)}</h2>
            <AppealCard line href/>
        </section>
        {match open {
            true => view! {
                {(!start.signed_in).then(|| view! { <SignInNotice here=routes::join(&start.appeal.line.id)/> })}
                <JoinFields start/>
            }
            .into_any(),
            false => view! {
                <Notice kind=Tone::Warn>
                    <p>{tr!(join.closed)}</p>
                    <LinkButton href=super::report::ADDRESS.to_owned() look=Look::Primary>{tr!(join.new)}</LinkButton>
                </Notice>
            }
            .into_any(),
        }}
    }
}

/// Without script nothing typed here could be kept over the sign-in: it comes first.
#[component]
fn SignInNotice(here: String) -> impl IntoView {
    view! {
        <Notice kind=Tone::Info>
            <p>{tr!(join.sign_in)}</p>
            <LinkButton href=routes::sign_in(&here)>{tr!(ui.sign_in)}</LinkButton>
        </Notice>
    }
}
