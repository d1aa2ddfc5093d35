//! The owner's staff: inbox, correction, routing, refusal (A8.5, A8.6).

use crate::error::AppError;
use crate::wire::Json;
use domain::appeal::form::{CorrectForm, RefuseForm, RouteForm};
use domain::appeal::view::{Rows, StaffCard, StaffQuery, StaffRow};
use domain::ids::AppealId;
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
