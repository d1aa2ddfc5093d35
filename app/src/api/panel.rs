//! The management panel (A3.1.4, A3.5): lists, records with their history, saving, files.

use crate::error::AppError;
use crate::wire::Json;
use domain::panel::{ImportForm, Imported, PanelAt, PanelForm, PanelHome, PanelList, PanelRecord, Saved};
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// What this person keeps.
#[server(name = ReadPanelHome, endpoint = "panel/home", input = GetUrl, output = Json)]
pub async fn panel_home() -> Result<PanelHome, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::panel::home(&ctx).await?)
}

/// The records of a resource.
#[server(name = ReadPanelList, endpoint = "panel/list", input = Json, output = Json)]
pub async fn panel_list(at: PanelAt) -> Result<PanelList, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::panel::list(&ctx, at).await?)
}

/// A record with its history.
#[server(name = ReadPanelRecord, endpoint = "panel/record", input = Json, output = Json)]
pub async fn panel_record(at: PanelAt) -> Result<PanelRecord, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::panel::record(&ctx, at).await?)
}

/// Saves a record, or takes it away; what has consequences is shown first.
#[server(endpoint = "panel/save", output = Json)]
pub async fn panel_save(form: PanelForm) -> Result<Saved, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::panel::save(&ctx, form).await?)
}

/// Reads a file; takes it in when it comes with the mark of what was shown.
#[server(endpoint = "panel/import", output = Json)]
pub async fn panel_import(form: ImportForm) -> Result<Imported, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::panel::import(&ctx, form).await?)
}

/// The next year's calendar as the law computes it, as a file.
#[server(name = ReadPanelProposal, endpoint = "panel/proposal", input = GetUrl, output = Json)]
pub async fn panel_proposal(year: i32) -> Result<String, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::panel::proposal(&ctx, year).await?)
}
