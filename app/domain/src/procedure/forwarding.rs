//! Sending on to the competent institution (A8.11; law 7.10): in time, not in a circle, not without end.

use super::{Bar, Procedure};
use crate::calendar::Calendar;
use crate::deadline::{DeadlineKind, Due, FromDay, due};
use crate::ids::InstitutionId;
use crate::time::UnixMs;

/// The last moment for sending on: three working days (law 7.10) from the moment the institution got it.
pub fn forwarding_until(placed: UnixMs, from_day: FromDay, calendar: &Calendar) -> Due {
    due(DeadlineKind::Forwarding, placed, from_day, calendar)
}

/// By whom the appeal came to `me`: `me` first, then who sent it on to `me`, and so on. `sent_on` holds from whom to whom,
/// oldest first.
pub fn chain(me: &InstitutionId, sent_on: &[(InstitutionId, InstitutionId)]) -> Vec<InstitutionId> {
    let mut chain = vec![me.clone()];
    for (from, to) in sent_on.iter().rev() {
        if chain.last() == Some(to) {
            chain.push(from.clone());
        }
    }
    chain
}

/// Whether it may still be sent on to another institution; sending it back to the owner's staff is always possible.
pub fn may_forward(until: &Due, now: UnixMs, chain: &[InstitutionId], settings: &Procedure) -> Result<(), Bar> {
    if until.is_late(now) {
        return Err(Bar::ForwardingOver);
    }
    let times = chain.len().saturating_sub(1) as u32;
    if times >= settings.forwardings { Err(Bar::ForwardedOften) } else { Ok(()) }
}

/// Whether it may be sent to this institution: to none that has it or had it.
pub fn may_send_to(target: &InstitutionId, had: &[InstitutionId]) -> Result<(), Bar> {
    if had.contains(target) { Err(Bar::HadIt) } else { Ok(()) }
}
