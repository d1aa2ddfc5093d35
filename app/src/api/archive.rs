//! The archive and legal holds (A6.0.2); for the owner's staff.

use crate::error::AppError;
use crate::wire::Json;
use domain::archive::{ArchivePage, HoldForm};
use domain::ids::AppealId;
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// The rule, its numbers, the holds that stand.
#[server(name = ReadArchivePage, endpoint = "archive/page", input = GetUrl, output = Json)]
pub async fn archive_page() -> Result<ArchivePage, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::archive::page(&ctx).await?)
}

/// Brings an appeal back out of the archive.
#[server(endpoint = "archive/back", input = Json, output = Json)]
pub async fn unarchive_appeal(id: AppealId) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::archive::bring_back(&ctx, &id).await?)
}

/// Holds an appeal as it is.
#[server(endpoint = "archive/hold", input = Json, output = Json)]
pub async fn place_hold(form: HoldForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::archive::place(&ctx, form).await?)
}

/// Holds it no longer.
#[server(endpoint = "archive/lift", input = Json, output = Json)]
pub async fn lift_hold(form: HoldForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::archive::lift(&ctx, form).await?)
}
