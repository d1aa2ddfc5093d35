//! A register that is asked directly.

use super::answer::data;
use super::caller::Caller;
use crate::config::{Fields, Register as Way};
use anyhow::Context;
use domain::exchange::{Fact, Trouble};
use futures::future::BoxFuture;
use services::exchange::{Question, Register, Reply};

/// The register.
pub struct Rest {
    fact: Fact,
    caller: Caller,
    fields: Fields,
}

impl Rest {
    /// The configured one.
    ///
    /// # Errors
    /// When its address is missing or is none.
    pub fn new(fact: Fact, way: &Way) -> anyhow::Result<Rest> {
        let url = way.url.clone().context("url is needed")?;
        Ok(Rest { fact, caller: Caller::new(url, way)?, fields: way.fields.clone() })
    }
}

impl Register for Rest {
    fn ask<'a>(&'a self, question: &'a Question) -> BoxFuture<'a, Result<Reply, Trouble>> {
        Box::pin(async move {
            let answer = self.caller.ask(question, &[("x-request-id", &question.id)]).await?;
            Ok(Reply { data: data(self.fact, &self.fields, &answer)?, request_hash: None })
        })
    }

    fn may_repeat(&self) -> bool {
        self.caller.may_repeat()
    }
}
