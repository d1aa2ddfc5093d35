//! The terms of use: versioned, accepted before the first sending (T1.3, T2.2).

use crate::permission::Function;
use crate::{Ctx, Error};
use domain::lang::Lang;
use domain::refusal::{Code, Field, Refusal};
use domain::terms::TermsView;

/// The terms in force.
///
/// # Errors
/// [`Error::NotFound`] when none have been published.
pub async fn terms(ctx: &Ctx) -> Result<TermsView, Error> {
    ctx.may(Function::Terms)?;
    let reference = ctx.portal.reference();
    let row = reference.terms.as_ref().ok_or(Error::NotFound)?;
    let accepted = match &ctx.actor.person {
        Some(person) => store::people::find(ctx.portal.db(), person).await?.is_some_and(|person| person.terms_version == Some(row.version)),
        None => false,
    };
    let text = match ctx.lang {
        Lang::Az => &row.text_az,
        Lang::En => &row.text_en,
        Lang::Ru => &row.text_ru,
    };
    let paragraphs = text.split("\n\n").map(|part| part.trim().replace('\n', " ")).filter(|part| !part.is_empty()).collect();
    Ok(TermsView { version: row.version.to_string(), paragraphs, accepted })
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
    let accepting = person.clone();
    let write = ctx
        .portal
        .db()
        .write(move |tx| Box::pin(async move { Ok::<_, Error>(store::people::accept_terms(tx, &accepting, version, now).await?) }));
    write.await?;
    ctx.portal.known.standing.invalidate(&person).await;
    Ok(())
}
