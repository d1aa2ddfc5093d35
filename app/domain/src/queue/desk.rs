//! What an employee at a counter sees and sends (Q+).

use super::ticket::{Act, Target, TicketState};
use crate::appeal::validate::Tidy;
use crate::ids::{CentreId, CounterId, GroupId, ServiceId, TicketId};
use crate::lang::Named;
use crate::refusal::{Code, Field, Refusal};
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// The page of a counter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CounterPage {
    /// The centre.
    pub centre: (CentreId, Named),
    /// Its counters, by number, for choosing.
    pub counters: Vec<CounterLine>,
    /// The counter that was asked for; `None` before one is chosen.
    pub desk: Option<Desk>,
}

/// A counter in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CounterLine {
    /// Id.
    pub id: CounterId,
    /// Its number.
    pub number: u32,
    /// Part of the hall; empty for all of it.
    pub zone: String,
    /// Which services it serves.
    pub groups: Vec<Named>,
    /// Who sits there.
    pub seat: Option<Seat>,
}

/// Who sits at a counter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Name of the employee.
    pub name: String,
    /// The one who asks.
    pub mine: bool,
    /// Since when.
    pub since_ms: UnixMs,
    /// Since when the counter pauses.
    pub paused_ms: Option<UnixMs>,
}

/// One counter with its line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Desk {
    /// Number of the counter.
    pub number: u32,
    /// Who sits there.
    pub seat: Option<Seat>,
    /// The ticket in hand.
    pub current: Option<Current>,
    /// Those whose turn it is at this counter, in their order.
    pub waiting: Vec<Waiter>,
    /// How many these are in all.
    pub waiting_count: u32,
    /// Set aside here or in these services.
    pub parked: Vec<Waiter>,
    /// Called here and not come.
    pub missed: Vec<Waiter>,
    /// Where a ticket may be sent on: services of the centre, by group.
    pub services: Vec<GroupOf>,
    /// To which counters; those somebody sits at.
    pub others: Vec<(CounterId, u32)>,
    /// Visits that ended at this counter today.
    pub done: u32,
    /// When this was true.
    pub now_ms: UnixMs,
}

/// A group with its services.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupOf {
    /// Id.
    pub id: GroupId,
    /// Name.
    pub name: Named,
    /// Served at this counter.
    pub own: bool,
    /// Its services in this centre.
    pub services: Vec<(ServiceId, Named)>,
}

/// The ticket in hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Current {
    /// Id.
    pub id: TicketId,
    /// `A001`.
    pub number: String,
    /// The service.
    pub service: Named,
    /// The services it belongs to.
    pub group: GroupId,
    /// How it stands.
    pub state: TicketState,
    /// Calls so far.
    pub calls: u32,
    /// What may be done, the likely act first.
    pub acts: Vec<Act>,
    /// The set time of an order, minutes of the day.
    pub due_min: Option<u32>,
    /// Steps of priority.
    pub priority: u8,
    /// When the ticket was taken.
    pub issued_ms: UnixMs,
    /// The last call.
    pub called_ms: Option<UnixMs>,
    /// Since when it is served.
    pub started_ms: Option<UnixMs>,
    /// The revision that is shown.
    pub revision: i64,
}

/// A ticket in one of the lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiter {
    /// Id.
    pub id: TicketId,
    /// `A001`.
    pub number: String,
    /// The service.
    pub service: Named,
    /// The set time of an order, minutes of the day.
    pub due_min: Option<u32>,
    /// Steps of priority.
    pub priority: u8,
    /// When the ticket was taken.
    pub issued_ms: UnixMs,
    /// Was sent to this very counter.
    pub sent_here: bool,
    /// The revision that is shown.
    pub revision: i64,
}

/// An act on a ticket.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActForm {
    /// Number of the counter that acts.
    pub counter: u32,
    /// The ticket.
    pub ticket: TicketId,
    /// The act, as [`Act::as_str`].
    pub act: String,
    /// The revision that was shown.
    pub revision: i64,
    /// The service of a transfer or of the next one.
    pub service: Option<ServiceId>,
    /// The counter of a transfer.
    pub to: Option<CounterId>,
}

impl ActForm {
    /// The act; only those of a counter.
    ///
    /// # Errors
    /// `Unknown` for any other word; `Required` when a transfer has no aim, the next service no service.
    pub fn act(&self) -> Result<Act, Refusal> {
        let act = Act::parse(&self.act).filter(|act| !matches!(act, Act::Issue | Act::Leave | Act::Close));
        let act = act.ok_or(Refusal::form(Code::Unknown))?;
        let aimless = match act {
            Act::Transfer => self.service.is_none() && self.to.is_none(),
            Act::Next => self.service.is_none(),
            _ => false,
        };
        if aimless { Err(Refusal::new(Field::Category, Code::Required)) } else { Ok(act) }
    }

    /// What the act needs beside the ticket; `group` is that of the service.
    pub fn target(&self, act: Act, own: &CounterId, group: Option<GroupId>) -> Target {
        let counter = if act == Act::Call { Some(own.clone()) } else { self.to.clone() };
        Target { counter, group, service: self.service.clone() }
    }
}

impl Tidy for ActForm {
    fn tidied(self) -> Self {
        let service = self.service.filter(|id| !id.as_str().trim().is_empty());
        let to = self.to.filter(|id| !id.as_str().trim().is_empty());
        Self { service, to, ..self }
    }
}

/// What became of "call the next one".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallOutcome {
    /// Somebody was called.
    Called,
    /// The counter had somebody in hand already; nothing was called again.
    InHand,
    /// Nobody waits.
    Nobody,
}
