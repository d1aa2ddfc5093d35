//! Covering parts of a photo before the public sees it (A8.5, A8.6): faces, number plates. The server makes a copy in which the
//! pixels are gone; the photo itself stays for who is entitled to it (decision 23).

use super::in_territory;
use crate::permission::Function;
use crate::views::Whole;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::view::What;
use domain::ids::MediaId;
use domain::media::cover::{self, CoverForm};
use domain::refusal::{Code, Refusal};
use store::covers::CoverRow;
use store::events::Audience;

/// Covers a photo, or covers it otherwise; without rectangles it is shown as it was taken. Wherever the photo is public, the
/// copy takes its place at once.
///
/// # Errors
/// [`Error::NotFound`] for an appeal outside the territory, or a photo that is none of its own; [`Error::Refused`] with what is
/// wrong, with `AlreadyDone` when nothing was covered; [`Error::Conflict`] when a colleague covered it otherwise meanwhile.
pub async fn cover(ctx: &Ctx, form: CoverForm) -> Result<(), Error> {
    ctx.may(Function::CoverPhoto)?;
    cover::check(&form)?;
    let whole = Whole::read(ctx, &form.appeal).await?;
    if !in_territory(ctx, &whole.appeal) || !whole.own_media().contains(&form.photo) {
        return Err(Error::NotFound);
    }
    let held = store::covers::holds(ctx.portal.db(), &form.photo).await?;
    if held.as_ref().map(|row| &row.id) != form.seen.as_ref() {
        return Err(Error::Conflict);
    }
    if held.is_none() && form.areas.is_empty() {
        return Err(Refusal::form(Code::AlreadyDone).into());
    }
    let copy = match form.areas.is_empty() {
        true => None,
        false => Some(crate::media::covered(ctx, &form.photo, &form.areas).await?),
    };
    match write(ctx, form, &whole, copy).await {
        // A colleague covered the same photo at another appeal in the same instant.
        Err(Error::Internal(cause)) if cause.downcast_ref::<store::StoreError>().is_some_and(store::StoreError::is_unique) => {
            Err(Error::Conflict)
        }
        result => result,
    }
}

async fn write(ctx: &Ctx, form: CoverForm, whole: &Whole, copy: Option<MediaId>) -> Result<(), Error> {
    let what = if copy.is_some() { What::PhotoCovered } else { What::PhotoUncovered };
    let happened = event(ctx, what, "A8.5", Audience::Participants, &Particulars::default());
    let (person, now, change) = (ctx.person()?.clone(), ctx.now, whole.change());
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let appeal = store::appeals::lock(tx, &form.appeal).await?.ok_or(Error::NotFound)?;
            let held = store::covers::holds_in(tx, &form.photo).await?.map(|row| row.id);
            if held != form.seen {
                return Err(Error::Conflict);
            }
            if let Some(before) = held {
                store::covers::lift(tx, &before, &person, now).await?;
            }
            if let Some(copy) = copy {
                let row = CoverRow {
                    id: uuid::Uuid::now_v7().to_string(),
                    photo: form.photo,
                    copy,
                    appeal: form.appeal,
                    areas: cover::written(&form.areas),
                    person,
                    covered_ms: now,
                    lifted_ms: None,
                    lifted_by: None,
                };
                store::covers::cover(tx, &row).await?;
            }
            store::events::append(tx, &appeal.id, &[happened]).await?;
            tx.publish(change);
            Ok::<_, Error>(())
        })
    });
    write.await
}
