//! The registers that can be asked, each with its patience and its breaker.

use super::breaker::{Breaker, Mood};
use super::register::{Question, Register, Reply};
use domain::exchange::{Fact, Trouble};
use domain::time::UnixMs;
use rand::Rng;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The shortest and longest wait before a question is repeated at once, milliseconds.
const REPEAT_MS: std::ops::Range<u64> = 50..250;

/// The way to one register.
pub struct Line {
    fact: Fact,
    register: Box<dyn Register>,
    patience: Duration,
    breaker: Mutex<Breaker>,
}

/// All of them.
#[derive(Default)]
pub struct Exchange {
    lines: Vec<Line>,
}

impl Exchange {
    /// The registers there are; of several for one fact the first is asked.
    pub fn new(lines: Vec<Line>) -> Exchange {
        Exchange { lines }
    }

    /// The way to the register of this fact; `None` where there is no exchange.
    pub fn line(&self, fact: Fact) -> Option<&Line> {
        self.lines.iter().find(|line| line.fact == fact)
    }
}

impl Line {
    /// A way to the register of a fact; one question may take `patience` in all.
    pub fn new(fact: Fact, register: Box<dyn Register>, patience: Duration, breaker: Breaker) -> Line {
        Line { fact, register, patience, breaker: Mutex::new(breaker) }
    }

    /// Whether questions go out now.
    pub fn mood(&self, now: UnixMs) -> Mood {
        self.breaker().mood(now)
    }

    /// Asks; the breaker hears how it went. A question that changes nothing is repeated once when that may help.
    ///
    /// # Errors
    /// [`Trouble`].
    pub(super) async fn ask(&self, question: &Question, now: impl Fn() -> UnixMs) -> Result<Reply, Trouble> {
        let asked = tokio::time::timeout(self.patience, self.ask_twice(question)).await.unwrap_or(Err(Trouble::Timeout));
        match &asked {
            Ok(_) => self.breaker().answered(),
            Err(_) => self.breaker().failed(now()),
        }
        asked
    }

    async fn ask_twice(&self, question: &Question) -> Result<Reply, Trouble> {
        match self.register.ask(question).await {
            Err(trouble) if trouble.may_pass() && self.register.may_repeat() => {
                // Not all at the same moment: whatever failed for one has failed for others too.
                tokio::time::sleep(Duration::from_millis(rand::rngs::OsRng.gen_range(REPEAT_MS))).await;
                self.register.ask(question).await
            }
            answer => answer,
        }
    }

    fn breaker(&self) -> MutexGuard<'_, Breaker> {
        self.breaker.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
