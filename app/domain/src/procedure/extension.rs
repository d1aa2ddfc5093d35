//! Extensions of an institution's term (A8.8; law 10.1, 10.2). Each is given once for a term, none shortens it.

use super::{Bar, DecisionKind};
use crate::calendar::Calendar;
use crate::deadline::{self, DeadlineKind, Due, FromDay, due, explain_days};
use crate::time::{Date, UnixMs};

/// The term that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// From when the law counts it: the receipt, or the day on which it was sent back as not solved.
    pub from: UnixMs,
    /// Its last day now.
    pub due: Date,
    /// What would lose its meaning is answered at once (law 10.4).
    pub urgent: bool,
    /// It was extended for extra study already.
    pub studied: bool,
    /// It was extended for information already.
    pub extended: bool,
}

/// Most working days by which law 10.2 lets a term be extended.
pub fn longest() -> u16 {
    match DeadlineKind::Extension.term() {
        deadline::Term::WorkingDays(days) => days,
        deadline::Term::Hours(_) => 0,
    }
}

/// The new last day. Extra study counts 30 working days from the receipt; `days` more are counted from the day on which the
/// term so far ends. Refused with what is in the way.
pub fn extended(kind: DecisionKind, days: u16, term: &Term, now: UnixMs, from_day: FromDay, calendar: &Calendar) -> Result<Due, Bar> {
    let before = if kind == DecisionKind::ExtendedStudy { term.studied } else { term.extended };
    if before {
        return Err(Bar::ExtendedBefore);
    }
    if term.urgent {
        return Err(Bar::Urgent);
    }
    if now > term.due.ends_at() {
        return Err(Bar::TermOver);
    }
    let new = match kind {
        DecisionKind::ExtendedStudy => due(DeadlineKind::ExtendedStudy, term.from, from_day, calendar),
        // The day on which the term ends belongs to it, wherever the law's first day is counted from.
        _ => explain_days(DeadlineKind::Extension.article(), term.due, days.min(longest()), FromDay::Next, calendar).due,
    };
    if new.on > term.due { Ok(new) } else { Err(Bar::NotLonger) }
}
