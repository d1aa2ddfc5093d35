//! Making a ticket, within a transaction.

use crate::Error;
use anyhow::anyhow;
use domain::ids::{BookingId, GroupId, ServiceId, TicketId};
use domain::queue::kiosk::numbers;
use domain::queue::kiosk::printer::{Printer, Printing};
use domain::queue::kiosk::view::Priority;
use domain::queue::ticket::TicketState;
use domain::time::UnixMs;
use rand::RngCore;
use store::kiosks::KioskRow;
use store::tickets::TicketRow;
use store::{Tx, tickets};

/// What a ticket is made of.
#[derive(Clone)]
pub struct Made {
    /// The machine.
    pub kiosk: KioskRow,
    /// Id of the pressing.
    pub request: String,
    /// The line.
    pub group: GroupId,
    /// Letter of the line.
    pub letter: String,
    /// The service.
    pub service: ServiceId,
    /// The order and the minute of the day for which it was set.
    pub order: Option<(BookingId, i64)>,
    /// Who goes first.
    pub priority: Priority,
    /// When.
    pub now: UnixMs,
}

/// How a machine's tickets come on paper.
pub fn way(kiosk: &KioskRow) -> Printing {
    let by_page = kiosk.printer.is_empty() || Printer::device(&kiosk.printer).is_some();
    if by_page { Printing::Browser } else { Printing::Waiting }
}

impl Made {
    /// The row, with this number.
    pub fn row(&self, number: u32) -> TicketRow {
        let (booking, due_min) = self.order.clone().unzip();
        TicketRow {
            id: TicketId(uuid::Uuid::now_v7().to_string()),
            centre: self.kiosk.centre.clone(),
            day: self.now.date(),
            letter: self.letter.clone(),
            number,
            group: self.group.clone(),
            service: self.service.clone(),
            booking,
            kiosk: Some(self.kiosk.id.clone()),
            request: self.request.clone(),
            secret: secret(),
            priority: self.priority.steps(),
            class: if self.priority == Priority::None { String::new() } else { self.priority.as_str().to_owned() },
            state: TicketState::Waiting,
            due_min,
            issued_ms: self.now,
            place_ms: self.now,
            counter: None,
            printed_ms: None,
            printing: way(&self.kiosk),
            offline: false,
        }
    }
}

/// Takes the day's next number and writes the ticket down. The counter's row stays locked until then, so a number that was not used goes
/// back with the transaction.
pub async fn issue(tx: &mut Tx, made: &Made) -> Result<TicketRow, Error> {
    let serial = tickets::next_serial(tx, &made.kiosk.centre, made.now.date(), &made.letter).await?;
    let row = made.row(numbers::of_serial(serial));
    if !tickets::issue(tx, &row).await? {
        return Err(match tickets::find_by_request(tx, &row.request).await? {
            // The same pressing came twice at the same moment, and the other one was faster.
            Some(_) => Error::Conflict,
            None => {
                Error::Internal(anyhow!("a line number was there already: {}", domain::queue::ticket::written(&row.letter, row.number)))
            }
        });
    }
    crate::queue::issued(tx, &row).await?;
    Ok(row)
}

/// What a phone opens the ticket by: 128 random bits.
fn secret() -> String {
    let mut bytes = [0; 16];
    rand::rngs::OsRng.fill_bytes(&mut bytes);
    format!("{:032x}", u128::from_be_bytes(bytes))
}
