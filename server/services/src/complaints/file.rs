//! Complaining about how one was served (Q3.5).

use crate::permission::Function;
use crate::{Ctx, Error};
use domain::appeal::validate::Tidy;
use domain::complaint::{self, ComplaintForm};
use domain::ids::PersonId;
use domain::live::Change;
use store::complaints::ComplaintRow;

/// Writes a complaint down under its own number; the number. Sending again with the same id gives the same one.
///
/// # Errors
/// [`Error::Refused`] with every field that is wrong; [`Error::Conflict`] when the id is another person's; [`Error::Busy`] after
/// too many in an hour.
pub async fn file(ctx: &Ctx, form: ComplaintForm) -> Result<String, Error> {
    ctx.may(Function::FileComplaint)?;
    let person = ctx.person_in_good_standing().await?;
    let form = form.tidied();
    complaint::file(&form)?;
    if let Some(number) = filed_before(ctx, &form, &person).await? {
        return Ok(number);
    }
    ctx.portal.limiters.joins.take(&person)?;
    match write(ctx, &form, &person).await {
        Err(error) => filed_before(ctx, &form, &person).await?.ok_or(error),
        number => number,
    }
}

async fn filed_before(ctx: &Ctx, form: &ComplaintForm, person: &PersonId) -> Result<Option<String>, Error> {
    match store::complaints::find(ctx.portal.db(), &form.id).await? {
        Some(row) if row.person == *person => Ok(Some(row.number)),
        Some(_) => Err(Error::Conflict),
        None => Ok(None),
    }
}

async fn write(ctx: &Ctx, form: &ComplaintForm, person: &PersonId) -> Result<String, Error> {
    let (form, person, now) = (form.clone(), person.clone(), ctx.now);
    let due_on = complaint::due(now, &ctx.portal.config().rights).on;
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let number = store::additions::complaint_number(tx, now).await?;
            let row = ComplaintRow {
                id: form.id,
                number: number.clone(),
                about: form.about,
                appeal: None,
                institution: None,
                subject: form.subject,
                person: person.clone(),
                text: form.text,
                demand: form.demand,
                filed_ms: now,
                due_on: Some(due_on),
                outcome: None,
                reasons: String::new(),
                decided_by: None,
                decided_ms: None,
            };
            store::complaints::file(tx, &row).await?;
            tx.publish(Change::of_cabinet(person));
            Ok::<_, Error>(number)
        })
    });
    write.await
}
