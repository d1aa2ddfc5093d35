//! How a day of a centre goes, and how many counters the next one needs (Q+): waits, service times, who did not come, people by hour,
//! and a forecast. Pure numbers, never persons.

use super::ticket::TicketState;
use crate::ids::GroupId;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// People by hour of the day in Baku.
pub type Hours = [u32; 24];

/// Counters are planned to be busy for so many percent of an hour: with more, every visit that takes longer makes a line.
const BUSY_PERCENT: u64 = 85;
/// What a visit is taken to last where nothing is known yet, milliseconds.
const VISIT_MS: i64 = 10 * 60_000;

/// A ticket as it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Its services.
    pub group: GroupId,
    /// How it stands.
    pub state: TicketState,
    /// Has an order.
    pub booked: bool,
    /// When it was taken.
    pub issued_ms: UnixMs,
    /// Its first call.
    pub called_ms: Option<UnixMs>,
    /// Milliseconds it was served for.
    pub served_ms: i64,
}

/// What a day of one group, or of all of them, comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    /// Tickets.
    pub tickets: u32,
    /// Those of orders.
    pub booked: u32,
    /// In the line now.
    pub waiting: u32,
    /// Visits that are over.
    pub done: u32,
    /// Called and not come.
    pub missed: u32,
    /// Gone before being called.
    pub left: u32,
    /// Minutes the one who waits longest has waited.
    pub longest_min: u32,
    /// Minutes waited until the first call, half of people less than this.
    pub wait_median_min: Option<u32>,
    /// The same, nine of ten less than this.
    pub wait_p90_min: Option<u32>,
    /// Minutes a visit takes, half of them less.
    pub service_median_min: Option<u32>,
}

/// What these visits come to now.
pub fn load<'a>(visits: impl IntoIterator<Item = &'a Visit>, now: UnixMs) -> Load {
    let (mut load, mut waits, mut served) = (Load::default(), Vec::new(), Vec::new());
    for visit in visits {
        load.tickets += 1;
        load.booked += u32::from(visit.booked);
        match visit.state {
            TicketState::Waiting => {
                load.waiting += 1;
                load.longest_min = load.longest_min.max(minutes(now.0 - visit.issued_ms.0));
            }
            TicketState::Done => load.done += 1,
            TicketState::Missed => load.missed += 1,
            TicketState::Left => load.left += 1,
            TicketState::Called | TicketState::Serving | TicketState::Parked => {}
        }
        waits.extend(visit.called_ms.map(|at| minutes(at.0 - visit.issued_ms.0)));
        if visit.state == TicketState::Done && visit.served_ms > 0 {
            served.push(minutes(visit.served_ms));
        }
    }
    load.wait_median_min = percentile(&mut waits, 50);
    load.wait_p90_min = percentile(&mut waits, 90);
    load.service_median_min = percentile(&mut served, 50);
    load
}

/// People by the hour in which they came.
pub fn by_hour<'a>(visits: impl IntoIterator<Item = &'a Visit>) -> Hours {
    let mut hours = Hours::default();
    for visit in visits {
        hours[usize::from(visit.issued_ms.hour_minute().0)] += 1;
    }
    hours
}

/// People to be expected: of those without an order the median of the same weekday in past weeks, and those who have one.
pub fn forecast(past: &[Hours], booked: &Hours) -> Hours {
    std::array::from_fn(|hour| {
        let mut same: Vec<u32> = past.iter().map(|day| day[hour]).collect();
        percentile(&mut same, 50).unwrap_or_default() + booked[hour]
    })
}

/// How many counters an hour with so many people needs, when a visit takes so long.
pub fn counters_needed(people: u32, visit_min: Option<u32>) -> u32 {
    let visit_ms = visit_min.map_or(VISIT_MS, |minutes| i64::from(minutes.max(1)) * 60_000).unsigned_abs();
    let work = u64::from(people) * visit_ms * 100;
    work.div_ceil(3_600_000 * BUSY_PERCENT) as u32
}

/// The value so many percent of all are not above (nearest rank); sorts what it is given.
fn percentile(values: &mut [u32], percent: usize) -> Option<u32> {
    values.sort_unstable();
    let rank = (values.len() * percent).div_ceil(100);
    values.get(rank.saturating_sub(1)).copied()
}

fn minutes(ms: i64) -> u32 {
    u32::try_from(ms.max(0) / 60_000).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 13 March 2026 in Baku, at this minute of the day.
    fn at(minute: i64) -> UnixMs {
        UnixMs(1_773_345_600_000 + minute * 60_000)
    }

    fn visit(came: i64, wait: Option<i64>, took: i64, state: TicketState) -> Visit {
        Visit {
            group: "vetendasliq".into(),
            state,
            booked: false,
            issued_ms: at(came),
            called_ms: wait.map(|wait| at(came + wait)),
            served_ms: took * 60_000,
        }
    }

    #[test]
    fn q_plus_a_day_is_counted() {
        use TicketState::*;
        let visits = [
            visit(540, Some(10), 5, Done),
            visit(550, Some(20), 9, Done),
            visit(560, Some(40), 0, Missed),
            visit(600, None, 0, Waiting),
            visit(610, None, 0, Left),
        ];
        let load = load(&visits, at(630));
        assert_eq!((load.tickets, load.done, load.missed, load.left, load.waiting, load.longest_min), (5, 2, 1, 1, 1, 30));
        assert_eq!((load.wait_median_min, load.wait_p90_min, load.service_median_min), (Some(20), Some(40), Some(5)));
        let hours = by_hour(&visits);
        assert_eq!((hours[9], hours[10], hours[11]), (3, 2, 0));
        assert_eq!(super::load([], at(0)), Load::default());
    }

    #[test]
    fn q_plus_the_forecast_is_the_median_of_past_weeks_and_the_orders() {
        let day = |people: u32| -> Hours { std::array::from_fn(|hour| if hour == 10 { people } else { 0 }) };
        let mut booked = Hours::default();
        (booked[10], booked[11]) = (4, 2);
        let expected = forecast(&[day(10), day(12), day(90)], &booked);
        assert_eq!((expected[10], expected[11], expected[12]), (16, 2, 0), "one strange day does not count");
        assert_eq!(forecast(&[], &booked), booked);
    }

    #[test]
    fn q_plus_counters_are_planned_with_some_air() {
        let cases =
            [(0, Some(10), 0), (1, Some(10), 1), (6, Some(10), 2), (5, Some(10), 1), (30, Some(10), 6), (30, None, 6), (51, Some(2), 2)];
        for (people, visit, counters) in cases {
            assert_eq!(counters_needed(people, visit), counters, "{people} people, {visit:?} minutes each");
        }
    }
}
