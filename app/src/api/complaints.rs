//! Complaints and their review (A9.1, A9.2; Q3.5).

use crate::error::AppError;
use crate::wire::Json;
use domain::appeal::view::Rows;
use domain::complaint::{ComplaintCase, ComplaintForm, DecideForm, MyComplaints};
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// The own complaints, and what the form begins with.
#[server(name = ReadMyComplaints, endpoint = "complaints/mine", input = GetUrl, output = Json)]
pub async fn my_complaints() -> Result<MyComplaints, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::complaints::mine(&ctx).await?)
}

/// Complains about how one was served; then shows the own complaints.
#[server(endpoint = "complaints/file")]
pub async fn file_complaint(form: ComplaintForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    let number = services::complaints::file(&ctx, form).await?;
    leptos_axum::redirect(&crate::routes::complaint_filed(&number));
    Ok(())
}

/// Complaints that wait for the owner's staff, or those decided.
#[server(name = ReadComplaints, endpoint = "complaints/list", input = GetUrl, output = Json)]
pub async fn complaints(over: bool, after: Option<String>) -> Result<Rows<ComplaintCase>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::complaints::list(&ctx, over, after.as_deref()).await?)
}

/// Decides one; then shows the others.
#[server(endpoint = "complaints/decide")]
pub async fn decide_complaint(form: DecideForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    services::complaints::decide(&ctx, form).await?;
    leptos_axum::redirect(crate::routes::COMPLAINTS);
    Ok(())
}
