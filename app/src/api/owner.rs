//! The owner's staff: inbox, correction, routing, refusal, merging, several rows at once (A8.4–A8.6).

use crate::error::AppError;
use crate::wire::Json;
use domain::appeal::form::{CorrectForm, RefuseForm, RouteForm};
use domain::appeal::view::{Rows, StaffCard, StaffQuery, StaffRow};
use domain::desk::bulk::{BulkForm, BulkRow};
use domain::desk::merge::MergeForm;
use domain::desk::presence::Colleague;
use domain::ids::AppealId;
use domain::media::cover::CoverForm;
use domain::template::TemplateView;
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// The inbox, least remaining time first.
#[server(endpoint = "owner/inbox", input = Json, output = Json)]
pub async fn inbox(query: StaffQuery) -> Result<Rows<StaffRow>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::owner::inbox(&ctx, query).await?)
}

/// One card with proposals.
#[server(endpoint = "owner/card", input = GetUrl, output = Json)]
pub async fn owner_card(id: AppealId) -> Result<StaffCard, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::owner::card(&ctx, &id).await?)
}

/// Corrects category or place.
#[server(endpoint = "owner/correct", input = Json, output = Json)]
pub async fn correct_appeal(form: CorrectForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::owner::correct(&ctx, form).await?)
}

/// Routes to institutions; gives the official registration number.
#[server(endpoint = "owner/route", input = Json, output = Json)]
pub async fn route_appeal(form: RouteForm) -> Result<String, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::owner::route(&ctx, form).await?)
}

/// Refuses on one of the four grounds.
#[server(endpoint = "owner/refuse", input = Json, output = Json)]
pub async fn refuse_appeal(form: RefuseForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::owner::refuse(&ctx, form).await?)
}

/// Prepared reasons of a refusal, filled for one appeal.
#[server(endpoint = "owner/templates", input = GetUrl, output = Json)]
pub async fn refusal_templates(id: AppealId) -> Result<Vec<TemplateView>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::owner::refusal_templates(&ctx, &id).await?)
}

/// Merges a later appeal into the earlier one; that one's number.
#[server(endpoint = "owner/merge", input = Json, output = Json)]
pub async fn merge_appeals(form: MergeForm) -> Result<String, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::owner::merge(&ctx, form).await?)
}

/// One step on several rows; what became of each.
#[server(endpoint = "owner/bulk", input = Json, output = Json)]
pub async fn bulk_step(form: BulkForm) -> Result<Vec<BulkRow>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::owner::bulk(&ctx, form).await?)
}

/// Takes the own last step back, on this appeal or at all; the appeals that stand as before.
#[server(endpoint = "owner/undo", input = Json, output = Json)]
pub async fn undo_step(appeal: Option<AppealId>) -> Result<Vec<AppealId>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::owner::undo(&ctx, appeal.as_ref()).await?)
}

/// Says that the card is open here, and hears who else has it open.
#[server(endpoint = "owner/hold", input = Json, output = Json)]
pub async fn hold_card(id: AppealId) -> Result<Vec<Colleague>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::owner::hold_card(&ctx, &id).await?)
}

/// Says that the card was closed here.
#[server(endpoint = "owner/release", input = Json, output = Json)]
pub async fn release_card(id: AppealId) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::owner::release_card(&ctx, &id).await?)
}

/// Covers parts of a photo before the public sees it, or shows it as it was taken.
#[server(endpoint = "owner/cover", input = Json, output = Json)]
pub async fn cover_photo(form: CoverForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::owner::cover(&ctx, form).await?)
}
