//! What a machine knows by itself, so that it goes on working without the network: the day's orders by the marks of their codes,
//! numbers of its own, and what it has given meanwhile. Times are the server's: the machine's clock may be wrong.

use super::numbers::Block;
use super::printer::Printing;
use super::view::{KioskHome, Priority};
use super::{No, Window};
use crate::ids::{BookingId, ServiceId};
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The mark of an order code in one machine's list of one day: whoever reads the list can't read the codes off it.
pub fn mark(salt: &str, code: &str) -> String {
    let digest = Sha256::digest(format!("{salt}:{}", plain(code)).as_bytes());
    digest.iter().take(16).fold(String::with_capacity(32), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A code as it is compared: what a scanner writes may be a whole address, fingers may type spaces and small letters.
pub fn plain(typed: &str) -> String {
    let last = typed.trim().trim_end_matches('/').rsplit(['/', '=']).next().unwrap_or_default();
    last.chars().filter(char::is_ascii_alphanumeric).take(32).collect::<String>().to_ascii_uppercase()
}

/// An order of the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookOrder {
    /// Mark of its code.
    pub mark: String,
    /// The order.
    pub booking: BookingId,
    /// Its service.
    pub service: ServiceId,
    /// The minute of the day for which it is set.
    pub start_min: u16,
    /// The number that was given for it, when the list was made.
    pub number: Option<u32>,
}

/// What the server tells a machine, every minute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KioskBook {
    /// The day it is for.
    pub day: Date,
    /// Salt of the marks.
    pub salt: String,
    /// The server's clock.
    pub now_ms: UnixMs,
    /// When codes are taken.
    pub window: Window,
    /// Orders of the centre.
    pub orders: Vec<BookOrder>,
    /// Those that the centre has cancelled: beside the others, so that a page of an earlier version takes none of them for one that stands.
    #[serde(default)]
    pub cancelled: Vec<BookOrder>,
    /// Numbers of this machine's own.
    pub blocks: Vec<Block>,
}

/// A ticket that was given without the network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfflineTicket {
    /// Id of the pressing.
    pub request: String,
    /// Letter.
    pub letter: String,
    /// Number, of the machine's own.
    pub number: u32,
    /// Service.
    pub service: ServiceId,
    /// The order.
    pub booking: Option<BookingId>,
    /// For which minute it is set.
    pub start_min: Option<u16>,
    /// Who goes first.
    pub priority: Priority,
    /// When, by the server's clock as far as the machine knows it.
    pub issued_ms: UnixMs,
    /// What the printer said of it; `None` while it has said nothing, as when the power went before.
    #[serde(default)]
    pub said: Option<Printing>,
}

/// What the server knew otherwise about a ticket given without the network. The paper stays good in every case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conflict {
    /// The order has this other number already: it was used at another machine.
    UsedElsewhere(String),
    /// The order was not standing any more: changed or cancelled meanwhile.
    OrderGone,
    /// The time given lies ahead of ours: the machine's clock was changed.
    Clock,
}

impl Conflict {
    /// The word and the value in the database.
    pub fn words(&self) -> (&'static str, &str) {
        match self {
            Conflict::UsedElsewhere(number) => ("used_elsewhere", number),
            Conflict::OrderGone => ("order_gone", ""),
            Conflict::Clock => ("clock", ""),
        }
    }

    /// The inverse of [`Conflict::words`].
    pub fn read(word: &str, value: &str) -> Option<Conflict> {
        match word {
            "used_elsewhere" => Some(Conflict::UsedElsewhere(value.to_owned())),
            "order_gone" => Some(Conflict::OrderGone),
            "clock" => Some(Conflict::Clock),
            _ => None,
        }
    }
}

/// All that a machine keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelf {
    /// Its screen.
    pub home: KioskHome,
    /// Its list.
    pub book: KioskBook,
    /// How far the server's clock was ahead of the machine's when the list came, milliseconds.
    pub ahead_ms: i64,
    /// Given today without the network.
    pub given: Vec<OfflineTicket>,
    /// Those the server has not been told of.
    pub untold: Vec<String>,
}

impl Shelf {
    /// A fresh shelf, keeping what `before` has given and not told.
    pub fn renewed(before: Option<Shelf>, home: KioskHome, book: KioskBook, device_ms: i64) -> Shelf {
        let ahead_ms = book.now_ms.0 - device_ms;
        let (mut given, untold) = before.map(|shelf| (shelf.given, shelf.untold)).unwrap_or_default();
        // What is not of today is kept only until it is told.
        given.retain(|ticket| ticket.issued_ms.date() == book.day || untold.contains(&ticket.request));
        Shelf { home, book, ahead_ms, given, untold }
    }

    /// The server's clock, as far as it is known.
    pub fn now(&self, device_ms: i64) -> UnixMs {
        // Never before the list was made: a clock that was put back is not believed.
        UnixMs((device_ms + self.ahead_ms).max(self.book.now_ms.0))
    }

