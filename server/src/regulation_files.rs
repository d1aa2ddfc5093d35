//! Files of regulations (R9): a form is taken in by the editor and given out to everybody; the whole text as a PDF in the form's layout.

use crate::documents::{masked, plain};
use crate::error_response::{answer, as_json};
use crate::in_address::InAddress;
use crate::letter::regulation::regulation;
use crate::security::body::{self, Unread};
use crate::state::AppState;
use app::error::AppError;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use domain::ids::{MediaId, RegulationId};
use domain::official::MAX_DOCUMENT_MB;
use domain::refusal::{Code, Field, Refusal};
use http::{HeaderMap, header};
use serde::Deserialize;
use services::permission::Function;
use services::regulation::{FormContent, give_form, sheet, take_form};
use services::{Ctx, Error};

/// One form at the most, bytes.
const MAX_FORM: usize = (MAX_DOCUMENT_MB as usize) << 20;

/// The routes. The one that takes a form reads its body itself, up to its own limit.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/register/regulations/{id}/forms", post(take).layer(DefaultBodyLimit::disable()))
        .route("/regulations/{id}/forms/{digest}", get(give))
        .route("/regulations/{id}/pdf", get(printed))
}

/// `POST /register/regulations/{id}/forms`, the file as the body, its name in a header: what the text names, as JSON.
async fn take(Extension(ctx): Extension<Ctx>, Path(id): Path<String>, headers: HeaderMap, body: Body) -> Response {
    // Megabytes are read for nobody who may not add them.
    if let Err(error) = ctx.may(Function::TakeRegulationForm) {
        return as_json(error.into());
    }
    let name = headers.get("x-file-name").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let bytes = match body::read(body, MAX_FORM).await {
        Ok(bytes) => bytes,
        Err(Unread::TooLarge(_)) => return as_json(too_large()),
        Err(Unread::Broken) => return as_json(AppError::Transport),
    };
    match take_form(&ctx, &RegulationId(id), &plain(name), bytes).await {
        Ok(form) => Json(form).into_response(),
        Err(error) => as_json(error.into()),
    }
}

fn too_large() -> AppError {
    AppError::Refused(vec![Refusal::new(Field::Documents, Code::FileTooLarge { max_mb: MAX_DOCUMENT_MB })])
}

/// `GET /regulations/{id}/forms/{digest}`: to be saved, whatever it is.
async fn give(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    Path((id, digest)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    match give_form(&ctx, &RegulationId(id), &MediaId(digest)).await {
        Ok(FormContent { name, kind, bytes }) => {
            let ascii: String =
                name.chars().map(|one| if one.is_ascii_alphanumeric() || "-_. ".contains(one) { one } else { '_' }).collect();
            let masked: String = name.bytes().map(masked).collect();
            let head = [
                (header::CONTENT_TYPE, kind.mime().to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{masked}")),
                (header::CACHE_CONTROL, "no-store".to_owned()),
            ];
            (head, bytes).into_response()
        }
        Err(error) => answer(&state, ctx.lang, &headers, error.into()),
    }
}

/// Which version is printed.
#[derive(Deserialize)]
struct Asked {
    version: Option<u32>,
}

/// `GET /regulations/{id}/pdf`. Cutting the fonts takes a moment, so it is done aside.
async fn printed(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    Path(id): Path<String>,
    InAddress(asked): InAddress<Asked>,
    headers: HeaderMap,
) -> Response {
    match made(&ctx, RegulationId(id), asked.version).await {
        Ok(bytes) => {
            let head = [
                (header::CONTENT_TYPE, "application/pdf"),
                (header::CONTENT_DISPOSITION, "inline; filename=\"inzibati-reqlament.pdf\""),
                (header::CACHE_CONTROL, "no-store"),
            ];
            (head, bytes).into_response()
        }
        Err(error) => answer(&state, ctx.lang, &headers, error.into()),
    }
}

async fn made(ctx: &Ctx, id: RegulationId, version: Option<u32>) -> Result<Vec<u8>, Error> {
    let sheet = sheet(ctx, &id, version).await?;
    let made = tokio::task::spawn_blocking(move || regulation(&sheet)).await.map_err(|error| Error::Internal(error.into()))?;
    made.ok_or_else(|| Error::Internal(anyhow::anyhow!("a regulation could not be printed")))
}
