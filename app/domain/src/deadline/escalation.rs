//! Escalation: who is told when a last day comes near or has passed. How many days and whom is configuration; that an answer is due on
//! the last day is law (A8.8). Steps are counted in working days, as the terms are.

use crate::calendar::Calendar;
use crate::time::Date;

/// The longest way back from a last day, calendar days.
const LONGEST_WALK: i32 = 90;

kinds! {
    /// Whom a step tells.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    Whom {
        /// The employees of the institution that has the work.
        Staff = "staff",
        /// The heads of that institution.
        Head = "head",
        /// The owner's staff.
        Owner = "owner",
    }
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its name in the configuration.
    pub id: String,
    /// Working days from the last day: before it when negative, after it when positive, on it when 0.
    pub days: i32,
    /// Whom it tells.
    pub whom: Whom,
}

impl Step {
    /// The day from which it is taken for work that is due on `due`.
    pub fn day(&self, due: Date, calendar: &Calendar) -> Date {
        let count = self.days.unsigned_abs().min(u32::from(u16::MAX)) as u16;
        match self.days {
            0.. => calendar.add_working_days(due, count),
            _ => {
                let before = (1..=LONGEST_WALK).map(|days| due.plus(-days)).filter(|day| calendar.is_working(*day));
                before.take(usize::from(count)).last().unwrap_or(due)
            }
        }
    }

    /// Whether it is to be taken on `today`. A reminder before the last day says nothing any more once that day has passed.
    pub fn is_due(&self, due: Date, today: Date, calendar: &Calendar) -> bool {
        self.day(due, calendar) <= today && (self.days > 0 || today <= due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a8_8_steps_are_taken_on_working_days_before_and_after_the_last_one() {
        // Friday, 13 March 2026; Novruz begins on the 20th.
        let (calendar, due) = (Calendar::default(), day("2026-03-13"));
        let step = |days| Step { id: String::new(), days, whom: Whom::Staff };
        for (days, expected) in [(-3, "2026-03-10"), (-5, "2026-03-06"), (-6, "2026-03-05"), (0, "2026-03-13"), (1, "2026-03-16")] {
            assert_eq!(step(days).day(due, &calendar), day(expected), "{days}");
        }
        let table = [
            (-3, "2026-03-09", false),
            (-3, "2026-03-10", true),
            (-3, "2026-03-13", true),
            (-3, "2026-03-14", false),
            (0, "2026-03-12", false),
            (0, "2026-03-13", true),
            (0, "2026-03-14", false),
            (1, "2026-03-15", false),
            (1, "2026-03-16", true),
            (1, "2026-06-16", true),
        ];
        for (days, today, expected) in table {
            assert_eq!(step(days).is_due(due, day(today), &calendar), expected, "{days} on {today}");
        }
        assert!(Whom::ALL.into_iter().all(|whom| Whom::parse(whom.as_str()) == Some(whom)));
    }

    #[test]
    fn a_step_of_nonsense_days_does_not_walk_for_ever() {
        let (calendar, due) = (Calendar::default(), day("2026-03-13"));
        let step = Step { id: String::new(), days: i32::MIN, whom: Whom::Owner };
        assert!(step.day(due, &calendar) < due);
    }
}
