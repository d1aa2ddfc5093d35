//! Requests for e-services (R7.1.2, R7.4): their forms as a browser without script sends them, and their documents as files.
//!
//! `POST /services/{number}/request`, `POST /my/requests/{id}`: [`fields`] reads the parts and stores the documents; then the request is sent or
//! mended, or everything typed is kept and the page shown again with what is wrong. `POST /requests/files`, `GET /requests/files/{id}` and
//! `GET /requests/sealed/{id}/{part}` are in [`files`].

mod fields;
mod files;

use crate::error_response::as_page;
use crate::form_parts::Parts;
use crate::session::with_browser_key;
use crate::state::AppState;
use app::error::AppError;
use app::routes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use axum_extra::extract::CookieJar;
use domain::eservice::form::{RequestDraft, RequestSend};
use domain::eservice::request::{MAX_FILE_MB, MendForm};
use domain::ids::{RequestId, is_uuid};
use domain::refusal::{Code, Refusal};
use fields::Fields;
use services::{Ctx, Error, request};

/// A few documents of the largest size and the fields, bytes. Parts are read one after the other.
const MAX_FORM: usize = (MAX_FILE_MB as usize * 6) << 20;

/// The routes.
pub fn routes() -> Router<AppState> {
    let forms = Router::new()
        .route("/services/{number}/request", post(send))
        .route("/my/requests/{id}", post(mend))
        .layer(DefaultBodyLimit::disable());
    // Each reads its body itself, up to its own limit.
    let documents = Router::new()
        .route("/requests/files", post(files::take))
        .route("/requests/files/{id}/signature", post(files::sign))
        .layer(DefaultBodyLimit::disable());
    forms.merge(documents).route("/requests/files/{id}", get(files::give)).route("/requests/sealed/{id}/{part}", get(files::give_sealed))
}

/// `POST /services/{number}/request`.
async fn send(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    Path(number): Path<String>,
    jar: CookieJar,
    Parts(form): Parts<MAX_FORM>,
) -> Response {
    let (ctx, key) = with_browser_key(&state, ctx);
    let jar = key.into_iter().fold(jar, CookieJar::add);
    let outcome = async {
        let keys = match request::keys_of(&ctx, &number).await {
            // Cancelled meanwhile: its page says so, and since when, and names others.
            Err(Error::Refused(_)) => return Ok(routes::service(&number)),
            keys => keys?,
        };
        sent(&ctx, number, Fields::read(&ctx, None, keys, form).await?).await
    };
    answered(&state, &ctx, jar, outcome.await)
}

fn answered(state: &AppState, ctx: &Ctx, jar: CookieJar, outcome: Result<String, AppError>) -> Response {
    match outcome {
        Ok(address) => (jar, Redirect::to(&address)).into_response(),
        Err(error) => (jar, as_page(state, ctx.lang, error)).into_response(),
    }
}

/// Where the person goes next.
async fn sent(ctx: &Ctx, service: String, fields: Fields) -> Result<String, AppError> {
    let id = if is_uuid(fields.request.as_str()) { fields.request.clone() } else { RequestId(uuid::Uuid::now_v7().to_string()) };
    let here = routes::service_request_draft(&service, &id);
    let form = RequestSend { id, service, version: fields.version, answers: fields.answers(), files: fields.files };
    if let Some(error) = fields.failed {
        let _ = keep(ctx, form, fields.refusals).await;
        return Err(error);
    }
    if !fields.refusals.is_empty() {
        return keep(ctx, form, fields.refusals).await.map(|()| here);
    }
    match request::send(ctx, form.clone()).await {
        Ok(receipt) => Ok(routes::my_request_sent(&receipt.id, receipt.at_once)),
        Err(Error::Refused(refusals)) => {
            let address = if asks_terms(&refusals) { routes::terms(&here) } else { here };
            keep(ctx, form, refusals).await.map(|()| address)
        }
        // The session has ended meanwhile: what was typed waits under the browser's own key until the person is back.
        Err(Error::SignIn) => keep(ctx, form, Vec::new()).await.map(|()| routes::sign_in(&here)),
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

async fn keep(ctx: &Ctx, form: RequestSend, refusals: Vec<Refusal>) -> Result<(), AppError> {
    Ok(request::keep(ctx, &RequestDraft { form, refusals }).await?)
}

/// `POST /my/requests/{id}`: what was mended.
async fn mend(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    Path(id): Path<String>,
    jar: CookieJar,
    Parts(form): Parts<MAX_FORM>,
) -> Response {
    let (ctx, key) = with_browser_key(&state, ctx);
    let jar = key.into_iter().fold(jar, CookieJar::add);
    let id = RequestId(id);
    let outcome = async {
        let keys = match request::keys_of_request(&ctx, &id).await {
            Err(Error::SignIn) => return Ok(routes::sign_in(&routes::my_request(&id))),
            keys => keys?,
        };
        mended(&ctx, id.clone(), Fields::read(&ctx, Some(id), keys, form).await?).await
    };
    answered(&state, &ctx, jar, outcome.await)
}

async fn mended(ctx: &Ctx, id: RequestId, fields: Fields) -> Result<String, AppError> {
    let here = routes::my_request(&id);
    let form = MendForm { id: id.clone(), answers: fields.answers(), files: fields.files };
    if let Some(error) = fields.failed {
        let _ = keep(ctx, RequestSend { id, answers: form.answers, ..RequestSend::default() }, fields.refusals).await;
        return Err(error);
    }
    let refused = match fields.refusals.is_empty() {
        false => fields.refusals,
        true => match request::mend(ctx, form.clone()).await {
            Ok(()) => return Ok(format!("{here}?mended=1")),
            Err(Error::Refused(refusals)) => refusals,
            Err(error) => {
                let _ = keep(ctx, RequestSend { id, answers: form.answers, ..RequestSend::default() }, Vec::new()).await;
                return Err(error.into());
            }
        },
    };
    let kept = RequestSend { id, answers: form.answers, ..RequestSend::default() };
    keep(ctx, kept, refused).await.map(|()| format!("{here}#mend"))
}
