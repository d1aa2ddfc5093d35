//! The register of e-services and its operator (R10).

use crate::error::AppError;
use crate::wire::Json;
use domain::eservice::application::{
    ApplicationCard, ApplicationForm, ApplicationQuery, DecideForm, Duties, RegisterDesk, TakenIn, Written,
};
use domain::ids::ApplicationId;
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// Own services and applications, or what waits for the operator.
#[server(name = ReadRegisterDesk, endpoint = "register/desk", input = Json, output = Json)]
pub async fn register_desk(query: ApplicationQuery) -> Result<RegisterDesk, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::eservice::desk(&ctx, query).await?)
}

/// One application; that of others is not found.
#[server(name = ReadApplication, endpoint = "register/application", input = GetUrl, output = Json)]
pub async fn application_card(id: ApplicationId) -> Result<ApplicationCard, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::eservice::application_card(&ctx, &id).await?)
}

/// Opens an application for a new service, or for the own one of this number; gives its id.
#[server(endpoint = "register/open", output = Json)]
pub async fn open_application(act: String, service: String) -> Result<ApplicationId, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::eservice::open(&ctx, &act, &service).await?)
}

/// Keeps what was typed, and submits it signed.
#[server(endpoint = "register/write", output = Json)]
pub async fn write_application(form: ApplicationForm) -> Result<Written, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::eservice::write(&ctx, form).await?)
}

/// Takes an application back.
#[server(endpoint = "register/withdraw", output = Json)]
pub async fn withdraw_application(id: ApplicationId, seen: u32) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::eservice::withdraw(&ctx, id, seen).await?)
}

/// The operator's decision; gives the registry number when it is granted.
#[server(endpoint = "register/decide", output = Json)]
pub async fn decide_application(form: DecideForm) -> Result<Option<String>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::eservice::decide(&ctx, form).await?)
}

/// Services from a file, all of them or none.
#[server(endpoint = "register/import", input = Json, output = Json)]
pub async fn import_eservices(text: String) -> Result<TakenIn, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::eservice::import(&ctx, &text).await?)
}

/// Duties of providers and the operator that are overdue.
#[server(name = ReadDuties, endpoint = "services/duties", input = GetUrl, output = Json)]
pub async fn eservice_duties() -> Result<Duties, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::eservice::duties(&ctx).await?)
}
