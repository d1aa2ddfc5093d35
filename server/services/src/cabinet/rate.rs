//! The citizen's rating of the answer: stars, reasons, own words (A2.1).

use crate::permission::Function;
use crate::rights::stand;
use crate::views::Whole;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::form::RateForm;
use domain::appeal::rating::RatingReason;
use domain::appeal::validate::{self, Tidy};
use domain::appeal::view::What;
use domain::lifecycle::{self, Step};
use domain::rights;
use store::events::Audience;

/// Rates, once after each answer: the author; those who joined, once the author has withdrawn.
///
/// # Errors
/// [`Error::NotFound`] for an appeal that is none of this person's, [`Error::Refused`] with `NotYours` for a joined one,
/// with `NotNow` or `AlreadyDone` by the lifecycle.
pub async fn rate(ctx: &Ctx, form: RateForm) -> Result<(), Error> {
    ctx.may(Function::RateAppeal)?;
    let person = ctx.person_in_good_standing().await?;
    let form = form.tidied();
    validate::rate(&form)?;
    let whole = Whole::read(ctx, &form.appeal).await?;
    let stand = stand(ctx, &whole.appeal, &whole.joins, &whole.additions, &person).ok_or(Error::NotFound)?;
    rights::may(Step::Rate, &stand, &ctx.portal.config().rights)?;
    write(ctx, form, &whole).await
}

async fn write(ctx: &Ctx, form: RateForm, whole: &Whole) -> Result<(), Error> {
    let (now, role, change) = (ctx.now, ctx.actor.role, whole.change());
    let particulars = Particulars {
        word: Some(form.stars.to_string()),
        reasons: Some(RatingReason::joined(&form.reasons)).filter(|reasons| !reasons.is_empty()),
        ..Particulars::text(&form.text)
    };
    let rated = event(ctx, What::Rated, "A2.1", Audience::Public, &particulars);
    let work = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let appeal = store::appeals::lock(tx, &form.appeal).await?.ok_or(Error::NotFound)?;
            let status = lifecycle::next(appeal.status, Step::Rate, role)?;
            store::appeals::set_rating(tx, &appeal.id, form.stars, &form.reasons, &form.text, now).await?;
            store::appeals::set_status(tx, &appeal.id, status, now).await?;
            store::events::append(tx, &appeal.id, &[rated]).await?;
            tx.publish(change);
            Ok::<_, Error>(())
        })
    });
    work.await
}