    /// A code, without the network.
    ///
    /// # Errors
    /// [`No`], as the server would say it as far as the list knows.
    pub fn enter(&mut self, code: &str, request: &str, device_ms: i64) -> Result<OfflineTicket, No> {
        let now = self.now(device_ms);
        if now.date() != self.book.day {
            return Err(No::NotServed);
        }
        let mark = mark(&self.book.salt, code);
        let meant = |order: &&BookOrder| order.mark == mark;
        let standing = self.book.orders.iter().find(meant);
        let stands = standing.is_some();
        let order = standing.or_else(|| self.book.cancelled.iter().find(meant)).cloned().ok_or(No::Unknown)?;
        // One code, one ticket: the same again, whoever gave it.
        if let Some(before) = self.given.iter().find(|ticket| ticket.booking.as_ref() == Some(&order.booking)) {
            return Ok(before.clone());
        }
        if !stands && order.number.is_none() {
            let open = self.home.service(&order.service).and_then(|(group, _)| group.open.as_ref());
            return Err(No::CentreCancelled(open.and_then(|open| open.next(now))));
        }
        let (letter, service) = self.letter(&order.service)?;
        if let Some(number) = order.number {
            return Ok(ticket(request, letter, number, service, Some(&order), Priority::None, now));
        }
        self.home
            .service(&service)
            .and_then(|(group, _)| group.open.as_ref())
            .map_or(Ok(()), |open| open.check_order(order.start_min, now))?;
        self.book.window.check(self.book.day, order.start_min, now)?;
        let number = self.next(&letter).ok_or(No::NotServed)?;
        Ok(self.give(ticket(request, letter, number, service, Some(&order), Priority::None, now)))
    }

    /// Somebody without an order, without the network.
    ///
    /// # Errors
    /// [`No::Closed`] outside the day's hours; [`No::NotServed`] when the service is not there, or no own number is left.
    pub fn take(&mut self, service: &ServiceId, priority: Priority, request: &str, device_ms: i64) -> Result<OfflineTicket, No> {
        if let Some(before) = self.given.iter().find(|ticket| ticket.request == request) {
            return Ok(before.clone());
        }
        let now = self.now(device_ms);
        if now.date() != self.book.day {
            return Err(No::NotServed);
        }
        let (group, _) = self.home.service(service).ok_or(No::NotServed)?;
        group.check(now)?;
        let (letter, service) = self.letter(service)?;
        let number = self.next(&letter).ok_or(No::NotServed)?;
        Ok(self.give(ticket(request, letter, number, service, None, priority, now)))
    }

    /// What the server has not been told of.
    pub fn to_tell(&self) -> Vec<OfflineTicket> {
        self.given.iter().filter(|ticket| self.untold.contains(&ticket.request)).cloned().collect()
    }

    /// The server knows of these of what was `told`; what the printer has said meanwhile is still to be told.
    pub fn told(&mut self, told: &[OfflineTicket], known: &[String]) {
        let given = &self.given;
        self.untold.retain(|request| {
            let as_told = told.iter().find(|ticket| ticket.request == *request);
            !known.contains(request) || as_told != given.iter().find(|ticket| ticket.request == *request)
        });
    }

    /// What the printer said of a ticket: to be told, also when the server knows of the ticket already. What is on paper stays so, also when
    /// printing it again fails. False, and nothing to keep, when nothing is new.
    pub fn said(&mut self, request: &str, said: Printing) -> bool {
        let Some(ticket) = self.given.iter_mut().find(|ticket| ticket.request == request) else { return false };
        if !said.is_end() || ticket.said == Some(Printing::Done) || ticket.said == Some(said) {
            return false;
        }
        ticket.said = Some(said);
        if !self.untold.iter().any(|untold| untold == request) {
            self.untold.push(request.to_owned());
        }
        true
    }

    fn letter(&self, service: &ServiceId) -> Result<(String, ServiceId), No> {
        self.home.service(service).map(|(group, service)| (group.letter.clone(), service.id.clone())).ok_or(No::NotServed)
    }

    fn next(&self, letter: &str) -> Option<u32> {
        let today = |ticket: &&OfflineTicket| ticket.letter == letter && ticket.issued_ms.date() == self.book.day;
        let last = self.given.iter().filter(today).map(|ticket| ticket.number).max().unwrap_or(0);
        let blocks = self.book.blocks.iter().filter(|block| block.letter == letter);
        blocks.filter(|block| block.last > last).map(|block| block.first.max(last + 1)).min()
    }

    fn give(&mut self, ticket: OfflineTicket) -> OfflineTicket {
        self.untold.push(ticket.request.clone());
        self.given.push(ticket.clone());
        ticket
    }
}

fn ticket(
    request: &str,
    letter: String,
    number: u32,
    service: ServiceId,
    order: Option<&BookOrder>,
    priority: Priority,
    issued_ms: UnixMs,
) -> OfflineTicket {
    let (booking, start_min) = order.map(|order| (order.booking.clone(), order.start_min)).unzip();
    OfflineTicket { request: request.to_owned(), letter, number, service, booking, start_min, priority, issued_ms, said: None }
}

#[cfg(test)]
mod tests;
