//! Which steps a centre's day has: the hours of its weekday, unless the working calendar or an exception says otherwise.

use crate::calendar::{Calendar, Day};
use crate::ids::GroupId;
use crate::time::Date;

/// Hours of a weekday; several on one day leave a break between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// 1 Monday to 7 Sunday.
    pub weekday: u8,
    /// Minute of the day at which it opens.
    pub opens: u16,
    /// Minute of the day at which it closes.
    pub closes: u16,
}

/// A day that is not as its weekday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The day.
    pub day: Date,
    /// For this group of services alone; `None` for the whole centre.
    pub group: Option<GroupId>,
    /// The hours instead; `None` when it is closed.
    pub hours: Option<(u16, u16)>,
    /// At most so many counters work.
    pub counters: Option<u32>,
}

/// A centre as far as its hours go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// Length of a step, minutes.
    pub step: u16,
    /// Hours of the week.
    pub openings: Vec<Opening>,
    /// Days that are otherwise.
    pub exceptions: Vec<Exception>,
}

/// What one day is for a group of services.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenDay {
    /// The hours, in order; empty when closed.
    pub hours: Vec<(u16, u16)>,
    /// At most so many counters work.
    pub counters: Option<u32>,
}

/// The hours of a day as people write them: `09:00-13:00, 14:00-18:00`, in order; nothing when it is closed. `None` for what is no hours,
/// or hours that run into each other.
pub fn read_hours(text: &str) -> Option<Vec<(u16, u16)>> {
    let end = |clock: &str| if clock == "24:00" { Some(1_440) } else { super::minutes(clock) };
    let stretch = |part: &str| {
        let (opens, closes) = part.split_once(['-', '–', '—'])?;
        let (opens, closes) = (super::minutes(opens.trim())?, end(closes.trim())?);
        (opens < closes).then_some((opens, closes))
    };
    let parts = text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let mut hours: Vec<(u16, u16)> = parts.map(stretch).collect::<Option<_>>()?;
    hours.sort_unstable();
    hours.windows(2).all(|pair| pair[0].1 <= pair[1].0).then_some(hours)
}

/// The inverse of [`read_hours`].
pub fn written_hours(hours: &[(u16, u16)]) -> String {
    let stretch = |(opens, closes): &(u16, u16)| format!("{}-{}", super::clock(*opens), super::clock(*closes));
    hours.iter().map(stretch).collect::<Vec<_>>().join(", ")
}

impl Hours {
    /// What the day is for the group. A closing of the whole centre closes everything; else the group's own exception comes before
    /// the centre's, an exception before the calendar, the calendar before the hours of the week (a series of hours never works on
    /// a holiday). A Saturday with hours of its own is a day of the centre.
    pub fn open_day(&self, day: Date, group: &GroupId, calendar: &Calendar) -> OpenDay {
        let of_day: Vec<&Exception> = self.exceptions.iter().filter(|one| one.day == day).collect();
        let whole: Vec<&Exception> = of_day.iter().copied().filter(|one| one.group.is_none()).collect();
        let own: Vec<&Exception> = of_day.iter().copied().filter(|one| one.group.as_ref() == Some(group)).collect();
        if whole.iter().chain(&own).any(|one| one.hours.is_none()) {
            return OpenDay::default();
        }
        let counters = whole.iter().chain(&own).filter_map(|one| one.counters).min();
        let instead = if own.is_empty() { whole } else { own };
        let mut hours: Vec<(u16, u16)> = match instead.is_empty() {
            false => instead.iter().filter_map(|one| one.hours).collect(),
            true => self.of_week(day, calendar),
        };
        hours.sort_unstable();
        OpenDay { hours, counters }
    }

    /// The hours of the weekday; of the first one with hours when a rest day was swapped for work (Labour Code 105.7).
    fn of_week(&self, day: Date, calendar: &Calendar) -> Vec<(u16, u16)> {
        let of = |weekday: u8| -> Vec<(u16, u16)> {
            self.openings.iter().filter(|one| one.weekday == weekday).map(|one| (one.opens, one.closes)).collect()
        };
        let own = of(day.weekday());
        match calendar.day(day) {
            Day::Off(_) => Vec::new(),
            Day::Working(Some(_)) if own.is_empty() => (1..=7).map(of).find(|hours| !hours.is_empty()).unwrap_or_default(),
            _ => own,
        }
    }

