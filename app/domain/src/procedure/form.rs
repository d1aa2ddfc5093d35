//! What an institution's staff send. `seen_ms` is since when the work had the status that the card showed: another change
//! meanwhile is a conflict.

use super::{DecisionKind, UnconsideredGround};
use crate::appeal::validate::{Tidy, clean, one_text, without_repeats};
use crate::ids::{AppealId, InstitutionId, MediaId, QueryId};
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// Leaving unconsidered (A9.2).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UnconsideredForm {
    /// The appeal.
    pub appeal: AppealId,
    /// The ground; `None` is refused.
    pub ground: Option<UnconsideredGround>,
    /// The reasons in words, shown to the person.
    pub reason: String,
    /// Since when the work had the status shown.
    pub seen_ms: Option<UnixMs>,
}

/// Sending on (A8.11), or back to the owner's staff.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ForwardForm {
    /// The appeal.
    pub appeal: AppealId,
    /// To whom; ignored when it goes back.
    pub to: Option<InstitutionId>,
    /// Back to the owner's staff, who decide whose it is.
    pub back: bool,
    /// Why it is not this institution's, shown to the person.
    pub reason: String,
    /// Since when the work had the status shown.
    pub seen_ms: Option<UnixMs>,
}

/// An extension (A8.8; law 10.1, 10.2).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExtendForm {
    /// The appeal.
    pub appeal: AppealId,
    /// [`DecisionKind::ExtendedStudy`] or [`DecisionKind::Extended`]; anything else is refused.
    pub kind: Option<DecisionKind>,
    /// By how many working days; only with [`DecisionKind::Extended`].
    pub days: u16,
    /// Why, shown to the person.
    pub reason: String,
    /// Since when the work had the status shown.
    pub seen_ms: Option<UnixMs>,
}

/// A query to another institution (A8.10).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct QueryForm {
    /// The appeal.
    pub appeal: AppealId,
    /// Who is asked.
    pub to: Option<InstitutionId>,
    /// The question; the other institution reads this and the place, nothing else of the appeal.
    pub text: String,
    /// The appeal's own photos go along.
    pub photos: bool,
    /// Since when the work had the status shown.
    pub seen_ms: Option<UnixMs>,
}

/// The answer to a query (A8.10).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct QueryAnswerForm {
    /// The query.
    pub query: QueryId,
    /// The answer, for the institution that asked.
    pub text: String,
    /// Photos of documents.
    pub media: Vec<MediaId>,
}

one_text!(UnconsideredForm.reason, ExtendForm.reason);

impl Tidy for ForwardForm {
    fn tidied(self) -> Self {
        Self { to: self.to.filter(|to| !self.back && !to.as_str().trim().is_empty()), reason: clean(&self.reason), ..self }
    }
}

impl Tidy for QueryForm {
    fn tidied(self) -> Self {
        Self { to: self.to.filter(|to| !to.as_str().trim().is_empty()), text: clean(&self.text), ..self }
    }
}

impl Tidy for QueryAnswerForm {
    fn tidied(self) -> Self {
        Self { text: clean(&self.text), media: without_repeats(self.media), ..self }
    }
}
