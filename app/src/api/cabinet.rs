//! The citizen's e-cabinet (A8.2).

use crate::error::AppError;
use crate::wire::Json;
use domain::appeal::form::RateForm;
use domain::appeal::view::{AppealLine, MyAppeal};
use domain::ids::AppealId;
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// Own and joined appeals, newest first.
#[server(endpoint = "cabinet/list", input = GetUrl, output = Json)]
pub async fn my_appeals() -> Result<Vec<AppealLine>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::cabinet::list(&ctx).await?)
}

/// One own or joined appeal.
#[server(name = ReadMyAppeal, endpoint = "cabinet/card", input = GetUrl, output = Json)]
pub async fn my_appeal(id: AppealId) -> Result<MyAppeal, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::cabinet::card(&ctx, &id).await?)
}

/// Rates the answer; then shows the appeal.
#[server(endpoint = "cabinet/rate")]
pub async fn rate_appeal(form: RateForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    let page = crate::routes::my_appeal(&form.appeal);
    services::cabinet::rate(&ctx, form).await?;
    leptos_axum::redirect(&page);
    Ok(())
}
