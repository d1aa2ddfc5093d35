//! The form: empty, or as it was kept while sending had to wait. Nothing typed is lost.

use super::files::chosen;
use crate::permission::Function;
use crate::{Ctx, Error, appeals, map};
use anyhow::Context;
use domain::correspondence::{LetterDraft, LetterFileView, LetterStart};
use domain::ids::AppealId;
use store::letter_files::LetterFileRow;

/// The form as its page opens; with a kept one of this id, when it is the person's or the browser's own.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn letter_start(ctx: &Ctx, draft: Option<AppealId>) -> Result<LetterStart, Error> {
    ctx.may(Function::LetterStart)?;
    let institutions = map::institutions(ctx).await?;
    let kept = match &draft {
        Some(id) => kept(ctx, id).await?,
        None => None,
    };
    let id = kept.as_ref().map_or_else(|| appeals::fresh_id(ctx), |draft| draft.form.id.clone());
    let files = match &kept {
        Some(kept) => chosen(ctx, &id, &kept.form.files).await.unwrap_or_default(),
        None => Vec::new(),
    };
    let files = files.into_iter().map(view).collect();
    Ok(LetterStart { id, draft: kept, files, institutions, signed_in: ctx.actor.person.is_some() })
}

async fn kept(ctx: &Ctx, id: &AppealId) -> Result<Option<LetterDraft>, Error> {
    Ok(appeals::draft_text(ctx, id.as_str()).await?.and_then(|form| serde_json::from_str(&form).ok()))
}

fn view(row: LetterFileRow) -> LetterFileView {
    LetterFileView { signature: row.kind.is_none(), bytes: row.bytes.unsigned_abs(), id: row.id, name: row.name }
}

/// Keeps a form under its own id.
///
/// # Errors
/// As [`crate::appeals::keep_draft`].
pub async fn keep_letter(ctx: &Ctx, draft: &LetterDraft) -> Result<(), Error> {
    ctx.may(Function::KeepDraft)?;
    let form = serde_json::to_string(draft).context("a draft")?;
    appeals::keep_text(ctx, draft.form.id.as_str(), form).await
}
