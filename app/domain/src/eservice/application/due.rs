//! The days of the register, by the same engine as all deadlines.

use crate::calendar::Calendar;
use crate::deadline::{DeadlineKind, FromDay, due};
use crate::eservice::Act;
use crate::time::{Date, UnixMs};

/// What is due of the operator when an application arrives: three working days for a new service (R10.4), one for a change of what is
/// registered (R10.8), and taking a service out is one.
pub const fn deadline(act: Act) -> DeadlineKind {
    match act {
        Act::Register => DeadlineKind::RegisterService,
        Act::Amend | Act::Cancel => DeadlineKind::AmendRegister,
    }
}

/// Whether the provider told of a change later than three working days after it happened (R10.6).
pub fn reported_late(happened_on: Date, submitted: UnixMs, from_day: FromDay, calendar: &Calendar) -> bool {
    due(DeadlineKind::ReportChange, happened_on, from_day, calendar).is_late(submitted)
}
