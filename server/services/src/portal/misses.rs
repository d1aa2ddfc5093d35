//! Wrong answers, counted by who gives them (T6.0.3): whoever guesses is stopped, whoever knows is not counted. Mobile operators send
//! thousands of people from one address, so a right answer must cost nobody anything.

use crate::Error;
use domain::time::UnixMs;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Wrong answers are counted together so long from the first one, milliseconds.
const TOGETHER_MS: i64 = 3_600_000;

/// Who gave how many wrong answers.
#[derive(Default)]
pub(crate) struct Misses(Mutex<HashMap<String, Missed>>);

struct Missed {
    count: u32,
    since: UnixMs,
}

impl Misses {
    /// Before an answer is looked at: it counts as a wrong one until [`Misses::right`] says otherwise, so that many at once are no way around.
    /// At most so many an hour; 0 is without a limit.
    ///
    /// # Errors
    /// [`Error::Busy`] when all of them were wrong: then a right one isn't looked at either.
    pub fn begin(&self, key: &str, most: u32, now: UnixMs) -> Result<(), Error> {
        if most == 0 {
            return Ok(());
        }
        let mut kept = self.kept();
        let missed = kept.entry(key.to_owned()).or_insert(Missed { count: 0, since: now });
        if is_over(missed, now) {
            *missed = Missed { count: 0, since: now };
        }
        if missed.count >= most {
            let left = missed.since.0 + TOGETHER_MS - now.0;
            return Err(Error::Busy { retry_s: u32::try_from(left / 1_000).unwrap_or(0) + 1 });
        }
        missed.count += 1;
        Ok(())
    }

    /// It was right, or no answer at all: it does not count.
    pub fn right(&self, key: &str) {
        if let Some(missed) = self.kept().get_mut(key) {
            missed.count = missed.count.saturating_sub(1);
        }
    }

    /// Forgets those whose hour is over.
    pub fn forget(&self, now: UnixMs) {
        self.kept().retain(|_, missed| missed.count > 0 && !is_over(missed, now));
    }

    fn kept(&self) -> MutexGuard<'_, HashMap<String, Missed>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_over(missed: &Missed, now: UnixMs) -> bool {
    now.0 - missed.since.0 >= TOGETHER_MS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_answers_end_and_right_ones_never_do() {
        let (misses, begun) = (Misses::default(), UnixMs(1_000_000));
        for nr in 0..100 {
            assert!(misses.begin("a", 2, begun).is_ok(), "right {nr}");
            misses.right("a");
        }
        assert!(misses.begin("a", 2, begun).is_ok() && misses.begin("a", 2, UnixMs(begun.0 + 600_000)).is_ok());
        assert!(matches!(misses.begin("a", 2, UnixMs(begun.0 + 600_000)), Err(Error::Busy { retry_s: 3_001 })), "until the hour is over");
        assert!(misses.begin("b", 2, begun).is_ok(), "another one");
        assert!(misses.begin("a", 0, begun).is_ok(), "without a limit");
        assert!(misses.begin("a", 2, UnixMs(begun.0 + TOGETHER_MS)).is_ok(), "an hour later it begins anew");
        misses.forget(UnixMs(begun.0 + TOGETHER_MS));
        assert_eq!(misses.kept().len(), 1, "who was quiet for an hour is forgotten");
    }

    #[test]
    fn many_at_once_are_no_way_around() {
        let misses = Misses::default();
        let through = (0..50).filter(|_| misses.begin("a", 3, UnixMs(0)).is_ok()).count();
        assert_eq!(through, 3, "each counts before it is looked at");
    }
}
