//! An institution's own cabinet (A7.0.1–7.0.3, A8.9).

use crate::error::AppError;
use crate::wire::Json;
use domain::appeal::form::{AnswerForm, ProgressForm};
use domain::appeal::view::{Rows, StaffCard, StaffQuery, StaffRow};
use domain::ids::AppealId;
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// The cabinet's list, least remaining time first. Only this institution's appeals.
#[server(endpoint = "institution/list", input = Json, output = Json)]
pub async fn institution_list(query: StaffQuery) -> Result<Rows<StaffRow>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::institution::list(&ctx, query).await?)
}

/// One card; another institution's appeal is not found.
#[server(endpoint = "institution/card", input = GetUrl, output = Json)]
pub async fn institution_card(id: AppealId) -> Result<StaffCard, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::institution::card(&ctx, &id).await?)
}

/// Adds a progress entry or an internal note.
#[server(endpoint = "institution/progress", input = Json, output = Json)]
pub async fn add_progress(form: ProgressForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::institution::progress(&ctx, form).await?)
}

/// Signs and sends the written answer.
#[server(endpoint = "institution/answer", input = Json, output = Json)]
pub async fn send_answer(form: AnswerForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::institution::answer(&ctx, form).await?)
}
