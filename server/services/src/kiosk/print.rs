//! Handing a ticket on to the printer. Whoever speaks to printers is given to the portal by the server; here stands when it is asked.

use super::lines::line;
use crate::{Ctx, Error, Portal};
use domain::ids::TicketId;
use domain::lang::{Lang, Named};
use domain::queue::kiosk::printer::{Printer, Printing};
use domain::queue::ticket::written;
use domain::time::UnixMs;
use std::net::SocketAddr;
use std::sync::Arc;
use store::kiosks::KioskRow;
use store::tickets::TicketRow;

/// Pressing again within so long after the last printing is the same pressing, milliseconds.
const SAME_MS: i64 = 8_000;

/// What stands on the paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// The line number.
    pub number: String,
    /// Centre.
    pub centre: Named,
    /// Service.
    pub service: Named,
    /// When it was given.
    pub issued_ms: UnixMs,
    /// Minute of the day for which an order was set.
    pub due_min: Option<u16>,
    /// People before.
    pub before: u32,
    /// About how long, minutes.
    pub minutes: Option<u32>,
    /// Opens it on a phone.
    pub secret: String,
    /// The language in which it was asked for.
    pub lang: Lang,
}

/// Something to print.
#[derive(Clone, Debug)]
pub struct PrintJob {
    /// The ticket.
    pub ticket: TicketId,
    /// What stands on it.
    pub face: Face,
    /// The printer.
    pub address: SocketAddr,
}

/// Speaks to printers.
pub trait Printers: Send + Sync {
    /// Takes a ticket and returns at once; what becomes of it is told by [`settle`].
    fn take(&self, portal: &Arc<Portal>, job: PrintJob);
}

/// There are none: tools that open the portal print nothing.
pub struct NoPrinters;

impl Printers for NoPrinters {
    fn take(&self, _: &Arc<Portal>, _: PrintJob) {}
}

/// Hands a ticket to the machine's printer: a new one always, one that was given before only when it is not just being printed (a ticket
/// never comes out twice by a double press).
pub(super) async fn hand_on(ctx: &Ctx, kiosk: &KioskRow, row: &TicketRow, new: bool) -> Result<(), Error> {
    if !new && is_on_its_way(row, ctx.now) {
        return Ok(());
    }
    let any_port = ctx.portal.config().demo || ctx.portal.config().environment.is_test();
    let (state, address) = match Printer::read(&kiosk.printer, any_port) {
        Some(Printer::Network(address)) => (Printing::Waiting, Some(address)),
        _ => (Printing::Browser, None),
    };
    if !new {
        set(&ctx.portal, &row.id, state, None).await?;
    }
    if let Some(address) = address {
        let job = PrintJob { ticket: row.id.clone(), face: face_of(ctx, row).await?, address };
        ctx.portal.printers().take(&ctx.portal, job);
    }
    Ok(())
}

/// It is being printed, or came out just now.
pub(super) fn is_on_its_way(row: &TicketRow, now: UnixMs) -> bool {
    match row.printing {
        Printing::Waiting => now.0 - row.issued_ms.0 < SAME_MS,
        Printing::Done => row.printed_ms.is_some_and(|at| now.0 - at.0 < SAME_MS),
        Printing::Browser => row.printed_ms.is_none() && now.0 - row.issued_ms.0 < SAME_MS,
        Printing::NoPaper | Printing::Silent => false,
    }
}

/// What stands on a ticket, in the language of the request.
pub(super) async fn face_of(ctx: &Ctx, row: &TicketRow) -> Result<Face, Error> {
    let db = ctx.portal.db();
    let centre = store::centres::find(db, &row.centre).await?.ok_or(Error::NotFound)?;
    let before = store::lines::before(db, &row.id, row.day, ctx.now).await?;
    let service = store::centres::services(db).await?.into_iter().find(|service| service.id == row.service);
    Ok(Face {
        number: written(&row.letter, row.number),
        minutes: line(ctx, &centre, &row.group).await?.minutes(before),
        centre: centre.name(),
        service: service.map(|service| service.name()).unwrap_or_default(),
        issued_ms: row.issued_ms,
        due_min: row.due_min.and_then(|minute| u16::try_from(minute).ok()),
        before,
        secret: row.secret.clone(),
        lang: ctx.lang,
    })
}

/// What has become of a printing.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn settle(portal: &Arc<Portal>, ticket: &TicketId, state: Printing) -> Result<(), Error> {
    let at = (state == Printing::Done).then(|| portal.now());
    set(portal, ticket, state, at).await
}

async fn set(portal: &Arc<Portal>, ticket: &TicketId, state: Printing, at: Option<UnixMs>) -> Result<(), Error> {
    let ticket = ticket.clone();
    let write =
        portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::tickets::printing(tx, &ticket, state, at).await?) }));
    write.await
}
