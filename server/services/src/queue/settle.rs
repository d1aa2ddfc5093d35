//! What the manager of a centre sets: counters, and days that are not as their weekday.

use super::own::Own;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::appeal::validate::Tidy;
use domain::ids::CounterId;
use domain::queue::manage::{CounterForm, ExceptionForm, MOST_COUNTERS};
use domain::refusal::{Code, Field, Refusal};
use store::StoreError;
use store::centres::{CounterRow, ExceptionRow};

/// Makes or changes a counter of the own centre.
///
/// # Errors
/// [`Error::Refused`] with what is wrong, with `NotYours` for who does not manage the centre, with `StillServing` when a counter is to be
/// closed at which somebody sits; [`Error::NotFound`] for another centre's counter.
pub async fn settle_counter(ctx: &Ctx, form: CounterForm) -> Result<(), Error> {
    ctx.may(Function::SettleCounter)?;
    let own = Own::of(ctx).await?.managing()?;
    let form = form.tidied();
    form.check()?;
    let number = form.number()?;
    let db = ctx.portal.db();
    let (counters, groups) = tokio::try_join!(store::centres::counters(db, own.id()), store::centres::groups(db))?;
    if form.groups.iter().any(|id| groups.iter().all(|group| group.id != *id)) {
        return Err(Refusal::new(Field::CounterServices, Code::Unknown).into());
    }
    let taken = || Error::from(Refusal::new(Field::CounterNumber, Code::AlreadyDone));
    let id = match &form.id {
        Some(id) => counters.iter().find(|one| one.id == *id).ok_or(Error::NotFound)?.id.clone(),
        None if counters.len() as u32 >= MOST_COUNTERS => {
            return Err(Refusal::new(Field::CounterNumber, Code::TooMany { max: MOST_COUNTERS }).into());
        }
        None => CounterId(uuid::Uuid::now_v7().to_string()),
    };
    if counters.iter().any(|one| one.number == number && one.id != id) {
        return Err(taken());
    }
    if form.closed && store::seats::taken(db, own.id()).await?.iter().any(|seat| seat.counter == id) {
        return Err(Refusal::form(Code::StillServing).into());
    }
    let row = CounterRow { id, centre: own.centre.id, number, zone: form.zone, active: !form.closed };
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            match store::centres::put_counter(tx, &row).await {
                Err(StoreError::Unique(_)) => return Err(Refusal::new(Field::CounterNumber, Code::AlreadyDone).into()),
                put => put?,
            }
            store::centres::serve(tx, &row.id, &form.groups).await?;
            tx.publish_centre(&row.centre);
            Ok::<_, Error>(())
        })
    });
    write.await?;
    ctx.portal.queue.forget();
    Ok(())
}

/// Sets a day of the own centre that is not as its weekday.
///
/// # Errors
/// [`Error::Refused`] with everything that is wrong, with `NotYours` for who does not manage the centre.
pub async fn settle_day(ctx: &Ctx, form: ExceptionForm) -> Result<(), Error> {
    ctx.may(Function::SettleDay)?;
    let own = Own::of(ctx).await?.managing()?;
    let form = form.tidied();
    let (day, hours, counters) = form.read(ctx.now.date())?;
    if let Some(group) = &form.group {
        let groups = store::centres::groups(ctx.portal.db()).await?;
        groups.iter().find(|row| row.id == *group).ok_or(Refusal::new(Field::CounterServices, Code::Unknown))?;
    }
    let row = ExceptionRow {
        id: uuid::Uuid::now_v7().to_string(),
        centre: own.centre.id,
        group: form.group,
        day,
        opens_min: hours.map(|(from, _)| from),
        closes_min: hours.map(|(_, to)| to),
        counters,
        reason: form.reason,
        set_by: Some(own.person),
        set_ms: ctx.now,
    };
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::centres::except(tx, &row).await?;
            tx.publish_centre(&row.centre);
            Ok::<_, Error>(())
        })
    });
    write.await?;
    ctx.portal.queue.forget();
    Ok(())
}

/// Lifts such a day again.
///
/// # Errors
/// [`Error::NotFound`] when the own centre has no such day; [`Error::Refused`] with `NotYours` for who does not manage the centre.
pub async fn lift_day(ctx: &Ctx, id: &str) -> Result<(), Error> {
    ctx.may(Function::LiftDay)?;
    let own = Own::of(ctx).await?.managing()?;
    let today = ctx.now.date();
    let known = store::centres::exceptions(ctx.portal.db(), own.id(), today, today.plus(10_000)).await?;
    let row = known.into_iter().find(|row| row.id == id).ok_or(Error::NotFound)?;
    let now = ctx.now;
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            if !store::centres::lift_exception(tx, &row.id, now).await? {
                return Err(Error::NotFound);
            }
            tx.publish_centre(&row.centre);
            Ok::<_, Error>(())
        })
    });
    write.await?;
    ctx.portal.queue.forget();
    Ok(())
}
