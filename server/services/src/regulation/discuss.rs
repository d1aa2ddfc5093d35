//! The public discussion (R9.7): whoever is signed in says something, the provider answers beside it.

use super::loaded::Loaded;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::appeal::validate::clean;
use domain::refusal::{Code, Field, Refusal};
use domain::regulation::stage::{Facts, may};
use domain::regulation::{
    self, AnswerForm, CommentForm, CommentState, HoldForm, MOST_COMMENTS, Stage, Step, Who, shown_name, waits_for_a_look,
};
use domain::time::UnixMs;
use store::regulation_comments::{self, CommentRow};

/// The hour in which a person's comments are counted.
const HOUR_MS: i64 = 3_600_000;
/// After it they are counted anew.
const HOUR_S: u32 = 3_600;

/// Says something; gives whether everybody sees it at once, or the provider looks at it first.
///
/// # Errors
/// [`Error::NotFound`] for what is not under discussion; [`Error::Busy`] after too many comments in an hour; [`Error::Refused`] with what
/// is wrong, with `AlreadyDone` for the same words again, with `TermsNotAccepted` or `Restricted`.
pub async fn comment(ctx: &Ctx, form: CommentForm) -> Result<CommentState, Error> {
    ctx.may(Function::CommentRegulation)?;
    let person = ctx.person_in_good_standing().await?;
    let db = ctx.portal.db();
    let versions = store::regulations::versions(db, &form.id).await?;
    let row = versions.into_iter().find(|one| one.stage == Stage::Discussion).ok_or(Error::NotFound)?;
    may(Step::Comment, row.stage, &[Who::Reader], &Facts::default())?;
    regulation::comment(&form)?;
    let text = clean(&form.text);
    let known = store::people::find(db, &person).await?.ok_or(Error::SignIn)?;
    if regulation_comments::recent(db, &person, UnixMs(ctx.now.0 - HOUR_MS)).await? >= u64::from(MOST_COMMENTS) {
        return Err(Error::Busy { retry_s: HOUR_S });
    }
    if regulation_comments::said(db, &form.id, row.version, &person, &text).await? {
        return Err(Refusal::new(Field::Text, Code::AlreadyDone).into());
    }
    let state = if waits_for_a_look(&text) { CommentState::Held } else { CommentState::Shown };
    let comment = CommentRow {
        id: uuid::Uuid::now_v7().to_string(),
        regulation: form.id,
        version: row.version,
        name: shown_name(&known.given_name, &known.surname),
        person,
        text,
        state,
        at_ms: ctx.now,
        answer: None,
        answered_by: None,
        answered_ms: None,
    };
    let write = db.write(move |tx| Box::pin(async move { Ok::<_, Error>(regulation_comments::add(tx, &comment).await?) }));
    write.await?;
    Ok(state)
}

/// Answers a comment, beside which the answer is shown; a later answer takes the place of an earlier one.
///
/// # Errors
/// [`Error::NotFound`] for what was said of others' regulations; [`Error::Refused`] with what is wrong, with `NotNow` after the discussion.
pub async fn answer(ctx: &Ctx, form: AnswerForm) -> Result<(), Error> {
    ctx.may(Function::AnswerComment)?;
    own_comment(ctx, &form.comment).await?;
    regulation::answer(&form)?;
    let (text, person, now) = (clean(&form.text), ctx.person()?.clone(), ctx.now);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move { Ok::<_, Error>(regulation_comments::answer(tx, &form.comment, &text, &person, now).await?) })
    });
    if write.await? { Ok(()) } else { Err(Error::NotFound) }
}

/// Shows a comment to everybody, or doesn't.
///
/// # Errors
/// As [`answer`].
pub async fn judge(ctx: &Ctx, form: HoldForm) -> Result<(), Error> {
    ctx.may(Function::JudgeComment)?;
    own_comment(ctx, &form.comment).await?;
    let state = if form.show { CommentState::Shown } else { CommentState::Removed };
    let write = ctx
        .portal
        .db()
        .write(move |tx| Box::pin(async move { Ok::<_, Error>(regulation_comments::judge(tx, &form.comment, state).await?) }));
    if write.await? { Ok(()) } else { Err(Error::NotFound) }
}

/// A comment on a regulation of the actor's own body, while it is discussed.
async fn own_comment(ctx: &Ctx, id: &str) -> Result<(), Error> {
    let row = regulation_comments::find(ctx.portal.db(), id).await?.ok_or(Error::NotFound)?;
    let loaded = Loaded::of_staff(ctx, &row.regulation).await?;
    if !loaded.is_ours() || loaded.current.version != row.version {
        return Err(Error::NotFound);
    }
    loaded.step(ctx, Step::Answer).map(drop)
}
