//! A ticket on the machine's screen, and printing it again.

use super::lines::line;
use super::print::{Face, face_of, hand_on, is_on_its_way};
use super::{centre, here};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::ids::TicketId;
use domain::queue::kiosk::printer::{Printer, Printing};
use domain::queue::kiosk::view::KioskTicket;
use store::kiosks::KioskRow;
use store::tickets::TicketRow;

/// A ticket of the machine's centre.
///
/// # Errors
/// [`Error::NotFound`] for another centre's; [`Error::Forbidden`] for a browser that is no machine.
pub async fn ticket(ctx: &Ctx, id: &TicketId) -> Result<KioskTicket, Error> {
    ctx.may(Function::KioskTicket)?;
    let (kiosk, row) = own(ctx, id).await?;
    let own = store::centres::find(ctx.portal.db(), &row.centre).await?.ok_or(Error::NotFound)?;
    let before = store::lines::before(ctx.portal.db(), &row.id, row.day, ctx.now).await?;
    let minutes = line(ctx, &own, &row.group).await?.minutes(before);
    let service = store::centres::services(ctx.portal.db()).await?.into_iter().find(|service| service.id == row.service);
    // One code at two machines at once: the page of the one that gave the number prints it, the other one's waits for that.
    let elsewhere = row.printing == Printing::Browser && row.kiosk.as_ref() != Some(&kiosk.id) && is_on_its_way(&row, ctx.now);
    Ok(KioskTicket {
        printing: if elsewhere { Printing::Waiting } else { row.printing },
        id: row.id,
        letter: row.letter,
        number: row.number,
        centre: own.name(),
        service: service.map(|service| service.name()).unwrap_or_default(),
        issued_ms: row.issued_ms,
        due_min: row.due_min.and_then(|minute| u16::try_from(minute).ok()),
        before,
        minutes,
        secret: row.secret,
        device: Printer::device(&kiosk.printer),
    })
}

/// Prints the same number again, after the paper was put in or the printer was switched on.
///
/// # Errors
/// As [`ticket`].
pub async fn print_again(ctx: &Ctx, id: &TicketId) -> Result<(), Error> {
    ctx.may(Function::PrintAgain)?;
    let (kiosk, row) = own(ctx, id).await?;
    hand_on(ctx, &kiosk, &row, false).await
}

/// The machine's page tells what became of its printing, where the page prints. A machine's browser never says no; the printer on the
/// machine may have no paper, or be silent.
///
/// # Errors
/// As [`ticket`].
pub async fn printed(ctx: &Ctx, id: &TicketId, said: Printing) -> Result<(), Error> {
    ctx.may(Function::TicketPrinted)?;
    let (_, row) = own(ctx, id).await?;
    if row.printing != Printing::Browser || !said.is_end() {
        return Ok(());
    }
    super::settle(&ctx.portal, &row.id, said).await
}

/// What is on the paper: for the machine, and for the centre's staff.
///
/// # Errors
/// As [`ticket`].
pub async fn face(ctx: &Ctx, id: &TicketId) -> Result<Face, Error> {
    ctx.may(Function::TicketPicture)?;
    let row = match &ctx.actor.post {
        Some(post) => store::tickets::find(ctx.portal.db(), id).await?.filter(|row| row.centre == post.centre).ok_or(Error::NotFound)?,
        None => own(ctx, id).await?.1,
    };
    face_of(ctx, &row).await
}

async fn own(ctx: &Ctx, id: &TicketId) -> Result<(KioskRow, TicketRow), Error> {
    let kiosk = here(ctx).await?;
    centre(ctx, &kiosk).await?;
    let row = store::tickets::find(ctx.portal.db(), id).await?.filter(|row| row.centre == kiosk.centre).ok_or(Error::NotFound)?;
    Ok((kiosk, row))
}
