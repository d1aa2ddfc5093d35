//! What a provider and the operator send.

use super::FactsForm;
use crate::appeal::validate::{Checked, Tidy, clean, telling};
use crate::eservice::Item;
use crate::ids::ApplicationId;
use crate::refusal::Field;
use serde::{Deserialize, Serialize};

/// Most characters of a reason.
pub const MAX_REASON: u32 = 1_000;

/// An application as its form sends it. What it asks for and of which service was settled when it was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationForm {
    /// The application.
    pub id: ApplicationId,
    /// The revision that was read; another one kept meanwhile is never overwritten.
    pub seen: u32,
    /// Items 3 to 10.
    pub facts: FactsForm,
    /// The day on which the facts changed, `YYYY-MM-DD` (R10.6).
    pub happened_on: String,
    /// Why the registration is cancelled (R10.7).
    pub reason: String,
    /// `submit` to sign and submit; otherwise it stays a draft.
    pub step: String,
}

impl ApplicationForm {
    /// It is to be signed and submitted.
    pub fn submits(&self) -> bool {
        self.step == "submit"
    }
}

impl Tidy for ApplicationForm {
    fn tidied(self) -> Self {
        Self { facts: self.facts.tidied(), happened_on: self.happened_on.trim().to_owned(), reason: clean(&self.reason), ..self }
    }
}

/// The operator's decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DecideForm {
    /// The application.
    pub id: ApplicationId,
    /// The revision that was read.
    pub seen: u32,
    /// `grant`; otherwise it goes back.
    pub decision: String,
    /// Why it goes back.
    pub reason: String,
}

impl DecideForm {
    /// It is granted.
    pub fn grants(&self) -> bool {
        self.decision == "grant"
    }
}

impl Tidy for DecideForm {
    fn tidied(self) -> Self {
        Self { reason: clean(&self.reason), ..self }
    }
}

/// What goes back goes back with reasons.
pub fn decision(form: &DecideForm) -> Checked {
    if form.grants() {
        return Ok(());
    }
    telling(Field::Eservice(Item::Reason), &form.reason, MAX_REASON).map_or(Ok(()), |refusal| Err(vec![refusal]))
}
