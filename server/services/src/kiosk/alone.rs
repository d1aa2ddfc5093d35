//! What a machine needs to go on without the network, and what it tells afterwards (Q3.2.2). The paper is in a person's hand already, so
//! nothing is refused: what the server knew otherwise is named and kept for the centre's manager.

use super::issue::Made;
use super::{centre, found, here, window};
use crate::people::token;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::ids::GroupId;
use domain::queue::BookingState;
use domain::queue::kiosk::book::{BookOrder, Conflict, KioskBook, OfflineTicket, mark};
use domain::queue::kiosk::numbers::{self, Block};
use domain::queue::kiosk::printer::Printing;
use domain::queue::ticket::TicketState;
use domain::queue::ticket::written;
use domain::time::UnixMs;
use store::kiosk_orders::KioskOrderRow;
use store::kiosks::KioskRow;
use store::tickets::TicketRow;
use store::{Tx, kiosk_orders, kiosks, tickets};

/// A block with fewer numbers left is followed by another.
const FEW: u32 = 10;
/// A machine's clock may be so far ahead of ours, milliseconds.
const AHEAD_MS: i64 = 60_000;
/// Tickets told at a time.
const MOST: usize = 200;

/// The machine's list of the day, and numbers of its own. `kept`: its earlier ones are still there; else it gets new ones, so that none
/// is given twice. `None` for a browser that is no machine.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn sync(ctx: &Ctx, kept: bool) -> Result<Option<KioskBook>, Error> {
    ctx.may(Function::SyncKiosk)?;
    let Some(kiosk) = found(ctx).await? else { return Ok(None) };
    let (own, day) = (centre(ctx, &kiosk).await?, ctx.now.date());
    let salt: String = token::hash(&format!("{}:{day}", ctx.kiosk.as_deref().unwrap_or_default())).chars().take(24).collect();
    let given = kiosk_orders::numbers(ctx.portal.db(), &own.id, day).await?;
    let listed = |order: KioskOrderRow| BookOrder {
        mark: mark(&salt, &order.code),
        number: given.iter().find(|one| one.booking == order.id).map(|one| one.number),
        booking: order.id,
        service: order.service,
        start_min: u16::try_from(order.start_min).unwrap_or_default(),
    };
    let rows = kiosk_orders::of_day(ctx.portal.db(), &own.id, day).await?;
    let (cancelled, standing): (Vec<_>, Vec<_>) = rows.into_iter().partition(|order| order.state == BookingState::Cancelled);
    let orders = standing.into_iter().map(listed).collect();
    let cancelled = cancelled.into_iter().map(listed).collect();
    let letters: Vec<String> = super::lines::served(ctx, &own).await?.into_iter().map(|group| group.letter).collect();
    let now = ctx.now;
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            kiosks::seen(tx, &kiosk.id, now).await?;
            let mut blocks = Vec::new();
            for letter in letters {
                blocks.extend(own_numbers(tx, &kiosk, &letter, kept, now).await?);
            }
            Ok::<_, Error>(blocks)
        })
    });
    let blocks = write.await?;
    Ok(Some(KioskBook { day, salt, now_ms: now, window: window(&own), orders, cancelled, blocks }))
}

/// The blocks of a letter that the machine may use, with another one when few numbers are left.
async fn own_numbers(tx: &mut Tx, kiosk: &KioskRow, letter: &str, kept: bool, now: UnixMs) -> Result<Vec<Block>, Error> {
    let had = kiosks::blocks(tx, &kiosk.id, now.date()).await?;
    let had: Vec<_> = had.into_iter().filter(|block| kept && block.letter == letter).collect();
    let left: u32 = had.iter().map(|block| (block.last + 1 - block.first).saturating_sub(block.given)).sum();
    let mut own: Vec<Block> = had.into_iter().map(|b| Block { letter: b.letter, first: b.first, last: b.last }).collect();
    if left < FEW {
        let nth = tickets::next_block(tx, &kiosk.centre, now.date(), letter).await?;
        // When all are given, the machine goes on without numbers of its own.
        if let Some(range) = numbers::block(nth) {
            let block = Block { letter: letter.to_owned(), first: *range.start(), last: *range.end() };
            kiosks::give_block(tx, kiosk, now.date(), nth, &block, now).await?;
            own.push(block);
        }
    }
    Ok(own)
}

/// Writes down what a machine has given without the network; the ids of the pressings that are known now. Telling twice changes nothing.
///
/// # Errors
/// [`Error::Forbidden`] for a browser that is no machine.
pub async fn reconcile(ctx: &Ctx, told: Vec<OfflineTicket>) -> Result<Vec<String>, Error> {
    ctx.may(Function::Reconcile)?;
    let kiosk = here(ctx).await?;
    let groups: Vec<(GroupId, String)> =
        store::centres::groups(ctx.portal.db()).await?.into_iter().map(|group| (group.id, group.letter)).collect();
    let services = store::centres::services(ctx.portal.db()).await?;
    let mut known = Vec::new();
    for ticket in told.into_iter().take(MOST) {
        let group = services.iter().find(|service| service.id == ticket.service).map(|service| service.group.clone());
        let letter = groups.iter().find(|(id, _)| Some(id) == group.as_ref()).map(|(_, letter)| letter.clone());
        let request = ticket.request.clone();
        // What no machine of ours can have given is not written down, and not asked for again.
        if let (Some(group), Some(letter), true) = (group, letter, domain::ids::is_uuid(&request)) {
            let work = Telling { kiosk: kiosk.clone(), group, letter, ticket, now: ctx.now };
            ctx.portal.db().write(move |tx| Box::pin(async move { work.run(tx).await })).await?;
        }
        known.push(request);
    }
    Ok(known)
}

