//! Following an appeal without signing in (A8.5): progress and nothing personal.

use crate::permission::Function;
use crate::views::{Reader, Viewer, Whole, lines, timeline};
use crate::{Ctx, Error};
use domain::appeal::view::PublicAppeal;
use domain::ids::AppealId;
use domain::number::{Number, NumberError};
use domain::refusal::{Code, Field, Refusal};

/// The public page by receipt or registration number, as a person types it.
///
/// # Errors
/// [`Error::Refused`] for what is no number (a slip of the finger is told apart), [`Error::NotFound`] for an unknown one.
pub async fn track(ctx: &Ctx, number: &str) -> Result<PublicAppeal, Error> {
    ctx.may(Function::Track)?;
    let number: Number = number.parse().map_err(refusal)?;
    let row = store::appeals::by_number(ctx.portal.db(), &number.to_string()).await?.ok_or(Error::NotFound)?;
    page(ctx, &row.id).await
}

fn refusal(error: NumberError) -> Refusal {
    let code = match error {
        NumberError::BadFormat => Code::BadFormat,
        NumberError::BadCheckDigit => Code::BadCheckDigit,
    };
    Refusal::new(Field::Number, code)
}

/// The public page by id, for pins of the map.
///
/// # Errors
/// [`Error::NotFound`] when there is no such appeal.
pub async fn public(ctx: &Ctx, id: &AppealId) -> Result<PublicAppeal, Error> {
    ctx.may(Function::PublicAppeal)?;
    page(ctx, id).await
}

async fn page(ctx: &Ctx, id: &AppealId) -> Result<PublicAppeal, Error> {
    let whole = Whole::read(ctx, id).await?;
    // An official appeal is between its sender and the institution (R11.7).
    if whole.appeal.is_official() {
        return Err(Error::NotFound);
    }
    let line = lines(ctx, std::slice::from_ref(&whole.appeal), Reader::Public).await?.pop().ok_or(Error::NotFound)?;
    Ok(PublicAppeal {
        line,
        receipt: whole.appeal.receipt_number.clone(),
        registered: whole.registered(),
        assignments: whole.assignment_views(ctx),
        photos: if whole.appeal.publish_photos { crate::media::as_shown(ctx, whole.own_media()).await? } else { Vec::new() },
        timeline: timeline(ctx, &whole, &Viewer::Public).await?,
        stars: whole.appeal.stars,
        continued: crate::rights::merged(ctx, &whole.appeal).await?,
    })
}
