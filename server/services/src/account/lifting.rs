//! Lifting a restriction: the person asks, the owner's staff decide (T1.9).

use super::{entry, notice};
use crate::permission::Function;
use crate::views::Whole;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error, people};
use domain::account::{AccountWhat, Act, DecideForm, RestrictedPerson, lift_request};
use domain::appeal::validate::{MAX_NOTE, clean, telling};
use domain::appeal::view::What;
use domain::lifecycle::{self, AssignmentStatus, Step};
use domain::live::Change;
use domain::refusal::{Code, Field, Refusal};
use domain::role::Role;
use domain::time::UnixMs;
use store::Tx;
use store::appeals::AppealRow;
use store::events::Audience;

/// Restricted persons shown at a time.
const MOST: u32 = 200;

/// Asks the owner to lift the restriction; once until it is decided.
///
/// # Errors
/// [`Error::Refused`] with what is wrong with the words, with `NotNow` when there is no restriction, with `AlreadyDone` while
/// an earlier request waits.
pub async fn ask(ctx: &Ctx, text: &str) -> Result<(), Error> {
    ctx.may(Function::AskLifting)?;
    let person = ctx.person()?.clone();
    let text = clean(text);
    lift_request(&text)?;
    let row = store::people::find(ctx.portal.db(), &person).await?.ok_or(Error::SignIn)?;
    if row.restricted_at(ctx.now).is_none() {
        return Err(Refusal::form(Code::NotNow).into());
    }
    let asked = entry(ctx, &person, Act::LiftAsked, "");
    let (id, now) = (asked.id.clone(), ctx.now);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            if !store::lifting::ask(tx, &id, &person, &text, now).await? {
                return Err(Refusal::form(Code::AlreadyDone).into());
            }
            Ok::<_, Error>(store::account_events::append(tx, &asked).await?)
        })
    });
    write.await
}

/// Everybody whose access is restricted; who asks comes first, the longest waiting before the others.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the owner's staff.
pub async fn requests(ctx: &Ctx) -> Result<Vec<RestrictedPerson>, Error> {
    ctx.may(Function::OwnerRequests)?;
    let db = ctx.portal.db();
    let (restricted, waiting) = tokio::try_join!(store::people::restricted(db, ctx.now, MOST), store::lifting::waiting(db, MOST))?;
    let mut all: Vec<RestrictedPerson> = restricted
        .iter()
        .map(|row| RestrictedPerson {
            person: row.id.clone(),
            name: people::name_of(row),
            reason: row.restricted_reason.clone().unwrap_or_default(),
            until_ms: row.restricted_until_ms.unwrap_or_default(),
            asked: waiting.iter().find(|asked| asked.person == row.id).map(|asked| (asked.text.clone(), asked.asked_ms)),
        })
        .collect();
    all.sort_by_key(|one| one.asked.as_ref().map_or(UnixMs(i64::MAX), |(_, at)| *at));
    Ok(all)
}

/// Lifts the restriction, or answers that it stays; the person is told with the reasons. Lifting takes up the appeals again
/// where they were stopped.
///
/// # Errors
/// [`Error::Refused`] when the answer says nothing, with `NotNow` when there is nothing to decide.
pub async fn decide(ctx: &Ctx, form: DecideForm) -> Result<(), Error> {
    ctx.may(Function::DecideLifting)?;
    let form = DecideForm { answer: clean(&form.answer), ..form };
    if let Some(refusal) = telling(Field::Reason, &form.answer, MAX_NOTE) {
        return Err(refusal.into());
    }
    let row = store::people::find(ctx.portal.db(), &form.person).await?.ok_or(Error::NotFound)?;
    if row.restricted_at(ctx.now).is_none() {
        return Err(Refusal::form(Code::NotNow).into());
    }
    let stopped = if form.lift { store::appeals::stopped_of(ctx.portal.db(), &form.person).await? } else { Vec::new() };
    let mut going_on = Vec::with_capacity(stopped.len());
    for appeal in stopped {
        let whole = Whole::read(ctx, &appeal.id).await?;
        let (change, statuses) = (whole.change(), whole.assignments.iter().map(|one| one.status).collect());
        going_on.push((appeal, change, statuses));
    }
    write(ctx, &form, going_on).await?;
    ctx.portal.known.forget(&form.person).await;
    Ok(())
}

async fn write(ctx: &Ctx, form: &DecideForm, going_on: Vec<(AppealRow, Change, Vec<AssignmentStatus>)>) -> Result<(), Error> {
    let (act, what) = if form.lift { (Act::Lifted, AccountWhat::Lifted) } else { (Act::LiftRefused, AccountWhat::LiftRefused) };
    let (done, told) = (entry(ctx, &form.person, act, &form.answer), notice(ctx, &form.person, what, &form.answer));
    let happened = event(ctx, What::Lifted, "T1.9", Audience::Participants, &Particulars::default());
    let (form, by, role, now) = (form.clone(), ctx.actor.person.clone(), ctx.actor.role, ctx.now);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let asked = store::lifting::decide(tx, &form.person, by.as_ref(), form.lift, &form.answer, now).await?;
            if !form.lift && !asked {
                return Err(Refusal::form(Code::NotNow).into());
            }
            if form.lift {
                store::people::restrict(tx, &form.person, None, None).await?;
            }
            store::account_events::append(tx, &done).await?;
            store::account_notices::add(tx, &told).await?;
            for (appeal, change, statuses) in going_on {
                if take_up(tx, &appeal, &statuses, role, now).await? {
                    store::events::append(tx, &appeal.id, std::slice::from_ref(&happened)).await?;
                    tx.publish(change);
                }
            }
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// One appeal goes on where its institutions stand, or waits for its institution again.
async fn take_up(tx: &mut Tx, appeal: &AppealRow, statuses: &[AssignmentStatus], role: Role, now: UnixMs) -> Result<bool, Error> {
    let Some(row) = store::appeals::lock(tx, &appeal.id).await? else { return Ok(false) };
    let Ok(sent) = lifecycle::next(row.status, Step::Lift, role) else { return Ok(false) };
    let at_work = statuses.iter().any(|status| status.is_open());
    let status = if at_work { lifecycle::overall(statuses) } else { sent };
    store::appeals::set_status(tx, &appeal.id, status, now).await?;
    Ok(true)
}
