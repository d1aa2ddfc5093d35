use super::MAX_FORM;
use super::fields::Fields;
use crate::error_response::as_page;
use crate::form_parts::Parts;
use crate::session::with_browser_key;
use crate::state::AppState;
use app::error::AppError;
use app::routes;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use domain::appeal::form::{RightDraft, RightForm};
use domain::ids::{AppealId, is_uuid};
use domain::lifecycle::Step;
use domain::refusal::{Code, Refusal};
use services::{Ctx, Error, appeals, rights};

/// `POST /my/{id}/{step}`: takes a step on an own or joined appeal (A9.1), or keeps what was typed and goes back to the page.
pub async fn send(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    Path((appeal, step)): Path<(String, String)>,
    jar: CookieJar,
    Parts(form): Parts<MAX_FORM>,
) -> Response {
    let (ctx, key) = with_browser_key(&state, ctx);
    let jar = key.into_iter().fold(jar, CookieJar::add);
    let outcome = match (Step::parse(&step), Fields::read(&ctx, form).await) {
        (None, _) => Err(AppError::NotFound),
        (Some(step), Ok(fields)) => decide(&ctx, AppealId(appeal), step, fields).await,
        (_, Err(error)) => Err(error),
    };
    match outcome {
        Ok(address) => (jar, Redirect::to(&address)).into_response(),
        Err(error) => (jar, as_page(&state, ctx.lang, error)).into_response(),
    }
}

/// Where the person goes next.
async fn decide(ctx: &Ctx, appeal: AppealId, step: Step, fields: Fields) -> Result<String, AppError> {
    let right = right_form(ctx, &appeal, step, &fields);
    let kept = format!("{}?draft={}", routes::my_step(&appeal, step), right.id);
    if let Some(error) = fields.failed {
        let _ = keep(ctx, right, fields.refusals).await;
        return Err(error);
    }
    if fields.sign_in_first {
        return keep(ctx, right, fields.refusals).await.map(|()| routes::sign_in(&kept));
    }
    if !fields.refusals.is_empty() {
        return keep(ctx, right, fields.refusals).await.map(|()| kept);
    }
    match rights::exercise(ctx, right.clone()).await {
        Ok(()) => Ok(routes::done(&right)),
        Err(Error::SignIn) => keep(ctx, right, Vec::new()).await.map(|()| routes::sign_in(&kept)),
        Err(Error::Conflict) => keep(ctx, right, Vec::new()).await.map(|()| format!("{kept}&changed=1")),
        Err(Error::Refused(refusals)) => {
            let address = if asks_terms(&refusals) { routes::terms(&kept) } else { kept };
            keep(ctx, right, refusals).await.map(|()| address)
        }
        Err(error) => {
            // Whatever went wrong, what was typed stays; the first error is the one to tell.
            let _ = keep(ctx, right, Vec::new()).await;
            Err(error.into())
        }
    }
}

/// The terms of use must be accepted first (T1.3).
fn asks_terms(refusals: &[Refusal]) -> bool {
    refusals.iter().any(|refusal| refusal.code == Code::TermsNotAccepted)
}

async fn keep(ctx: &Ctx, right: RightForm, refusals: Vec<Refusal>) -> Result<(), AppError> {
    Ok(rights::keep_draft(ctx, &RightDraft { right, refusals }).await?)
}

fn right_form(ctx: &Ctx, appeal: &AppealId, step: Step, fields: &Fields) -> RightForm {
    let id = fields.text("id");
    RightForm {
        id: if is_uuid(&id) { id.into() } else { appeals::fresh_id(ctx).0.into() },
        appeal: appeal.clone(),
        step: Some(step),
        text: fields.text("text"),
        demand: fields.text("demand"),
        institution: fields.choice("institutions"),
        category: fields.choice("category").unwrap_or_default(),
        address: fields.text("address"),
        point: fields.point(),
        photos: (step == Step::Amend && fields.ticked("photos_shown")).then(|| fields.media.clone()),
        revision: fields.text("revision").trim().parse().unwrap_or_default(),
        media: fields.media.clone(),
        voice: fields.voice.clone(),
        videos: fields.videos.clone(),
    }
}
