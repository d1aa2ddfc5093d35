//! Sending again from the content of a refused appeal (A8.7): the form opens filled in, under a new id; the new appeal
//! remembers the earlier one.

use super::stand::stand;
use crate::permission::Function;
use crate::views::Whole;
use crate::{Ctx, Error, appeals};
use domain::appeal::form::{AppealForm, Draft};
use domain::ids::{AppealId, PersonId};
use domain::lifecycle::{self, Step};
use domain::media::{MediaKind, recordings};
use domain::rights;

/// Lays the old content down as a draft of a new appeal; its id.
///
/// # Errors
/// [`Error::NotFound`] for an appeal that is none of this person's, [`Error::Refused`] with `NotYours` for a joined one or
/// `NotNow` for one that was not refused.
pub async fn resend(ctx: &Ctx, id: &AppealId) -> Result<AppealId, Error> {
    ctx.may(Function::ResendAppeal)?;
    let person = ctx.person()?.clone();
    let whole = Whole::read(ctx, id).await?;
    let stand = stand(ctx, &whole.appeal, &whole.joins, &whole.additions, &person).ok_or(Error::NotFound)?;
    lifecycle::next(whole.appeal.status, Step::Resend, ctx.actor.role)?;
    rights::may(Step::Resend, &stand, &ctx.portal.config().rights)?;
    let form = form_of(ctx, &whole);
    own_photos(ctx, &form, person).await?;
    let new = form.id.clone();
    appeals::keep_draft(ctx, Draft { form, ..Draft::default() }).await?;
    Ok(new)
}

fn form_of(ctx: &Ctx, whole: &Whole) -> AppealForm {
    let appeal = &whole.appeal;
    AppealForm {
        id: appeals::fresh_id(ctx),
        point: Some(appeal.point()),
        district: appeal.district.clone(),
        address: appeal.address.clone(),
        category: appeal.category.clone(),
        text: appeal.text.clone(),
        media: whole.own_media(),
        voice: whole.own_of(MediaKind::Voice).into_iter().next(),
        videos: whole.own_of(MediaKind::Video),
        answer_mode: appeal.answer_mode,
        postal_address: appeal.postal_address.clone(),
        earlier: Some(appeal.id.clone()),
        ..AppealForm::default()
    }
}

/// Photos and recordings that were uploaded before signing in belong to the browser of that day; the appeal is the person's, and so are they.
async fn own_photos(ctx: &Ctx, form: &AppealForm, person: PersonId) -> Result<(), Error> {
    let (media, now) = ([form.media.clone(), recordings(form.voice.as_ref(), &form.videos)].concat(), ctx.now);
    let work = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            for id in &media {
                store::media::own(tx, id, &person, now).await?;
            }
            Ok::<_, Error>(())
        })
    });
    work.await
}

/// The earlier appeal that a form names, when it is the person's own and was refused; a link to anything else is dropped.
pub(crate) async fn repeats(ctx: &Ctx, form: &AppealForm, person: &PersonId) -> Result<Option<AppealId>, Error> {
    let Some(id) = &form.earlier else { return Ok(None) };
    let earlier = store::appeals::find(ctx.portal.db(), id).await?;
    let fits = earlier.filter(|row| {
        row.person == *person
            && lifecycle::next(row.status, Step::Resend, ctx.actor.role).is_ok()
            && row.id != form.id
            && !row.is_official()
    });
    Ok(fits.map(|row| row.id))
}
