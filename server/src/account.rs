//! What the account's page posts by plain forms: the copy of the own data as a file, and all that ends sessions, after which a
//! page has to be loaded anew (T1.7, T2.2, T8.4).

use crate::error_response::as_page;
use crate::state::AppState;
use crate::typed::{Fields, SMALL};
use app::error::AppError;
use app::routes;
use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use axum::{Extension, Router};
use domain::refusal::{Field, Refusal};
use futures::StreamExt;
use http::header;
use serde::Deserialize;
use services::account::{self, Export};
use services::{Ctx, Error};
use tokio_stream::wrappers::ReceiverStream;

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/account/export", post(export))
        .route("/account/close", post(close))
        .route("/account/end-session", post(end_session))
        .route("/account/sign-out-everywhere", post(sign_out_everywhere))
}

/// What the browser knows of consents, as JSON; empty without script.
#[derive(Deserialize)]
struct Copy {
    #[serde(default)]
    consents: String,
}

/// `POST /account/export`: the own data as a ZIP, while it is being made.
async fn export(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, Fields(copy): Fields<Copy, SMALL>) -> Response {
    let consents = serde_json::from_str(&copy.consents).unwrap_or_default();
    match account::export(&ctx, consents).await {
        Ok(export) => file(export),
        Err(error) => refused(&state, &ctx, error),
    }
}

/// An error in the middle cuts the file off, so that nobody takes half of it for the whole.
fn file(Export { name, parts }: Export) -> Response {
    let parts = ReceiverStream::new(parts).map(|part| {
        part.inspect_err(|error| tracing::error!(cause = format!("{error:?}"), "an export was cut off"))
            .map_err(|_| std::io::Error::other("cut off"))
    });
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, Body::from_stream(parts)).into_response()
}

/// The word typed to confirm.
#[derive(Deserialize)]
struct Closing {
    #[serde(default)]
    confirm: String,
}

/// `POST /account/close`: for good, after the confirming word.
async fn close(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, Fields(closing): Fields<Closing, SMALL>) -> Response {
    match account::close(&ctx, &closing.confirm).await {
        Ok(()) => Redirect::to(routes::ACCOUNT_CLOSED).into_response(),
        Err(Error::Refused(refusals)) if is_slip(&refusals) => {
            Redirect::to(&format!("{}?confirm=wrong#close", routes::ACCOUNT)).into_response()
        }
        Err(error) => refused(&state, &ctx, error),
    }
}

fn is_slip(refusals: &[Refusal]) -> bool {
    refusals.iter().any(|refusal| refusal.field == Field::Confirm)
}

/// Which session.
#[derive(Deserialize)]
struct Ending {
    #[serde(default)]
    name: String,
}

/// `POST /account/end-session`: one of the own sessions.
async fn end_session(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, Fields(ending): Fields<Ending, SMALL>) -> Response {
    match account::end_session(&ctx, &ending.name).await {
        Ok(()) => Redirect::to(&format!("{}#sessions", routes::ACCOUNT)).into_response(),
        Err(error) => refused(&state, &ctx, error),
    }
}

/// `POST /account/sign-out-everywhere`: all of them, this one too.
async fn sign_out_everywhere(State(state): State<AppState>, Extension(ctx): Extension<Ctx>) -> Response {
    match account::sign_out_everywhere(&ctx).await {
        Ok(_) => Redirect::to("/").into_response(),
        Err(error) => refused(&state, &ctx, error),
    }
}

/// Somebody whose session has ended meanwhile signs in and comes back; anything else is told.
fn refused(state: &AppState, ctx: &Ctx, error: Error) -> Response {
    match error {
        Error::SignIn => Redirect::to(&routes::sign_in(routes::ACCOUNT)).into_response(),
        error => as_page(state, ctx.lang, AppError::from(error)),
    }
}
