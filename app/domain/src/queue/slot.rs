//! Places of a day for a service: steps one after another in which a counter is free.

use super::{capacity, day::Hours, share::Share};
use crate::calendar::Calendar;
use crate::ids::GroupId;
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// A centre and a group of services: what places are made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The centre's hours.
    pub hours: Hours,
    /// The group.
    pub group: GroupId,
    /// Counters that serve the group, as far as they are not another one's too.
    pub counters: Share,
    /// The share kept for who comes without an order, percent.
    pub walk_in_percent: u8,
}

/// A step and how many it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Minute of the day.
    pub at: u16,
    /// Places.
    pub places: u32,
}

/// When a visit can begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Minute of the day.
    pub at: u16,
    /// So many may still come then.
    pub free: u32,
}

impl Plan {
    /// The steps of a day with their places.
    pub fn steps(&self, day: Date, calendar: &Calendar) -> Vec<Step> {
        let open = self.hours.open_day(day, &self.group, calendar);
        let places = capacity::places(self.counters, open.counters, self.walk_in_percent);
        self.hours.steps(&open).into_iter().map(|at| Step { at, places }).collect()
    }

    /// Beginnings of visits of so many steps, with what is free; `taken` gives for a step how many are taken. Full ones are there too,
    /// with nothing free.
    pub fn places(&self, day: Date, steps: u16, calendar: &Calendar, taken: impl Fn(u16) -> u32) -> Vec<Place> {
        let of_day = self.steps(day, calendar);
        let run = usize::from(steps.max(1));
        let whole = |run: &&[Step]| run.windows(2).all(|pair| pair[0].at + self.hours.step == pair[1].at);
        let free = |run: &[Step]| run.iter().map(|step| step.places.saturating_sub(taken(step.at))).min().unwrap_or(0);
        of_day.windows(run).filter(whole).map(|run| Place { at: run[0].at, free: free(run) }).collect()
    }

    /// The steps that a visit takes, in order, with their places; `None` when the centre does not work then.
    pub fn visit(&self, day: Date, at: u16, steps: u16, calendar: &Calendar) -> Option<Vec<Step>> {
        let of_day = self.steps(day, calendar);
        let wanted = (0..steps.max(1)).map(|nr| at.checked_add(nr.checked_mul(self.hours.step)?));
        wanted.map(|at| of_day.iter().find(|step| Some(step.at) == at).copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::day::tests::{day, week};
    use super::*;
    use proptest::prelude::*;

    fn plan(counters: u32, walk_in_percent: u8) -> Plan {
        Plan { hours: week(), group: "a".into(), counters: Share::whole(counters), walk_in_percent }
    }

    #[test]
    fn a_longer_service_takes_steps_one_after_another_and_no_break_between_them() {
        let (monday, calendar) = (day("2026-03-16"), Calendar::default());
        let places = plan(2, 0).places(monday, 2, &calendar, |at| u32::from(at == 600));
        let at = |minute: u16| places.iter().find(|place| place.at == minute).map(|place| place.free);
        assert_eq!((at(540), at(570), at(600), at(630)), (Some(2), Some(1), Some(1), Some(2)));
        assert_eq!((at(750), at(840), at(1050)), (None, Some(2), None), "not over the break, not past closing");
        assert_eq!(plan(2, 0).visit(monday, 720, 2, &calendar).map(|steps| steps.len()), Some(2));
        assert_eq!(plan(2, 0).visit(monday, 750, 2, &calendar), None);
        assert_eq!(plan(2, 0).visit(monday, 545, 1, &calendar), None, "only whole steps");
        assert_eq!(plan(2, 0).visit(day("2026-03-15"), 540, 1, &calendar), None, "a Sunday");
        assert_eq!(plan(2, 0).visit(monday, u16::MAX, 24, &calendar), None);
    }

    proptest! {
        /// However a day is filled, one place after another, no step ever holds more than its places.
        #[test]
        fn filling_a_day_never_oversells(counters in 0u32..6, percent in 0u8..=100, steps in 1u16..5, wishes in prop::collection::vec(0u16..48, 0..200)) {
            let (plan, monday, calendar) = (plan(counters, percent), day("2026-03-16"), Calendar::default());
            let mut taken = std::collections::HashMap::<u16, u32>::new();
            for wish in wishes {
                let free = plan.places(monday, steps, &calendar, |at| taken.get(&at).copied().unwrap_or(0));
                let at = wish * 30;
                if free.iter().any(|place| place.at == at && place.free > 0) {
                    for step in plan.visit(monday, at, steps, &calendar).unwrap_or_default() {
                        *taken.entry(step.at).or_default() += 1;
                    }
                }
            }
            for step in plan.steps(monday, &calendar) {
                prop_assert!(taken.get(&step.at).copied().unwrap_or(0) <= step.places);
            }
        }
    }
}
