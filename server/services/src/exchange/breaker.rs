//! A circuit breaker: a register that fails again and again is left alone for a while, then tried with one question.

use domain::time::UnixMs;

/// The longest pause, milliseconds.
const LONGEST_MS: i64 = 600_000;

/// Whether questions go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// All of them.
    Closed,
    /// None.
    Open,
    /// One, to see whether the register is back.
    HalfOpen,
}

/// The state machine; it has no clock of its own.
#[derive(Clone, Debug)]
pub struct Breaker {
    /// So many failures in a row open it.
    limit: u32,
    /// The first pause, milliseconds; each failed trial doubles it.
    pause_ms: i64,
    failures: u32,
    /// Until when nothing goes out, and how long that pause is.
    open: Option<(UnixMs, i64)>,
}

impl Breaker {
    /// A closed one that opens after `limit` failures in a row (at least one), for `pause_ms` at first.
    pub fn new(limit: u32, pause_ms: i64) -> Breaker {
        Breaker { limit: limit.max(1), pause_ms: pause_ms.clamp(1, LONGEST_MS), failures: 0, open: None }
    }

    /// Whether questions go out now.
    pub fn mood(&self, now: UnixMs) -> Mood {
        match self.open {
            None => Mood::Closed,
            Some((until, _)) if now < until => Mood::Open,
            Some(_) => Mood::HalfOpen,
        }
    }

    /// The register has answered: it is there.
    pub fn answered(&mut self) {
        self.failures = 0;
        self.open = None;
    }

    /// It has not. Questions that were on their way when it opened don't make the pause longer.
    pub fn failed(&mut self, now: UnixMs) {
        match (self.mood(now), self.open) {
            (Mood::HalfOpen, Some((_, pause))) => self.open(now, (pause * 2).min(LONGEST_MS)),
            (Mood::Closed, _) => {
                self.failures += 1;
                if self.failures >= self.limit {
                    self.open(now, self.pause_ms);
                }
            }
            _ => {}
        }
    }

    fn open(&mut self, now: UnixMs, pause: i64) {
        self.open = Some((UnixMs(now.0 + pause), pause));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(ms: i64) -> UnixMs {
        UnixMs(ms)
    }

    #[test]
    fn a2_2_2_it_opens_after_failures_in_a_row_and_is_tried_with_one_question() {
        let mut breaker = Breaker::new(3, 1_000);
        for _ in 0..2 {
            breaker.failed(at(0));
        }
        breaker.answered();
        for _ in 0..2 {
            breaker.failed(at(0));
        }
        assert_eq!(breaker.mood(at(0)), Mood::Closed, "only failures in a row count");
        breaker.failed(at(0));
        assert_eq!([0, 999, 1_000].map(|now| breaker.mood(at(now))), [Mood::Open, Mood::Open, Mood::HalfOpen]);
        breaker.failed(at(500));
        assert_eq!(breaker.mood(at(1_000)), Mood::HalfOpen, "one that was on its way changes nothing");
        breaker.failed(at(1_000));
        assert_eq!([2_999, 3_000].map(|now| breaker.mood(at(now))), [Mood::Open, Mood::HalfOpen], "twice as long");
        breaker.answered();
        assert_eq!(breaker.mood(at(3_000)), Mood::Closed);
        breaker.failed(at(3_000));
        assert_eq!(breaker.mood(at(3_000)), Mood::Closed, "it begins anew");
    }

    #[test]
    fn pauses_end_at_ten_minutes_and_a_limit_of_none_is_one() {
        let mut breaker = Breaker::new(0, i64::MAX);
        breaker.failed(at(0));
        assert_eq!([599_999, 600_000].map(|now| breaker.mood(at(now))), [Mood::Open, Mood::HalfOpen]);
        breaker.failed(at(600_000));
        assert_eq!(breaker.mood(at(1_200_000)), Mood::HalfOpen);
    }
}
