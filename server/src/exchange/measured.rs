//! How often a register is asked, how that ends, and how long it takes. Nothing of whom it was about.

use domain::exchange::{Fact, Trouble};
use futures::future::BoxFuture;
use services::exchange::{Question, Register, Reply};
use std::time::Instant;

/// A register that is watched.
pub struct Measured {
    fact: Fact,
    register: Box<dyn Register>,
}

impl Measured {
    /// Watches a register.
    pub fn new(fact: Fact, register: Box<dyn Register>) -> Measured {
        Measured { fact, register }
    }
}

impl Register for Measured {
    fn ask<'a>(&'a self, question: &'a Question) -> BoxFuture<'a, Result<Reply, Trouble>> {
        Box::pin(async move {
            let (begun, register) = (Instant::now(), self.fact.as_str());
            let answer = self.register.ask(question).await;
            metrics::histogram!("muraciet_exchange_seconds", "register" => register).record(begun.elapsed().as_secs_f64());
            answer
        })
    }

    fn may_repeat(&self) -> bool {
        self.register.may_repeat()
    }
}
