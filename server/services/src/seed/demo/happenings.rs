//! What happens to the demo's appeals and when, so that everything can be played in the order of time.

use super::cases::Case;
use crate::Portal;
use domain::calendar::Calendar;
use domain::time::{DAY_MS, Date, UnixMs};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

const HOUR_MS: i64 = 3_600_000;

/// One thing that happens to a case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The author sends it.
    Send(usize),
    /// Somebody joins.
    Join(usize),
    /// The owner's staff route or refuse it.
    Triage(usize),
    /// The institutions tell how it goes.
    Progress(usize),
    /// The institutions answer.
    Answer(usize),
    /// The author rates.
    Rate(usize),
    /// The institution takes a step beside answering (A8.8, A8.10, A8.11, A9.2).
    Aside(Aside, usize),
}

/// A step beside answering.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aside {
    /// Leaves it unconsidered.
    Leave,
    /// Sends it on.
    Forward,
    /// Extends the term.
    Extend,
    /// Asks another institution.
    Ask,
    /// The other institution answers.
    Reply,
}

impl What {
    /// The number of its case.
    pub fn case(self) -> usize {
        match self {
            What::Send(case)
            | What::Join(case)
            | What::Triage(case)
            | What::Progress(case)
            | What::Answer(case)
            | What::Rate(case)
            | What::Aside(_, case) => case,
        }
    }
}

/// What, and when; earlier ones come first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Happening {
    /// When.
    pub at: UnixMs,
    /// What.
    pub what: What,
}

/// Everything that will happen, earliest first.
pub fn plan(portal: &Portal, cases: &[Case], random: &mut StdRng) -> BinaryHeap<Reverse<Happening>> {
    let reference = portal.reference();
    cases.iter().enumerate().flat_map(|(number, case)| life(&reference.calendar, number, case, random)).map(Reverse).collect()
}

/// One case: triage within the working day (a few late), an answer mostly in time, joins and a rating for some.
fn life(calendar: &Calendar, number: usize, case: &Case, random: &mut StdRng) -> Vec<Happening> {
    let mut life = vec![Happening { at: case.sent, what: What::Send(number) }];
    if random.gen_bool(0.12) {
        for _ in 0..random.gen_range(1..=4) {
            let at = UnixMs(case.sent.0 + random.gen_range(HOUR_MS..6 * DAY_MS));
            life.push(Happening { at, what: What::Join(number) });
        }
    }
    let late = i32::from(random.gen_bool(0.03)) * 2;
    let triage = office_hour(calendar, case.sent, late, random);
    life.push(Happening { at: triage, what: What::Triage(number) });
    if case.refused.is_some() {
        return life;
    }
    life.extend(asides(calendar, number, triage));
    if random.gen_bool(0.7) {
        life.push(Happening { at: office_hour(calendar, triage, random.gen_range(1..4), random), what: What::Progress(number) });
    }
    if random.gen_bool(0.93) {
        let days = if random.gen_bool(0.88) { random.gen_range(3..14) } else { random.gen_range(15..24) };
        let answer = office_hour(calendar, triage, days, random);
        life.push(Happening { at: answer, what: What::Answer(number) });
        if random.gen_bool(0.6) {
            life.push(Happening { at: UnixMs(answer.0 + random.gen_range(HOUR_MS..3 * DAY_MS)), what: What::Rate(number) });
        }
    }
    life
}

/// A few cases by their number, so that every state is there to be seen and the others stay as they are.
fn asides(calendar: &Calendar, number: usize, triage: UnixMs) -> Vec<Happening> {
    let mut random = StdRng::seed_from_u64(number as u64);
    let mut after = |days, aside| Happening { at: office_hour(calendar, triage, days, &mut random), what: What::Aside(aside, number) };
    match number % 50 {
        7 => vec![after(2, Aside::Leave)],
        17 => vec![after(1, Aside::Forward)],
        27 => vec![after(3, Aside::Extend)],
        37 => vec![after(2, Aside::Ask), after(4, Aside::Reply)],
        47 => vec![after(2, Aside::Ask)],
        _ => Vec::new(),
    }
}

/// A moment in office hours so many working days after `from`, never before it.
fn office_hour(calendar: &Calendar, from: UnixMs, days: i32, random: &mut StdRng) -> UnixMs {
    let mut day: Date = from.date();
    if from.hour_minute().0 >= 16 {
        day = day.plus(1);
    }
    let mut left = days;
    while left > 0 || !calendar.is_working(day) {
        if calendar.is_working(day) {
            left -= 1;
        }
        day = day.plus(1);
    }
    let at = day.starts_at().0 + 9 * HOUR_MS + random.gen_range(0..8 * HOUR_MS);
    UnixMs(at.max(from.0 + random.gen_range(600_000..HOUR_MS)))
}
