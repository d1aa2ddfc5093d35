//! The terms of use: versioned, accepted before the first sending (T1.3, T2.2).

use crate::permission::Function;
use crate::{Ctx, Error, account};
use domain::account::Act;
use domain::lang::Lang;
use domain::refusal::{Code, Field, Refusal};
use domain::terms::TermsView;
use store::terms::TermsRow;

mod changes;
mod publish;

pub use publish::{Published, publish};

/// The terms in force, with what is different from the version this person accepted (T1.7).
///
/// # Errors
/// [`Error::NotFound`] when none have been published.
pub async fn terms(ctx: &Ctx) -> Result<TermsView, Error> {
    ctx.may(Function::Terms)?;
    let reference = ctx.portal.reference();
    let row = reference.terms.as_ref().ok_or(Error::NotFound)?;
    let accepted = accepted_version(ctx).await?;
    let older = accepted.filter(|version| *version < row.version);
    view(ctx, row, row.version, accepted, older).await
}

/// Any version, with what is different from the one before it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such version.
pub async fn terms_version(ctx: &Ctx, version: &str) -> Result<TermsView, Error> {
    ctx.may(Function::TermsVersion)?;
    let in_force = ctx.portal.reference().terms.as_ref().map(|terms| terms.version).ok_or(Error::NotFound)?;
    let version: i64 = version.parse().map_err(|_| Error::NotFound)?;
    let row = store::terms::find(ctx.portal.db(), version).await?.ok_or(Error::NotFound)?;
    let accepted = accepted_version(ctx).await?;
    view(ctx, &row, in_force, accepted, Some(version - 1)).await
}

async fn accepted_version(ctx: &Ctx) -> Result<Option<i64>, Error> {
    match &ctx.actor.person {
        Some(person) => Ok(store::people::find(ctx.portal.db(), person).await?.and_then(|person| person.terms_version)),
        None => Ok(None),
    }
}

async fn view(ctx: &Ctx, row: &TermsRow, in_force: i64, accepted: Option<i64>, older: Option<i64>) -> Result<TermsView, Error> {
    let all = store::terms::all(ctx.portal.db()).await?;
    let older = older.and_then(|version| all.iter().find(|row| row.version == version));
    let paragraphs = paragraphs(in_lang(row, ctx.lang));
    Ok(TermsView {
        version: row.version.to_string(),
        accepted: accepted == Some(row.version),
        published_ms: row.published_ms,
        past: row.version != in_force,
        compared: older.map(|older| older.version.to_string()),
        changes: older.map(|older| changes::between(&self::paragraphs(in_lang(older, ctx.lang)), &paragraphs)).unwrap_or_default(),
        history: all.iter().map(|row| (row.version.to_string(), row.published_ms)).collect(),
        paragraphs,
    })
}

fn in_lang(row: &TermsRow, lang: Lang) -> &str {
    match lang {
        Lang::Az => &row.text_az,
        Lang::En => &row.text_en,
        Lang::Ru => &row.text_ru,
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(|part| part.trim().replace('\n', " ")).filter(|part| !part.is_empty()).collect()
}

/// Accepts the terms (T1.3). Only those in force can be accepted: who read an older text is shown the new one first.
///
/// # Errors
/// [`Error::SignIn`] for a visitor, [`Error::Refused`] with `Unknown` for another version.
pub async fn accept_terms(ctx: &Ctx, version: &str) -> Result<(), Error> {
    ctx.may(Function::AcceptTerms)?;
    let in_force = ctx.portal.reference().terms.as_ref().map(|terms| terms.version);
    let version = version.parse::<i64>().ok().filter(|version| Some(*version) == in_force);
    let version = version.ok_or(Refusal::new(Field::Terms, Code::Unknown))?;
    let (person, now) = (ctx.person()?.clone(), ctx.now);
    let entry = account::entry(ctx, &person, Act::TermsAccepted, &version.to_string());
    let accepting = person.clone();
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::account_events::append(tx, &entry).await?;
            Ok::<_, Error>(store::people::accept_terms(tx, &accepting, version, now).await?)
        })
    });
    write.await?;
    ctx.portal.known.standing.invalidate(&person).await;
    Ok(())
}
