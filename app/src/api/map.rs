//! The public map and its list: two views of one query.

use crate::error::AppError;
use crate::wire::Json;
use domain::appeal::category::Category;
use domain::appeal::view::{AppealLine, InstitutionView, MapQuery, MapView, Rows};
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// Clusters and pins of a part of the map: at most 300 items.
#[server(name = ReadMapView, endpoint = "map/view", input = Json, output = Json)]
pub async fn map_view(query: MapQuery) -> Result<MapView, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::map::view(&ctx, query).await?)
}

/// The same appeals as a list, newest first, 30 a page.
#[server(endpoint = "map/list", input = Json, output = Json)]
pub async fn map_list(query: MapQuery, after: Option<String>) -> Result<Rows<AppealLine>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::map::list(&ctx, query, after).await?)
}

/// The category tree in the owner's order, roots before their leaves.
#[server(endpoint = "map/categories", input = GetUrl, output = Json)]
pub async fn categories() -> Result<Vec<Category>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::map::categories(&ctx).await?)
}

/// The institutions, for filters and routing.
#[server(endpoint = "map/institutions", input = GetUrl, output = Json)]
pub async fn institutions() -> Result<Vec<InstitutionView>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::map::institutions(&ctx).await?)
}
