//! Places: by name, by point, from lists, so that the map is never the only way.

use crate::error::AppError;
use crate::wire::Json;
use domain::appeal::view::{DistrictView, PlaceHit, PlaceWords};
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// Settlements and districts whose names match, best first, at most 8; forgives missing diacritics.
#[server(endpoint = "places/find", input = GetUrl, output = Json)]
pub async fn find_place(#[server(default)] text: String) -> Result<Vec<PlaceHit>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::places::find(&ctx, &text).await?)
}

/// A point in words.
#[server(name = ReadPlaceWords, endpoint = "places/words", input = GetUrl, output = Json)]
pub async fn place_words(lat: f64, lon: f64) -> Result<PlaceWords, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::places::words(&ctx, domain::geo::Point { lat, lon }).await?)
}

/// All cities and rayons, in Azerbaijani order.
#[server(endpoint = "places/districts", input = GetUrl, output = Json)]
pub async fn districts() -> Result<Vec<DistrictView>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::places::districts(&ctx).await?)
}
