//! Records of the management panel as files (A3.5): `GET /panel/files/institutions.csv`. They are brought in by the panel's page.

use crate::error_response::answer;
use crate::state::AppState;
use app::error::AppError;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use domain::panel::Resource;
use http::HeaderMap;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use services::{Ctx, Error};

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new().route("/panel/files/{file}", get(file))
}

/// Every record of a resource, as Excel here reads it at once.
async fn file(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    let resource = name.strip_suffix(".csv").and_then(Resource::parse);
    let made = match resource {
        Some(resource) => services::panel::file(&ctx, resource).await.map(|text| (resource, text)),
        None => Err(Error::NotFound),
    };
    match made {
        Ok((resource, text)) => {
            let head = [
                (CONTENT_TYPE, "text/csv; charset=utf-8; header=present".to_owned()),
                (CONTENT_DISPOSITION, format!("attachment; filename=\"{}.csv\"", resource.as_str())),
                (CACHE_CONTROL, "no-store".to_owned()),
            ];
            (head, text).into_response()
        }
        Err(error) => answer(&state, ctx.lang, &headers, AppError::from(error)),
    }
}
