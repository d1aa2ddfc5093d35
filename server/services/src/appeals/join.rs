//! Joining another person's appeal with own text, voice, photos and videos (A8.4).

use crate::permission::Function;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::form::JoinForm;
use domain::appeal::validate::{self, Tidy};
use domain::appeal::view::What;
use domain::ids::{JoinId, PersonId};
use domain::lifecycle::{self, Step};
use domain::live::Change;
use domain::media::recordings;
use domain::refusal::{Code, Field, Refusal};
use store::StoreError;
use store::appeals::AppealRow;
use store::events::Audience;
use store::joins::JoinRow;

/// Joins, also anew after having left. Sending again with the same id after a lost answer changes nothing.
///
/// # Errors
/// [`Error::Refused`] with `OwnAppeal`, `Closed`, `AlreadyDone` or what is wrong with the form; [`Error::NotFound`] for an
/// appeal that does not exist; [`Error::Busy`] after too many in an hour.
pub async fn join(ctx: &Ctx, form: JoinForm) -> Result<JoinId, Error> {
    ctx.may(Function::JoinAppeal)?;
    let person = ctx.person_in_good_standing().await?;
    let form = form.tidied();
    validate::join(&form)?;
    if joined_before(ctx, &form, &person).await? {
        return Ok(form.id);
    }
    crate::media::own_all(ctx, &form.media, form.voice.as_ref(), &form.videos).await?;
    ctx.portal.limiters.joins.take(&person)?;
    match write(ctx, &form, &person).await {
        Err(_) if joined_before(ctx, &form, &person).await? => Ok(form.id),
        result => result.map(|()| form.id),
    }
}

/// This very joining is there already. Another person's joining of this id is nobody's business.
async fn joined_before(ctx: &Ctx, form: &JoinForm, person: &PersonId) -> Result<bool, Error> {
    match store::joins::by_id(ctx.portal.db(), &form.id).await? {
        Some(row) if row.person == *person && row.appeal == form.appeal => Ok(true),
        Some(_) => Err(Error::Conflict),
        None => Ok(false),
    }
}

async fn write(ctx: &Ctx, form: &JoinForm, person: &PersonId) -> Result<(), Error> {
    let (db, row) = (ctx.portal.db(), row(ctx, form, person));
    let media = [form.media.clone(), recordings(form.voice.as_ref(), &form.videos)].concat();
    let (joins, assignments) = (store::joins::of_appeal(db, &form.appeal).await?, store::assignments::of_appeal(db, &form.appeal).await?);
    let institutions = assignments.into_iter().map(|assignment| assignment.institution).collect();
    let joined = event(ctx, What::Joined, "A8.4", Audience::Public, &Particulars::default());
    let work = db.write(move |tx| {
        Box::pin(async move {
            let appeal = store::appeals::lock(tx, &row.appeal).await?.ok_or(Error::NotFound)?;
            may_join(&appeal, &row.person)?;
            match store::joins::left_by(tx, &row.appeal, &row.person).await? {
                Some(left) => store::joins::again(tx, &left.id, &row, &media).await,
                None => store::joins::insert(tx, &row, &media).await,
            }
            .map_err(already)?;
            store::events::append(tx, &appeal.id, &[joined]).await?;
            let mut persons = crate::views::persons(&appeal, &joins);
            persons.push(row.person);
            tx.publish(Change { appeal: appeal.id, persons, institutions });
            Ok::<_, Error>(())
        })
    });
    work.await
}

pub(crate) fn may_join(appeal: &AppealRow, person: &PersonId) -> Result<(), Error> {
    // What nobody else may see, nobody joins (R11.7).
    if appeal.is_official() {
        return Err(Error::NotFound);
    }
    if appeal.person == *person {
        return Err(Refusal::form(Code::OwnAppeal).into());
    }
    lifecycle::next(appeal.status, Step::Join, domain::role::Role::Citizen)?;
    Ok(())
}

fn already(error: StoreError) -> Error {
    if error.is_unique() { Refusal::new(Field::Form, Code::AlreadyDone).into() } else { error.into() }
}

fn row(ctx: &Ctx, form: &JoinForm, person: &PersonId) -> JoinRow {
    JoinRow {
        id: form.id.clone(),
        appeal: form.appeal.clone(),
        person: person.clone(),
        text: form.text.clone(),
        answer_mode: form.answer_mode,
        postal_address: form.postal_address.clone(),
        joined_ms: ctx.now,
    }
}
