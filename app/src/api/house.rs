//! The house of an institution (A7.0.1–7.0.3), and its letters (A8.9).

use crate::error::AppError;
use crate::wire::Json;
use domain::appeal::view::Rows;
use domain::house::{AppealHouse, ApprovalForm, DraftForm, EmployeeForm, HandForm, HouseCounts, HouseView, LetterLine};
use domain::house::{PostForm, ReturnForm, UnitForm};
use domain::ids::{AppealId, LetterId};
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// In whose hands an appeal lies, and its answer before it is signed.
#[server(name = ReadAppealHouse, endpoint = "house/appeal", input = GetUrl, output = Json)]
pub async fn appeal_house(id: AppealId) -> Result<AppealHouse, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::house::appeal_house(&ctx, &id).await?)
}

/// Lays an appeal into other hands.
#[server(endpoint = "house/hand_over", input = Json, output = Json)]
pub async fn hand_over(form: HandForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::house::hand_over(&ctx, form).await?)
}

/// Keeps an answer, or submits it for approval.
#[server(endpoint = "house/keep_answer", input = Json, output = Json)]
pub async fn keep_answer(form: DraftForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::house::keep_answer(&ctx, form).await?)
}

/// Approves, signs and sends a submitted answer.
#[server(endpoint = "house/approve", input = Json, output = Json)]
pub async fn approve_answer(form: ApprovalForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::house::approve_answer(&ctx, form).await?)
}

/// Returns it with a remark.
#[server(endpoint = "house/return", input = Json, output = Json)]
pub async fn return_answer(form: ReturnForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::house::return_answer(&ctx, form).await?)
}

/// Units and employees.
#[server(endpoint = "house", input = GetUrl, output = Json)]
pub async fn house() -> Result<HouseView, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::house::house(&ctx).await?)
}

/// Makes or changes a unit.
#[server(endpoint = "house/unit")]
pub async fn settle_unit(form: UnitForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::house::settle_unit(&ctx, form).await?)
}

/// Places an employee.
#[server(endpoint = "house/employee")]
pub async fn settle_employee(form: EmployeeForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::house::settle_employee(&ctx, form).await?)
}

/// Whether a second person approves answers.
#[server(endpoint = "house/approval")]
pub async fn settle_approval(on: bool) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::house::settle_approval(&ctx, on).await?)
}

/// What waits in the house.
#[server(endpoint = "house/waiting", input = GetUrl, output = Json)]
pub async fn house_waiting() -> Result<HouseCounts, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::house::house_waiting(&ctx).await?)
}

/// The register of dispatch: what waits to be posted, or what was.
#[server(endpoint = "house/letters", input = Json, output = Json)]
pub async fn letters(posted: bool, after: Option<String>) -> Result<Rows<LetterLine>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::post::letters(&ctx, posted, after.as_deref()).await?)
}

/// A letter was printed.
#[server(endpoint = "house/printed")]
pub async fn mark_printed(id: LetterId) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::post::mark_printed(&ctx, &id).await?)
}

/// A letter was posted.
#[server(endpoint = "house/posted")]
pub async fn mark_posted(form: PostForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::post::mark_posted(&ctx, form).await?)
}
