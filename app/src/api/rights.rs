//! The rights of the person after sending (A9.1; A8.7 sending again).

use crate::error::AppError;
use crate::wire::Json;
use domain::appeal::form::RightForm;
use domain::appeal::view::{Materials, RightPage};
use domain::ids::AppealId;
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// Takes a step on an own or joined appeal. Doing it again with the same id does it once.
#[server(endpoint = "rights/exercise", input = Json, output = Json)]
pub async fn exercise_right(form: RightForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::rights::exercise(&ctx, form).await?)
}

/// What the page of a step begins with; `draft` is the id of a kept form.
#[server(name = ReadRightPage, endpoint = "rights/page", input = GetUrl, output = Json)]
pub async fn right_page(id: AppealId, #[server(default)] draft: String) -> Result<RightPage, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::rights::page(&ctx, &id, Some(draft).filter(|id| !id.is_empty())).await?)
}

/// Everything of an own or joined appeal (law 14, item 5).
#[server(name = ReadMaterials, endpoint = "rights/materials", input = GetUrl, output = Json)]
pub async fn my_materials(id: AppealId) -> Result<Materials, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::rights::materials(&ctx, &id).await?)
}

/// Opens the form with the content of a refused appeal (A8.7).
#[server(endpoint = "rights/resend")]
pub async fn resend_appeal(appeal: AppealId) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    let draft = services::rights::resend(&ctx, &appeal).await?;
    leptos_axum::redirect(&crate::routes::report_draft(&draft));
    Ok(())
}
