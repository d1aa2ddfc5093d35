//! Voice and video (A8.3). The files themselves go up beside, piece by piece: `/upload/recording`.

use crate::error::AppError;
use crate::wire::Json;
use domain::appeal::form::TranscriptForm;
use domain::media::RecordingLimits;
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// How long and how large they may be.
#[server(endpoint = "recordings/limits", input = GetUrl, output = Json)]
pub async fn limits_of_recordings() -> Result<RecordingLimits, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::media::limits(&ctx)?)
}

/// Writes down the words of a recording, by staff who may hear it.
#[server(endpoint = "recordings/transcript", input = Json, output = Json)]
pub async fn write_transcript(form: TranscriptForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::transcripts::write(&ctx, form).await?)
}
