//! What a queue machine asks for beside its pages (Q3.2.2): its key, and its tickets as pictures.

use crate::cookies::{Seen, lasting, removal};
use crate::error_response::{answer, as_page};
use crate::state::AppState;
use crate::ticket::{pdf, picture, png};
use crate::typed::{Fields, SMALL};
use app::error::AppError;
use app::routes;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use axum_extra::extract::CookieJar;
use domain::ids::TicketId;
use domain::queue::print::escpos;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use services::{Ctx, Error};

/// Name of the cookie that holds a machine's key.
pub(crate) const COOKIE: &str = "kiosk";
/// As long as browsers keep a cookie, seconds.
const KEPT_S: i64 = 400 * 24 * 3600;

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new().route("/kiosk/pair", post(pair)).route("/kiosk/unpair", post(unpair)).route("/kiosk/ticket/{file}", get(file))
}

#[derive(Deserialize)]
struct Code {
    #[serde(default)]
    code: String,
}

/// `POST /kiosk/pair`: makes this browser a machine.
async fn pair(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    jar: CookieJar,
    Fields(form): Fields<Code, SMALL>,
) -> Response {
    match services::kiosk::pair(&ctx, &form.code).await {
        Ok(key) => (jar.add(lasting(&state.config, COOKIE, key, KEPT_S, Seen::ByServer)), Redirect::to(routes::KIOSK)).into_response(),
        Err(Error::Refused(_)) => Redirect::to(&format!("{}?wrong=1", routes::KIOSK)).into_response(),
        Err(error) => as_page(&state, ctx.lang, AppError::from(error)),
    }
}

/// `POST /kiosk/unpair`: this browser is no machine any more, once its key opens nothing.
async fn unpair(State(state): State<AppState>, jar: CookieJar) -> Response {
    (jar.add(removal(&state.config, COOKIE)), Redirect::to(routes::KIOSK)).into_response()
}

/// Writes the picture of a ticket as a file.
type Writer = fn(&domain::queue::print::Bitmap) -> Option<Vec<u8>>;

/// `GET /kiosk/ticket/{id}.png`, `.pdf`, `.escpos`: a ticket as it comes out, for its machine and the centre's staff.
async fn file(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, Path(file): Path<String>, headers: HeaderMap) -> Response {
    let Some((id, ending)) = file.rsplit_once('.') else { return StatusCode::NOT_FOUND.into_response() };
    let (kind, make): (&str, Writer) = match ending {
        "png" => ("image/png", png),
        "pdf" => ("application/pdf", pdf),
        "escpos" => ("application/octet-stream", |drawn| Some(escpos::bytes(drawn))),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let face = match services::kiosk::face(&ctx, &TicketId(id.to_owned())).await {
        Ok(face) => face,
        Err(error) => return answer(&state, ctx.lang, &headers, AppError::from(error)),
    };
    let link = format!("{}{}", state.config.origin(), routes::phone_ticket(&face.secret));
    match tokio::task::spawn_blocking(move || picture(&face, &link).and_then(|drawn| make(&drawn))).await {
        Ok(Some(bytes)) => ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-store")], bytes).into_response(),
        _ => answer(&state, ctx.lang, &headers, AppError::from(Error::Internal(anyhow::anyhow!("a ticket could not be drawn")))),
    }
}
