//! Sending, joining, tracking (A8.3–A8.5).

use crate::error::AppError;
use crate::wire::Json;
use domain::appeal::form::{AppealForm, JoinForm};
use domain::appeal::view::{PublicAppeal, Receipt, SimilarAppeal};
use domain::geo::Point;
use domain::ids::{AppealId, CategoryId, JoinId};
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// Sends an appeal (A8.3). Sending again with the same id gives the same receipt.
#[server(endpoint = "appeals/submit", input = Json, output = Json)]
pub async fn submit_appeal(form: AppealForm) -> Result<Receipt, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::appeals::submit(&ctx, form).await?)
}

/// Joins an appeal with own text and photos (A8.4).
#[server(endpoint = "appeals/join", input = Json, output = Json)]
pub async fn join_appeal(form: JoinForm) -> Result<JoinId, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::appeals::join(&ctx, form).await?)
}

/// Open appeals near a point in the same root category, at most 5 (A8.4).
#[server(endpoint = "appeals/similar", input = Json, output = Json)]
pub async fn similar_appeals(point: Point, category: CategoryId) -> Result<Vec<SimilarAppeal>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::appeals::similar(&ctx, point, &category).await?)
}

/// The public page by receipt or registration number (A8.5). Nothing personal.
#[server(endpoint = "appeals/track", input = GetUrl, output = Json)]
pub async fn track(number: String) -> Result<PublicAppeal, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::appeals::track(&ctx, &number).await?)
}

/// The public page by id, for pins of the map.
#[server(name = ReadPublicAppeal, endpoint = "appeals/public", input = GetUrl, output = Json)]
pub async fn public_appeal(id: AppealId) -> Result<PublicAppeal, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::appeals::public(&ctx, &id).await?)
}

/// A form as it was kept when sending had to wait (sign-in, error, no script); see `POST /report`.
#[server(endpoint = "appeals/draft", input = GetUrl, output = Json)]
pub async fn draft(id: AppealId) -> Result<Option<domain::appeal::form::Draft>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::appeals::draft(&ctx, &id).await?)
}

/// A new id for a form that is shown for the first time; the browser makes its own when it can.
#[server(endpoint = "appeals/fresh-id", input = GetUrl, output = Json)]
pub async fn fresh_id() -> Result<AppealId, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::appeals::fresh_id(&ctx))
}

/// Open appeals near the place of a kept form (A8.4), for browsers without script.
#[server(endpoint = "appeals/similar-to-draft", input = GetUrl, output = Json)]
pub async fn similar_to_draft(id: AppealId) -> Result<Vec<SimilarAppeal>, AppError> {
    let ctx = crate::context::ctx().await?;
    let Some(draft) = services::appeals::draft(&ctx, &id).await? else { return Ok(Vec::new()) };
    Ok(services::appeals::similar_for_form(&ctx, &draft.form).await?)
}
