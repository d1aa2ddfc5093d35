//! When a line's numbers are given: while the centre works for it. The machine knows the day's hours by itself, so that it says the same
//! without the network.

use super::No;
use super::window::minute_of;
use crate::calendar::Calendar;
use crate::ids::GroupId;
use crate::queue::day::Hours;
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// The next opening is looked for so many days ahead.
const AHEAD: i32 = 60;

/// The hours of a line on a day, and its first opening after that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenHours {
    /// The day.
    pub day: Date,
    /// From when to when, minutes of the day; empty when it is closed.
    pub hours: Vec<(u16, u16)>,
    /// The next day that is open, and the minute at which it opens; `None` when none of the next sixty days is.
    pub later: Option<(Date, u16)>,
}

impl OpenHours {
    /// The hours of a group of services: the week's, unless the calendar or an exception says otherwise.
    pub fn of(hours: &Hours, group: &GroupId, day: Date, calendar: &Calendar) -> OpenHours {
        let on = |day: Date| {
            let open = hours.open_day(day, group, calendar);
            // Where no counter works nobody is served, whatever the hours are.
            if open.counters == Some(0) { Vec::new() } else { open.hours }
        };
        let later = (1..=AHEAD).map(|days| day.plus(days)).find_map(|day| Some((day, on(day).first()?.0)));
        OpenHours { day, hours: on(day), later }
    }

    /// Whether somebody without an order gets a number now.
    ///
    /// # Errors
    /// [`No::Closed`] with the next opening; [`No::NotServed`] on another day than the one whose hours these are.
    pub fn check(&self, now: UnixMs) -> Result<(), No> {
        if now.date() != self.day {
            return Err(No::NotServed);
        }
        if self.is_open_at(minute_of(now)) { Ok(()) } else { Err(No::Closed(self.next(now))) }
    }

    /// Whether who ordered for this minute of the day can be served then: the day may have been closed, or made shorter, later (Q3.2.1). The
    /// time at which the code is typed says nothing: it may be the break before.
    ///
    /// # Errors
    /// [`No::DayClosed`] with the next opening. Hours of another day say nothing.
    pub fn check_order(&self, start: u16, now: UnixMs) -> Result<(), No> {
        if now.date() != self.day || self.is_open_at(start) { Ok(()) } else { Err(No::DayClosed(self.next(now))) }
    }

    fn is_open_at(&self, minute: u16) -> bool {
        self.hours.iter().any(|(opens, closes)| (*opens..*closes).contains(&minute))
    }

