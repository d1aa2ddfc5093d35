//! What every order goes through before it gets a place: the form whole, the service offered, the day inside the window, the hour one of the
//! centre's. Every reason is named at once (Q3.2.1).

use super::book::{self, Wanted};
use crate::{Ctx, Error};
use domain::fold::fold;
use domain::ids::{BookingId, is_uuid};
use domain::queue::form::{By, Order, OrderForm, read};
use domain::queue::slot::Step;
use domain::queue::{BookingState, No, window};
use domain::refusal::{Code, Field, Refusal};
use domain::time::{Date, UnixMs};
use store::bookings::BookingRow;

/// An order that can be tried.
#[derive(Clone)]
pub(super) struct Entered {
    pub row: BookingRow,
    /// Its steps and their places.
    pub steps: Vec<Step>,
    /// Surname for search.
    pub folded: String,
}

/// Reads the form and finds its places.
///
/// # Errors
/// [`Error::Refused`] with every reason.
pub(super) async fn enter(ctx: &Ctx, form: &OrderForm, by: By) -> Result<Entered, Error> {
    let id = form.id.to_ascii_lowercase();
    if !is_uuid(&id) {
        return Err(Refusal::new(Field::Id, Code::BadFormat).into());
    }
    let order = match read(form, by) {
        Ok(order) => order,
        Err(mut refusals) => {
            // What can be said of the place although the rest is not whole.
            refusals.extend(beside(ctx, form).await?);
            return Err(refusals.into());
        }
    };
    let wanted = book::wanted(&ctx.portal, &order.centre, &order.service).await?;
    if wanted.service.sign_in && ctx.actor.person.is_none() {
        return Err(super::no(Field::Service, No::SignIn));
    }
    let steps = visit(ctx, &wanted, order.day, order.at)?;
    Ok(Entered { folded: fold(&order.surname), row: row(ctx, id.into(), order, &wanted), steps })
}

/// A day outside the window is told together with the empty fields.
async fn beside(ctx: &Ctx, form: &OrderForm) -> Result<Option<Refusal>, Error> {
    let (Ok(day), centre, service) = (form.day.trim().parse::<Date>(), form.centre.as_str().into(), form.service.as_str().into()) else {
        return Ok(None);
    };
    let days = match book::wanted(&ctx.portal, &centre, &service).await {
        Ok(wanted) => wanted.window(),
        Err(Error::Refused(_)) => u16::MAX,
        Err(error) => return Err(error),
    };
    Ok(window::check(day, ctx.now.date(), days).err().map(|no| Refusal::new(Field::Day, Code::Queue(no))))
}

/// The steps of a visit that can be ordered now.
///
/// # Errors
/// [`Error::Refused`] with what is wrong with day or hour.
pub(super) fn visit(ctx: &Ctx, wanted: &Wanted, day: Date, at: u16) -> Result<Vec<Step>, Error> {
    window::check(day, ctx.now.date(), wanted.window()).map_err(|no| super::no(Field::Day, no))?;
    let reference = ctx.portal.reference();
    let calendar = &reference.calendar;
    if wanted.plan.steps(day, calendar).is_empty() {
        return Err(super::no(Field::Day, No::Closed));
    }
    wanted.plan.visit(day, at, wanted.steps(), calendar).ok_or_else(|| super::no(Field::Time, No::Closed))
}

fn row(ctx: &Ctx, id: BookingId, order: Order, wanted: &Wanted) -> BookingRow {
    let minutes = i64::from(ctx.portal.config().queue.hold_minutes.max(1));
    BookingRow {
        id,
        centre: order.centre,
        service: order.service,
        group: wanted.plan.group.clone(),
        day: order.day,
        at: order.at,
        steps: wanted.steps(),
        state: BookingState::Held,
        code: None,
        given_name: order.given_name,
        surname: order.surname,
        patronymic: order.patronymic,
        document: order.document,
        phone: order.phone,
        email: order.email,
        person: ctx.actor.person.clone(),
        lang: ctx.lang,
        channel: "web".into(),
        booked_by: None,
        held_ms: ctx.now,
        held_until_ms: UnixMs(ctx.now.0 + minutes * 60_000),
        booked_ms: None,
        revision: 0,
        unsettled_ms: None,
        mail_refused_ms: None,
        ended_why: None,
        step: Some(wanted.plan.hours.step),
    }
}
