//! Words that a browser without script has sent and that could not be taken: kept as a draft of the person, or of the browser that has not
//! signed in, and found again by the page that shows the form.

use crate::permission::Function;
use crate::{Ctx, Error, appeals};
use anyhow::Context;
use domain::kept_words::KeptWords;

/// Keeps words under their own id.
///
/// # Errors
/// [`Error::Conflict`] when the id is another's, [`Error::Refused`] when they are far too long.
pub async fn keep(ctx: &Ctx, words: &KeptWords) -> Result<(), Error> {
    ctx.may(Function::KeepWords)?;
    let form = serde_json::to_string(words).context("kept words")?;
    appeals::keep_text(ctx, &words.id, form).await
}

/// Words that were kept; `None` when there are none, or none of this person or browser.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn find(ctx: &Ctx, id: &str) -> Result<Option<KeptWords>, Error> {
    ctx.may(Function::KeptWords)?;
    let text = appeals::draft_text(ctx, id).await?;
    let words: Option<KeptWords> = text.and_then(|text| serde_json::from_str(&text).ok());
    // Another kind of draft reads as words about nothing.
    Ok(words.filter(|words| words.id.eq_ignore_ascii_case(id)))
}

/// They were sent: nothing of them stays.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn forget(ctx: &Ctx, id: &str) -> Result<(), Error> {
    if find(ctx, id).await?.is_none() {
        return Ok(());
    }
    let id = id.to_ascii_lowercase();
    let write = ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::drafts::remove(tx, &id).await?) }));
    write.await.map(drop)
}
