//! A ticket of the hall from the machine to the end of the visit. One table says what may follow what: it draws the buttons of the
//! counter and guards every write (Q+).

mod step;
#[cfg(test)]
mod tests;

pub use step::{Target, Ticket, step};

use crate::refusal::{Code, Refusal};
use serde::{Deserialize, Serialize};

/// A ticket is called at most so often before it is set aside as missed.
pub const MOST_CALLS: u32 = 3;
/// So often it has been called before it may be set aside as missed: nobody loses the turn by one call that was not heard.
pub const MISSED_AFTER: u32 = 2;

kinds! {
    /// How a ticket stands.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    TicketState {
        /// In the line.
        #[default]
        Waiting = "waiting",
        /// Called to a counter.
        Called = "called",
        /// At a counter.
        Serving = "serving",
        /// Set aside: papers are being filled in, somebody is fetched.
        Parked = "parked",
        /// The visit is over.
        Done = "done",
        /// Called and not come.
        Missed = "missed",
        /// Gone before being called, or the day is over.
        Left = "left",
    }
}

impl TicketState {
    /// A counter has it in hand.
    pub fn is_at_counter(self) -> bool {
        matches!(self, TicketState::Called | TicketState::Serving)
    }
}

kinds! {
    /// What is done with a ticket: one word for each button, and for each entry of its chain.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    Act {
        /// Printed by a machine, or given by an employee.
        Issue = "issue",
        /// Called to a counter: the next one, or this one.
        Call = "call",
        /// Called once more, on purpose.
        Recall = "recall",
        /// The person has come.
        Start = "start",
        /// The person has not come.
        NoShow = "no_show",
        /// Set aside.
        Park = "park",
        /// To other services or to another counter; the place in the line stays.
        Transfer = "transfer",
        /// Another service of the same visit at the same counter.
        Next = "next",
        /// The visit is over.
        Finish = "finish",
        /// Back into the line.
        Return = "return",
        /// The person goes.
        Leave = "leave",
        /// The day is over.
        Close = "close",
    }
}

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// An employee at a counter.
    Counter,
    /// Who holds the ticket.
    Holder,
    /// The system itself.
    System,
}

struct Row {
    act: Act,
    by: By,
    from: &'static [TicketState],
    to: TicketState,
}

const fn row(act: Act, by: By, from: &'static [TicketState], to: TicketState) -> Row {
    Row { act, by, from, to }
}

use TicketState::{Called, Done, Left, Missed, Parked, Serving, Waiting};

/// The likely act of each state stands first.
#[rustfmt::skip]
const TABLE: &[Row] = &[
    row(Act::Start,    By::Counter, &[Called],                  Serving),
    row(Act::Finish,   By::Counter, &[Serving],                 Done),
    row(Act::Call,     By::Counter, &[Waiting, Parked, Missed], Called),
    row(Act::Recall,   By::Counter, &[Called],                  Called),
    row(Act::NoShow,   By::Counter, &[Called],                  Missed),
    row(Act::Next,     By::Counter, &[Serving],                 Serving),
    row(Act::Park,     By::Counter, &[Called, Serving],         Parked),
    row(Act::Transfer, By::Counter, &[Called, Serving],         Waiting),
    row(Act::Return,   By::Counter, &[Parked, Missed],          Waiting),
    row(Act::Leave,    By::Holder,  &[Waiting, Parked],         Left),
    row(Act::Close,    By::System,  &[Waiting, Called, Parked], Left),
    row(Act::Close,    By::System,  &[Serving],                 Done),
];

/// The state that follows, for a ticket called so often.
///
/// Refused with `NotYours` when it is never this one's act, with `NotNow` in this state, with `TooOften` when it was called as often
/// as it may be.
pub fn next(state: TicketState, calls: u32, act: Act, by: By) -> Result<TicketState, Refusal> {
    let mut own = TABLE.iter().filter(|row| row.act == act && row.by == by).peekable();
    if own.peek().is_none() {
        return Err(Refusal::form(Code::NotYours));
    }
    let found = own.find(|row| row.from.contains(&state)).ok_or(Refusal::form(Code::NotNow))?;
    match act {
        Act::Recall if calls >= MOST_CALLS => Err(Refusal::form(Code::TooOften { max: MOST_CALLS })),
        Act::NoShow if calls < MISSED_AFTER => Err(Refusal::form(Code::NotNow)),
        _ => Ok(found.to),
    }
}

/// What may be done now, the likely act first: the buttons to show.
pub fn acts(state: TicketState, calls: u32, by: By) -> Vec<Act> {
    let mut found: Vec<Act> = TABLE.iter().filter(|row| next(state, calls, row.act, by).is_ok()).map(|row| row.act).collect();
    if state == Called && calls >= MOST_CALLS {
        // Nobody came to three calls: setting it aside is the likely act.
        found.sort_by_key(|act| *act != Act::NoShow);
    }
    found
}

/// A ticket's number as it is printed and shown: `A001`.
pub fn written(letter: &str, number: u32) -> String {
    format!("{letter}{number:03}")
}
