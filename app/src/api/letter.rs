//! The form of an official appeal (R11.7). It is sent as a plain form: `POST /letter`.

use crate::error::AppError;
use crate::wire::Json;
use domain::correspondence::LetterStart;
use domain::ids::AppealId;
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// The form as its page opens, with what was kept under this id.
#[server(name = ReadLetterStart, endpoint = "letter/start", input = GetUrl, output = Json)]
pub async fn letter_start(draft: Option<AppealId>) -> Result<LetterStart, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::correspondence::letter_start(&ctx, draft).await?)
}
