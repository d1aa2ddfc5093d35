//! Words that a browser without script has sent and that could not be taken as they were.

use crate::error::AppError;
use crate::wire::Json;
use domain::kept_words::KeptWords;
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// The kept words of this id; nothing for an empty one.
#[server(name = ReadKeptWords, endpoint = "words/kept", input = GetUrl, output = Json)]
pub async fn kept_words(id: String) -> Result<Option<KeptWords>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::kept_words::find(&ctx, &id).await?)
}