#[derive(Clone)]
struct Telling {
    kiosk: KioskRow,
    group: GroupId,
    letter: String,
    ticket: OfflineTicket,
    now: UnixMs,
}

impl Telling {
    async fn run(&self, tx: &mut Tx) -> Result<(), Error> {
        let told = &self.ticket;
        if let Some(ours) = tickets::find_by_request(tx, &told.request).await? {
            return self.told_before(tx, &ours).await;
        }
        let ahead = told.issued_ms.0 > self.now.0 + AHEAD_MS;
        let issued = if ahead { self.now } else { told.issued_ms };
        let blocks = kiosks::blocks(tx, &self.kiosk.id, issued.date()).await?;
        let own = |block: &store::kiosks::BlockRow| block.letter == self.letter && (block.first..=block.last).contains(&told.number);
        if told.letter != self.letter || !blocks.iter().any(own) {
            tracing::warn!(kiosk = %self.kiosk.id, number = written(&told.letter, told.number), "a number that is not the machine's own");
            return Ok(());
        }
        let (order, found) = self.order(tx, issued).await?;
        let conflict = if ahead { Some(Conflict::Clock) } else { found };
        let made = Made {
            kiosk: self.kiosk.clone(),
            request: told.request.clone(),
            group: self.group.clone(),
            letter: self.letter.clone(),
            service: told.service.clone(),
            order,
            priority: told.priority,
            now: issued,
        };
        let mut row = made.row(told.number);
        row.offline = true;
        (row.printing, row.printed_ms) = self.paper(issued);
        if row.day != self.now.date() {
            row.state = TicketState::Left;
        }
        if !tickets::issue(tx, &row).await? {
            return Ok(());
        }
        crate::queue::issued(tx, &row).await?;
        if let Some(conflict) = conflict {
            let id = uuid::Uuid::now_v7().to_string();
            kiosks::conflict(tx, &id, &self.kiosk.id, &row.id, conflict.words(), self.now).await?;
        }
        Ok(())
    }

    /// Whether it is on paper, and since when: only when the machine's printer has said so. Else the page has still to print it, should
    /// somebody ask for it.
    fn paper(&self, at: UnixMs) -> (Printing, Option<UnixMs>) {
        match self.ticket.said.filter(|said| said.is_end()) {
            Some(Printing::Done) => (Printing::Done, Some(at)),
            Some(fault) => (fault, None),
            None => (Printing::Browser, None),
        }
    }

    /// We know of this pressing: the machine tells once more, now that its printer has said something; or only our answer was lost, and the
    /// machine gave a number of its own instead.
    async fn told_before(&self, tx: &mut Tx, ours: &TicketRow) -> Result<(), Error> {
        if ours.kiosk.as_ref() != Some(&self.kiosk.id) {
            return Ok(());
        }
        if ours.letter != self.ticket.letter || ours.number != self.ticket.number {
            return self.answer_was_lost(tx, ours).await;
        }
        let (printing, at) = self.paper(ours.issued_ms);
        // A fault is news only while nothing else is known: the ticket may have been printed again meanwhile.
        let news = if printing == Printing::Done { ours.printing != Printing::Done } else { ours.printing == Printing::Browser };
        if ours.offline && news {
            tickets::printing(tx, &ours.id, printing, at).await?;
        }
        Ok(())
    }

    /// The paper in the person's hand counts, unless ours came out of the printer too.
    async fn answer_was_lost(&self, tx: &mut Tx, ours: &TicketRow) -> Result<(), Error> {
        let told = &self.ticket;
        let on_paper = ours.printing == Printing::Done;
        let own = kiosks::blocks(tx, &self.kiosk.id, ours.day).await?;
        let own = own.iter().any(|block| block.letter == ours.letter && (block.first..=block.last).contains(&told.number));
        if on_paper || !own || !tickets::renumber(tx, &ours.id, told.number, self.paper(self.now)).await? {
            let conflict = Conflict::UsedElsewhere(written(&ours.letter, ours.number));
            let id = uuid::Uuid::now_v7().to_string();
            kiosks::conflict(tx, &id, &self.kiosk.id, &ours.id, conflict.words(), self.now).await?;
        }
        Ok(())
    }

    /// The order that the ticket is for, when it is still its own; else what has become of it.
    async fn order(&self, tx: &mut Tx, issued: UnixMs) -> Result<(Option<(domain::ids::BookingId, i64)>, Option<Conflict>), Error> {
        let Some(id) = &self.ticket.booking else { return Ok((None, None)) };
        if let Some(other) = tickets::find_by_booking(tx, id).await? {
            return Ok((None, Some(Conflict::UsedElsewhere(written(&other.letter, other.number)))));
        }
        let order = kiosk_orders::by_id(tx, id).await?.filter(|order| order.centre == self.kiosk.centre && order.day == issued.date());
        match order {
            Some(order) if crate::queue::activated(tx, &order, issued).await? => Ok((Some((order.id, order.start_min)), None)),
            _ => Ok((None, Some(Conflict::OrderGone))),
        }
    }
}
