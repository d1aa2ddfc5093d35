//! A code typed or scanned (Q3.2.2).

use super::issue::{Made, issue};
use super::{centre, here, pressing, print, window};
use crate::permission::Function;
use crate::reference::Reference;
use crate::{Ctx, Error};
use domain::ids::GroupId;
use domain::queue::BookingState;
use domain::queue::day::Hours;
use domain::queue::kiosk::book::plain;
use domain::queue::kiosk::view::{CodeForm, Given, Priority};
use domain::queue::kiosk::{No, OpenHours, Window};
use domain::time::UnixMs;
use std::sync::Arc;
use store::kiosk_orders::KioskOrderRow;
use store::kiosks::KioskRow;
use store::tickets::TicketRow;
use store::{Tx, kiosk_orders, kiosks, tickets};

/// So many wrong codes one after the other are a person who has lost the code, or one who tries them all.
const WRONG: u32 = 5;
/// Then the machine takes none for so long, milliseconds.
const REST_MS: i64 = 30_000;
/// Wrong codes are counted together within so long, milliseconds.
const TOGETHER_MS: i64 = 120_000;

/// Gives the ticket of an order, once: whoever presses twice, at two machines, or again after a fault, holds the same number.
///
/// # Errors
/// [`Error::Forbidden`] for a browser that is no machine.
pub async fn enter(ctx: &Ctx, form: CodeForm) -> Result<Given, Error> {
    ctx.may(Function::EnterCode)?;
    let kiosk = here(ctx).await?;
    if let Some(no) = resting(&kiosk, ctx.now) {
        return Ok(Given::No(no));
    }
    let letters = store::centres::groups(ctx.portal.db()).await?.into_iter().map(|group| (group.id, group.letter)).collect();
    let own = centre(ctx, &kiosk).await?;
    let work = Entering {
        kiosk: kiosk.clone(),
        code: plain(&form.code),
        request: pressing(&form.request),
        window: window(&own),
        hours: crate::queue::hours(&ctx.portal, &own).await?,
        reference: ctx.portal.reference(),
        letters,
        now: ctx.now,
    };
    let outcome = ctx.portal.db().write(move |tx| Box::pin(async move { work.run(tx).await })).await?;
    match outcome {
        Ok((row, new)) => {
            print::hand_on(ctx, &kiosk, &row, new).await?;
            Ok(Given::Ticket(row.id))
        }
        Err(no) => Ok(Given::No(no)),
    }
}

/// Too many wrong ones: how long it rests.
fn resting(kiosk: &KioskRow, now: UnixMs) -> Option<No> {
    let until = kiosk.wrong_ms?.0 + REST_MS;
    let left = u32::try_from((until - now.0 + 999) / 1_000).ok().filter(|left| *left > 0)?;
    (kiosk.wrong >= WRONG).then_some(No::Wait(left))
}

#[derive(Clone)]
struct Entering {
    kiosk: KioskRow,
    code: String,
    request: String,
    window: Window,
    hours: Hours,
    reference: Arc<Reference>,
    letters: Vec<(GroupId, String)>,
    now: UnixMs,
}

impl Entering {
    /// The ticket, and whether it is a new one.
    async fn run(&self, tx: &mut Tx) -> Result<Result<(TicketRow, bool), No>, Error> {
        let Some(order) = kiosk_orders::by_code(tx, &self.code).await? else {
            let since = UnixMs(self.now.0 - TOGETHER_MS);
            kiosks::wrong(tx, &self.kiosk.id, self.now, since).await?;
            return Ok(Err(No::Unknown));
        };
        kiosks::right(tx, &self.kiosk.id).await?;
        if let Err(no) = self.place(&order) {
            return Ok(Err(no));
        }
        if let Some(before) = tickets::find_by_booking(tx, &order.id).await? {
            return Ok(Ok((before, false)));
        }
        if let Err(no) = self.time(&order) {
            return Ok(Err(no));
        }
        if !crate::queue::activated(tx, &order, self.now).await? {
            // Another machine was faster by a moment: its ticket is the order's.
            let before = tickets::find_by_booking(tx, &order.id).await?;
            return Ok(before.map(|before| (before, false)).ok_or(No::Unknown));
        }
        let mut made = self.made(order)?;
        if tickets::find_by_request(tx, &made.request).await?.is_some() {
            // The page of an earlier code, shown again without script: this code's ticket is another one.
            made.request = pressing("");
        }
        Ok(Ok((issue(tx, &made).await?, true)))
    }

    /// The right centre on the right day.
    fn place(&self, order: &KioskOrderRow) -> Result<(), No> {
        if order.centre != self.kiosk.centre {
            return Err(No::OtherCentre(order.centre.clone()));
        }
        if order.day == self.now.date() { Ok(()) } else { Err(No::OtherDay(order.day)) }
    }

    /// On a day that stayed open, neither too early nor too late; what was called missed once stays so.
    fn time(&self, order: &KioskOrderRow) -> Result<(), No> {
        let start = u16::try_from(order.start_min).unwrap_or_default();
        let open = OpenHours::of(&self.hours, &order.group, order.day, &self.reference.calendar);
        if order.state == BookingState::Cancelled {
            return Err(No::CentreCancelled(open.next(self.now)));
        }
        open.check_order(start, self.now)?;
        self.window.check(order.day, start, self.now)?;
        if order.state == BookingState::Missed { Err(No::TooLate(start)) } else { Ok(()) }
    }

    fn made(&self, order: KioskOrderRow) -> Result<Made, Error> {
        let letter = self.letters.iter().find(|(group, _)| *group == order.group).map(|(_, letter)| letter.clone());
        Ok(Made {
            kiosk: self.kiosk.clone(),
            request: self.request.clone(),
            letter: letter.ok_or(Error::NotFound)?,
            group: order.group,
            service: order.service,
            order: Some((order.id, order.start_min)),
            priority: Priority::None,
            now: self.now,
        })
    }
}
