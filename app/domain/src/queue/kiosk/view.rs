//! What travels between a machine, a phone and the server.

use super::OpenHours;
use super::printer::{Device, Printing};
use crate::ids::{CentreId, GroupId, KioskId, ServiceId, TicketId};
use crate::lang::Named;
use crate::queue::ticket::{TicketState, written};
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// Who may go first, by their own word; which of them a centre knows is its setting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// Nobody in particular.
    #[default]
    None,
    /// Of great age.
    Elderly,
    /// With a disability.
    Disability,
    /// With an infant, or expecting one.
    Infant,
}

impl Priority {
    /// Every class that goes first.
    pub const CLASSES: [Priority; 3] = [Priority::Elderly, Priority::Disability, Priority::Infant];

    /// By how many steps it goes forward in the line: no class before another.
    pub fn steps(self) -> u8 {
        u8::from(self != Priority::None)
    }

    /// The word in forms and settings.
    pub fn as_str(self) -> &'static str {
        match self {
            Priority::None => "none",
            Priority::Elderly => "elderly",
            Priority::Disability => "disability",
            Priority::Infant => "infant",
        }
    }

    /// The inverse of [`Priority::as_str`] for the classes; nobody in particular for anything else.
    pub fn read(word: &str) -> Priority {
        Priority::CLASSES.into_iter().find(|class| class.as_str() == word).unwrap_or_default()
    }

    /// Classes of a setting, words with commas between them.
    pub fn classes(setting: &str) -> Vec<Priority> {
        Priority::CLASSES.into_iter().filter(|class| setting.split(',').any(|word| word.trim() == class.as_str())).collect()
    }
}

/// A machine as its own screen knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KioskHome {
    /// The machine.
    pub id: KioskId,
    /// Its centre.
    pub centre: CentreId,
    /// The centre's name.
    pub centre_name: Named,
    /// The other centres, for who has come to the wrong one.
    pub others: Vec<(CentreId, Named)>,
    /// What is served here today.
    pub groups: Vec<KioskGroup>,
    /// Who may go first.
    pub priorities: Vec<Priority>,
    /// A fresh id for the next pressing, for a browser without script.
    pub request: String,
    /// When this was so, by the server's clock.
    #[serde(default)]
    pub now_ms: UnixMs,
    /// The printer that hangs on it; `None` when it prints in the network or by its browser.
    #[serde(default)]
    pub device: Option<Device>,
}

impl KioskHome {
    /// A service and its group.
    pub fn service(&self, id: &ServiceId) -> Option<(&KioskGroup, &KioskService)> {
        self.groups.iter().find_map(|group| Some((group, group.services.iter().find(|service| service.id == *id)?)))
    }
}

/// A group of services that the same counters serve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KioskGroup {
    /// Id.
    pub id: GroupId,
    /// Name.
    pub name: Named,
    /// Letter of its tickets.
    pub letter: String,
    /// How many wait.
    pub waiting: u32,
    /// About how long somebody who comes now waits, minutes; `None` when no counter serves it.
    pub minutes: Option<u32>,
    /// Its services.
    pub services: Vec<KioskService>,
    /// When its numbers are given; not there on a shelf that was filled by an earlier version.
    #[serde(default)]
    pub open: Option<OpenHours>,
}

impl KioskGroup {
    /// Whether its numbers are given now.
    ///
    /// # Errors
    /// [`No::Closed`](super::No::Closed) with the next opening.
    pub fn check(&self, now: UnixMs) -> Result<(), super::No> {
        self.open.as_ref().map_or(Ok(()), |open| open.check(now))
    }
}

/// A service to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KioskService {
    /// Id.
    pub id: ServiceId,
    /// Name.
    pub name: Named,
}

/// A code that was typed or scanned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeForm {
    /// What was typed.
    #[serde(default)]
    pub code: String,
    /// Id of the pressing, made before the first attempt: the same pressing is the same ticket.
    #[serde(default)]
    pub request: String,
}

/// Somebody without an order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalkInForm {
    /// The service.
    #[serde(default)]
    pub service: ServiceId,
    /// A word of [`Priority`].
    #[serde(default)]
    pub priority: String,
    /// Id of the pressing.
    #[serde(default)]
    pub request: String,
}

/// What a machine answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// A ticket, a new one or the same again.
    Ticket(TicketId),
    /// None, and why.
    No(super::No),
}

