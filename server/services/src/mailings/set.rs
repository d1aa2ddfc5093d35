//! Having a kept report sent, and stopping it.

use super::list::colleagues;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::ids::PersonId;
use domain::refusal::{Code, Field, Refusal};
use domain::registry::{MOST_SAVED, Shelf};
use domain::reports::mailing::{MOST_MAILINGS, MailForm, due_until};
use store::report_mails::{self, MailRow};

/// Has an own kept report sent, to the actor and to colleagues of the own side.
///
/// # Errors
/// [`Error::Refused`] with what is wrong: a report that isn't kept by the actor, a person who works elsewhere, a report that is sent
/// already, too many of them.
pub async fn mail_report(ctx: &Ctx, form: MailForm) -> Result<(), Error> {
    ctx.may(Function::MailReport)?;
    let (rhythm, file) = form.checked()?;
    let (db, person) = (ctx.portal.db(), ctx.person()?.clone());
    let kept = store::saved_views::of_person(db, &person, Shelf::Reports, MOST_SAVED as u32).await?;
    let view = kept.into_iter().find(|view| view.id == form.view).ok_or(Refusal::new(Field::Report, Code::Unknown))?;
    let readers = readers(ctx, &person, form.to).await?;
    let own = report_mails::of_person(db, &person).await?.into_iter().filter(|row| row.person == person).count();
    if own >= MOST_MAILINGS {
        return Err(Refusal::form(Code::TooMany { max: MOST_MAILINGS as u32 }).into());
    }
    let next_on = rhythm.next(due_until(ctx.now), &ctx.portal.reference().calendar);
    let row = MailRow {
        id: uuid::Uuid::now_v7().to_string(),
        view: view.id,
        person,
        rhythm,
        file,
        next_on,
        made_ms: ctx.now,
        title: view.title,
        query: view.query,
    };
    let write = db.write(move |tx| {
        Box::pin(async move {
            match report_mails::add(tx, &row, &readers).await {
                Err(error) if error.is_unique() => Err(Refusal::new(Field::Report, Code::AlreadyDone).into()),
                added => Ok::<_, Error>(added?),
            }
        })
    });
    write.await
}

/// The actor first, then the colleagues who were chosen.
async fn readers(ctx: &Ctx, person: &PersonId, mut to: Vec<PersonId>) -> Result<Vec<PersonId>, Error> {
    to.retain(|one| one != person);
    to.sort();
    to.dedup();
    if !to.is_empty() {
        let there = colleagues(ctx).await?;
        if to.iter().any(|one| there.iter().all(|row| row.id != *one)) {
            return Err(Refusal::new(Field::Readers, Code::Unknown).into());
        }
    }
    to.insert(0, person.clone());
    Ok(to)
}

/// Stops it: for all by whoever has set it up, otherwise for the actor alone.
///
/// # Errors
/// [`Error::NotFound`] when the actor has nothing to do with it, or it was stopped before.
pub async fn stop_mail(ctx: &Ctx, id: String) -> Result<(), Error> {
    ctx.may(Function::StopMail)?;
    let person = ctx.person()?.clone();
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let ended = report_mails::remove(tx, &id, &person).await?;
            Ok::<_, Error>(ended || report_mails::leave(tx, &id, &person).await?)
        })
    });
    if write.await? { Ok(()) } else { Err(Error::NotFound) }
}
