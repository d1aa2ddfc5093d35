//! «Göndər»: the code at the end of the form confirms the order (Q3.1.1); the notice with the order code goes out at once (Q3.1.2, Q3.2.2).

use super::book::{self, Shared};
use super::hold::code_hash;
use super::letter::{event, open, send};
use super::link;
use crate::people::token;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::ids::BookingId;
use domain::notice::{CODE_TRIES, code};
use domain::queue::form::{By, OrderForm, read};
use domain::queue::{BookingState, No, OrderCode, OrderLetter, OrderWhat, QueueRules, window};
use domain::refusal::{Code, Field, Refusal};
use rand::Rng;
use store::Tx;
use store::booking_codes::CodeRow;
use store::bookings::BookingRow;

/// A random code is another's so rarely that more attempts would mean something else.
const ATTEMPTS: u32 = 8;

/// Confirms the order with the code that came by e-mail; the secret of the order's page. Sent twice it is the same order.
///
/// # Errors
/// [`Error::Refused`] with every reason (Q3.2.1): what the form lacks, a wrong, old or spent code, a place that is not kept any more.
pub async fn confirm(ctx: &Ctx, form: &OrderForm) -> Result<String, Error> {
    ctx.may(Function::ConfirmOrder)?;
    let mut refusals = read(form, By::Person).err().unwrap_or_default();
    let typed = code(&form.code);
    if typed.is_none() {
        let wrong = if form.code.trim().is_empty() { Code::Required } else { Code::BadFormat };
        refusals.push(Refusal::new(Field::Code, wrong));
    }
    let Some(typed) = typed.filter(|_| refusals.is_empty()) else { return Err(refusals.into()) };
    let id = BookingId(form.id.to_ascii_lowercase());
    let order_code = confirmed(ctx, id, typed, form).await?;
    Ok(link::secret(&ctx.portal, &order_code))
}

async fn confirmed(ctx: &Ctx, id: BookingId, typed: String, form: &OrderForm) -> Result<String, Error> {
    let email = domain::notice::email(&form.email)?;
    let (of, portal, shared) = (ctx.clone(), ctx.portal.clone(), book::shared(&ctx.portal).await?);
    let write = portal.db().write(move |tx| Box::pin(async move { one(tx, (&of, &shared), &id, &typed, &email).await }));
    match write.await? {
        // A refusal that counts is no error: it would take the counted try back.
        Outcome::Refused(refusal) => Err(refusal.into()),
        Outcome::Confirmed(code) => Ok(code),
    }
}

enum Outcome {
    Confirmed(String),
    Refused(Refusal),
}

fn refused(field: Field, no: No) -> Result<Outcome, Error> {
    Ok(Outcome::Refused(Refusal::new(field, Code::Queue(no))))
}

async fn one(tx: &mut Tx, (ctx, shared): (&Ctx, &Shared), id: &BookingId, typed: &str, email: &str) -> Result<Outcome, Error> {
    let Some(code) = store::booking_codes::try_code(tx, id).await? else { return refused(Field::Code, No::NoCode) };
    let Some(row) = store::bookings::lock(tx, id).await? else { return refused(Field::Code, No::NoCode) };
    let proved = row.email == email && is_code(&row, &code, typed);
    if let (true, Some(known)) = (proved && code.used_ms.is_some(), &row.code) {
        // Pressed twice: the same order.
        return Ok(Outcome::Confirmed(known.clone()));
    }
    if let Some(no) = stands(ctx, &row, &code) {
        return refused(if no == No::MailRefused { Field::Email } else { Field::Code }, no);
    }
    if !proved {
        return wrong(tx, ctx, &row, &code).await;
    }
    if let Err(no) = window::check(row.day, ctx.now.date(), u16::MAX) {
        // Midnight has passed between the code and its typing.
        return refused(Field::Day, no);
    }
    if let Some(no) = limits(tx, &row, ctx, shared).await? {
        return refused(Field::Form, no);
    }
    let fresh = unused_code(tx).await?;
    if !store::bookings::confirm(tx, id, &fresh, ctx.now).await? {
        return refused(Field::Time, No::Lost);
    }
    store::booking_codes::used(tx, id, ctx.now).await?;
    store::booking_events::add(tx, &event(&fresh, OrderWhat::Booked, ctx.now, None)).await?;
    let booked = BookingRow { code: Some(fresh.clone()), state: BookingState::Booked, ..row };
    send(tx, open(&ctx.portal), &booked, OrderLetter::Booked, ctx.now).await?;
    Ok(Outcome::Confirmed(fresh))
}

/// Why no code confirms the order any more.
fn stands(ctx: &Ctx, row: &BookingRow, code: &CodeRow) -> Option<No> {
    match row.state {
        BookingState::Held if row.held_until_ms <= ctx.now => Some(No::Lost),
        BookingState::Held if code.refused_ms.is_some() => Some(No::MailRefused),
        BookingState::Held if code.tries > CODE_TRIES => Some(No::CodeSpent),
        BookingState::Held if code.expires_ms.is_some_and(|until| until <= ctx.now) => Some(No::CodeOld),
        BookingState::Held => None,
        BookingState::Expired if code.tries > CODE_TRIES => Some(No::CodeSpent),
        BookingState::Expired => Some(No::Lost),
        _ => Some(No::Ended),
    }
}

fn is_code(row: &BookingRow, code: &CodeRow, typed: &str) -> bool {
    code.code_hash.as_deref().is_some_and(|kept| token::same(kept, &code_hash(row, typed)))
}

/// A wrong code is counted; with the last one the order is refused and its place is free at once (Q3.2.1).
async fn wrong(tx: &mut Tx, ctx: &Ctx, row: &BookingRow, code: &CodeRow) -> Result<Outcome, Error> {
    let left = CODE_TRIES.saturating_sub(code.tries);
    if left > 0 {
        return refused(Field::Code, No::WrongCode { left });
    }
    if store::bookings::expire(tx, &row.id, "code", ctx.now, row.held_until_ms).await? {
        store::queue_steps::give_back(tx, &row.places()).await?;
    }
    refused(Field::Code, No::CodeSpent)
}

/// Orders that document, address and telephone have open already. Only whoever has proved the address hears of it.
async fn limits(tx: &mut Tx, row: &BookingRow, ctx: &Ctx, shared: &Shared) -> Result<Option<No>, Error> {
    let rules: QueueRules = ctx.portal.config().queue;
    let has = store::bookings::open(tx, row, ctx.now.date()).await?;
    let over =
        [(has.document, shared.per_document(&row.centre, &rules)), (has.email, rules.open_per_email), (has.phone, rules.open_per_phone)];
    if has.same > 0 {
        return Ok(Some(No::SameDay));
    }
    Ok(over.into_iter().find(|(is, max)| *max > 0 && is >= max).map(|(_, max)| No::OpenOrders { max }))
}

/// A random order code that nobody has.
pub(super) async fn unused_code(tx: &mut Tx) -> Result<String, Error> {
    for _ in 0..ATTEMPTS {
        let code = OrderCode::from_random(rand::rngs::OsRng.r#gen()).plain();
        if store::bookings::present_by_code(tx, &code).await?.is_none() {
            return Ok(code);
        }
    }
    Err(Error::Busy { retry_s: 1 })
}
