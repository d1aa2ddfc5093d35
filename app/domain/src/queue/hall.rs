//! What the display of a hall shows: numbers and counters, never persons (Q+).

use crate::ids::CentreId;
use crate::lang::Named;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// Calls shown at a time, the newest first.
pub const SHOWN: usize = 7;
/// A call that nobody answered leaves the display after so long.
pub const SHOWN_MS: i64 = 10 * 60_000;

/// The display.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HallView {
    /// The centre.
    pub centre: (CentreId, Named),
    /// The part of the hall; empty for all of it.
    pub zone: String,
    /// Who is called, the newest first.
    pub calls: Vec<HallCall>,
    /// How many wait in the centre.
    pub waiting: u32,
    /// When this was true.
    pub now_ms: UnixMs,
}

/// A call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HallCall {
    /// Letter of the ticket.
    pub letter: String,
    /// Its number.
    pub number: u32,
    /// The counter.
    pub counter: u32,
    /// When it was called.
    pub called_ms: UnixMs,
    /// The how manieth call it is.
    pub calls: u32,
    /// The person has come.
    pub served: bool,
}

impl HallCall {
    /// Tells this call from every other one of the day, a second call of the same ticket too: what was said is not said again.
    pub fn key(&self) -> String {
        format!("{}{}:{}", self.letter, self.number, self.called_ms.0)
    }
}

/// The calls not said yet, the oldest first, and the keys to remember: those on the display and no others, so that a display that
/// runs for weeks remembers no more than it shows.
pub fn to_say(calls: &[HallCall], said: &[String]) -> (Vec<HallCall>, Vec<String>) {
    let new = calls.iter().rev().filter(|call| !call.served && !said.contains(&call.key())).cloned().collect();
    (new, calls.iter().map(HallCall::key).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(number: u32, at: i64) -> HallCall {
        HallCall { letter: "A".into(), number, counter: 4, called_ms: UnixMs(at), calls: 1, served: false }
    }

    #[test]
    fn q_plus_a_call_is_said_once_and_a_second_call_once_more() {
        let first = [call(2, 20), call(1, 10)];
        let (new, said) = to_say(&first, &[]);
        assert_eq!(new.iter().map(|call| call.number).collect::<Vec<_>>(), [1, 2], "in the order of the calls");
        assert_eq!(to_say(&first, &said).0, []);
        let again = [call(1, 30), call(2, 20)];
        assert_eq!(to_say(&again, &said).0, [call(1, 30)]);
        let come = [HallCall { served: true, ..call(3, 40) }];
        assert_eq!(to_say(&come, &said).0, [], "who has come is not called");
    }

    #[test]
    fn q_plus_a_display_remembers_no_more_than_it_shows() {
        let mut said = Vec::new();
        for at in 0..10_000 {
            let calls = [call(at, i64::from(at) * 10)];
            (_, said) = to_say(&calls, &said);
        }
        assert_eq!(said.len(), 1);
    }
}
