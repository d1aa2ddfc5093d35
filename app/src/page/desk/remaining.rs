//! Remaining time as the list tells it: hours while the owner's working day runs (A8.5), working days otherwise.

use super::state::use_desk;
use crate::tr;
use domain::appeal::view::Clock;
use domain::time::UnixMs;
use leptos::prelude::*;

/// Milliseconds of an hour.
const HOUR_MS: i64 = 3_600_000;
/// Above so many hours nights and days off would be counted in: working days are told instead.
const HOURS_TOLD: i64 = 24;
/// Below so many hours it is soon.
const SOON_HOURS: i64 = 3;

/// What is told of a running clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// No clock runs.
    Stopped,
    /// Minutes left, less than an hour.
    Minutes(i64),
    /// Whole hours left.
    Hours(i64),
    /// Hours late; a begun hour counts.
    HoursLate(i64),
    /// The last working day.
    LastDay,
    /// Working days left.
    Days(i64),
    /// Working days late.
    DaysLate(i64),
}

/// What to tell, from the clock in days, the instant of the triage deadline and the reader's clock, whichever are known.
pub fn left(clock: Option<Clock>, due: Option<UnixMs>, now: Option<UnixMs>) -> Left {
    let hours = due.zip(now).map(|(due, now)| due.0 - now.0);
    match (hours, clock) {
        (Some(ms), clock) if ms.abs() <= HOURS_TOLD * HOUR_MS || clock.is_none() => by_hours(ms),
        (_, Some(clock)) => by_days(i64::from(clock.working_days_left)),
        _ => Left::Stopped,
    }
}

fn by_hours(ms: i64) -> Left {
    match ms {
        _ if ms < 0 => Left::HoursLate((HOUR_MS - 1 - ms) / HOUR_MS),
        _ if ms < HOUR_MS => Left::Minutes(ms / 60_000),
        _ => Left::Hours(ms / HOUR_MS),
    }
}

fn by_days(days: i64) -> Left {
    match days {
        _ if days < 0 => Left::DaysLate(-days),
        0 => Left::LastDay,
        _ => Left::Days(days),
    }
}

impl Left {
    fn sentence(self) -> String {
        match self {
            Left::Stopped => tr!(desk.no_clock).to_owned(),
            Left::Minutes(n) => tr!(desk.minutes_left, n),
            Left::Hours(n) => tr!(desk.hours_left, n),
            Left::HoursLate(n) => tr!(desk.hours_late, n),
            Left::LastDay => tr!(desk.last_day).to_owned(),
            Left::Days(n) => tr!(desk.days_left, n),
            Left::DaysLate(n) => tr!(desk.days_late, n),
        }
    }

    fn class(self) -> &'static str {
        match self {
            Left::HoursLate(_) | Left::DaysLate(_) => "desk-row-clock is-late",
            Left::Minutes(_) | Left::LastDay => "desk-row-clock is-soon",
            Left::Hours(hours) if hours < SOON_HOURS => "desk-row-clock is-soon",
            _ => "desk-row-clock",
        }
    }
}

/// Remaining time in words; late and soon are told by the words as well as by the colour.
#[component]
pub fn Remaining(
    /// Clock in working days.
    clock: Option<Clock>,
    /// Instant of the triage deadline.
    due: Option<UnixMs>,
) -> impl IntoView {
    let now = use_desk().now;
    let told = move || left(clock, due, now.get());
    let until = clock.map(|clock| tr!(desk.until, clock.due.display()));
    view! { <span class=move || told().class() title=until>{move || told().sentence()}</span> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::Date;

    fn days(working_days_left: i32) -> Option<Clock> {
        Some(Clock { due: Date::from_days(20_000), working_days_left })
    }

    #[test]
    fn a8_5_the_owner_sees_hours_of_the_working_day() {
        let due = Some(UnixMs(10 * HOUR_MS));
        let at = |hours: i64| left(days(1), due, Some(UnixMs(hours * HOUR_MS)));
        assert_eq!(at(4), Left::Hours(6));
        assert_eq!(at(12), Left::HoursLate(2));
        assert_eq!(left(days(1), due, Some(UnixMs(10 * HOUR_MS - 90_000))), Left::Minutes(1));
    }

    #[test]
    fn over_a_weekend_working_days_are_told_not_hours() {
        let (due, now) = (Some(UnixMs(70 * HOUR_MS)), Some(UnixMs(0)));
        assert_eq!(left(days(1), due, now), Left::Days(1));
        assert_eq!(left(days(-3), Some(UnixMs(-100 * HOUR_MS)), now), Left::DaysLate(3));
    }

    #[test]
    fn before_the_readers_clock_is_known_days_are_told() {
        assert_eq!(left(days(0), Some(UnixMs(5)), None), Left::LastDay);
        assert_eq!(left(None, None, Some(UnixMs(5))), Left::Stopped);
    }
}