    /// The beginnings of all steps that end before closing, in order.
    pub fn steps(&self, open: &OpenDay) -> Vec<u16> {
        let step = self.step.max(1);
        let of = |(opens, closes): &(u16, u16)| -> Vec<u16> {
            (0..).map(|nr: u16| opens.saturating_add(nr.saturating_mul(step))).take_while(|at| at.saturating_add(step) <= *closes).collect()
        };
        let mut steps: Vec<u16> = open.hours.iter().flat_map(of).collect();
        steps.sort_unstable();
        steps.dedup();
        steps
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::calendar::{CalendarDay, DayKind, RowStatus};

    pub(crate) fn day(text: &str) -> Date {
        text.parse().unwrap_or(Date::from_days(0))
    }

    pub(crate) fn row(date: &str, kind: DayKind) -> CalendarDay {
        CalendarDay { date: day(date), kind, name_az: String::new(), territory: None, status: RowStatus::Official, act: String::new() }
    }

    /// Monday to Friday from nine to six with an hour's break, half an hour a step.
    pub(crate) fn week() -> Hours {
        let openings =
            (1..=5).flat_map(|weekday| [Opening { weekday, opens: 540, closes: 780 }, Opening { weekday, opens: 840, closes: 1080 }]);
        Hours { step: 30, openings: openings.collect(), exceptions: Vec::new() }
    }

    fn but(exceptions: Vec<Exception>) -> Hours {
        Hours { exceptions, ..week() }
    }

    fn exception(date: &str, group: Option<&str>, hours: Option<(u16, u16)>) -> Exception {
        Exception { day: day(date), group: group.map(GroupId::from), hours, counters: None }
    }

    #[test]
    fn hours_are_written_as_people_write_them() {
        type Read<'a> = Option<&'a [(u16, u16)]>;
        let cases: [(&str, Read<'_>); 10] = [
            ("", Some(&[])),
            ("09:00-18:00", Some(&[(540, 1080)])),
            ("14:00 – 18:00; 09:00-13:00", Some(&[(540, 780), (840, 1080)])),
            ("00:00-24:00", Some(&[(0, 1440)])),
            ("09:00-13:00, 13:00-18:00", Some(&[(540, 780), (780, 1080)])),
            ("09:00-13:00, 12:30-18:00", None),
            ("18:00-09:00", None),
            ("9-18", None),
            ("24:00-09:00", None),
            ("bağlı", None),
        ];
        for (text, expected) in cases {
            assert_eq!(read_hours(text).as_deref(), expected, "{text}");
        }
        assert_eq!(written_hours(&[(540, 780), (840, 1440)]), "09:00-13:00, 14:00-24:00");
        assert_eq!(read_hours(&written_hours(&[(540, 780)])), Some(vec![(540, 780)]));
    }

    #[test]
    fn a_day_is_cut_into_whole_steps_around_its_break() {
        let hours = week();
        let open = hours.open_day(day("2026-03-16"), &"a".into(), &Calendar::default());
        let steps = hours.steps(&open);
        assert_eq!((steps.len(), steps.first(), steps.last()), (16, Some(&540), Some(&1050)));
        assert!(!steps.contains(&780) && steps.contains(&750) && steps.contains(&840), "{steps:?}");
        let odd = Hours { step: 50, ..week() };
        assert_eq!(odd.steps(&open), [540, 590, 640, 690, 840, 890, 940, 990], "a step that would end after closing is none");
        assert!(hours.open_day(day("2026-03-15"), &"a".into(), &Calendar::default()).hours.is_empty(), "Sunday");
    }

    #[test]
    fn the_week_never_works_on_a_holiday_and_works_on_a_day_swapped_for_it() {
        let calendar = Calendar::new([row("2026-03-20", DayKind::Holiday), row("2026-03-28", DayKind::SwapWork)]);
        let (group, hours) = ("a".into(), week());
        assert!(hours.open_day(day("2026-03-20"), &group, &calendar).hours.is_empty(), "Novruz, a Friday");
        assert_eq!(hours.open_day(day("2026-03-28"), &group, &calendar).hours, [(540, 780), (840, 1080)], "a Saturday that works");
        let opened = but(vec![exception("2026-03-20", None, Some((600, 720)))]);
        assert_eq!(opened.open_day(day("2026-03-20"), &group, &calendar).hours, [(600, 720)], "whoever opens that day knows it");
    }

    #[test]
    fn an_exception_of_a_group_is_its_own_and_a_closed_centre_closes_all() {
        let calendar = Calendar::default();
        let monday = "2026-03-16";
        let own = but(vec![exception(monday, Some("a"), Some((600, 660))), exception(monday, None, Some((540, 900)))]);
        assert_eq!(own.open_day(day(monday), &"a".into(), &calendar).hours, [(600, 660)]);
        assert_eq!(own.open_day(day(monday), &"b".into(), &calendar).hours, [(540, 900)]);
        let closed = but(vec![exception(monday, Some("a"), Some((600, 660))), exception(monday, None, None)]);
        assert!(closed.open_day(day(monday), &"a".into(), &calendar).hours.is_empty());
        let part = but(vec![exception(monday, Some("a"), None)]);
        assert!(part.open_day(day(monday), &"a".into(), &calendar).hours.is_empty());
        assert_eq!(part.open_day(day(monday), &"b".into(), &calendar).hours.len(), 2);
        let few = Exception { counters: Some(2), ..exception(monday, None, Some((540, 900))) };
        assert_eq!(but(vec![few]).open_day(day(monday), &"a".into(), &calendar).counters, Some(2));
    }
}
