//! What the machine says.

use crate::context;
use crate::tr;
use domain::queue::clock;
use domain::queue::kiosk::No;
use domain::queue::kiosk::view::{KioskHome, Priority};
use domain::time::Date;
use leptos::prelude::*;

/// Why there is no ticket, and what to do now.
pub fn no(no: &No, home: StoredValue<KioskHome>) -> String {
    match no {
        No::Unknown => tr!(machine.no_unknown).to_owned(),
        No::OtherDay(day) => tr!(machine.no_other_day, day.display()),
        No::OtherCentre(centre) => {
            let name = |home: &KioskHome| {
                let found = home.others.iter().find(|(id, _)| id == centre);
                found.map(|(_, name)| name.in_lang(context::lang()).to_owned())
            };
            home.with_value(name).map_or_else(|| tr!(machine.no_unknown).to_owned(), |name| tr!(machine.no_other_centre, name))
        }
        No::TooEarly(minute) => tr!(machine.no_early, clock(*minute)),
        No::TooLate(minute) => tr!(machine.no_late, clock(*minute)),
        No::Wait(seconds) => tr!(machine.no_wait, seconds),
        No::NotServed => tr!(machine.no_served).to_owned(),
        No::Closed(opens) => closed(*opens),
        No::DayClosed(Some((day, at))) => tr!(machine.no_day, day.display(), clock(*at)),
        No::DayClosed(None) => tr!(machine.no_day_long).to_owned(),
        No::CentreCancelled(Some((day, at))) => tr!(machine.no_cancelled, day.display(), clock(*at)),
        No::CentreCancelled(None) => tr!(machine.no_cancelled_long).to_owned(),
    }
}

/// The centre does not work now: when it opens next.
pub fn closed(opens: Option<(Date, u16)>) -> String {
    match opens {
        Some((day, at)) => tr!(machine.no_closed, day.display(), clock(at)),
        None => tr!(machine.no_closed_long).to_owned(),
    }
}

/// People before and the time it takes, as far as that can be said.
pub fn line(before: u32, minutes: Option<u32>) -> String {
    match minutes {
        Some(minutes) => tr!(machine.line, i64::from(before), minutes),
        None => tr!(machine.line_only, i64::from(before)),
    }
}

/// Who goes first.
pub fn class(class: Priority) -> &'static str {
    match class {
        Priority::None => tr!(machine.class_none),
        Priority::Elderly => tr!(machine.class_elderly),
        Priority::Disability => tr!(machine.class_disability),
        Priority::Infant => tr!(machine.class_infant),
    }
}
