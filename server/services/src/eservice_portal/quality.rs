//! Quality of services: ratings by who has used them, how often they are used.

use super::{by_number, questions};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::appeal::validate::Tidy;
use domain::eservice::portal::{Quality, ServiceMonth};
use domain::eservice::quality::{ENOUGH_RATINGS, ServiceRateForm, rate_service};
use domain::refusal::{Code, Refusal};
use domain::time::Date;
use std::collections::BTreeMap;
use store::eservice_ratings::RatingRow;
use store::eservices::EserviceRow;

/// Months that are shown, this one included.
const MONTHS: usize = 12;

/// Rates a service that one has used; what one gave before goes.
///
/// # Errors
/// [`Error::Refused`] with every field that is wrong, with `NotNow` for who has not used it; [`Error::Busy`] after too many in an hour.
pub async fn rate(ctx: &Ctx, form: ServiceRateForm) -> Result<(), Error> {
    ctx.may(Function::RateService)?;
    let person = ctx.person_in_good_standing().await?;
    let form = form.tidied();
    rate_service(&form)?;
    let row = by_number(ctx, &form.number).await?;
    if store::eservice_uses::last(ctx.portal.db(), &person, &row.id).await?.is_none() {
        return Err(Refusal::form(Code::NotNow).into());
    }
    ctx.portal.limiters.joins.take(&person)?;
    let rating = RatingRow { eservice: row.id, stars: form.stars, text: form.text, rated_ms: ctx.now };
    let write =
        ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::eservice_ratings::put(tx, &person, &rating).await?) }));
    write.await
}

/// What everybody may know. Of few ratings no stars: somebody's own could be told from them.
pub(super) async fn of(ctx: &Ctx, row: &EserviceRow) -> Result<Quality, Error> {
    let stars = store::eservice_ratings::stars(ctx.portal.db(), &row.id).await?;
    let ratings: u32 = stars.iter().sum();
    Ok(Quality {
        ratings,
        stars: if ratings >= ENOUGH_RATINGS { stars.to_vec() } else { Vec::new() },
        questions: questions::answered(ctx, row).await?,
        months: months(ctx, row).await?,
    })
}

/// The first day of the twelve months that are shown.
pub(super) fn since(today: Date) -> Date {
    let (year, month, _) = today.ymd();
    let first = Date::new(year - 1, month, 1).unwrap_or(today).plus(31);
    let (year, month, _) = first.ymd();
    Date::new(year, month, 1).unwrap_or(first)
}

/// Uses, requests and ratings by month.
pub(super) async fn months(ctx: &Ctx, row: &EserviceRow) -> Result<Vec<ServiceMonth>, Error> {
    let (db, since) = (ctx.portal.db(), since(ctx.now.date()));
    let mut months: BTreeMap<String, ServiceMonth> = BTreeMap::new();
    let mut at = |month: String, add: &dyn Fn(&mut ServiceMonth)| add(months.entry(month).or_default());
    for (month, count) in store::eservice_uses::months(db, &row.id, since).await? {
        at(month, &|one| one.uses += count);
    }
    for (month, count) in store::eservice_ratings::months(db, &row.id, since).await? {
        at(month, &|one| one.ratings += count);
    }
    for (day, count) in store::eservice_index::requests(db, &row.id, since.starts_at()).await? {
        let day = Date::from_days(i32::try_from(day).unwrap_or_default()).to_string();
        at(day.chars().take(7).collect(), &|one| one.requests += u32::try_from(count).unwrap_or(u32::MAX));
    }
    let named = months.into_iter().rev().take(MONTHS).map(|(month, counts)| ServiceMonth { month, ..counts });
    Ok(named.collect())
}
