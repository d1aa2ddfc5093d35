//! Public statistics, and what the page of open data says (A2.2.5).

use crate::error::AppError;
use crate::wire::Json;
use domain::statistics::{Statistics, StatisticsQuery};
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// Numbers of the country, an institution, a district. Nothing personal.
#[server(name = ReadStatistics, endpoint = "open/statistics", input = Json, output = Json)]
pub async fn statistics(query: StatisticsQuery) -> Result<Statistics, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::statistics::statistics(&ctx, query).await?.as_ref().clone())
}

/// How the numbers are counted, as paragraphs.
#[server(endpoint = "open/counting", input = GetUrl, output = Json)]
pub async fn counting() -> Result<Vec<String>, AppError> {
    let ctx = crate::context::ctx().await?;
    ctx.may(services::permission::Function::Counting)?;
    Ok(crate::page::data::served::counting(ctx.lang))
}

/// The files and their fields, as paragraphs.
#[server(endpoint = "open/files", input = GetUrl, output = Json)]
pub async fn open_files() -> Result<Vec<String>, AppError> {
    let ctx = crate::context::ctx().await?;
    ctx.may(services::permission::Function::OpenFiles)?;
    Ok(crate::page::data::served::files(ctx.lang))
}
