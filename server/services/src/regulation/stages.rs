//! From stage to stage: to the other bodies, to everybody, back into the draft, and on to the next version.

use super::loaded::Loaded;
use super::write::first;
use super::{entry, staff, tell};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::account::AccountWhat;
use domain::ids::RegulationId;
use domain::regulation::{PublishForm, Step, What, publishing};
use domain::time::{Date, UnixMs};
use store::regulations::VersionRow;

/// Asks the other bodies for their agreement (R9.2).
///
/// # Errors
/// [`Error::Refused`] with each clause that lacks something, with `NobodyToAsk`, or with what else stands in the way.
pub async fn submit(ctx: &Ctx, id: &RegulationId) -> Result<(), Error> {
    ctx.may(Function::SubmitRegulation)?;
    let loaded = Loaded::of_staff(ctx, id).await?;
    let stage = loaded.step(ctx, Step::Submit)?;
    let others = loaded.others(ctx);
    let persons = staff(ctx, &others).await?;
    let to = VersionRow { stage, ..touched(ctx, &loaded.current) };
    let event = entry(ctx, id, loaded.row.institution.clone(), to.version, What::Submitted);
    let (acting, seen) = (ctx.clone(), loaded.current);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            moved(store::regulations::advance(tx, &seen, &to).await?)?;
            store::regulation_agreements::ask(tx, &to.regulation, to.version, &others, acting.now).await?;
            store::regulation_events::append(tx, &event).await?;
            tell(tx, &persons, AccountWhat::RegulationAsked, &to.regulation, &to.name, &acting).await
        })
    });
    write.await
}

/// Puts it to public discussion (R9.7), for as many days as the form says.
///
/// # Errors
/// [`Error::Refused`] with each clause that lacks something, with `NotAgreed`, or with days out of bounds.
pub async fn publish(ctx: &Ctx, form: PublishForm) -> Result<(), Error> {
    ctx.may(Function::PublishRegulation)?;
    let loaded = Loaded::of_staff(ctx, &form.id).await?;
    let stage = loaded.step(ctx, Step::Publish)?;
    let rules = ctx.portal.config().regulation;
    publishing(&form, rules)?;
    let days = form.days(rules).unwrap_or(rules.discussion_days);
    let until = if days == 0 { ctx.now } else { after(ctx.now, days) };
    let to = VersionRow { stage, published_ms: Some(ctx.now), discussed_until_ms: Some(until), ..touched(ctx, &loaded.current) };
    change(ctx, loaded, to, What::Published).await
}

/// Takes it back into the draft; it is agreed and discussed anew. What was said in the discussion stays.
///
/// # Errors
/// [`Error::Refused`] with `NotNow` where it is neither with the other bodies nor under discussion.
pub async fn recall(ctx: &Ctx, id: &RegulationId) -> Result<(), Error> {
    ctx.may(Function::RecallRegulation)?;
    let loaded = Loaded::of_staff(ctx, id).await?;
    let stage = loaded.step(ctx, Step::Recall)?;
    let to = VersionRow { stage, published_ms: None, discussed_until_ms: None, ..touched(ctx, &loaded.current) };
    change(ctx, loaded, to, What::Recalled).await
}

/// Begins the next version with the words of the one in force.
///
/// # Errors
/// [`Error::Refused`] with `NotNow` where none is in force, or another is on its way.
pub async fn revise(ctx: &Ctx, id: &RegulationId) -> Result<(), Error> {
    ctx.may(Function::ReviseRegulation)?;
    let loaded = Loaded::of_staff(ctx, id).await?;
    loaded.step(ctx, Step::Revise)?;
    let number = loaded.versions.first().map_or(1, |one| one.version + 1);
    let version = first(ctx, id, number, &loaded.text);
    let event = entry(ctx, id, loaded.row.institution, number, What::Begun);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::regulations::put(tx, &version).await.map_err(|error| if error.is_unique() { Error::Conflict } else { error.into() })?;
            Ok::<_, Error>(store::regulation_events::append(tx, &event).await?)
        })
    });
    write.await
}

async fn change(ctx: &Ctx, loaded: Loaded, to: VersionRow, what: What) -> Result<(), Error> {
    let event = entry(ctx, &to.regulation, loaded.row.institution, to.version, what);
    let seen = loaded.current;
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            moved(store::regulations::advance(tx, &seen, &to).await?)?;
            Ok::<_, Error>(store::regulation_events::append(tx, &event).await?)
        })
    });
    write.await
}

/// The same version, changed by who acts.
pub(super) fn touched(ctx: &Ctx, row: &VersionRow) -> VersionRow {
    VersionRow { changed_ms: ctx.now, changed_by: ctx.actor.person.clone(), ..row.clone() }
}

/// Somebody else was faster: what was seen is not what is there.
pub(super) fn moved(moved: bool) -> Result<(), Error> {
    if moved { Ok(()) } else { Err(Error::Conflict) }
}

/// The beginning of the day that follows so many whole days.
fn after(now: UnixMs, days: u16) -> UnixMs {
    Date::from_days(now.date().days() + 1 + i32::from(days)).starts_at()
}
