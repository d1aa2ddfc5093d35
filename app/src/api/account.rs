//! One's own account, and restrictions of access (A8.12, T1.2, T1.7–1.9, T3.4, T6.1, T8.4). What ends the session or sends a
//! file is posted by plain forms, see the server's `account`.

use crate::error::AppError;
use crate::wire::Json;
use domain::account::{AccountNotice, AccountView, DecideForm, RestrictForm, RestrictedPerson};
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// What is kept of oneself and what was done with the account.
#[server(name = ReadMyAccount, endpoint = "account/view", input = GetUrl, output = Json)]
pub async fn my_account() -> Result<AccountView, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::account::view(&ctx).await?)
}

/// Notices about the account, newest first (T1.7).
#[server(name = ReadAccountNotices, endpoint = "account/notices", input = GetUrl, output = Json)]
pub async fn account_notices() -> Result<Vec<AccountNotice>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::account::notices(&ctx).await?)
}

/// Asks the owner to lift the restriction (T1.9).
#[server(endpoint = "account/ask-lifting")]
pub async fn ask_lifting(text: String) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::account::ask(&ctx, &text).await?)
}

/// Restricts the access of an appeal's author (A8.12, T1.8).
#[server(endpoint = "account/restrict", input = Json, output = Json)]
pub async fn restrict_author(form: RestrictForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::account::restrict(&ctx, form).await?)
}

/// Who is restricted, and who asks for it to be lifted.
#[server(endpoint = "account/requests", input = GetUrl, output = Json)]
pub async fn owner_requests() -> Result<Vec<RestrictedPerson>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::account::requests(&ctx).await?)
}

/// Lifts a restriction, or not (T1.9); then shows the others.
#[server(endpoint = "account/decide")]
pub async fn decide_lifting(form: DecideForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    services::account::decide(&ctx, form).await?;
    leptos_axum::redirect(crate::routes::OWNER_REQUESTS);
    Ok(())
}
