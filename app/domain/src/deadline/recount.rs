//! What a change of the calendar does to a running deadline (A8.8): as many working days remain as before. Days that have passed
//! were counted as they were; a last day that a citizen was shown never becomes an earlier one.

use super::{DeadlineKind, Term};
use crate::calendar::Calendar;
use crate::time::Date;

/// What becomes of a last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recount {
    /// It stays where it is.
    Same,
    /// It becomes this later day.
    Later(Date),
    /// It would become this earlier day, and stays.
    Stays(Date),
}

/// Counts the days that remain of a term after `counted_until` anew. Terms in hours, and those that are over, stay.
pub fn recount(due: Date, article: &str, counted_until: Date, before: &Calendar, after: &Calendar) -> Recount {
    let in_hours = DeadlineKind::ALL.iter().any(|kind| kind.article() == article && matches!(kind.term(), Term::Hours(_)));
    if in_hours || due <= counted_until {
        return Recount::Same;
    }
    let left = before.working_days_between(counted_until, due);
    let anew = after.add_working_days(counted_until, u16::try_from(left).unwrap_or_default());
    match anew {
        anew if anew > due => Recount::Later(anew),
        anew if anew < due => Recount::Stays(anew),
        _ => Recount::Same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{CalendarDay, DayKind, RowStatus};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn calendar(rows: &[(&str, DayKind)]) -> Calendar {
        Calendar::new(rows.iter().map(|(date, kind)| CalendarDay {
            date: day(date),
            kind: *kind,
            name_az: String::new(),
            territory: None,
            status: RowStatus::Official,
            act: String::new(),
        }))
    }

    #[test]
    fn a8_8_a_new_holiday_moves_what_runs_over_it_and_a_new_working_day_shortens_nothing() {
        // Friday, 13 March 2026 is today; counted so far up to the 12th.
        let (plain, today) = (Calendar::default(), day("2026-03-12"));
        let holiday = calendar(&[("2026-03-20", DayKind::Holiday)]);
        let swapped = calendar(&[("2026-03-21", DayKind::SwapWork)]);
        let table = [
            ("2026-04-03", "10.1", &plain, &holiday, Recount::Later(day("2026-04-06"))),
            ("2026-03-20", "10.1", &plain, &holiday, Recount::Later(day("2026-03-23"))),
            ("2026-03-19", "10.1", &plain, &holiday, Recount::Same),
            ("2026-03-20", "10.4", &plain, &holiday, Recount::Same),
            ("2026-03-11", "10.1", &plain, &holiday, Recount::Same),
            ("2026-04-06", "10.1", &holiday, &plain, Recount::Stays(day("2026-04-03"))),
            ("2026-04-03", "10.1", &plain, &swapped, Recount::Stays(day("2026-04-02"))),
        ];
        for (due, article, before, after, expected) in table {
            assert_eq!(recount(day(due), article, today, before, after), expected, "{due} by {article}");
        }
    }
}
