//! Administrative regulations (R9): the editor and the way of a version, the public discussion, what everybody reads.

use crate::error::AppError;
use crate::wire::Json;
use domain::ids::RegulationId;
use domain::regulation::{
    AgreeForm, AnswerForm, ApproveForm, Card, CommentForm, CommentState, HoldForm, List, NewForm, PublicCard, PublicList, PublicQuery,
    PublishForm, SaveForm, Saved, Stage,
};
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// The own regulations, and those one is asked about; of one stage or of all.
#[server(name = ReadRegulations, endpoint = "regulation/list", input = Json, output = Json)]
pub async fn regulations(stage: Option<Stage>) -> Result<List, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::regulation::list(&ctx, stage).await?)
}

/// One of them, as staff see it.
#[server(name = ReadRegulationCard, endpoint = "regulation/card", input = GetUrl, output = Json)]
pub async fn regulation_card(id: RegulationId) -> Result<Card, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::regulation::card(&ctx, &id).await?)
}

/// Begins one.
#[server(endpoint = "regulation/begin", input = Json, output = Json)]
pub async fn begin_regulation(form: NewForm) -> Result<RegulationId, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::regulation::begin(&ctx, form).await?)
}

/// Saves the draft; gives what is kept now.
#[server(endpoint = "regulation/save", input = Json, output = Json)]
pub async fn save_regulation(form: SaveForm) -> Result<Saved, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::regulation::save(&ctx, form).await?)
}

/// Asks the other bodies (R9.2).
#[server(endpoint = "regulation/submit", output = Json)]
pub async fn submit_regulation(id: RegulationId) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::regulation::submit(&ctx, &id).await?)
}

/// Agrees, or objects.
#[server(endpoint = "regulation/decide", output = Json)]
pub async fn decide_regulation(form: AgreeForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::regulation::decide(&ctx, form).await?)
}

/// Puts it to public discussion (R9.7).
#[server(endpoint = "regulation/publish", output = Json)]
pub async fn publish_regulation(form: PublishForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::regulation::publish(&ctx, form).await?)
}

/// Takes it back into the draft.
#[server(endpoint = "regulation/recall", output = Json)]
pub async fn recall_regulation(id: RegulationId) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::regulation::recall(&ctx, &id).await?)
}

/// Approves the version that was read, with a signature.
#[server(endpoint = "regulation/approve", output = Json)]
pub async fn approve_regulation(form: ApproveForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::regulation::approve(&ctx, form).await?)
}

/// Begins the next version.
#[server(endpoint = "regulation/revise", output = Json)]
pub async fn revise_regulation(id: RegulationId) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::regulation::revise(&ctx, &id).await?)
}

/// Answers a comment.
#[server(endpoint = "regulation/answer", output = Json)]
pub async fn answer_comment(form: AnswerForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::regulation::answer(&ctx, form).await?)
}

/// Shows a comment, or doesn't.
#[server(endpoint = "regulation/judge", output = Json)]
pub async fn judge_comment(form: HoldForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::regulation::judge(&ctx, form).await?)
}

/// Says something in the discussion; gives whether everybody sees it at once.
#[server(endpoint = "regulation/comment", output = Json)]
pub async fn comment_regulation(form: CommentForm) -> Result<CommentState, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::regulation::comment(&ctx, form).await?)
}

/// What is under discussion, and what is in force (R9.8).
#[server(name = ReadPublicRegulations, endpoint = "regulation/public", input = Json, output = Json)]
pub async fn public_regulations(query: PublicQuery) -> Result<PublicList, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::regulation::public_list(&ctx, query).await?)
}

/// One regulation as everybody sees it.
#[server(name = ReadPublicRegulation, endpoint = "regulation/read", input = Json, output = Json)]
pub async fn public_regulation(id: RegulationId, version: Option<u32>, with: Option<u32>) -> Result<PublicCard, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::regulation::public_card(&ctx, &id, version, with).await?)
}
