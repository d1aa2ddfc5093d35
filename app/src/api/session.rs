//! Who is signed in; terms of use; notices.

use crate::error::AppError;
use crate::wire::Json;
use domain::notice::Notice;
use domain::role::Me;
use domain::terms::TermsView;
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// The person who is signed in, if any.
#[server(endpoint = "session/whoami", input = GetUrl, output = Json)]
pub async fn whoami() -> Result<Option<Me>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::people::whoami(&ctx).await?)
}

/// The present terms of use in the reader's language (T1.3).
#[server(endpoint = "session/terms", input = GetUrl, output = Json)]
pub async fn terms() -> Result<TermsView, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::people::terms(&ctx).await?)
}

/// Any version of the terms, with what is different from the one before (T1.7).
#[server(name = ReadTermsVersion, endpoint = "session/terms-version", input = GetUrl, output = Json)]
pub async fn terms_version(version: String) -> Result<TermsView, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::people::terms_version(&ctx, &version).await?)
}

/// Accepts the present terms of use (T1.3), then goes on to `next`.
#[server(endpoint = "session/accept-terms")]
pub async fn accept_terms(version: String, #[server(default)] next: String) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    services::people::accept_terms(&ctx, &version).await?;
    leptos_axum::redirect(crate::routes::safe_next(&next));
    Ok(())
}

/// The notices of the person's cabinet, newest first (T4.2).
#[server(endpoint = "session/notices", input = GetUrl, output = Json)]
pub async fn notices() -> Result<Vec<Notice>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::people::notices(&ctx).await?)
}

/// Marks all notices as read.
#[server(endpoint = "session/notices-read")]
pub async fn mark_notices_read() -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::people::mark_notices_read(&ctx).await?)
}
