//! «Təsdiqedici şifrə e-poçt ünvanına göndərilsin» (Q3.1.1): the place is taken and kept while the code is on its way. A place is counted in
//! the same transaction that keeps it; whoever comes second is told at once and not after the code.

use super::enter::{Entered, enter};
use crate::people::token;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::ids::PersonId;
use domain::notice::Channel;
use domain::queue::form::{By, OrderForm};
use domain::queue::order::Held;
use domain::queue::{BookingState, No, OrderLetter, QueueRules};
use domain::refusal::{Code, Field, Refusal};
use rand::Rng;
use store::Tx;
use store::bookings::BookingRow;
use store::deliveries::Work;

/// Takes the place and sends the code. Pressed again it keeps the same place and sends another code; with another place it gives the first
/// one back.
///
/// # Errors
/// [`Error::Refused`] with every reason; [`Error::Busy`] when too many codes were asked for in an hour.
pub async fn hold(ctx: &Ctx, form: &OrderForm) -> Result<Held, Error> {
    ctx.may(Function::HoldPlace)?;
    let entered = enter(ctx, form, By::Person).await?;
    let demo = ctx.portal.config().demo && !ctx.portal.is_open(Channel::Email);
    if !demo && !ctx.portal.is_open(Channel::Email) {
        return Err(Refusal::new(Field::Email, Code::NotNow).into());
    }
    if let Some(key) = own_key(ctx) {
        ctx.portal.limiters.codes.take(&PersonId(format!("order:{key}")))?;
    }
    // Many people asking for one address would flood its owner. They are told nothing: whose an address is, and whether it is known here, is
    // nobody's business.
    let flooded = ctx.portal.limiters.codes_to.take(&PersonId(token::hash(&entered.row.email))).is_err();
    let (rules, now) = (ctx.portal.config().queue, ctx.now);
    let until_ms = entered.row.held_until_ms;
    let digits = demo.then(digits);
    let shown = digits.clone();
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let sends = place(tx, &entered, &rules).await?;
            store::booking_codes::ask(tx, &entered.row.id, now).await?;
            match digits {
                Some(digits) => {
                    let (hash, until) = (code_hash(&entered.row, &digits), entered.row.held_until_ms);
                    store::booking_codes::sent(tx, &entered.row.id, now, &hash, until).await?;
                }
                None if !flooded => {
                    let id = format!("order-code-{}", uuid::Uuid::now_v7());
                    let work = Work::Order(entered.row.id.clone(), OrderLetter::Code);
                    store::outbox::add(tx, &work.job(id, Channel::Email, now)).await?;
                }
                None => {}
            }
            Ok::<_, Error>(sends + 1)
        })
    });
    let sends = write.await?;
    Ok(Held { until_ms, codes_left: rules.codes.saturating_sub(sends), demo_code: shown })
}

/// Takes the places and writes the order; how many codes were sent before.
async fn place(tx: &mut Tx, entered: &Entered, rules: &QueueRules) -> Result<u32, Error> {
    let Entered { row, steps, folded } = entered;
    let taken = |all: bool| if all { Ok(()) } else { Err(super::no(Field::Time, No::Full)) };
    if store::bookings::add(tx, row, folded).await? {
        taken(store::queue_steps::take(tx, &row.centre, &row.group, row.day, steps).await?)?;
        return Ok(0);
    }
    // The same form once more.
    let before = store::bookings::lock(tx, &row.id).await?.ok_or(Error::Conflict)?;
    if before.code.is_some() || before.state.is_open() && before.state != BookingState::Held {
        return Err(Refusal::form(Code::AlreadyDone).into());
    }
    let code = store::booking_codes::present(tx, &row.id).await?;
    let sends = code.map_or(0, |code| code.sends);
    if sends >= rules.codes {
        return Err(super::no(Field::Code, No::CodesSent { max: rules.codes }));
    }
    let kept = before.state == BookingState::Held;
    let same = kept && is_same_place(&before, row);
    if !same {
        if kept {
            store::queue_steps::give_back(tx, &before.places()).await?;
        }
        taken(store::queue_steps::take(tx, &row.centre, &row.group, row.day, steps).await?)?;
    }
    if store::bookings::hold_again(tx, row, folded).await? { Ok(sends) } else { Err(Error::Conflict) }
}

fn is_same_place(one: &BookingRow, other: &BookingRow) -> bool {
    let same = (one.day, one.at, one.steps, one.step) == (other.day, other.at, other.steps, other.step);
    same && one.centre == other.centre && one.group == other.group
}

/// Whose asking is counted: the person's, or the browser's that has a key of its own. Addresses of the network are counted at the door.
fn own_key(ctx: &Ctx) -> Option<String> {
    ctx.actor.person.as_ref().map(ToString::to_string).or_else(|| ctx.browser.as_deref().map(token::hash))
}

/// Six digits.
pub(crate) fn digits() -> String {
    let digits = domain::notice::CODE_DIGITS;
    format!("{:0digits$}", rand::rngs::OsRng.gen_range(0..10_u32.pow(digits as u32)))
}

/// As a code is kept: bound to the order and the address it was sent to.
pub(crate) fn code_hash(row: &BookingRow, digits: &str) -> String {
    token::hash(&format!("order|{}|{}|{digits}", row.id, row.email))
}
