//! Following an area, a category, an institution, an appeal.

use crate::error::AppError;
use crate::wire::Json;
use domain::alert::{AlertForm, AlertView, AlertWords};
use domain::ids::AlertId;
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// What the person follows, the latest first.
#[server(name = ReadAlerts, endpoint = "alerts/list", input = GetUrl, output = Json)]
pub async fn alerts() -> Result<Vec<AlertView>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::alerts::alerts(&ctx).await?)
}

/// What a form asks for, in names, before it is followed.
#[server(name = ReadAlertWords, endpoint = "alerts/words", input = Json, output = Json)]
pub async fn alert_words(form: AlertForm) -> Result<AlertWords, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::alerts::alert_words(&ctx, form).await?)
}

/// Follows; then shows everything followed.
#[server(endpoint = "alerts/follow")]
pub async fn follow(#[server(default)] form: AlertForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    services::alerts::follow(&ctx, form).await?;
    leptos_axum::redirect("/my/alerts");
    Ok(())
}

/// Follows no longer.
#[server(endpoint = "alerts/unfollow")]
pub async fn unfollow(id: AlertId) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::alerts::unfollow(&ctx, &id).await?)
}
