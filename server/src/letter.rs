//! `GET /letters/{id}.pdf`: an answer as a letter, to be printed and posted (A8.9); `GET /letters/{id}/envelope.pdf`: its envelope.
//! The signed original is the one in the cabinet; the letter says so, and where it can be checked.

mod envelope;
mod face;
mod lines;
mod queue_form;
pub mod regulation;
mod sheet;
#[cfg(test)]
mod tests;

use crate::error_response::as_page;
use crate::state::AppState;
use app::error::AppError;
use app::routes;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router};
use bytes::Bytes;
use domain::ids::LetterId;
use http::header;
use services::post::{self, Letter};
use services::seed::demo::Printed;
use services::{Ctx, Error};

/// What the demo has printed, for its regulations.
pub fn printed() -> Printed {
    Printed { queue_form: queue_form::queue_form().map(Bytes::from).unwrap_or_default() }
}

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new().route("/letters/{id}", get(letter)).route("/letters/{id}/envelope.pdf", get(envelope))
}

/// The letter; 404 for another institution's, and for what is no letter.
async fn letter(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, Path(file): Path<String>) -> Response {
    let id = LetterId(file.strip_suffix(".pdf").unwrap_or_default().to_owned());
    let origin = state.config.origin();
    let made = made(&ctx, id, move |letter| sheet::letter(letter, &format!("{origin}{}", routes::track(&letter.number)))).await;
    answer(&state, &ctx, made)
}

/// Its envelope.
async fn envelope(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, Path(id): Path<String>) -> Response {
    let made = made(&ctx, LetterId(id), envelope::envelope).await;
    answer(&state, &ctx, made)
}

/// The file and the appeal's number. Cutting the fonts takes a moment, so it is done aside.
async fn made(ctx: &Ctx, id: LetterId, make: impl FnOnce(&Letter) -> Option<Vec<u8>> + Send + 'static) -> Result<(String, Vec<u8>), Error> {
    let letter = post::letter(ctx, &id).await?;
    let number = letter.number.clone();
    let made = tokio::task::spawn_blocking(move || make(&letter)).await.map_err(|error| Error::Internal(error.into()))?;
    Ok((number, made.ok_or_else(|| Error::Internal(anyhow::anyhow!("a letter could not be made")))?))
}

fn answer(state: &AppState, ctx: &Ctx, made: Result<(String, Vec<u8>), Error>) -> Response {
    match made {
        Ok((number, bytes)) => {
            let headers = [
                (header::CONTENT_TYPE, "application/pdf".to_owned()),
                (header::CONTENT_DISPOSITION, format!("inline; filename=\"{number}.pdf\"")),
                (header::CACHE_CONTROL, "no-store".to_owned()),
            ];
            (headers, bytes).into_response()
        }
        Err(Error::SignIn) => Redirect::to(&routes::sign_in(routes::LETTERS)).into_response(),
        Err(error) => as_page(state, ctx.lang, AppError::from(error)),
    }
}
