//! The desk of the call centre 108 (Q2.5, Q3.4): an order is found by what a caller can say, made, moved and cancelled for them. Everything
//! is written down with the employee, looking too.

use super::book;
use super::change::{cancelled, moved};
use super::confirm::unused_code;
use super::enter::enter;
use super::letter::{event, open, send};
use super::order::view;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::fold::fold;
use domain::ids::PersonId;
use domain::notice::{Channel, masked};
use domain::queue::call::{CallEvent, CallOrder, FOUND, masked_document};
use domain::queue::form::{By, OrderForm, document, telephone};
use domain::queue::order_code::OrderCode;
use domain::queue::{BookingState, No, OrderLetter, OrderWhat, QueueRules};
use domain::refusal::{Code, Field, Refusal};
use domain::time::Date;
use std::collections::HashMap;
use store::bookings::BookingRow;

/// Past orders are found so many days back.
const BACK: i32 = 7;
/// Letters a surname must have to be looked for.
const SHORTEST: usize = 3;

/// Orders by code, telephone, document, e-mail or surname, past ones of the last week too.
///
/// # Errors
/// [`Error::Refused`] for too short a word.
pub async fn search(ctx: &Ctx, words: &str) -> Result<Vec<CallOrder>, Error> {
    ctx.may(Function::CallOrders)?;
    let words: String = words.trim().chars().take(100).collect();
    if words.chars().count() < SHORTEST {
        return Err(Refusal::new(Field::Order, Code::TooShort { min: SHORTEST as u32 }).into());
    }
    let code = words.parse::<OrderCode>().map(OrderCode::plain).unwrap_or_default();
    let phone = telephone(&words).unwrap_or_default();
    let word = domain::notice::email(&words).ok().or_else(|| document(&words).ok()).unwrap_or_default();
    let from = ctx.now.date().plus(-BACK);
    let rows = store::bookings::search(ctx.portal.db(), &code, &phone, &word, &fold(&words), from, FOUND).await?;
    let mut orders = Vec::with_capacity(rows.len());
    for row in &rows {
        orders.push(shown(ctx, row).await?);
    }
    let (by, now, codes) = (ctx.person()?.clone(), ctx.now, rows.into_iter().filter_map(|row| row.code).collect::<Vec<_>>());
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            for code in codes {
                store::booking_events::add(tx, &event(&code, OrderWhat::Read, now, Some(by.clone()))).await?;
            }
            Ok::<_, Error>(())
        })
    });
    write.await.map(|()| orders)
}

async fn shown(ctx: &Ctx, row: &BookingRow) -> Result<CallOrder, Error> {
    let events = store::booking_events::of_code(ctx.portal.db(), row.code.as_deref().unwrap_or_default()).await?;
    let mut names: HashMap<PersonId, String> = HashMap::new();
    for by in events.iter().filter_map(|event| event.by.as_ref()) {
        if !names.contains_key(by) {
            let found = store::people::find(ctx.portal.db(), by).await?;
            names.insert(by.clone(), found.map(|person| format!("{} {}", person.given_name, person.surname)).unwrap_or_default());
        }
    }
    let event = |event: store::booking_events::EventRow| CallEvent {
        at_ms: event.at_ms,
        what: event.what,
        by: event.by.as_ref().and_then(|by| names.get(by).cloned()),
    };
    Ok(CallOrder {
        order: view(ctx, row).await?,
        person: [&row.surname, &row.given_name, &row.patronymic].map(String::as_str).join(" "),
        document: masked_document(&row.document),
        phone: row.phone.clone(),
        email: if row.email.is_empty() { String::new() } else { masked(Channel::Email, &row.email) },
        mail_refused: row.mail_refused_ms.is_some(),
        events: events.into_iter().map(event).collect(),
    })
}

/// Orders for a caller: nothing is to be confirmed by letter, the code is read out. Letter and short message go out where there is an address.
///
/// # Errors
/// [`Error::Refused`] with every reason.
pub async fn book(ctx: &Ctx, form: &OrderForm) -> Result<String, Error> {
    ctx.may(Function::CallBook)?;
    let entered = enter(ctx, form, By::CallCentre).await?;
    let (by, now, channels) = (ctx.person()?.clone(), ctx.now, open(&ctx.portal));
    let rules: QueueRules = ctx.portal.config().queue;
    let most = book::shared(&ctx.portal).await?.per_document(&entered.row.centre, &rules);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let code = unused_code(tx).await?;
            let row = BookingRow {
                state: BookingState::Booked,
                code: Some(code.clone()),
                person: None,
                channel: "phone".into(),
                booked_by: Some(by.clone()),
                booked_ms: Some(now),
                ..entered.row
            };
            let has = store::bookings::open(tx, &row, now.date()).await?;
            if has.same > 0 {
                return Err(Refusal::form(Code::Queue(No::SameDay)).into());
            }
            if most > 0 && has.document >= most {
                return Err(Refusal::form(Code::Queue(No::OpenOrders { max: most })).into());
            }
            if !store::queue_steps::take(tx, &row.centre, &row.group, row.day, &entered.steps).await? {
                return Err(super::no(Field::Time, No::Full));
            }
            if !store::bookings::add(tx, &row, &entered.folded).await? {
                return Err(Refusal::form(Code::AlreadyDone).into());
            }
            store::booking_events::add(tx, &event(&code, OrderWhat::Booked, now, Some(by))).await?;
            send(tx, channels, &row, OrderLetter::Booked, now).await?;
            Ok(code)
        })
    });
    let code: String = write.await?;
    Ok(code.parse::<OrderCode>().map(|code| code.to_string()).unwrap_or_default())
}

/// Moves a caller's order.
///
/// # Errors
/// As [`super::change()`].
pub async fn change(ctx: &Ctx, code: &str, day: Date, at: u16) -> Result<(), Error> {
    ctx.may(Function::CallChange)?;
    let row = by_code(ctx, code).await?;
    moved(ctx, row, day, at, Some(ctx.person()?.clone())).await
}

/// Cancels a caller's order.
///
/// # Errors
/// As [`super::cancel`].
pub async fn cancel(ctx: &Ctx, code: &str) -> Result<(), Error> {
    ctx.may(Function::CallCancel)?;
    let row = by_code(ctx, code).await?;
    cancelled(ctx, row, Some(ctx.person()?.clone())).await
}

async fn by_code(ctx: &Ctx, code: &str) -> Result<BookingRow, Error> {
    let code: OrderCode = code.parse().map_err(|_| Error::NotFound)?;
    store::bookings::find_by_code(ctx.portal.db(), &code.plain()).await?.ok_or(Error::NotFound)
}
