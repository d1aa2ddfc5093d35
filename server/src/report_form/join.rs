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
use domain::appeal::form::{AppealForm, Draft, JoinForm};
use domain::ids::{AppealId, JoinId, is_uuid};
use domain::refusal::{Code, Refusal};
use services::{Ctx, Error, appeals};

/// `POST /join/{appeal}`: joins with own text and photos (A8.4), or keeps them and goes back to the page.
pub async fn send(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    Path(appeal): Path<String>,
    jar: CookieJar,
    Parts(form): Parts<MAX_FORM>,
) -> Response {
    let (ctx, key) = with_browser_key(&state, ctx);
    let jar = key.into_iter().fold(jar, CookieJar::add);
    let outcome = match Fields::read(&ctx, form).await {
        Ok(fields) => decide(&ctx, AppealId(appeal), fields).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(address) => (jar, Redirect::to(&address)).into_response(),
        Err(error) => (jar, as_page(&state, ctx.lang, error)).into_response(),
    }
}

/// Where the person goes next.
async fn decide(ctx: &Ctx, appeal: AppealId, fields: Fields) -> Result<String, AppError> {
    let form = join_form(ctx, &appeal, &fields);
    let kept = format!("{}?draft={}", routes::join(&appeal), form.id);
    if let Some(error) = fields.failed {
        let _ = keep(ctx, form, fields.refusals).await;
        return Err(error);
    }
    if fields.sign_in_first {
        return keep(ctx, form, fields.refusals).await.map(|()| routes::sign_in(&kept));
    }
    if !fields.refusals.is_empty() {
        return keep(ctx, form, fields.refusals).await.map(|()| kept);
    }
    match appeals::join(ctx, form.clone()).await {
        Ok(_) => Ok(routes::my_appeal(&appeal)),
        Err(Error::SignIn) => keep(ctx, form, Vec::new()).await.map(|()| routes::sign_in(&kept)),
        Err(Error::Refused(refusals)) => {
            let address = if asks_terms(&refusals) { routes::terms(&kept) } else { kept };
            keep(ctx, form, refusals).await.map(|()| address)
        }
        Err(error) => {
            // Whatever went wrong, what was typed stays; the first error is the one to tell.
            let _ = keep(ctx, form, Vec::new()).await;
            Err(error.into())
        }
    }
}

/// The terms of use must be accepted first (T1.3).
fn asks_terms(refusals: &[Refusal]) -> bool {
    refusals.iter().any(|refusal| refusal.code == Code::TermsNotAccepted)
}

/// Kept in the fields that a joining has in common with an appeal, under the joining's own id.
async fn keep(ctx: &Ctx, form: JoinForm, refusals: Vec<Refusal>) -> Result<(), AppError> {
    let form = AppealForm {
        id: AppealId(form.id.0),
        text: form.text,
        media: form.media,
        voice: form.voice,
        videos: form.videos,
        answer_mode: form.answer_mode,
        postal_address: form.postal_address,
        ..AppealForm::default()
    };
    Ok(appeals::keep_draft(ctx, Draft { form, refusals, show_similar: false }).await?)
}

fn join_form(ctx: &Ctx, appeal: &AppealId, fields: &Fields) -> JoinForm {
    let id = fields.text("id");
    JoinForm {
        id: JoinId(if is_uuid(&id) { id } else { appeals::fresh_id(ctx).0 }),
        appeal: appeal.clone(),
        text: fields.text("text"),
        media: fields.media.clone(),
        voice: fields.voice.clone(),
        videos: fields.videos.clone(),
        answer_mode: fields.answer_mode(),
        postal_address: fields.text("postal_address"),
    }
}
