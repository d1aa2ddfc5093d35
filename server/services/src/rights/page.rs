//! The page of a step: the appeal as it stands, and what was typed before.

use crate::permission::Function;
use crate::{Ctx, Error, appeals, cabinet};
use anyhow::Context;
use domain::appeal::form::RightDraft;
use domain::appeal::view::RightPage;
use domain::ids::{AdditionId, AppealId};

/// What the page begins with; `draft` is the id under which a form without script was kept.
///
/// # Errors
/// [`Error::NotFound`] for an appeal that is none of this person's.
pub async fn page(ctx: &Ctx, id: &AppealId, draft: Option<String>) -> Result<RightPage, Error> {
    ctx.may(Function::RightPage)?;
    let appeal = cabinet::card(ctx, id).await?;
    let kept = match draft {
        Some(draft) => appeals::draft_text(ctx, &draft).await?,
        None => None,
    };
    let draft = kept.and_then(|form| serde_json::from_str::<RightDraft>(&form).ok()).filter(|draft| draft.right.appeal == *id);
    let new = draft.as_ref().map_or_else(|| AdditionId(appeals::fresh_id(ctx).0), |draft| draft.right.id.clone());
    Ok(RightPage { appeal, id: new, draft })
}

/// Keeps what was typed without script, under the form's id.
///
/// # Errors
/// As [`appeals::keep_draft`].
pub async fn keep_draft(ctx: &Ctx, draft: &RightDraft) -> Result<(), Error> {
    ctx.may(Function::KeepDraft)?;
    let form = serde_json::to_string(draft).context("a draft")?;
    appeals::keep_text(ctx, draft.right.id.as_str(), form).await
}