    /// The next opening after this moment.
    pub fn next(&self, now: UnixMs) -> Option<(Date, u16)> {
        let minute = minute_of(now);
        let today = self.hours.iter().map(|(opens, _)| *opens).find(|opens| *opens > minute);
        today.map(|opens| (self.day, opens)).or(self.later)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::DayKind;
    use crate::queue::day::Exception;
    use crate::queue::day::tests::{day, row, week};

    fn at(date: &str, hour: i64, minute: i64) -> UnixMs {
        UnixMs(day(date).starts_at().0 + (hour * 60 + minute) * 60_000)
    }

    fn closed(date: &str, group: Option<&str>) -> Exception {
        Exception { day: day(date), group: group.map(GroupId::from), hours: None, counters: None }
    }

    #[test]
    fn q_plus_a_number_is_given_while_the_centre_works_and_else_the_next_opening_is_said() {
        let calendar = Calendar::new([row("2026-03-20", DayKind::Holiday)]);
        let monday = (day("2026-03-16"), 540);
        let cases = [
            ("2026-03-13", 8, 59, Err(No::Closed(Some((day("2026-03-13"), 540))))),
            ("2026-03-13", 9, 0, Ok(())),
            ("2026-03-13", 12, 59, Ok(())),
            ("2026-03-13", 13, 0, Err(No::Closed(Some((day("2026-03-13"), 840))))),
            ("2026-03-13", 17, 59, Ok(())),
            ("2026-03-13", 18, 0, Err(No::Closed(Some(monday)))),
            ("2026-03-14", 11, 0, Err(No::Closed(Some(monday)))),
            ("2026-03-20", 11, 0, Err(No::Closed(Some((day("2026-03-23"), 540))))),
        ];
        for (date, hour, minute, expected) in cases {
            let open = OpenHours::of(&week(), &"a".into(), day(date), &calendar);
            assert_eq!(open.check(at(date, hour, minute)), expected, "{date} {hour}:{minute:02}");
        }
    }

    #[test]
    fn q_plus_an_exception_closes_and_opens_the_machine_too() {
        let (friday, calendar) = ("2026-03-13", Calendar::default());
        let check = |exceptions: Vec<Exception>, group: &str, date: &str| {
            let hours = Hours { exceptions, ..week() };
            OpenHours::of(&hours, &group.into(), day(date), &calendar).check(at(date, 10, 0))
        };
        let monday = Err(No::Closed(Some((day("2026-03-16"), 540))));
        assert_eq!(check(vec![closed(friday, None)], "a", friday), monday);
        assert_eq!(check(vec![closed(friday, Some("a"))], "a", friday), monday);
        assert_eq!(check(vec![closed(friday, Some("a"))], "b", friday), Ok(()));
        let nobody = Exception { hours: Some((540, 1080)), counters: Some(0), ..closed(friday, None) };
        assert_eq!(check(vec![nobody], "a", friday), monday, "no counter works");
        let saturday = Exception { hours: Some((0, 1439)), ..closed("2026-03-14", None) };
        assert_eq!(check(vec![saturday], "a", "2026-03-14"), Ok(()));
        let open = OpenHours::of(&Hours::default(), &"a".into(), day(friday), &calendar);
        assert_eq!(open.check(at(friday, 10, 0)), Err(No::Closed(None)), "a centre without hours");
        assert_eq!(open.check(at("2026-03-16", 10, 0)), Err(No::NotServed), "yesterday's hours say nothing");
    }

    #[test]
    fn q3_2_1_an_order_of_a_day_closed_later_is_told_when_it_opens_and_one_of_the_hours_is_taken() {
        let (friday, calendar) = ("2026-03-13", Calendar::default());
        let monday = Some((day("2026-03-16"), 540));
        let short = Exception { hours: Some((840, 1080)), ..closed(friday, None) };
        let nobody = Exception { hours: Some((540, 1080)), counters: Some(0), ..closed(friday, None) };
        let cases = [
            ("as its weekday", vec![], 570, Ok(())),
            ("after the break, typed in it", vec![], 840, Ok(())),
            ("closed", vec![closed(friday, None)], 570, Err(No::DayClosed(monday))),
            ("closed for the group", vec![closed(friday, Some("a"))], 570, Err(No::DayClosed(monday))),
            ("closed for another group", vec![closed(friday, Some("b"))], 570, Ok(())),
            ("opened later", vec![short.clone()], 570, Err(No::DayClosed(Some((day(friday), 840))))),
            ("opened later, and ordered so", vec![short], 900, Ok(())),
            ("no counter works", vec![nobody], 570, Err(No::DayClosed(monday))),
        ];
        for (what, exceptions, start, expected) in cases {
            let open = OpenHours::of(&Hours { exceptions, ..week() }, &"a".into(), day(friday), &calendar);
            assert_eq!(open.check_order(start, at(friday, 9, 0)), expected, "{what}");
            assert_eq!(open.check_order(start, at("2026-03-16", 9, 0)), Ok(()), "{what}: hours of another day say nothing");
        }
        let holiday = Calendar::new([row(friday, DayKind::Holiday)]);
        let open = OpenHours::of(&week(), &"a".into(), day(friday), &holiday);
        assert_eq!(open.check_order(570, at(friday, 9, 0)), Err(No::DayClosed(monday)), "a holiday added later");
    }
}
