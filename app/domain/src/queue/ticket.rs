//! A ticket on its way through the line.

use serde::{Deserialize, Serialize};

/// Where a ticket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TicketState {
    /// In the line.
    Waiting,
    /// Called to a counter.
    Called,
    /// At the counter.
    Serving,
    /// Laid aside.
    Parked,
    /// Served.
    Done,
    /// Called, and nobody came.
    Missed,
    /// The person has left.
    Left,
}

impl TicketState {
    /// Every state.
    pub const ALL: [TicketState; 7] = [
        TicketState::Waiting,
        TicketState::Called,
        TicketState::Serving,
        TicketState::Parked,
        TicketState::Done,
        TicketState::Missed,
        TicketState::Left,
    ];

    /// The word in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            TicketState::Waiting => "waiting",
            TicketState::Called => "called",
            TicketState::Serving => "serving",
            TicketState::Parked => "parked",
            TicketState::Done => "done",
            TicketState::Missed => "missed",
            TicketState::Left => "left",
        }
    }

    /// The inverse of [`TicketState::as_str`].
    pub fn parse(word: &str) -> Option<TicketState> {
        TicketState::ALL.into_iter().find(|state| state.as_str() == word)
    }
}
