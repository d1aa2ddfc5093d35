//! An order as its person sees it, by its secret address.

use super::book::{self, Wanted};
use super::{link, places};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::queue::calendar_file::{Entry, calendar_file};
use domain::queue::order::{DayPlaces, Offer, OrderView, nearest};
use domain::queue::order_code::OrderCode;
use domain::queue::{BookingState, window};
use store::bookings::{BY_CENTRE, BookingRow};

/// How many near places are offered for a day that was closed.
const OFFERS: usize = 3;

/// The order.
///
/// # Errors
/// [`Error::NotFound`] for a secret that is none.
pub async fn order(ctx: &Ctx, secret: &str) -> Result<OrderView, Error> {
    ctx.may(Function::Order)?;
    let row = by_secret(ctx, secret).await?;
    view(ctx, &row).await
}

/// Its entry for a calendar; `title` and `text` are said in the language of who asks.
///
/// # Errors
/// As [`order`].
pub async fn calendar_entry(ctx: &Ctx, secret: &str, words: impl Fn(&OrderView) -> (String, String)) -> Result<String, Error> {
    ctx.may(Function::Order)?;
    let row = by_secret(ctx, secret).await?;
    let view = view(ctx, &row).await?;
    let (title, text) = words(&view);
    let place = format!("{}, {}", view.centre.in_lang(ctx.lang), view.address);
    let uid = format!("{}@muraciet", row.code.as_deref().unwrap_or_default());
    let entry = Entry {
        uid: &uid,
        revision: row.revision,
        cancelled: !view.open,
        day: row.day,
        at: row.at,
        minutes: view.minutes,
        title: &title,
        place: &place,
        text: &text,
    };
    Ok(calendar_file(&entry, ctx.now))
}

pub(super) async fn by_secret(ctx: &Ctx, secret: &str) -> Result<BookingRow, Error> {
    let code = link::code_of(&ctx.portal, secret)?;
    store::bookings::find_by_code(ctx.portal.db(), &code).await?.ok_or(Error::NotFound)
}

/// What is shown of an order.
pub(super) async fn view(ctx: &Ctx, row: &BookingRow) -> Result<OrderView, Error> {
    let wanted = book::ordered(&ctx.portal, &row.centre, &row.service).await?;
    let unsettled = row.unsettled_ms.is_some() && row.state == BookingState::Booked;
    let offers = if unsettled { offers(ctx, &wanted, row).await? } else { Vec::new() };
    Ok(of(ctx, row, &wanted, unsettled, offers))
}

async fn offers(ctx: &Ctx, wanted: &Wanted, row: &BookingRow) -> Result<Vec<Offer>, Error> {
    let days: Vec<DayPlaces> = places::free(&ctx.portal, wanted, ctx.now.date()).await?;
    Ok(nearest(&days, row.day, row.at, OFFERS))
}

fn of(ctx: &Ctx, row: &BookingRow, wanted: &Wanted, unsettled: bool, offers: Vec<Offer>) -> OrderView {
    let code = row.code.as_deref().and_then(|code| code.parse::<OrderCode>().ok());
    let minutes = |value: u32| u16::try_from(value).unwrap_or(u16::MAX);
    OrderView {
        code: code.map(|code| code.to_string()).unwrap_or_default(),
        state: row.state,
        centre: wanted.centre.name(),
        address: wanted.centre.address.clone(),
        centre_id: row.centre.clone(),
        service: wanted.service.name(),
        service_id: row.service.clone(),
        day: row.day,
        at: row.at,
        minutes: row.step.unwrap_or(wanted.plan.hours.step).saturating_mul(row.steps),
        from: row.at.saturating_sub(minutes(wanted.centre.early_min)),
        until: row.at.saturating_add(minutes(wanted.centre.late_min)),
        open: row.state == BookingState::Booked && window::before_start(row.day, row.at, ctx.now).is_ok(),
        unsettled,
        offers,
        by_centre: row.ended_why.as_deref() == Some(BY_CENTRE),
    }
}
