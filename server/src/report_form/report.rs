use super::MAX_FORM;
use super::fields::Fields;
use crate::error_response::as_page;
use crate::form_parts::Parts;
use crate::session::with_browser_key;
use crate::state::AppState;
use app::error::AppError;
use app::routes;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use domain::appeal::form::{AppealForm, Draft};
use domain::appeal::validate;
use domain::ids::{AppealId, is_uuid};
use domain::refusal::{Code, Refusal};
use services::{Ctx, Error, appeals};

/// `POST /report`: sends the appeal (A8.3), or keeps it and goes back to the page.
pub async fn send(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, jar: CookieJar, Parts(form): Parts<MAX_FORM>) -> Response {
    let (ctx, key) = with_browser_key(&state, ctx);
    let jar = key.into_iter().fold(jar, CookieJar::add);
    let outcome = match Fields::read(&ctx, form).await {
        Ok(fields) => decide(&ctx, fields).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(address) => (jar, Redirect::to(&address)).into_response(),
        Err(error) => (jar, as_page(&state, ctx.lang, error)).into_response(),
    }
}

/// Where the person goes next.
async fn decide(ctx: &Ctx, fields: Fields) -> Result<String, AppError> {
    let form = appeal_form(ctx, &fields);
    if let Some(error) = fields.failed {
        let _ = keep(ctx, form, fields.refusals, false).await;
        return Err(error);
    }
    if fields.text("action") == "find" {
        let found = format!("{}&find={}", kept(&form.id), encode(&fields.text("find")));
        return keep(ctx, form, fields.refusals, false).await.map(|()| found);
    }
    if !fields.refusals.is_empty() || fields.sign_in_first {
        let address = if fields.sign_in_first { routes::sign_in(&kept(&form.id)) } else { kept(&form.id) };
        // A photo that can't be taken isn't the only thing to tell: everything wrong is named at once.
        let others = validate::appeal(&form).err().unwrap_or_default();
        return keep(ctx, form, fields.refusals.into_iter().chain(others).collect(), false).await.map(|()| address);
    }
    if !appeals::similar_for_form(ctx, &form).await.unwrap_or_default().is_empty() {
        let address = kept(&form.id);
        return keep(ctx, form, Vec::new(), true).await.map(|()| address);
    }
    submit(ctx, form).await
}

async fn submit(ctx: &Ctx, form: AppealForm) -> Result<String, AppError> {
    let address = kept(&form.id);
    match appeals::submit(ctx, form.clone()).await {
        Ok(receipt) => Ok(format!("{}?sent=1", routes::my_appeal(&receipt.appeal))),
        Err(Error::Refused(refusals)) => {
            let address = if needs_terms(&refusals) { terms_first(&address) } else { address };
            keep(ctx, form, refusals, false).await.map(|()| address)
        }
        Err(Error::SignIn) => keep(ctx, form, Vec::new(), false).await.map(|()| routes::sign_in(&address)),
        Err(error) => {
            // Whatever went wrong, what was typed stays; the first error is the one to tell.
            let _ = keep(ctx, form, Vec::new(), false).await;
            Err(error.into())
        }
    }
}

async fn keep(ctx: &Ctx, form: AppealForm, refusals: Vec<Refusal>, show_similar: bool) -> Result<(), AppError> {
    Ok(appeals::keep_draft(ctx, Draft { form, refusals, show_similar }).await?)
}

/// T1.3: the terms are accepted first; then the person comes back to what was typed.
fn needs_terms(refusals: &[Refusal]) -> bool {
    refusals.iter().any(|refusal| refusal.code == Code::TermsNotAccepted)
}

fn terms_first(next: &str) -> String {
    format!("/terms?next={}", encode(next))
}

fn kept(id: &AppealId) -> String {
    format!("/report?draft={id}")
}

fn appeal_form(ctx: &Ctx, fields: &Fields) -> AppealForm {
    let id = fields.text("id");
    AppealForm {
        id: if is_uuid(&id) { AppealId(id) } else { appeals::fresh_id(ctx) },
        point: fields.point(),
        place: fields.choice("place"),
        district: fields.choice("district"),
        address: fields.text("address"),
        category: fields.choice("category").unwrap_or_default(),
        text: fields.text("text"),
        media: fields.media.clone(),
        voice: fields.voice.clone(),
        videos: fields.videos.clone(),
        answer_mode: fields.answer_mode(),
        postal_address: fields.text("postal_address"),
        similar_seen: fields.ticked("similar_seen"),
        earlier: fields.choice("earlier"),
    }
}

/// A text as one value of a query string.
fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
