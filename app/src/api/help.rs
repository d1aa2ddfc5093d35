//! Help, and the register of processing (A6.0.10, T3.1, T5.4): texts that the browser loads only when they are shown.

use crate::error::AppError;
use crate::wire::Json;
use domain::help::{Topic, TopicLine};
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// The topics that speak of these words; all for none.
#[server(endpoint = "help/topics", input = GetUrl, output = Json)]
pub async fn help_topics(#[server(default)] words: String) -> Result<Vec<TopicLine>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::help::topics(&ctx, &words)?)
}

/// One topic.
#[server(name = ReadHelpTopic, endpoint = "help/topic", input = GetUrl, output = Json)]
pub async fn help_topic(slug: String) -> Result<Topic, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::help::topic(&ctx, &slug)?)
}

/// What is kept of whom, for what, how long, and which cookies there are.
#[server(name = ReadPrivacy, endpoint = "help/privacy", input = GetUrl, output = Json)]
pub async fn privacy() -> Result<Vec<String>, AppError> {
    let ctx = crate::context::ctx().await?;
    ctx.may(services::permission::Function::Privacy)?;
    Ok(crate::page::privacy::served::paragraphs(ctx.lang))
}
