//! Publishing an announcement, or a correction of one.

use crate::official::{staff, stir, tell};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::account::AccountWhat;
use domain::announcement::{AnnouncementForm, announcement};
use domain::appeal::validate::Tidy;
use domain::ids::{AnnouncementId, InstitutionId, PersonId};
use domain::official::Party;
use domain::refusal::{Code, Field, Refusal};
use store::announcements::AnnouncementRow;

/// Publishes it and tells the staff of every institution it goes to. A correction is the next version, for the same
/// institutions; what was published before stays as it was.
///
/// # Errors
/// [`Error::Refused`] with what is wrong; [`Error::NotFound`] for a correction of nothing; [`Error::Conflict`] when somebody
/// else corrected it meanwhile.
pub async fn publish(ctx: &Ctx, form: AnnouncementForm) -> Result<(), Error> {
    ctx.may(Function::PublishAnnouncement)?;
    let form = form.tidied();
    announcement(&form, ctx.now)?;
    let is_new = form.id.as_str().is_empty();
    let to = if is_new { chosen(ctx, &form)? } else { readers(ctx, &form).await? };
    let row = AnnouncementRow {
        id: if is_new { AnnouncementId(uuid::Uuid::now_v7().to_string()) } else { form.id.clone() },
        version: if is_new { 1 } else { form.seen.saturating_add(1) },
        ack_by: form.day(ctx.now)?,
        title: form.title,
        text: form.text,
        person: ctx.person()?.clone(),
        published_ms: ctx.now,
    };
    let persons = persons(ctx, &to).await?;
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            match store::announcements::publish(tx, &row).await {
                Err(error) if error.is_unique() => return Err(Error::Conflict),
                published => published?,
            }
            if is_new {
                store::announcements::add_readers(tx, &row.id, &to).await?;
            }
            tell(tx, &persons, AccountWhat::Announced, &row.title, row.published_ms).await?;
            stir(tx, persons);
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// The institutions chosen; all that work now with `all`.
fn chosen(ctx: &Ctx, form: &AnnouncementForm) -> Result<Vec<InstitutionId>, Refusal> {
    let reference = ctx.portal.reference();
    let active = reference.institutions.iter().filter(|one| one.active).map(|one| one.id.clone());
    if form.all {
        return Ok(active.collect());
    }
    let active: Vec<InstitutionId> = active.collect();
    let known = form.to.iter().all(|id| active.contains(id));
    if known { Ok(form.to.clone()) } else { Err(Refusal::new(Field::Institutions, Code::Unknown)) }
}

/// To whom the announcement that is corrected went; the version that was shown must be the newest.
async fn readers(ctx: &Ctx, form: &AnnouncementForm) -> Result<Vec<InstitutionId>, Error> {
    let (db, ids) = (ctx.portal.db(), std::slice::from_ref(&form.id));
    let newest = store::announcements::versions(db, ids).await?.first().map(|row| row.version).ok_or(Error::NotFound)?;
    if newest != form.seen {
        return Err(Error::Conflict);
    }
    Ok(store::announcements::readers(db, ids).await?.into_iter().map(|reader| reader.institution).collect())
}

async fn persons(ctx: &Ctx, to: &[InstitutionId]) -> Result<Vec<PersonId>, Error> {
    let mut persons = Vec::new();
    for institution in to {
        persons.extend(staff(ctx.portal.db(), &Party::Institution(institution.clone())).await?);
    }
    Ok(persons)
}