/// A ticket on the machine's screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KioskTicket {
    /// Id; none for one that was given without the network.
    pub id: TicketId,
    /// Letter of the group.
    pub letter: String,
    /// Number.
    pub number: u32,
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
    /// Opens the ticket on a phone; empty without the network.
    pub secret: String,
    /// Whether it is on paper.
    pub printing: Printing,
    /// The printer that hangs on the machine: its page is to write to it.
    #[serde(default)]
    pub device: Option<Device>,
}

impl KioskTicket {
    /// The line number.
    pub fn written(&self) -> String {
        written(&self.letter, self.number)
    }
}

/// A ticket on a phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneTicket {
    /// The line number.
    pub number: String,
    /// The centre's id, whose changes concern it.
    pub centre_id: CentreId,
    /// Centre.
    pub centre: Named,
    /// Its address.
    pub address: String,
    /// Service.
    pub service: Named,
    /// Where it stands.
    pub state: TicketState,
    /// People before, while it waits.
    pub before: u32,
    /// About how long, minutes, while it waits.
    pub minutes: Option<u32>,
    /// The counter that has called.
    pub counter: Option<u32>,
    /// When it was given.
    pub issued_ms: UnixMs,
    /// The centre's day is over.
    pub past: bool,
    /// Whether who asks hears of the near turn on the own devices.
    pub push: TurnPush,
}

/// How somebody hears that the turn is near.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TurnPush {
    /// Not at all: nobody is signed in, or push is not set up.
    #[default]
    Closed,
    /// Signed in, with push on no device.
    NoBrowser,
    /// It can be asked for.
    Off,
    /// It was asked for.
    On,
}

impl PhoneTicket {
    /// The turn is near: time to come back to the hall.
    pub fn is_near(&self) -> bool {
        self.state == TicketState::Waiting && self.before <= NEAR
    }
}

/// With so many people before, the turn is near.
pub const NEAR: u32 = 2;

/// A machine in its centre's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KioskLine {
    /// Id.
    pub id: KioskId,
    /// Name.
    pub name: String,
    /// Its printer, as [`Printer::read`](super::printer::Printer::read) takes it; empty for the browser.
    pub printer: String,
    /// It has its key.
    pub paired: bool,
    /// When it was last heard of.
    pub seen_ms: Option<UnixMs>,
    /// It was switched off.
    pub revoked: bool,
    /// Tickets of which two stories are told.
    pub conflicts: u32,
}

/// The machines of a centre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KioskList {
    /// The centre.
    pub centre: Named,
    /// They.
    pub kiosks: Vec<KioskLine>,
    /// Who may go first.
    pub priorities: Vec<Priority>,
    /// What machines did alone and the server knew otherwise, the newest first.
    pub conflicts: Vec<ConflictLine>,
}

/// Two stories of one ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictLine {
    /// The line number on the paper.
    pub number: String,
    /// Which machine.
    pub kiosk: String,
    /// What was found.
    pub conflict: super::book::Conflict,
    /// When.
    pub at_ms: UnixMs,
}

/// A new machine.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KioskForm {
    /// Its name, for instance where it stands.
    #[serde(default)]
    pub name: String,
    /// Its printer, as [`Printer::read`](super::printer::Printer::read) takes it; empty for the browser.
    #[serde(default)]
    pub printer: String,
}

/// Longest name of a machine, characters.
pub const LONGEST_NAME: usize = 60;

/// Which classes go first in a centre; a browser sends those that are checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriorityForm {
    /// Of great age.
    #[serde(default)]
    pub elderly: bool,
    /// With a disability.
    #[serde(default)]
    pub disability: bool,
    /// With an infant.
    #[serde(default)]
    pub infant: bool,
}

impl PriorityForm {
    /// As the setting is kept.
    pub fn setting(self) -> String {
        let chosen = [(self.elderly, Priority::Elderly), (self.disability, Priority::Disability), (self.infant, Priority::Infant)];
        chosen.into_iter().filter(|(on, _)| *on).map(|(_, class)| class.as_str()).collect::<Vec<_>>().join(",")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn q_plus_priority_classes_are_a_setting() {
        let form = PriorityForm { elderly: true, infant: true, ..PriorityForm::default() };
        assert_eq!(Priority::classes(&form.setting()), [Priority::Elderly, Priority::Infant]);
        assert_eq!(Priority::classes(""), []);
        for class in Priority::CLASSES {
            assert_eq!((Priority::read(class.as_str()), class.steps()), (class, 1));
        }
        assert_eq!((Priority::read("president"), Priority::None.steps()), (Priority::None, 0));
    }
}
