//! In which order people are called. One rule, the same for every counter: each ticket has a moment from which it is its turn, and
//! the earliest is called first. The store orders by the same rule in SQL, with these numbers.
//!
//! - Who has an order is promised a time: the turn is the set time.
//! - Who has come without one has the moment of coming and [`WALK_IN_MS`]: orders whose time has come go before, until somebody has
//!   waited that long. Orders never take more places than are kept for them, so nobody waits without end.
//! - Each step of priority puts the turn forward by [`PRIORITY_MS`].
//! - Who has come before the set time is called when nobody else waits.
//! - Whoever is sent on to other services keeps the place.

use crate::time::UnixMs;

/// Who comes without an order steps back behind orders for so long.
pub const WALK_IN_MS: i64 = 90 * 60_000;
/// What a step of priority is worth: elderly and disabled people, people with small children.
pub const PRIORITY_MS: i64 = 30 * 60_000;

/// A ticket in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// When it was taken.
    pub place: UnixMs,
    /// The set time of an order.
    pub due: Option<UnixMs>,
    /// Steps of priority, 0 to 3.
    pub priority: u8,
}

/// When it is this ticket's turn; the smaller goes first. `true` before anything else: the time of the order has not come.
pub fn turn(place: Place, now: UnixMs) -> (bool, UnixMs, UnixMs) {
    let early = place.due.is_some_and(|due| due > now);
    let from = place.due.map_or(place.place.0 + WALK_IN_MS, |due| due.0);
    (early, UnixMs(from - i64::from(place.priority) * PRIORITY_MS), place.place)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    fn walk_in(minute: i64, priority: u8) -> Place {
        Place { place: UnixMs(minute * MINUTE), due: None, priority }
    }

    fn booked(came: i64, due: i64) -> Place {
        Place { place: UnixMs(came * MINUTE), due: Some(UnixMs(due * MINUTE)), priority: 0 }
    }

    /// Who is called first at this minute of the day.
    fn first(now: i64, line: &[(&'static str, Place)]) -> Vec<&'static str> {
        let mut line = line.to_vec();
        line.sort_by_key(|(_, place)| turn(*place, UnixMs(now * MINUTE)));
        line.into_iter().map(|(name, _)| name).collect()
    }

    /// What it shows, minute of the day, who waits, in which order they are called.
    type Case = (&'static str, i64, Vec<(&'static str, Place)>, Vec<&'static str>);

    /// Minutes of the day: 600 is ten o'clock.
    #[test]
    fn q_plus_who_is_called_first() {
        let cases: [Case; 7] = [
            ("who came first", 600, vec![("b", walk_in(590, 0)), ("a", walk_in(580, 0))], vec!["a", "b"]),
            (
                "an order whose time has come goes before",
                600,
                vec![("walk", walk_in(560, 0)), ("order", booked(595, 600))],
                vec!["order", "walk"],
            ),
            (
                "an order before its time waits while others do",
                590,
                vec![("order", booked(585, 600)), ("walk", walk_in(589, 0))],
                vec!["walk", "order"],
            ),
            (
                "who has waited ninety minutes is not passed over",
                600,
                vec![("order", booked(590, 600)), ("walk", walk_in(505, 0))],
                vec!["walk", "order"],
            ),
            ("priority counts as half an hour", 600, vec![("first", walk_in(580, 0)), ("old", walk_in(595, 1))], vec!["old", "first"]),
            ("but not for ever", 600, vec![("first", walk_in(560, 0)), ("old", walk_in(595, 1))], vec!["first", "old"]),
            ("of two orders the earlier one", 620, vec![("b", booked(590, 615)), ("a", booked(600, 610))], vec!["a", "b"]),
        ];
        for (what, now, line, expected) in cases {
            assert_eq!(first(now, &line), expected, "{what}");
        }
    }

    #[test]
    fn q_plus_whoever_waits_comes_nearer_whatever_comes_after() {
        let waiting = turn(walk_in(540, 0), UnixMs(700 * MINUTE));
        for late in 631..700 {
            assert!(waiting < turn(booked(late, late), UnixMs(700 * MINUTE)) && waiting < turn(walk_in(late, 3), UnixMs(700 * MINUTE)));
        }
    }
}
