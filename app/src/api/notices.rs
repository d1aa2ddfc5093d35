//! How notices come beside the cabinet (T4.2): addresses, switches, browsers.

use crate::error::AppError;
use crate::wire::Json;
use domain::ids::{AppealId, NoticeId};
use domain::notice::{DeliveryCount, NoticeSettings, PushForm};
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// Marks one notice as read.
#[server(endpoint = "notices/read")]
pub async fn mark_notice_read(id: NoticeId) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::notices::mark_one_read(&ctx, &id).await?)
}

/// What the person has decided, and what there is to decide.
#[server(name = ReadNoticeSettings, endpoint = "notices/settings", input = GetUrl, output = Json)]
pub async fn notice_settings() -> Result<NoticeSettings, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::notices::settings(&ctx).await?)
}

/// Keeps the switches (the ticked ones: `answered.email`) and the language of notices.
#[server(endpoint = "notices/set-settings")]
pub async fn set_notice_settings(language: domain::lang::Lang, #[server(default)] on: Vec<String>) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    let switches = domain::notice::Switches::from_words(on.iter().map(String::as_str));
    Ok(services::notices::set_settings(&ctx, switches, language).await?)
}

/// Sends a code to a new address (T1.4).
#[server(endpoint = "notices/ask-code")]
pub async fn ask_code(
    channel: domain::notice::Channel,
    #[server(default)] email: String,
    #[server(default)] phone: String,
) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    let typed = if channel == domain::notice::Channel::Email { email } else { phone };
    Ok(services::notices::ask_code(&ctx, channel, &typed).await?)
}

/// Takes the code that proves the address.
#[server(endpoint = "notices/confirm-code")]
pub async fn confirm_code(
    channel: domain::notice::Channel,
    #[server(default)] email_code: String,
    #[server(default)] phone_code: String,
) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    let typed = if channel == domain::notice::Channel::Email { email_code } else { phone_code };
    Ok(services::notices::confirm_code(&ctx, channel, &typed).await?)
}

/// Takes an address away, or the one that waits for its code.
#[server(endpoint = "notices/remove-address")]
pub async fn remove_address(channel: domain::notice::Channel) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::notices::remove_address(&ctx, channel).await?)
}

/// Allows push on the browser in hand.
#[server(endpoint = "notices/allow-push", input = Json, output = Json)]
pub async fn allow_push(form: PushForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::notices::allow_push(&ctx, form).await?)
}

/// Whether this browser is one of the person's.
#[server(endpoint = "notices/has-push", input = Json, output = Json)]
pub async fn has_push(endpoint: String) -> Result<bool, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::notices::has_push(&ctx, &endpoint).await?)
}

/// Takes the permission of a browser back.
#[server(endpoint = "notices/stop-push", input = Json, output = Json)]
pub async fn stop_push(endpoint: String) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::notices::stop_push(&ctx, &endpoint).await?)
}

/// For staff: how many notices about an appeal went where.
#[server(endpoint = "notices/counts", input = GetUrl, output = Json)]
pub async fn delivery_counts(appeal: AppealId) -> Result<Vec<DeliveryCount>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::notices::delivery_counts(&ctx, &appeal).await?)
}
