//! `POST /queue`: the form of an order as a browser without script sends it: what is not whole yet is kept and the page shown again, with days
//! and hours to choose from or with every reason (Q3.2.1). `GET /queue/calendar/{secret}`, `GET /queue/code/{secret}`: the order for a
//! calendar, and as a code that a kiosk scans.

use crate::error_response::as_page;
use crate::session::with_browser_key;
use crate::state::AppState;
use crate::typed::Fields;
use app::error::AppError;
use app::i18n::texts::queue as text;
use app::routes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use axum_extra::extract::CookieJar;
use domain::ids::is_uuid;
use domain::queue::order::OrderDraft;
use domain::queue::{OrderCode, OrderForm};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use serde::Deserialize;
use services::{Ctx, Error, queue};

/// Twelve short fields, bytes.
const LARGEST: usize = 16 << 10;

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/queue", post(send).layer(DefaultBodyLimit::max(LARGEST)))
        .route("/queue/calendar/{secret}", get(calendar))
        .route("/queue/code/{secret}", get(code))
}

/// What was pressed, and the form.
#[derive(Deserialize)]
struct Pressed {
    /// `places`: show what is free; `code`: send the confirmation code; `send`: confirm.
    #[serde(default)]
    step: String,
    #[serde(flatten)]
    form: OrderForm,
}

async fn send(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    jar: CookieJar,
    Fields(pressed): Fields<Pressed, LARGEST>,
) -> Response {
    let (ctx, key) = with_browser_key(&state, ctx);
    let jar = key.into_iter().fold(jar, CookieJar::add);
    match decide(&ctx, pressed).await {
        Ok(address) => (jar, Redirect::to(&address)).into_response(),
        Err(error) => (jar, as_page(&state, ctx.lang, error)).into_response(),
    }
}

/// Where the person goes next.
async fn decide(ctx: &Ctx, Pressed { step, mut form }: Pressed) -> Result<String, AppError> {
    if !is_uuid(&form.id) {
        form.id = uuid::Uuid::now_v7().to_string();
    }
    let mut draft = OrderDraft { form, ..OrderDraft::default() };
    let refused = match step.as_str() {
        "code" => queue::hold(ctx, &draft.form).await.map(|held| draft.held = Some(held)).err(),
        "send" => match queue::confirm(ctx, &draft.form).await {
            Ok(secret) => return Ok(format!("{}?done=booked", routes::order(&secret))),
            Err(error) => Some(error),
        },
        _ => None,
    };
    let here = routes::order_draft(&draft.form.id);
    match refused {
        None => {}
        Some(Error::Refused(refusals)) => draft.refusals = refusals,
        Some(error) => {
            // Whatever went wrong, what was typed stays; the first error is the one to tell.
            let _ = queue::keep(ctx, &draft).await;
            return Err(error.into());
        }
    }
    queue::keep(ctx, &draft).await.map_err(AppError::from)?;
    Ok(here)
}

async fn calendar(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, Path(secret): Path<String>) -> Response {
    let words = |order: &domain::queue::order::OrderView| {
        (text::calendar_title(ctx.lang, order.service.in_lang(ctx.lang)), text::calendar_text(ctx.lang, &order.code))
    };
    match queue::calendar_entry(&ctx, &secret, words).await {
        Ok(file) => {
            let headers = [
                (CONTENT_TYPE, "text/calendar; charset=utf-8"),
                (CONTENT_DISPOSITION, "attachment; filename=\"asan-novbe.ics\""),
                (CACHE_CONTROL, "no-store"),
            ];
            (headers, file).into_response()
        }
        Err(error) => as_page(&state, ctx.lang, error.into()),
    }
}

async fn code(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, Path(secret): Path<String>) -> Response {
    let drawn = match queue::order(&ctx, &secret).await {
        Ok(order) => order.code.parse::<OrderCode>().ok().and_then(|code| crate::qr::drawn(&code.plain())),
        Err(error) => return as_page(&state, ctx.lang, error.into()),
    };
    match drawn {
        Some(svg) => ([(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "private, no-store")], svg).into_response(),
        None => http::StatusCode::NOT_FOUND.into_response(),
    }
}
