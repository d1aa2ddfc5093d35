//! Beginning and ending to follow.

use super::form_of;
use super::words::{words, words_of};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::alert::{AlertForm, AlertView, AlertWords, MAX_ALERTS};
use domain::ids::AlertId;
use domain::refusal::{Code, Field, Refusal};
use domain::time::UnixMs;
use std::collections::HashMap;
use store::alerts::AlertRow;

/// What the person follows, the latest first.
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub async fn alerts(ctx: &Ctx) -> Result<Vec<AlertView>, Error> {
    ctx.may(Function::Alerts)?;
    let rows = store::alerts::of_person(ctx.portal.db(), ctx.person()?).await?;
    let words = words_of(&ctx.portal, &rows).await?;
    let view = |(row, words): (AlertRow, AlertWords)| AlertView { form: form_of(&row), id: row.id, words, since_ms: row.since_ms };
    Ok(rows.into_iter().zip(words).map(view).collect())
}

/// What a form asks for, in names, before it is followed.
///
/// # Errors
/// [`Error::Refused`] as [`follow`] would.
pub async fn alert_words(ctx: &Ctx, form: AlertForm) -> Result<AlertWords, Error> {
    ctx.may(Function::AlertWords)?;
    let form = form.tidied();
    form.check()?;
    let numbers = known(ctx, &form).await?;
    Ok(words(&ctx.portal.reference(), &form, &numbers))
}

/// Follows. Following the same again changes nothing.
///
/// # Errors
/// [`Error::Refused`]: nothing given, something that does not exist, an own or joined appeal (its news come anyway), too many.
pub async fn follow(ctx: &Ctx, form: AlertForm) -> Result<(), Error> {
    ctx.may(Function::Follow)?;
    let person = ctx.person()?.clone();
    let form = form.tidied();
    form.check()?;
    known(ctx, &form).await?;
    let row = row(ctx, form);
    let older = store::alerts::of_person(ctx.portal.db(), &person).await?;
    if older.iter().any(|other| form_of(other) == form_of(&row)) {
        return Ok(());
    }
    if older.len() >= MAX_ALERTS as usize {
        return Err(Refusal::form(Code::TooMany { max: MAX_ALERTS }).into());
    }
    let row = AlertRow { person, ..row };
    let write = ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::alerts::add(tx, &row).await?) }));
    write.await
}

/// Whether everything named exists; the number of the appeal.
async fn known(ctx: &Ctx, form: &AlertForm) -> Result<HashMap<domain::ids::AppealId, String>, Error> {
    let reference = ctx.portal.reference();
    let unknown = |field| Err(Error::from(Refusal::new(field, Code::Unknown)));
    if form.category.as_ref().is_some_and(|id| reference.category(id).is_none()) {
        return unknown(Field::Category);
    }
    if form.institution.as_ref().is_some_and(|id| reference.institution(id).is_none()) {
        return unknown(Field::Institutions);
    }
    if form.district.as_ref().is_some_and(|id| reference.district(id).is_none()) {
        return unknown(Field::Place);
    }
    let Some(id) = &form.appeal else { return Ok(HashMap::new()) };
    let appeal = store::appeals::find(ctx.portal.db(), id).await?.filter(|row| !row.is_official()).ok_or(Error::NotFound)?;
    if store::appeals::is_participant(ctx.portal.db(), id, ctx.person()?).await? {
        return Err(Refusal::form(Code::OwnAppeal).into());
    }
    Ok(HashMap::from([(id.clone(), appeal.known_number().to_owned())]))
}

/// One appeal alone, or a filter.
fn row(ctx: &Ctx, form: AlertForm) -> AlertRow {
    let form = if form.appeal.is_some() { AlertForm { appeal: form.appeal, ..AlertForm::default() } } else { form };
    let area = form.area();
    AlertRow {
        id: AlertId(uuid::Uuid::now_v7().to_string()),
        person: Default::default(),
        appeal: form.appeal,
        category: form.category,
        institution: form.institution,
        district: form.district,
        lat: area.map(|(point, _)| point.lat),
        lon: area.map(|(point, _)| point.lon),
        radius_m: area.map(|(_, radius)| radius),
        since_ms: ctx.now,
        told_ms: UnixMs(0),
        news: 0,
        news_appeal: None,
        news_what: None,
    }
}

/// Follows no longer; notices that came stay.
///
/// # Errors
/// [`Error::NotFound`] for what this person does not follow.
pub async fn unfollow(ctx: &Ctx, id: &AlertId) -> Result<(), Error> {
    ctx.may(Function::Unfollow)?;
    let (person, id, now) = (ctx.person()?.clone(), id.clone(), ctx.now);
    let write = ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::alerts::end(tx, &person, &id, now).await?) }));
    if write.await? { Ok(()) } else { Err(Error::NotFound) }
}
