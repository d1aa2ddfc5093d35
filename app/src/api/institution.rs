//! An institution's own cabinet (A7.0.1–7.0.3, A8.9).

use crate::error::AppError;
use crate::wire::Json;
use domain::appeal::form::{AnswerForm, ProgressForm};
use domain::appeal::view::{Rows, StaffCard, StaffQuery, StaffRow};
use domain::ids::AppealId;
use domain::procedure::{AskedQuery, ExtendForm, ForwardForm, QueryAnswerForm, QueryForm, UnconsideredForm};
use domain::template::{OwnTemplate, TemplateForm, TemplateKind, TemplateView};
use domain::time::Date;
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

/// Leaves the own part unconsidered (A9.2).
#[server(endpoint = "institution/unconsidered", input = Json, output = Json)]
pub async fn leave_unconsidered(form: UnconsideredForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::procedure::leave_unconsidered(&ctx, form).await?)
}

/// Sends on, or back to the owner's staff (A8.11).
#[server(endpoint = "institution/forward", input = Json, output = Json)]
pub async fn forward_appeal(form: ForwardForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::procedure::forward(&ctx, form).await?)
}

/// Extends the own term (A8.8); the new last day.
#[server(endpoint = "institution/extend", input = Json, output = Json)]
pub async fn extend_appeal(form: ExtendForm) -> Result<Date, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::procedure::extend(&ctx, form).await?)
}

/// Asks another institution (A8.10); the day by which it answers.
#[server(endpoint = "institution/query", input = Json, output = Json)]
pub async fn send_query(form: QueryForm) -> Result<Date, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::procedure::send_query(&ctx, form).await?)
}

/// What other institutions ask this one: what waits, or what is over.
#[server(endpoint = "institution/queries", input = Json, output = Json)]
pub async fn queries(over: bool, after: Option<String>) -> Result<Rows<AskedQuery>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::procedure::queries(&ctx, over, after.as_deref()).await?)
}

/// How many queries wait for this institution's answer.
#[server(endpoint = "institution/queries_waiting", input = GetUrl, output = Json)]
pub async fn queries_waiting() -> Result<u32, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::procedure::queries_waiting(&ctx).await?)
}

/// Answers a query (A8.10).
#[server(endpoint = "institution/answer_query", input = Json, output = Json)]
pub async fn answer_query(form: QueryAnswerForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::procedure::answer_query(&ctx, form).await?)
}

/// Prepared texts of a kind, filled for one appeal.
#[server(endpoint = "institution/templates", input = GetUrl, output = Json)]
pub async fn answer_templates(id: AppealId, kind: TemplateKind) -> Result<Vec<TemplateView>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::institution::templates(&ctx, &id, kind).await?)
}

/// The institution's own prepared texts.
#[server(endpoint = "house/templates", input = GetUrl, output = Json)]
pub async fn house_templates() -> Result<Vec<OwnTemplate>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::institution::own_templates(&ctx).await?)
}

/// Makes or changes one of them.
#[server(endpoint = "house/template")]
pub async fn settle_template(form: TemplateForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::institution::settle_template(&ctx, form).await?)
}
