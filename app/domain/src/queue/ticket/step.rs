use super::{Act, By, TicketState, next};
use crate::ids::{CounterId, GroupId, ServiceId};
use crate::refusal::{Code, Field, Refusal};
use crate::time::UnixMs;

/// What changes of a ticket during a visit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticket {
    /// How it stands.
    pub state: TicketState,
    /// The services that serve it.
    pub group: GroupId,
    /// The service wanted.
    pub service: ServiceId,
    /// The counter that has it in hand, or had it last.
    pub counter: Option<CounterId>,
    /// The counter it was sent to.
    pub for_counter: Option<CounterId>,
    /// Its first call.
    pub first_called_ms: Option<UnixMs>,
    /// Its last call.
    pub called_ms: Option<UnixMs>,
    /// Calls since it was last in the line.
    pub calls: u32,
    /// Since when it is served.
    pub started_ms: Option<UnixMs>,
    /// Milliseconds it was served for, before `started_ms`.
    pub served_ms: i64,
    /// When the visit was over.
    pub finished_ms: Option<UnixMs>,
}

/// Where an act leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The counter that acts; of a transfer the counter it is sent to, if one.
    pub counter: Option<CounterId>,
    /// Of a transfer: to whose services.
    pub group: Option<GroupId>,
    /// Of a transfer and of the next service: which one.
    pub service: Option<ServiceId>,
}

/// The ticket after an act. What time was spent at a counter is added up; a transfer changes nothing of the place in the line.
///
/// # Errors
/// As [`next`]; `Required` when a call has no counter, a transfer no aim, the next service no service.
pub fn step(ticket: &Ticket, act: Act, by: By, target: Target, now: UnixMs) -> Result<Ticket, Refusal> {
    let state = next(ticket.state, ticket.calls, act, by)?;
    let mut after = Ticket { state, ..ticket.clone() };
    match act {
        Act::Call => {
            after.counter = Some(target.counter.ok_or(missing())?);
            (after.for_counter, after.calls) = (None, 1);
            after.called_ms = Some(now);
            after.first_called_ms = ticket.first_called_ms.or(Some(now));
        }
        Act::Recall => (after.calls, after.called_ms) = (ticket.calls + 1, Some(now)),
        Act::Start => after.started_ms = Some(now),
        Act::Next => {
            after.service = target.service.ok_or(missing())?;
            (after.served_ms, after.started_ms) = (served(ticket, now), Some(now));
        }
        Act::Park | Act::NoShow | Act::Return => leave_counter(ticket, &mut after, now),
        Act::Transfer => {
            leave_counter(ticket, &mut after, now);
            if target.counter.is_none() && target.group.is_none() {
                return Err(missing());
            }
            after.for_counter = target.counter;
            after.group = target.group.unwrap_or(after.group);
            after.service = target.service.unwrap_or(after.service);
        }
        Act::Finish | Act::Leave | Act::Close => {
            (after.served_ms, after.started_ms) = (served(ticket, now), ticket.started_ms);
            after.finished_ms = Some(now);
        }
        Act::Issue => {}
    }
    Ok(after)
}

fn leave_counter(before: &Ticket, after: &mut Ticket, now: UnixMs) {
    after.served_ms = served(before, now);
    (after.started_ms, after.called_ms, after.calls) = (None, None, 0);
    if after.state == TicketState::Waiting {
        after.counter = None;
    }
}

/// What was served until now.
fn served(ticket: &Ticket, now: UnixMs) -> i64 {
    let running = ticket.started_ms.filter(|_| ticket.state == TicketState::Serving).map_or(0, |since| now.0 - since.0);
    ticket.served_ms + running.max(0)
}

fn missing() -> Refusal {
    Refusal::new(Field::Form, Code::Required)
}
