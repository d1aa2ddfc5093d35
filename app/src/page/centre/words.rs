//! Names of acts and states, and times as people at a counter read them.

use crate::tr;
use domain::queue::manage::EndReason;
use domain::queue::ticket::{Act, TicketState};
use domain::time::UnixMs;

/// The words of a button.
pub fn act_name(act: Act) -> &'static str {
    match act {
        Act::Call => tr!(counter.act_call),
        Act::Recall => tr!(counter.act_recall),
        Act::Start => tr!(counter.act_start),
        Act::NoShow => tr!(counter.act_no_show),
        Act::Park => tr!(counter.act_park),
        Act::Transfer => tr!(counter.act_transfer),
        Act::Next => tr!(counter.act_next),
        Act::Finish => tr!(counter.act_finish),
        Act::Return => tr!(counter.act_return),
        Act::Issue | Act::Leave | Act::Close => "",
    }
}

/// How a ticket in hand stands.
pub fn state_name(state: TicketState) -> &'static str {
    match state {
        TicketState::Waiting => tr!(counter.state_waiting),
        TicketState::Called => tr!(counter.state_called),
        TicketState::Serving => tr!(counter.state_serving),
        TicketState::Parked => tr!(counter.state_parked),
        TicketState::Done => tr!(counter.state_done),
        TicketState::Missed => tr!(counter.state_missed),
        TicketState::Left => tr!(counter.state_left),
    }
}

/// Why an order came to nothing.
pub fn reason_name(reason: EndReason) -> &'static str {
    match reason {
        EndReason::NotConfirmed => tr!(counter.end_not_confirmed),
        EndReason::NotActivated => tr!(counter.end_not_activated),
        EndReason::Cancelled => tr!(counter.end_cancelled),
    }
}

/// Whole minutes between two moments, in words.
pub fn minutes_since(since: UnixMs, now: UnixMs) -> String {
    tr!(counter.minutes, (now.0 - since.0).max(0) / 60_000)
}

/// Minutes, or a dash.
pub fn minutes(value: Option<u32>) -> String {
    value.map_or_else(|| "—".to_owned(), |value| tr!(counter.minutes, i64::from(value)))
}
