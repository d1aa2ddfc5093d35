//! The registry and reports (A6.0.8). The question is the page's own query, so that page, kept view and file ask the same.

use crate::error::AppError;
use crate::wire::Json;
use domain::registry::{RegistryPage, SaveForm, SavedView, Shelf};
use domain::reports::Report;
use domain::reports::mailing::{MailForm, Mailings};
use leptos::prelude::*;

/// A page of the registry.
#[server(endpoint = "registry/page", input = Json, output = Json)]
pub async fn registry(query: String) -> Result<RegistryPage, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::registry::registry(&ctx, query).await?)
}

/// A report.
#[server(name = ReadReport, endpoint = "registry/report", input = Json, output = Json)]
pub async fn report(query: String) -> Result<Report, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::reports::report(&ctx, query).await?)
}

/// Own views kept under a name.
#[server(endpoint = "registry/saved", input = Json, output = Json)]
pub async fn saved_views(shelf: Shelf) -> Result<Vec<SavedView>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::registry::saved_views(&ctx, shelf).await?)
}

/// Keeps a view.
#[server(endpoint = "registry/keep", output = Json)]
pub async fn keep_view(form: SaveForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::registry::keep_view(&ctx, form).await?)
}

/// Forgets an own view.
#[server(endpoint = "registry/forget", output = Json)]
pub async fn forget_view(id: String) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::registry::forget_view(&ctx, id).await?)
}

/// Reports that go out by e-mail: own ones and those one gets.
#[server(name = ReadReportMails, endpoint = "registry/mails", input = Json, output = Json)]
pub async fn report_mails() -> Result<Mailings, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::mailings::report_mails(&ctx).await?)
}

/// Has a kept report sent.
#[server(endpoint = "registry/mail", output = Json)]
pub async fn mail_report(form: MailForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::mailings::mail_report(&ctx, form).await?)
}

/// Stops it.
#[server(endpoint = "registry/mail-stop", output = Json)]
pub async fn stop_mail(id: String) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::mailings::stop_mail(&ctx, id).await?)
}
