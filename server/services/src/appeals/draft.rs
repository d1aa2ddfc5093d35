//! Forms kept while sending has to wait: for sign-in, for a correction, for a look at similar appeals. Nothing typed is
//! lost. A draft belongs to the person, or to the browser that has not signed in yet.

use crate::permission::Function;
use crate::{Ctx, Error, people};
use anyhow::Context;
use domain::appeal::form::Draft;
use domain::ids::{AppealId, is_uuid};
use domain::refusal::{Code, Field, Refusal};
use store::drafts::DraftRow;

/// Largest draft of a form that names no other limit, in bytes.
const LARGEST: usize = 64 * 1024;

/// Keeps a form under its appeal's id.
///
/// # Errors
/// [`Error::SignIn`] for a visitor whose browser has no key of its own, [`Error::Conflict`] when the id is another's,
/// [`Error::Refused`] when it is far too long.
pub async fn keep_draft(ctx: &Ctx, draft: Draft) -> Result<(), Error> {
    ctx.may(Function::KeepDraft)?;
    let form = serde_json::to_string(&draft).context("a draft")?;
    keep_text(ctx, draft.form.id.as_str(), form).await
}

/// Keeps any form, written as JSON, under an id of its own. Who may keep which is asked by whose form it is.
pub(crate) async fn keep_text(ctx: &Ctx, id: &str, form: String) -> Result<(), Error> {
    keep_up_to(ctx, id, form, LARGEST).await
}

/// The same for a form that may hold more, up to so many bytes.
pub(crate) async fn keep_up_to(ctx: &Ctx, id: &str, form: String, largest: usize) -> Result<(), Error> {
    let id = id.to_ascii_lowercase();
    if !is_uuid(&id) {
        return Err(Refusal::new(Field::Id, Code::BadFormat).into());
    }
    let earlier = store::drafts::find(ctx.portal.db(), &id).await?;
    if earlier.is_some_and(|row| !is_own(ctx, &row)) {
        return Err(Error::Conflict);
    }
    let row = row(ctx, id, form, largest)?;
    let write = ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::drafts::put(tx, &row).await?) }));
    write.await.map(|_| ())
}

fn row(ctx: &Ctx, id: String, form: String, largest: usize) -> Result<DraftRow, Error> {
    if form.len() > largest {
        let is = form.chars().count() as u32;
        return Err(Refusal::new(Field::Text, Code::TooLong { max: domain::appeal::validate::MAX_TEXT, is }).into());
    }
    let browser_hash = browser(ctx);
    if ctx.actor.person.is_none() && browser_hash.is_none() {
        return Err(Error::SignIn);
    }
    Ok(DraftRow { id, person: ctx.actor.person.clone(), browser_hash, form, updated_ms: ctx.now })
}

fn browser(ctx: &Ctx) -> Option<String> {
    ctx.browser.as_deref().map(people::token::hash)
}

fn is_own(ctx: &Ctx, row: &DraftRow) -> bool {
    let by_person = row.person.is_some() && row.person == ctx.actor.person;
    let by_browser = row.person.is_none() && row.browser_hash.is_some() && row.browser_hash == browser(ctx);
    by_person || by_browser
}

/// A kept form; `None` when there is none, or none of this person or browser.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn draft(ctx: &Ctx, id: &AppealId) -> Result<Option<Draft>, Error> {
    ctx.may(Function::Draft)?;
    Ok(draft_text(ctx, id.as_str()).await?.and_then(|form| serde_json::from_str(&form).ok()))
}

/// Any kept form as it was written; a stranger's is none.
pub(crate) async fn draft_text(ctx: &Ctx, id: &str) -> Result<Option<String>, Error> {
    let row = store::drafts::find(ctx.portal.db(), &id.to_ascii_lowercase()).await?;
    Ok(row.filter(|row| is_own(ctx, row)).map(|row| row.form))
}
